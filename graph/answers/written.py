"""The day on which a letter was written, as far as it can be told.

A draft, or a copy whose day was left to a pen, is no older than the latest document it
cites; that day stands in where an answer needs one, and is called what it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.store import Store

_WHOLE = len("2025-01-31")


@dataclass(frozen=True, slots=True)
class Written:
    """The day of a letter; not `exact` if that of the latest document it cites."""

    day: date
    exact: bool


def written(store: Store, letter: str) -> Written | None:
    """The day of a letter, by slug; None where neither it nor what it cites tells."""
    return _all(store).get(letter)


def _all(store: Store) -> Mapping[str, Written]:
    return store.keep("written", lambda: _find(store))


def _find(store: Store) -> dict[str, Written]:
    documents = catalog(store).documents
    found: dict[str, Written] = {}
    cited: dict[str, list[str]] = {}
    for mention in evidence(store).mentions:
        document = documents.get(mention.document)
        if document is not None and document.date and len(document.date) == _WHOLE:
            cited.setdefault(mention.letter, []).append(document.date)
    for slug, letter in documents.items():
        if letter.held:
            day = _day(letter.date, cited.get(slug, ()))
            if day is not None:
                found[slug] = day
    return found


def _day(printed: str | None, cited: Iterable[str]) -> Written | None:
    """The printed day, else the latest cited one within the printed year or month."""
    if printed and len(printed) == _WHOLE:
        return Written(date.fromisoformat(printed), exact=True)
    within = [day for day in cited if day.startswith(printed or "")]
    latest = max(within, default=None)
    return Written(date.fromisoformat(latest), exact=False) if latest else None
