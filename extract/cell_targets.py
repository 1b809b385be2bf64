"""Targets in a table of indicators: the value in one column, its unit in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.targets import Quantity, find_targets

if TYPE_CHECKING:
    from extract.items import Item
    from extract.tasks import Comparator

_SIGNS: dict[str, Comparator] = {
    ">=": ">=",
    "≥": ">=",
    "<=": "<=",
    "≤": "<=",
    ">": ">",
    "<": "<",
}
_NUMBER = r"\d+(?:[.,]\d+)?"
_VALUE = re.compile(
    rf"(?P<sign>>=|<=|[≥≤<>])? ?(?P<value>{_NUMBER})(?: ?%)?"
    rf"(?: ?[-–] ?(?P<until>{_NUMBER}))?(?P<unit> ?%)?(?P<where>[^;\n]*)"
)


def item_targets(text: str, item: Item) -> list[Quantity]:
    """What an item's sentences and results set, or the value beside an indicator."""
    if item.column("indicator"):
        return find_cell_targets(text, item)
    places = [*item.prose, *item.column("product")]
    return [found for s, e in places for found in find_targets(text, s, e)]


def find_cell_targets(text: str, row: Item) -> list[Quantity]:
    """Read the values of the row's indicator, one before each semicolon.

    A range "8 - 10" has two bounds; a value in words is none.
    """
    indicator = " ".join(text[slice(*cell)] for cell in row.column("indicator"))
    unit = " ".join(text[slice(*cell)] for cell in row.column("unit"))
    found: list[Quantity] = []
    for start, end in row.column("product"):
        at = start
        for part in text[start:end].split(";"):
            match = _VALUE.match(
                text, at + len(part) - len(part.lstrip()), at + len(part)
            )
            at += len(part) + 1
            if match is None:
                continue
            own = unit or ("%" if "%" in match[0] else None)
            where = match["where"].strip()
            name = f"{indicator} ({where})" if where else indicator
            found += [
                Quantity(*match.span(), name, sign, value, own, match.start())
                for sign, value in _bounds(match)
            ]
    return found


def _bounds(match: re.Match[str]) -> list[tuple[Comparator, float]]:
    value = float(match["value"].replace(",", "."))
    if match["until"]:
        return [(">=", value), ("<=", float(match["until"].replace(",", ".")))]
    return [(_SIGNS.get(match["sign"] or "", "="), value)]
