"""Labels of the rows of a table of tasks: "PL2.7", below the heading "PL2.II".

The number of the annex comes first, so that a row is not taken for an item of the
letter; then the number that the row itself prints. Only where numbers start again
under each heading does the heading's stand between: "PL2.II.1".
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extract.items import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.labels import Labels
    from extract.task_tables import Row

Kind = Literal["capital", "roman", "number", "small", "dash"]
_LEVELS: tuple[Kind, ...] = ("capital", "roman", "number", "small", "dash")
_DEEPEST = 10  # steps that a number may have: 1.2.3
_MARK = re.compile(
    r"\(?(?:(?P<number>\d{1,4}(?:\.\d{1,3})*)|(?P<roman>[IVX]{1,6})|"
    r"(?P<capital>[A-ZĐ])|(?P<small>[a-zđ])|(?P<dash>[-–+*•]))\s*[.)/:]*"
)
ANNEX = re.compile(
    r"^(?:PHỤ LỤC|Phụ lục)(?!\w)(?! [a-zđ])(?: (?:SỐ|Số))?:? ?"
    r"(?P<number>(?:\d{1,2}|[IVX]{1,5}|[A-ZĐ])(?!\w))?",
    re.MULTILINE,
)
"""The heading of an annex: "PHỤ LỤC II"."""

_ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row prints as its number, without the dot: "1", "1.2", "II", "a"."""

    kind: Kind
    text: str

    @property
    def heads(self) -> bool:
        """Roman numerals and capitals number headings."""
        return self.kind in {"capital", "roman"}

    @property
    def number(self) -> int | None:
        """Its place in its list; None if it has steps, or is a letter or a dash."""
        if self.kind == "roman":
            return _from_roman(self.text)
        return int(self.text) if self.text.isdecimal() else None

    @property
    def level(self) -> int:
        """How deep in the tree: headings first, the steps of a number one by one."""
        place = _LEVELS.index(self.kind) * _DEEPEST
        return place + min(self.text.count("."), _DEEPEST - 1)


def read_mark(words: str) -> Mark | None:
    """The number that a cell prints; None if it holds something else."""
    match = _MARK.fullmatch(words.strip())
    if match is None or match.lastgroup is None:
        return None
    kind: Kind = match.lastgroup  # type: ignore[assignment]  # the groups are the kinds
    return Mark(kind, match[kind])


def label_rows(prefix: str, rows: Sequence[Row], used: Labels) -> list[Item]:
    """The rows of a table as items; `used` are labels given before, and grows."""
    marks = _marks(rows)
    counted = Counter(marks)
    again = {mark.kind for mark, count in counted.items() if count > 1}
    stack: list[tuple[Mark, str]] = []
    labels: list[tuple[str, str | None]] = []
    for mark in marks:
        while stack and stack[-1][0].level >= mark.level:
            stack.pop()
        parent = stack[-1][1] if stack else None
        base = parent
        if mark.kind not in {"small", "dash"}:
            headings = (label for above, label in reversed(stack) if above.heads)
            base = next(headings, None) if mark.kind in again else None
        label = used.free(f"{base or prefix}.{mark.text}")
        used.take([label])
        stack.append((mark, label))
        labels.append((label, parent))
    parents = {parent for _, parent in labels}
    return [
        _item(row, label, parent, leaf=not row.heading and label not in parents)
        for row, (label, parent) in zip(rows, labels, strict=True)
    ]


def _item(row: Row, label: str, parent: str | None, *, leaf: bool) -> Item:
    """A row as an item; a cell merged over several rows lies outside of most."""
    start = min(cell[0] for cell in row.of("task", "indicator"))
    end = max(cell[1] for _, cell in row.cells)
    return Item(label, parent, start, end, leaf, tuple(row.cells))


def _marks(rows: Sequence[Row]) -> list[Mark]:
    """The number of each row, those that print none counted on."""
    marks: list[Mark] = []
    last, headings, dashes = 0, 0, 0
    for row in rows:
        mark = row.mark
        if mark is None and row.heading:
            headings += 1
            mark = Mark("roman", f"M{headings}")
        elif mark is None:
            mark = Mark("number", str(last + 1))
        dashes = dashes + 1 if mark.kind == "dash" else 0
        if mark.kind == "dash":
            mark = Mark("dash", str(dashes))
        elif mark.kind == "number" and mark.number is not None:
            last = mark.number
        marks.append(mark)
    return marks


def annex_label(text: str, offset: int) -> str:
    """The annex that an offset lies in: "PL2" in "PHỤ LỤC II", "PL" without number."""
    annexes = list(ANNEX.finditer(text, 0, offset))
    number = (annexes[-1]["number"] or "") if annexes else ""
    if re.fullmatch("[IVX]+", number):
        number = str(_from_roman(number))
    return f"PL{number.lstrip('0')}"


def _from_roman(numeral: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in numeral]
    after = [*values[1:], 0]
    return sum(v if v >= n else -v for v, n in zip(values, after, strict=True))
