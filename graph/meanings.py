"""Which document a mention means: one number, place and scope, one document.

A mention that leaves out its date or place means the only document that any letter
knows more of; between several it is ambiguous.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.dates import is_day, is_later
from graph.describe import PARTY_LEVELS
from graph.iris import number_slug, shared_slug
from graph.keys import Key, most_precise
from graph.scopes import scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.facts import Facts, Mention
    from graph.headers import LetterFacts
    from graph.identity import Status


@dataclass(frozen=True, slots=True)
class Meaning:
    """The document that a letter's understanding of a mention comes down to."""

    slug: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as one letter knows it by the slug `document`, before all others.

    `key` is None without a number. `party` tells that a body of the Party issued it,
    `days` those that the letter prints of it, `written` is the letter's own date. What
    a person says of a citation (`by_hand`) holds.
    """

    document: str
    by_hand: bool
    key: Key | None = None
    party: bool = False
    days: frozenset[str] = frozenset()
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What all letters know of a document: its key, its date, and what is held of it.

    `found` are the slugs that the key's slug means: its own letter, before all others.
    """

    key: Key
    date: str | None
    found: tuple[str, ...]


def cited_in(facts: Facts) -> dict[tuple[str, bool], Cited]:
    """The documents that a letter cites: by slug, and whether a person says so."""
    days: dict[str, set[str]] = {}
    keys: dict[str, Key] = {}
    for mention in facts.mentions:
        if is_day(mention.date):
            days.setdefault(mention.document, set()).add(mention.date)
        if key := key_of(mention):
            keys[mention.document] = key
    found: dict[tuple[str, bool], Cited] = {}
    for mention in facts.mentions:
        pair = mention.document, mention.by_hand
        if pair not in found:
            found[pair] = Cited(
                document=mention.document,
                by_hand=mention.by_hand,
                key=None if mention.by_hand else keys.get(mention.document),
                party=mention.level in PARTY_LEVELS,
                days=frozenset(days.get(mention.document, ())),
                written=facts.letter.date,
            )
    return found


def key_of(mention: Mention) -> Key | None:
    """The key that a mention prints; None without a number, or if a person speaks."""
    if mention.by_hand or not mention.number or not has_number(mention.document):
        return None
    return Key.parse(mention.document, mention.number, mention.level)


def meaning_of(cited: Cited, known: Mapping[Key, Known]) -> Meaning:
    """What a document is that a letter cites; `known` is all of its number.

    It is among them itself. Nobody means a copy, nor a letter whose number another
    letter has by right.
    """
    key = cited.key
    if key is None:
        return Meaning(cited.document)
    possible = (one.key for one in known.values() if _may_be(cited, key, one))
    fine = (slug for k in most_precise(key, possible) for slug in known[k].found)
    finest = tuple(dict.fromkeys(fine))
    return Meaning(finest[0]) if len(finest) == 1 else Meaning(key.slug, finest)


def bears_on(changed: Iterable[Key], key: Key) -> bool:
    """Whether what is known of some keys may tell what is cited by another."""
    return any(other == key or other.refines(key) for other in changed)


def status_of(mention: Mention) -> Status:
    """How far a mention is understood that leads to one document, which is not held."""
    if mention.blocked:
        return "blocked"
    return "unresolved" if mention.kind == "open" else "stub"


def status_within(alone: Status, meaning: Meaning, *, held: bool) -> Status:
    """How far a mention is understood among all letters; `alone` as `status_of`."""
    if held:
        return "resolved"
    return "ambiguous" if meaning.candidates and alone != "blocked" else alone


def shelved(letter: LetterFacts) -> tuple[bool, Key | None]:
    """Whether a letter is known by a number, and its key.

    A letter whose header a person corrected is known by that; None where the person
    took its number away.
    """
    numbered = has_number(letter.slug) or (letter.by_hand and bool(letter.number))
    return numbered, _key_of_letter(letter) if numbered else None


def _key_of_letter(letter: LetterFacts) -> Key | None:
    if letter.number is None:
        return None
    if not letter.by_hand:
        return Key.parse(letter.slug, letter.number, letter.level)
    if letter.slug.startswith(f"{number_slug(letter.number)}-"):  # another date alone
        key = Key.parse(shared_slug(letter.slug), letter.number, letter.level)
        scope = scope_of(letter.number, key.place, letter.date)
        return replace(key, scope=scope) if scope else key
    return Key.of(
        letter.number,
        type_=None,
        date=letter.date,
        issuer=letter.issuer_name,
        level=letter.level,
        province=letter.place,
    )


def has_number(slug: str) -> bool:
    """Whether a slug is that of a document by its number, not of one set apart."""
    return shared_slug(slug) == slug


def _may_be(cited: Cited, key: Key, one: Known) -> bool:
    """Whether a letter may mean a document, by their dates.

    Not what was issued after the letter, nor long before it, nor what a mention that
    names no place gives another day than a place's document has: every province has a
    484/KH-UBND, and the one that is known need not be the one meant.
    """
    if is_later(one.date, cited.written) or _is_long_ago(cited, key, one.date):
        return False
    placed = key.place is None and one.key.place
    return not (
        placed and cited.days and is_day(one.date) and one.date not in cited.days
    )


def _is_long_ago(cited: Cited, key: Key, issued: str | None) -> bool:
    """Whether a document is too old for a mention that leaves out its day.

    State numbers begin again each year: "02/NQ-CP" is that of this year or the last,
    not the only one that some letter happens to cite. Those of the Party go on through
    a term of five years, and none of them counts as too old.
    """
    if key.scope is not None or cited.party or not (issued and cited.written):
        return False
    return int(issued[:4]) < int(cited.written[:4]) - 1
