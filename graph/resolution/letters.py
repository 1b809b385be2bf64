"""What each letter says, packed, and the documents that it cites."""

from __future__ import annotations

import json
import zlib
from dataclasses import astuple, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.facts import Assertion, Facts, Mention, Naming
from graph.headers import LetterFacts
from graph.iris import within
from graph.keys import Key
from graph.meanings import cited_in, shelved, status_of
from graph.resolution.votes import count

if TYPE_CHECKING:
    from graph.resolution.ledger import Ledger
    from graph.resolution.votes import Vote

_LETTER = """INSERT INTO letters (slug, number, date, header, said, fingerprint)
VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (slug) DO UPDATE SET number = excluded.number,
date = excluded.date, header = excluded.header, said = excluded.said,
fingerprint = excluded.fingerprint"""
_CITED = """INSERT INTO cited (letter, document, by_hand, number, key, party, days,
written, mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_KEY = """INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (number, key) DO UPDATE SET n = n + excluded.n"""


def facts_in(ledger: Ledger, slug: str) -> Facts | None:
    """What a letter said when it was resolved last; None if it was not there."""
    row = ledger.one(
        "SELECT header, said, fingerprint FROM letters WHERE slug = ?", slug
    )
    if row is None:
        return None
    mentions, assertions, namings = json.loads(zlib.decompress(row[1]))
    return Facts(
        letter=replace(_header(row[0]), fingerprint=row[2]),
        mentions=tuple(Mention(*said) for said in mentions),
        assertions=tuple(Assertion(*said) for said in assertions),
        namings=tuple(Naming(*said) for said in namings),
    )


def header_in(ledger: Ledger, slug: str) -> LetterFacts | None:
    """The header of a letter, without its fingerprint."""
    header = ledger.value("SELECT header FROM letters WHERE slug = ?", slug)
    return None if header is None else _header(header)


def is_held(ledger: Ledger, slug: str) -> bool:
    """Whether there is a letter of a slug."""
    return ledger.one("SELECT 1 FROM letters WHERE slug = ?", slug) is not None


def words_in(ledger: Ledger, slug: str) -> str | None:
    """The fingerprint of a letter's words."""
    found: str | None = ledger.value(
        "SELECT fingerprint FROM letters WHERE slug = ?", slug
    )
    return found


@lru_cache(maxsize=1 << 12)
def _header(packed: str) -> LetterFacts:
    header = LetterFacts(*json.loads(packed))
    return replace(header, addressees=frozenset(header.addressees))


def keys_of(facts: Facts | None) -> set[Key]:
    """The keys of numbers that a letter prints, in its header or elsewhere."""
    if facts is None:
        return set()
    keys = {cited.key for cited in cited_in(facts).values()}
    return {key for key in (*keys, shelved(facts.letter)[1]) if key}


def enter(ledger: Ledger, slug: str, old: Facts | None, new: Facts | None) -> None:
    """Put what a letter says in the place of what it said; None for nothing.

    What its citations mean is to be decided.
    """
    ledger.run("DELETE FROM cited WHERE letter = ?", slug)
    ledger.run("DELETE FROM shelf WHERE letter = ?", slug)
    if new is None:
        ledger.run("DELETE FROM letters WHERE slug = ?", slug)
    else:
        header = replace(new.letter, fingerprint=None)
        packed = json.dumps(
            [*astuple(header)[:-1], sorted(header.addressees)], ensure_ascii=False
        )
        said = [
            [*map(_row, part)] for part in (new.mentions, new.assertions, new.namings)
        ]
        blob = zlib.compress(json.dumps(said, ensure_ascii=False).encode(), 1)
        known, key = shelved(header)
        date, words = header.date if known else None, new.letter.fingerprint
        ledger.run(_LETTER, slug, header.number, date, packed, blob, words)
        ledger.many(_CITED, _cited_rows(new))
        if known:
            row = (slug, key.slug if key else None, header.date)
            ledger.run("INSERT INTO shelf VALUES (?, ?, ?)", *row)
    _count_keys(ledger, keys_of(old), keys_of(new))
    count(ledger, _dates_in(old), _dates_in(new))


def _row(said: Mention | Assertion | Naming) -> list[object]:
    return [getattr(said, name) for name in said.__slots__]


def _cited_rows(facts: Facts) -> list[tuple[object, ...]]:
    """The documents that a letter cites, with the parts that mention each."""
    letter, found = facts.letter.slug, cited_in(facts)
    parts: dict[str, list[tuple[str, str]]] = {}
    by_slug = {mention.slug: mention for mention in facts.mentions}
    for mention in facts.mentions:
        said = by_slug.get(mention.antecedent or "", mention)
        at = within(mention.slug, letter), status_of(mention)
        parts.setdefault(said.document, []).append(at)
    return [
        (
            letter,
            document,
            by_hand,
            cited.key and cited.key.number,
            cited.key and packed_key(cited.key),
            cited.party,
            " ".join(sorted(cited.days)),
            cited.written,
            # What a person says of a document holds for all mentions of it.
            json.dumps(
                parts.get(document, ())
                if by_hand or (document, True) not in found
                else ()
            ),
        )
        for (document, by_hand), cited in found.items()
    ]


def _count_keys(ledger: Ledger, old: set[Key], new: set[Key]) -> None:
    changes = [(key, -1) for key in old - new] + [(key, 1) for key in new - old]
    rows = [
        (key.number, packed_key(key), key.place, key.scope, key.slug, n)
        for key, n in changes
    ]
    ledger.many(_KEY, rows)
    gone = [row[:2] for row in rows if row[-1] < 0]
    ledger.many("DELETE FROM keys WHERE number = ? AND key = ? AND n = 0", gone)


def packed_key(key: Key) -> str:
    """A key as text; `unpacked_key` is the way back."""
    return json.dumps(astuple(key))


@lru_cache(maxsize=1 << 16)
def unpacked_key(packed: str) -> Key:
    """The key that `packed_key` wrote."""
    return Key(*json.loads(packed))


def _dates_in(facts: Facts | None) -> set[Vote]:
    """The dates that a letter gives documents, as it knows them."""
    return {
        ("understood", mention.document, "", 0, mention.date)
        for mention in (facts.mentions if facts else ())
        if mention.date
    }
