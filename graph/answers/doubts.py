"""What is wrong, or may be, with a citation of a letter that is not stored.

As for letters that are (`graph.answers.gap_citations`), each doubt says no more than
the letters, the registers and the codes of numbers do.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from graph.answers.changes import changes
from graph.answers.findings import Ground
from graph.answers.issuing import is_anothers
from graph.catalog import catalog
from graph.dates import differ, is_day, is_later
from graph.iris import number_slug
from graph.keys import Key
from graph.named import is_registered, newer_act

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.model import Citation
    from graph.arrival import Arrival, Understood
    from graph.catalog import Document
    from graph.quotes import Quote
    from graph.store import Store

DoubtKind = Literal[
    "unknown_number",
    "another_date",
    "date_differs",
    "wrong_issuer",
    "replaced",
    "abrogated",
    "amended",
    "superseded",
    "later",
    "itself",
    "malformed",
]
DOUBT_KINDS: Final[tuple[DoubtKind, ...]] = get_args(DoubtKind)
_CHANGED: Final[Mapping[str, DoubtKind]] = {
    "replaces": "replaced",
    "abrogates": "abrogated",
    "amends": "amended",
}
_MOST_NEAR: Final = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at before the letter is signed.

    `value` is what the store or the registers have instead, `documents` are those that
    show it, or may be meant; `quotes` the words of letters that say so.
    """

    kind: DoubtKind
    value: str | None = None
    documents: tuple[Document, ...] = ()
    quotes: tuple[Quote, ...] = ()


class Doubter:
    """Looks at the citations of one letter; `store` is what they are held against."""

    def __init__(self, store: Store, arrival: Arrival) -> None:
        self._known = catalog(store)
        self._numbers = store.keep("same numbers", lambda: _by_number(store))
        self._days = store.keep("same days", lambda: _by_day(store))
        ground = Ground.of(store, None)
        self._changes = store.keep("changes", lambda: changes(ground))
        self._arrival = arrival
        self._cites = {one.slug for one in arrival.understood}

    def doubts(self, citation: Citation, one: Understood) -> tuple[Doubt, ...]:
        """What is wrong with a citation; nothing more with one that says it again."""
        if one.mention is not one.said or one.status in ("blocked", "unresolved"):
            return ()
        if one.slug == self._arrival.letter:
            away = citation.section != "header"
            return (Doubt("itself"),) if away else ()
        return (*self._of_number(citation, one), *self._of_document(one))

    def _of_number(self, citation: Citation, one: Understood) -> Iterator[Doubt]:
        """Of what is printed: number, date, issuer."""
        number = citation.number
        if number is None:
            return
        if citation.malformed:
            yield Doubt("malformed", value=number)
        printed = one.mention.issuer_printed
        level, issuer = citation.level, one.mention.issuer
        if printed and is_anothers(number, level, issuer, citation.date):
            yield Doubt("wrong_issuer")
        document = self._known.documents.get(one.slug)
        if document and differ(citation.date, document.date):
            yield Doubt("date_differs", document.date, (document,))
        known = document or one.candidates or is_registered(number, citation.date)
        if not known:
            yield self._unknown(one, number)

    def _unknown(self, one: Understood, number: str) -> Doubt:
        """No letter is of this number, nor cites it; what comes close may be meant."""
        key = Key.parse(one.slug, number, one.mention.level)
        alike = [
            document
            for other, document in self._numbers.get(key.number, ())
            if None in (key.place, other.place) or key.place == other.place
        ]
        if alike:
            dates = ", ".join(sorted({d.date for d in alike if d.date}))
            return Doubt("another_date", dates or None, tuple(alike[:_MOST_NEAR]))
        near = self._days.get((one.mention.date, _symbol(number)), ())
        return Doubt("unknown_number", documents=tuple(near[:_MOST_NEAR]))

    def _of_document(self, one: Understood) -> Iterator[Doubt]:
        """Of what is meant: what became of it, and when it was issued."""
        written = self._arrival.written
        act = one.act.slug if one.act and one.act.source.seen else None
        for slug in dict.fromkeys(filter(None, (one.slug, act))):
            yield from self._changed(slug)
        document = self._known.documents.get(act or one.slug)
        if document and is_later(document.date, written):
            yield Doubt("later", document.date, (document,))
        number = one.act.number if one.act else one.mention.number
        newer = newer_act(number, written) if number else None
        if newer and newer.slug not in self._cites:
            found = self._known.documents.get(newer.slug)
            yield Doubt("superseded", newer.number, (found,) if found else ())

    def _changed(self, slug: str) -> Iterator[Doubt]:
        """What changed a document before the letter, which does not name that."""
        for change in self._changes.get(slug, ()):
            by = self._known.documents.get(change.said.subject)
            if by is None or by.slug in self._cites or by.slug == self._arrival.letter:
                continue
            if is_later(self._arrival.written, by.date):
                kind = _CHANGED[change.relation]
                yield Doubt(kind, by.number, (by,), (change.said.quote,))


def _by_number(store: Store) -> dict[str, list[tuple[Key, Document]]]:
    """The documents of each number, with what tells them apart."""
    found: dict[str, list[tuple[Key, Document]]] = defaultdict(list)
    for document in catalog(store).documents.values():
        if document.number and document.canonical is None:
            key = Key.parse(document.slug, document.number, document.level)
            found[key.number].append((key, document))
    return found


def _by_day(store: Store) -> dict[tuple[str | None, str], list[Document]]:
    """The documents of each day and symbol: a number may be misprinted."""
    found: dict[tuple[str | None, str], list[Document]] = defaultdict(list)
    for document in catalog(store).documents.values():
        if document.number and is_day(document.date) and document.canonical is None:
            found[document.date, _symbol(document.number)].append(document)
    return found


def _symbol(number: str) -> str:
    """A number without its serial: "nq-tw"."""
    return number_slug(number).partition("-")[2]
