"""What all letters know of numbers, and what the documents mean that letters cite."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graph.iris import apart_slug
from graph.meanings import Cited, Known, Meaning, bears_on, meaning_of
from graph.merge import finest
from graph.resolution.letters import packed_key, unpacked_key
from graph.resolution.votes import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.keys import Key
    from graph.resolution.ledger import Ledger

# Those of a number that may refine a key, or be refined by it, as far as columns tell.
_FINER: Final = """SELECT key FROM keys WHERE number = ?1 AND (?2 IS NULL OR place = ?2)
AND (?3 IS NULL OR scope = ?3 OR scope LIKE ?3 || '-%')"""
_VAGUER: Final = """SELECT key FROM keys WHERE number = ?1
AND (place IS NULL OR place = ?2)
AND (scope IS NULL OR scope = ?3 OR ?3 LIKE scope || '-%')"""
_CITED: Final = """SELECT letter, document, by_hand, key, party, days, written, meaning,
candidates FROM cited"""
_MEANS: Final = """UPDATE cited SET meaning = ?, candidates = ?
WHERE letter = ? AND document = ? AND by_hand = ?"""

_MOST_KEPT: Final = 20_000

Pair = tuple[str, str]
"""A letter, and a document as that letter knows it."""
Change = tuple[Pair, Meaning | None, Meaning]
"""A pair that means something else now: what it meant, and what it means."""


class Numbers:
    """What letters know of numbers, kept as long as nothing changes in the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._finer: dict[Key, dict[Key, Known]] = {}

    def known(self, key: Key) -> dict[Key, Known]:
        """What is known of a key, and of all that refine it."""
        found = self._finer.get(key)
        if found is None:
            rows = self._ledger.column(_FINER, key.number, key.place, key.scope)
            keys = (unpacked_key(packed) for packed in rows)
            found = {
                other: self.about(other)
                for other in keys
                if other == key or other.refines(key)
            }
            if len(self._finer) >= _MOST_KEPT:
                self._finer.clear()
            self._finer[key] = found
        return found

    def about(self, key: Key) -> Known:
        """What is known of the document that a key is of."""
        return Known(key, *about(self._ledger, key.slug))


def about(ledger: Ledger, slug: str) -> tuple[str | None, tuple[str, ...]]:
    """The date of a document by the slug its letters know it by, and what that means.

    Its own letter before all others: one whose number a person corrected keeps its
    slug, but is not the document that this was made of.
    """
    held = ledger.all(
        "SELECT letter, slug, date FROM shelf WHERE letter = ?1 OR slug = ?1"
        " ORDER BY letter",
        slug,
    )
    own = next((row for row in held if row[0] == slug), None)
    others = [row for row in held if row[0] != slug]
    dated = [row[2] for row in (*others, *([own] if own else ())) if row[2]]
    date = dated[-1] if dated else finest(values(ledger, "understood", slug))
    if own is None or own[1] == slug:
        found = [slug] if own else [row[0] for row in others] or [slug]
    else:
        found = [row[0] for row in others] or [apart_slug(slug, slug)]
    return date, tuple(canonical(ledger, one) for one in found)


def canonical(ledger: Ledger, slug: str) -> str:
    """The letter that a letter is a copy of, else itself."""
    copy_of = ledger.value("SELECT copy_of FROM letters WHERE slug = ?", slug)
    return copy_of or slug


def is_printed(ledger: Ledger, key: Key) -> bool:
    """Whether a letter prints what makes a key."""
    sql = "SELECT 1 FROM keys WHERE number = ? AND key = ?"
    return ledger.one(sql, key.number, packed_key(key)) is not None


def keys_that_make(ledger: Ledger, slugs: Iterable[str]) -> set[Key]:
    """The keys that make any of these slugs."""
    sql = "SELECT key FROM keys WHERE slug = ?"
    return {
        unpacked_key(packed) for slug in slugs for packed in ledger.column(sql, slug)
    }


def bearing(ledger: Ledger, changed: Iterable[Key]) -> set[Key]:
    """The keys by which that may be cited of which something else is known now."""
    by_number: dict[str, list[Key]] = defaultdict(list)
    for key in changed:
        by_number[key.number].append(key)
    return {
        vaguer
        for keys in by_number.values()
        for key in keys
        for packed in ledger.column(_VAGUER, key.number, key.place, key.scope)
        if bears_on([key], vaguer := unpacked_key(packed))
    }


def meanings_in(ledger: Ledger, letter: str) -> dict[str, Meaning]:
    """What the documents mean that a letter cites; what a person says holds."""
    rows = ledger.all(
        "SELECT document, meaning, candidates FROM cited WHERE letter = ?"
        " ORDER BY by_hand",
        letter,
    )
    return {document: _meaning(slug, packed) for document, slug, packed in rows}


def _meaning(slug: str, candidates: str | None) -> Meaning:
    return Meaning(slug, tuple(json.loads(candidates)) if candidates else ())


def decide(
    ledger: Ledger, numbers: Numbers, where: str, *values: object
) -> Iterator[Change]:
    """Decide anew what is cited, of the rows that a condition picks; no one's word."""
    sql = f"{_CITED} WHERE by_hand = 0 AND {where}"
    for row in ledger.all(sql, *values):
        letter, document, _, packed, party, days, written, slug, candidates = row
        key = unpacked_key(packed) if packed else None
        cited = Cited(
            document,
            by_hand=False,
            key=key,
            party=bool(party),
            days=frozenset(days.split()),
            written=written,
        )
        now = meaning_of(cited, numbers.known(key) if key else {})
        before = None if slug is None else _meaning(slug, candidates)
        if now != before:
            yield (letter, document), before, now


def decide_by_hand(ledger: Ledger, documents: Iterable[str] | None) -> Iterator[Change]:
    """What documents mean that people say are meant; all of them, if None."""
    sql, asked = f"{_CITED} WHERE by_hand = 1", list[str]()
    if documents is not None:
        sql += " AND document IN (SELECT value FROM json_each(?))"
        asked.append(json.dumps([*documents]))
    for row in ledger.all(sql, *asked):
        letter, document, slug, candidates = row[0], row[1], row[-2], row[-1]
        before = None if slug is None else _meaning(slug, candidates)
        now = _as_others(ledger, document)
        if now != before:
            yield (letter, document), before, now


def _as_others(ledger: Ledger, document: str) -> Meaning:
    """What all others came to mean by the same slug; itself if they do not agree."""
    agreed = ledger.column(
        "SELECT DISTINCT meaning FROM cited"
        " WHERE document = ? AND by_hand = 0 AND candidates IS NULL LIMIT 2",
        document,
    )
    only = agreed[0] if len(agreed) == 1 else None
    return Meaning(only or canonical(ledger, document))


def settle(ledger: Ledger, pair: Pair, meaning: Meaning, *, by_hand: bool) -> None:
    """Write down what a document means that a letter cites."""
    packed = json.dumps(meaning.candidates) if meaning.candidates else None
    ledger.run(_MEANS, meaning.slug, packed, *pair, by_hand)
