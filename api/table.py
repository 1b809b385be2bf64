"""Tables: for a terminal, and as CSV."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import Any, Final

from api.console import one_line
from ontology.terms import CD

GAP: Final = "  "
FORMULA: Final = ("=", "+", "-", "@")
"""What a spreadsheet takes for a formula at the head of a cell."""


def table_of(results: bytes, base: str) -> tuple[str, int]:
    """Lay out SPARQL JSON results; return the text and the number of rows.

    IRIs of ours are shown without what they all begin with. ASK gives true or false.
    """
    answer: dict[str, Any] = json.loads(results)
    if "boolean" in answer:
        return str(answer["boolean"]).lower(), 1
    names: list[str] = answer["head"]["vars"]
    rows = [
        [_cell(binding.get(name), base) for name in names]
        for binding in answer["results"]["bindings"]
    ]
    return lay_out([names, *rows]), len(rows)


def lay_out(rows: list[list[str]]) -> str:
    """Lay out rows in columns, the first as their heads."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * width for width in widths]
    lines = [
        GAP.join(
            cell + " " * (width - _width(cell))
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in (rows[0], rule, *rows[1:])
    ]
    return "\n".join(lines)


def as_csv(rows: list[list[str]]) -> str:
    """Write rows as CSV (RFC 4180), the first as their heads.

    Words of documents must not become formulas: such a cell begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        cells = map(one_line, row)
        writer.writerow(f"'{c}" if c.startswith(FORMULA) else c for c in cells)
    return out.getvalue()


def _cell(term: dict[str, str] | None, base: str) -> str:
    """A term as a person reads it; nothing for a variable that is unbound."""
    if term is None:
        return ""
    value = term["value"]
    if term["type"] == "uri":
        if value.startswith(base):
            return f":{value.removeprefix(base)}"
        if value.startswith(CD):
            return f"cd:{value.removeprefix(CD)}"
        return f"<{value}>"
    return one_line(value)


def _width(words: str) -> int:
    """Columns on a terminal; combining marks take none."""
    return sum(not unicodedata.combining(character) for character in words)
