"""The day on which a letter was written, as far as it can be told.

A draft, or a copy whose day was left to a pen, is no older than the latest document it
cites; that day stands in where an answer needs one, and is called what it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from graph.catalog import catalog

if TYPE_CHECKING:
    from graph.catalog import Document
    from graph.store import Store

_WHOLE = len("2025-01-31")
_CITED: Final = """
SELECT DISTINCT d.date FROM mentions m JOIN documents d ON d.slug = m.document
WHERE m.letter = ? AND length(d.date) = ?"""


@dataclass(frozen=True, slots=True)
class Written:
    """The day of a letter; not `exact` if that of the latest document it cites."""

    day: date
    exact: bool


def written(store: Store, letter: str) -> Written | None:
    """The day of a letter, by slug; None where neither it nor what it cites tells."""
    known: dict[str, Written | None] = store.keep("written", dict)
    if letter not in known:
        document = catalog(store).documents.get(letter)
        is_held = document is not None and document.held
        known[letter] = _find(store, document) if document and is_held else None
    return known[letter]


def _find(store: Store, letter: Document) -> Written | None:
    printed = letter.date
    if printed and len(printed) == _WHOLE:
        return Written(date.fromisoformat(printed), exact=True)
    rows = catalog(store).view.rows(_CITED, (letter.slug, _WHOLE))
    within = (str(row[0]) for row in rows if str(row[0]).startswith(printed or ""))
    latest = max(within, default=None)
    return Written(date.fromisoformat(latest), exact=False) if latest else None
