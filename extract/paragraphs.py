"""Orders in paragraphs without an enumerator: letters that number nothing.

Each that orders is an item, "1", "2"; one that ends with a colon ("Sở Y tế:") leads to
the dashes below it. Before a numbered list they are "p1", "p2".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count, zip_longest
from typing import TYPE_CHECKING

from extract.items import Item
from extract.running import BULLET, Line, inside, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.asking import Asking
    from extract.layout import Interval
    from extract.zones import Zones


def lines_of(text: str, zone: Interval, without: Sequence[Interval]) -> list[Line]:
    """The lines that begin in a zone, and in none of the places left out."""
    lines = [line for line in read_lines(text, zone[1]) if line.start >= zone[0]]
    return [line for line in lines if not inside(line.start, without)]


def ordering(text: str, lines: Sequence[Line], asking: Asking) -> Iterator[Item]:
    """The paragraphs that order, in a letter without enumerators."""
    numbers = map(str, count(1))
    leading, dashes = "", 0  # the label of the paragraph that leads to dashes
    for line, below in zip_longest(lines, lines[1:]):
        end = trim(text, line.start, line.end)
        dash = BULLET.match(line.text)
        if leading and dash:
            dashes += 1
            start = line.start + dash.end()
            yield Item(f"{leading}.{dashes}", leading, start, end, leaf=True)
        elif leads_to_dashes(asking, line, below):
            leading, dashes = next(numbers), 0
            yield Item(leading, None, line.start, end, leaf=False)
        else:
            leading = ""
            if asking.orders(line):
                yield Item(next(numbers), None, line.start, end, leaf=True)


def leads_to_dashes(asking: Asking, line: Line, below: Line | None) -> bool:
    """Whether a paragraph says who is to do what the dashes below it name."""
    dashed = below is not None and BULLET.match(below.text) is not None
    return dashed and not BULLET.match(line.text) and asking.leads(line)


def asking_before(text: str, lines: Sequence[Line], asking: Asking) -> Iterator[Item]:
    """The paragraphs before a list that ask for something themselves.

    Behind one that asks for what follows, each that opens with what is to be done.
    """
    numbers, asked = count(1), False
    for line in lines:
        if asking.asks(line) or (asked and asking.opens_with_deed(line)):
            end = trim(text, line.start, line.end)
            yield Item(f"p{next(numbers)}", None, line.start, end, leaf=True)
        asked = asked or asking.asks_for_a_list(line)


def with_lead_in(
    text: str, zones: Zones, orders: Sequence[Item], asking: Asking
) -> list[Item]:
    """The orders behind a list, and the lead-in where the list only says about what."""
    start, end = zones.preamble
    start = max(start, text.rfind("\n", start, end) + 1)
    if not asking.asks_for_a_list(Line(start, end, text[start:end].rstrip())):
        return list(orders)
    behind = min([zones.items[1], *(order.start for order in orders)])
    lead_in = Item("p1", None, start, trim(text, start, behind), leaf=True)
    later = (replace(o, label=f"p{n}") for n, o in enumerate(orders, 2))
    return [lead_in, *later]


def trim(text: str, start: int, end: int) -> int:
    """Where a stretch of text ends without the blanks behind it."""
    return start + len(text[start:end].rstrip())
