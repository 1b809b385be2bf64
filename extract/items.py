"""The tree of items: 1. → a) → -, headings above, labels by their path.

Which lines an enumerator opens is told by `enumerators`. The rows of tables of tasks
are items too; `task_tables` finds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.asking import (
    asked_of,
    asks,
    asks_for_a_list,
    closes_with_order,
    order_places,
    orders,
)
from extract.enumerators import opens_item, read_mark
from extract.labels import Labels
from extract.letters import WALL
from extract.quotations import quoted
from extract.running import inside, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.enumerators import Mark
    from extract.layout import Interval
    from extract.placed import Index, P
    from extract.running import Line
    from extract.zones import Zones
    from ontology.registry import ColumnRole


_LEVELS = (
    *("part", "article", "section", "roman", "number", "path", "letter", "dash"),
    "plus",
)
_BULLETS = ("dash", "plus")
_LONGEST_HEADING = 150
_HEADING_ENDS = re.compile(r"[.;,!?…][”\"»)\]]*$")


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

    @property
    def reach(self) -> Interval:
        """From where to where its text lies, with what may stand between its cells."""
        places = [cell for _, cell in self.cells] or [(self.start, self.end)]
        return min(places)[0], max(end for _, end in places)

    def own(self, values: Index[P]) -> list[P]:
        """The values that start in its text."""
        near = values.between(*self.reach)
        return [value for _, value in near if self.holds(value.start)]


@dataclass(slots=True)
class _Open:
    """An item being read: where its list stands, where its text begins.

    `paragraphs` are the lines behind its first that no enumerator opens.
    """

    kind: str
    mark: str
    label: str
    parent: str | None
    line: int
    start: int
    heading: bool = False
    paragraphs: list[int] = field(default_factory=list)


def find_items(
    text: str,
    zones: Zones,
    tables: Sequence[Interval] = (),
    apart: Sequence[Interval] = (),
) -> list[Item]:
    """Read the items zone into a tree, in order of the text.

    What a letter quotes has no items. Paragraphs without an enumerator that order
    something are items as well: "p1" behind a list, "2.p1" below a heading.
    No item begins in one of the `tables`; those that are `apart`, tables whose rows
    are read elsewhere, end the item that they stand in.
    """
    labels = Labels()
    found: list[Item] = []
    if zones.items[0] == zones.items[1]:
        found += _paragraphs(text, zones, tables)
    else:
        found += _asking(text, zones, tables)
        labels.take(item.label for item in found)
        zone = zones.items[0], max(zones.items[1], zones.closing[1])
        lines = _lines(text, zone, [*tables, *quoted(text, *zone)])
        found += _tree(text, lines, (zones.items[1], zone[1]), apart, labels)
    labels.take(item.label for item in found)
    lines = _lines(text, zones.attached, [*tables, *quoted(text, *zones.attached)])
    return [*found, *_tree(text, lines, (zones.attached[1],) * 2, apart, labels)]


def _tree(
    text: str,
    lines: list[Line],
    ends: Interval,
    apart: Sequence[Interval],
    labels: Labels,
) -> Iterator[Item]:
    """The items that begin in some lines; those of the list end before its closing.

    `ends` are where the list ends, and the closing behind it.
    """
    opened = _opened(lines, ends[0], labels)
    starts = sorted([*opened, *_below_headings(opened)], key=lambda o: o.line)
    edges = [*(one.line for one in starts), ends[1]][1:]
    parents = {one.parent for one in starts}
    for one, edge in zip(starts, edges, strict=True):
        end = min(edge, ends[0]) if one.line < ends[0] else edge
        end = min([end, *(first for first, _ in apart if first > one.start)])
        leaf = one.label not in parents
        yield Item(one.label, one.parent, one.start, _trim(text, one.start, end), leaf)
        if not leaf and one.paragraphs:
            yield from _asked_of(text, one, end)


def _asked_of(text: str, one: _Open, end: int) -> Iterator[Item]:
    """What a heading asks of some before it leads to its list.

    "II. Triển khai⏎Bộ đề nghị:⏎Các trường hỗ trợ học sinh.⏎Các sở làm tốt:⏎1. …"
    """
    edges = [one.start, *one.paragraphs, end]
    lines = [text[start:stop].rstrip(f" \n{WALL}") for start, stop in pairwise(edges)]
    for number, start in asked_of(lines):
        at = edges[start]
        label = f"{one.label}.p{number}"
        yield Item(label, one.label, at, at + len(lines[start]), leaf=True)


def _opened(lines: list[Line], closing: int, labels: Labels) -> list[_Open]:
    """The items that enumerators open, and what orders in paragraphs behind them.

    Nothing but such an order begins at or after `closing`.
    """
    opened: list[_Open] = []
    stack: list[_Open] = []
    number, given = None, 0  # the last number of any list; how many orders
    last = max((line.start for line in lines if opens_item(line.text)), default=0)
    for line in lines:
        above = _last("number", stack) or number, _last("letter", stack)
        mark = read_mark(line.text, *above) if line.start < closing else None
        if mark:
            opened.append(_next(mark, line, stack, labels))
            stack.append(opened[-1])
            number = mark.said if mark.kind == "number" else number
        elif places := order_places(line.text) or (
            [0] if stack and line.start > last and closes_with_order(line.text) else []
        ):
            stack = []
            for place in places:
                given += 1
                label, start = labels.free(f"p{given}"), line.start + place
                opened.append(_Open("order", "", label, None, start, start))
        elif stack and line.text:
            stack[-1].paragraphs.append(line.start)
        labels.take(one.label for one in opened[-1:])
    return opened


def _next(mark: Mark, line: Line, stack: list[_Open], labels: Labels) -> _Open:
    """The item that an enumerator opens; takes what it ends off the stack."""
    said = mark.said
    while stack and _LEVELS.index(stack[-1].kind) >= _LEVELS.index(mark.kind):
        last = stack.pop()
        if mark.kind == last.kind and mark.kind in _BULLETS:
            said = str(int(last.mark) + 1)
    if mark.kind in _BULLETS and not said.isdigit():
        said = "1"
    parent = stack[-1].label if stack else None
    label = labels.free(_label(mark.kind, said, parent))
    words = line.text[mark.end :]
    heading = len(words) <= _LONGEST_HEADING and not _HEADING_ENDS.search(words)
    start = line.start + mark.end
    return _Open(mark.kind, said, label, parent, line.start, start, heading)


def _last(kind: str, stack: Sequence[_Open]) -> str | None:
    """The last mark of a kind in the lists that are open."""
    return next((one.mark for one in reversed(stack) if one.kind == kind), None)


def _below_headings(opened: list[_Open]) -> Iterator[_Open]:
    """The paragraphs below a heading, if it has several and no list."""
    parents = {one.parent for one in opened}
    for one in opened:
        if one.heading and len(one.paragraphs) > 1 and one.label not in parents:
            for number, start in enumerate(one.paragraphs, 1):
                label = f"{one.label}.p{number}"
                yield _Open("order", "", label, one.label, start, start)


def _lines(text: str, zone: Interval, without: Sequence[Interval]) -> list[Line]:
    lines = [line for line in read_lines(text, zone[1]) if line.start >= zone[0]]
    return [line for line in lines if not inside(line.start, without)]


def _paragraphs(text: str, zones: Zones, tables: Sequence[Interval]) -> list[Item]:
    """The paragraphs that order, in a letter without enumerators."""
    lines = _lines(text, zones.preamble, tables)
    ordering = [line for line in lines if orders(line.text)]
    return [
        Item(
            str(number), None, line.start, _trim(text, line.start, line.end), leaf=True
        )
        for number, line in enumerate(ordering, start=1)
    ]


def _asking(text: str, zones: Zones, tables: Sequence[Interval]) -> Iterator[Item]:
    """The paragraphs before a list that ask for something themselves."""
    lines = [line for line in _lines(text, zones.preamble, tables) if asks(line.text)]
    for number, line in enumerate(lines, 1):
        end = _trim(text, line.start, line.end)
        yield Item(f"p{number}", None, line.start, end, leaf=True)


def with_lead_in(text: str, zones: Zones, orders: Sequence[Item]) -> list[Item]:
    """The orders behind a list, and the lead-in where the list only says about what."""
    start, end = zones.preamble
    start = max(start, text.rfind("\n", start, end) + 1)
    if not asks_for_a_list(text[start:end].rstrip()):
        return list(orders)
    behind = min([zones.items[1], *(order.start for order in orders)])
    lead_in = Item("p1", None, start, _trim(text, start, behind), leaf=True)
    later = (replace(o, label=f"p{n}") for n, o in enumerate(orders, 2))
    return [lead_in, *later]


def _label(kind: str, mark: str, parent: str | None) -> str:
    if kind == "path":
        first, _, rest = mark.partition(".")
        below = parent is not None and parent.rpartition(".")[2] == first
        return f"{parent}.{rest}" if below else mark
    own = mark
    if kind == "article":
        own = re.sub(r"\D", "", mark)
    elif kind == "part":
        own = mark.rsplit(maxsplit=1)[-1]
    return f"{parent}.{own}" if parent else own


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
