"""The tree of items: 1. → a) → -, headings above, labels by their path.

Which lines an enumerator opens is told by `enumerators`. The rows of tables of tasks
are items too; `task_tables` finds them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from extract.asking import Asking
from extract.enumerators import kind_of_mark, read_mark
from extract.items import Item
from extract.labels import Labels
from extract.letters import WALL
from extract.paragraphs import (
    asking_before,
    leads_to_dashes,
    lines_of,
    ordering,
    trim,
)
from extract.quotations import quoted
from extract.running import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.agencies import AgencyMention
    from extract.enumerators import Mark
    from extract.layout import Interval
    from extract.zones import Zones

_LEVELS = (
    *("part", "article", "section", "roman", "number", "path", "letter"),
    *("order", "dash", "plus"),
)
_SECTIONS = _LEVELS[:4]
_BULLETS = ("dash", "plus")
_LONGEST_HEADING = 150
_LONGEST_LEAD_IN = 400  # that ends with a colon
_HEADING_ENDS = re.compile(r"[.;,!?…][”\"»)\]]*$")


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
    agencies: Iterable[AgencyMention],
    tables: Sequence[Interval] = (),
    apart: Sequence[Interval] = (),
) -> list[Item]:
    """Read the items zone into a tree, in order of the text.

    What a letter quotes has no items. Paragraphs without an enumerator that order
    something are items as well: "p1" behind a list, "2.p1" below a heading.
    No item begins in one of the `tables`; those that are `apart`, tables whose rows
    are read elsewhere, end the item that they stand in.
    """
    labels, asking = Labels(), Asking(text, agencies)
    lines = lines_of(text, zones.preamble, tables)
    if zones.items[0] == zones.items[1]:
        found = list(ordering(text, lines, asking))
    else:
        found = list(asking_before(text, lines, asking))
        labels.take(item.label for item in found)
        zone = zones.items[0], max(zones.items[1], zones.closing[1])
        lines = lines_of(text, zone, [*tables, *quoted(text, *zone)])
        tree = _Tree(text, (zones.items[1], zone[1]), apart, labels, asking)
        found += tree.items(lines)
    labels.take(item.label for item in found)
    lines = lines_of(text, zones.attached, [*tables, *quoted(text, *zones.attached)])
    tree = _Tree(text, (zones.attached[1],) * 2, apart, labels, asking)
    return [*found, *tree.items(lines)]


@dataclass(frozen=True, slots=True)
class _Tree:
    """Builds the items of a list and of what closes it.

    `ends` are where the list ends, and the closing behind it.
    """

    text: str
    ends: Interval
    apart: Sequence[Interval]
    labels: Labels
    asking: Asking

    def items(self, lines: Sequence[Line]) -> Iterator[Item]:
        """The items that begin in some lines, none of the list reaching behind it."""
        opened = self._opened(lines)
        starts = sorted([*opened, *_below_headings(opened)], key=lambda o: o.line)
        edges = [*(one.line for one in starts), self.ends[1]][1:]
        parents, lists = ({one.parent for one in of} for of in (starts, opened))
        for one, edge in zip(starts, edges, strict=True):
            end = min(edge, self.ends[0]) if one.line < self.ends[0] else edge
            end = min([end, *(at for at, _ in self.apart if at > one.start)])
            leaf = one.label not in parents
            stop = trim(self.text, one.start, end)
            yield Item(one.label, one.parent, one.start, stop, leaf)
            if one.label in lists and one.paragraphs:
                yield from self._asked_of(one, end)

    def _asked_of(self, one: _Open, end: int) -> Iterator[Item]:
        """What a heading asks of some before it leads to its list.

        "II. Triển khai⏎Bộ đề nghị:⏎Các trường hỗ trợ học sinh.⏎Các sở làm tốt:⏎1. …"
        """
        lines = []
        for start, stop in pairwise([one.start, *one.paragraphs, end]):
            words = self.text[start:stop].rstrip(f" \n{WALL}")
            lines.append(Line(start, start + len(words), words))
        for number, at in self.asking.asked_of(lines):
            label = f"{one.label}.p{number}"
            yield Item(label, one.label, lines[at].start, lines[at].end, leaf=True)

    def _opened(self, lines: Sequence[Line]) -> list[_Open]:
        """The items that enumerators open, and what orders in paragraphs behind them.

        Nothing but such an order begins where the list has ended. One that leads to
        dashes has them below it.
        """
        opened: list[_Open] = []
        stack: list[_Open] = []
        number = None  # the last of any list
        given: Counter[str | None] = Counter()  # orders by their section
        kinds = _kinds_below(lines)
        for line, below, kind in zip_longest(lines, lines[1:], kinds):
            above = _last("number", stack) or number, _last("letter", stack)
            inside = line.start < self.ends[0]
            mark = read_mark(line.text, *above) if inside else None
            if mark:
                opened.append(_next(mark, line, stack, self.labels))
                stack.append(opened[-1])
                number = mark.said if mark.kind == "number" else number
            elif places := self._orders(line, below, stack, kind):
                stack = [one for one in stack if one.kind in _SECTIONS]
                parent = stack[-1].label if stack and kind else None
                for place in places:
                    given[parent] += 1
                    opened.append(
                        self._order(line.start + place, parent, given[parent])
                    )
                if line.text.endswith(":"):
                    stack.append(opened[-1])
            elif stack and line.text:
                behind = opened[-1] if opened[-1].kind == "order" else stack[-1]
                behind.paragraphs.append(line.start)
            self.labels.take(one.label for one in opened[-1:])
        return opened

    def _order(self, start: int, parent: str | None, number: int) -> _Open:
        """A paragraph that orders, of a number in its section."""
        label = f"{parent}.p{number}" if parent else f"p{number}"
        label = self.labels.free(label)
        return _Open("order", "", label, parent, start, start)

    def _orders(
        self,
        line: Line,
        below: Line | None,
        stack: Sequence[_Open],
        kind: str | None,
    ) -> list[int]:
        """Where a line without an enumerator orders, unless it is a heading's text.

        Where the next enumerator, of a `kind`, goes on with no list, it may close one,
        after a line of such a text.
        """
        above = stack[-1] if stack else None
        if above and above.heading and (kind or not above.paragraphs):
            return []
        if leads_to_dashes(self.asking, line, below):
            return [0]
        if places := self.asking.order_places(line):
            return places
        closes = above is not None and _is_over(stack, kind)
        return [0] if closes and self.asking.closes_with_order(line) else []


def _kinds_below(lines: Sequence[Line]) -> list[str | None]:
    """Of which kind the next enumerator is below each line; none below the last."""
    kinds: list[str | None] = []
    kind: str | None = None
    for line in reversed(lines):
        kinds.append(kind)
        kind = kind_of_mark(line.text) or kind
    return kinds[::-1]


def _is_over(stack: Sequence[_Open], kind: str | None) -> bool:
    """Whether an enumerator of a kind, or none, ends the list that is open."""
    lists = [one.kind for one in stack if one.kind not in _SECTIONS]
    return kind is None or bool(
        lists and _LEVELS.index(kind) < _LEVELS.index(lists[0]) and kind in _SECTIONS
    )


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
    longest = _LONGEST_LEAD_IN if words.endswith(":") else _LONGEST_HEADING
    heading = len(words) <= longest and not _HEADING_ENDS.search(words)
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
