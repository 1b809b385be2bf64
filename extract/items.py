"""The tree of items: 1. → a) → -, headings above, labels by their path.

Letters run through the Vietnamese alphabet (a b c d đ e g h i k l …) and start again
under each number; a number that does not continue its list opens none. The rows of
tables of tasks are items too; `task_tables` finds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from extract.zones import inside, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from extract.layout import Interval
    from extract.zones import Line, Zones
    from ontology.registry import ColumnRole


class _Placed(Protocol):
    """A value found somewhere in the text."""

    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)

ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ENUMERATOR = re.compile(
    r"(?:(?P<article>Điều\s+\d+[a-z]?)\s*[.:]|(?P<roman>[IVX]{1,5})[.)]|"
    r"(?P<path>\d{1,3}(?:\.\d{1,2})+)[.)]?|(?P<number>\d{1,3})[.)]|(?P<letter>[a-zđ])[.)]|"
    r"(?P<dash>[-+*•]))\s*(?=\S)"
)
_BODY = (
    "(?:Sở |Ban |Cục |UBND|Ủy ban|Công an|Văn phòng|Chi |Hội |Thanh tra|Thủ trưởng|"
    "Giám đốc|Chủ tịch|Bộ |Các |Trung tâm )"
)
_ORDER = re.compile(
    rf"(?<!được )(?<!theo )(?<!xét )\b(?i:giao(?: cho)?|đề nghị|yêu cầu) (?i:{_BODY})"
    rf"|chủ trì,? phối hợp|^(?!UBND tỉnh|Ủy ban nhân dân tỉnh){_BODY}(?!.*như sau:$)"
)
_LEVELS = ("article", "roman", "number", "path", "letter", "dash")


@dataclass(frozen=True, slots=True)
class Item:
    """An item: its label by path ("3.b"), its parent's, and its own text.

    `cells` are those of a row of a table, with the role of their column; some may lie
    outside of `start:end`, merged over several rows.
    """

    label: str
    parent: str | None
    start: int
    end: int
    leaf: bool
    cells: tuple[tuple[ColumnRole, Interval], ...] = ()

    def column(self, *roles: ColumnRole) -> list[Interval]:
        """The cells of some columns."""
        return [cell for role, cell in self.cells if role in roles]

    @property
    def prose(self) -> list[Interval]:
        """Where its sentences stand: all of its text, or the cells of the task."""
        return self.column("task", "indicator") or [(self.start, self.end)]

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in its text."""
        if not self.cells:
            return self.start <= offset < self.end
        for _, (start, end) in self.cells:  # noqa: SIM110  # asked for each mention
            if start <= offset < end:
                return True
        return False

    def own(self, values: Iterable[P]) -> list[P]:
        """The values that start in its text."""
        places = [cell for _, cell in self.cells] or [(self.start, self.end)]
        first, last = min(places)[0], max(end for _, end in places)
        near = [value for value in values if first <= value.start < last]
        return [value for value in near if self.holds(value.start)]


@dataclass(slots=True)
class _Open:
    kind: str
    mark: str
    label: str


def find_items(
    text: str,
    zones: Zones,
    tables: Sequence[Interval] = (),
    apart: Sequence[Interval] = (),
) -> list[Item]:
    """Read the items zone into a tree, in order of the text.

    A letter without enumerators orders by paragraph: each that orders is an item.
    No item begins in one of the `tables`; those that are `apart`, tables whose rows
    are read elsewhere, end the item that they stand in.
    """
    if zones.items[0] == zones.items[1]:
        return _paragraphs(text, zones, tables)
    zone_end = zones.items[1]
    lines = _lines(text, zones.items, tables)
    starts: list[tuple[int, int, str, str | None]] = []
    stack: list[_Open] = []
    for line in lines:
        match = _ENUMERATOR.match(line.text)
        if match is None or not _continues(match, stack):
            continue
        kind = match.lastgroup or "dash"
        mark = match[kind]
        while stack and _LEVELS.index(stack[-1].kind) >= _LEVELS.index(kind):
            last = stack.pop()
            if kind == last.kind == "dash":
                mark = str(int(last.mark) + 1)
        if kind == "dash" and not mark.isdigit():
            mark = "1"
        parent = stack[-1].label if stack else None
        label = unused(_label(kind, mark, parent), {label for _, _, label, _ in starts})
        stack.append(_Open(kind, mark, label))
        starts.append((line.start + match.end(), line.start, label, parent))
    ends = [*(start for _, start, _, _ in starts), zone_end][1:]
    parents = {parent for _, _, _, parent in starts}

    def before_tables(start: int, end: int) -> int:
        return min([end, *(first for first, _ in apart if first > start)])

    return [
        Item(
            label,
            parent,
            start,
            _trim(text, start, before_tables(start, end)),
            label not in parents,
        )
        for (start, _, label, parent), end in zip(starts, ends, strict=True)
    ]


def _lines(text: str, zone: Interval, tables: Sequence[Interval]) -> list[Line]:
    lines = [line for line in read_lines(text, zone[1]) if line.start >= zone[0]]
    return [line for line in lines if not inside(line.start, tables)]


def _paragraphs(text: str, zones: Zones, tables: Sequence[Interval]) -> list[Item]:
    lines = _lines(text, zones.preamble, tables)
    ordering = [line for line in lines if _ORDER.search(line.text)]
    return [
        Item(
            str(number), None, line.start, _trim(text, line.start, line.end), leaf=True
        )
        for number, line in enumerate(ordering, start=1)
    ]


def _continues(match: re.Match[str], stack: list[_Open]) -> bool:
    """Whether an enumerator is the next of its list, or the first of a new one."""
    kind = match.lastgroup
    if kind in {"number", "letter"}:
        last = next((o for o in reversed(stack) if o.kind == kind), None)
        if kind == "number":
            number = int(match["number"])
            return number == 1 or (last is not None and number == int(last.mark) + 1)
        letter = ALPHABET.find(match["letter"])
        return letter == 0 or (
            last is not None and letter == ALPHABET.find(last.mark) + 1
        )
    return True


def _label(kind: str, mark: str, parent: str | None) -> str:
    if kind == "path":
        return mark
    own = re.sub(r"\D", "", mark) if kind == "article" else mark
    return f"{parent}.{own}" if parent else own


def unused(label: str, used: AbstractSet[str]) -> str:
    """A label of its own for an item whose numbering starts again: "p2.1"."""
    part, found = 1, label
    while found in used:
        part += 1
        found = f"p{part}.{label}"
    return found


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
