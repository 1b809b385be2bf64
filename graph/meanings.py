"""Which document the mentions of all letters mean: one number, place and scope, one.

A mention that leaves out its date or place means the only document that any letter
knows more of; between several it is ambiguous.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.dates import is_day, is_later
from graph.describe import PARTY_LEVELS
from graph.iris import apart_slug, number_slug, shared_slug
from graph.keys import Key, most_precise
from graph.merge import most_precise_date
from graph.scopes import scope_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from typing import Self

    from graph.facts import Facts, Mention
    from graph.headers import LetterFacts
    from graph.identity import Status


@dataclass(frozen=True, slots=True)
class Meaning:
    """The document that a letter's understanding of a mention comes down to."""

    slug: str
    candidates: tuple[str, ...] = ()


def status_of(mention: Mention, meaning: Meaning, held: Container[str]) -> Status:
    """How far a mention is understood; `held` are the letters that were read."""
    if meaning.slug in held:
        return "resolved"
    if mention.blocked:
        return "blocked"
    if meaning.candidates:
        return "ambiguous"
    return "unresolved" if mention.kind == "open" else "stub"


def find_meanings(
    facts: Facts, copies: Mapping[str, str], only: str | None = None
) -> dict[tuple[str, str], Meaning]:
    """What a document is that a letter (first) knows by a slug (second).

    `only` is the slug of the one letter that is asked about, None for all of them.
    Nobody means a copy, nor a letter whose number another letter has by right. What a
    person said of a citation holds, and a letter whose header a person corrected is
    known by that.
    """
    held = {letter.slug: letter for letter in facts.letters}
    keys = {
        (m.letter, m.document): Key.parse(m.document, m.number, m.level)
        for m in facts.mentions
        if m.number and has_number(m.document) and not m.by_hand
    }
    known: dict[str, set[Key]] = defaultdict(set)
    shelf = Shelf.of(facts, copies)
    for key in shelf.keys.values():
        if key is not None:
            known[key.number].add(key)
    for key in keys.values():
        known[key.number].add(key)
    dates = _dates(facts, shelf)
    days = _days(facts)
    meanings: dict[tuple[str, str], Meaning] = {}
    for mention in facts.mentions:
        pair = mention.letter, mention.document
        if mention.by_hand or only not in (None, mention.letter):
            continue
        if pair not in keys:
            meanings[pair] = Meaning(mention.document)
        elif pair not in meanings:
            key, written = keys[pair], held[mention.letter].date
            possible = (
                other
                for other in known[key.number]
                if not is_later(dates.get(other.slug), written)
                and not _is_long_ago(mention, key, dates.get(other.slug), written)
                and not _of_another_day(key, other, days[pair], dates.get(other.slug))
            )
            fine = (s for k in most_precise(key, possible) for s in shelf.find(k.slug))
            finest = tuple(dict.fromkeys(fine))
            one = len(finest) == 1
            meanings[pair] = Meaning(finest[0]) if one else Meaning(key.slug, finest)
    return meanings | _by_hand(facts, meanings, copies)


def _by_hand(
    facts: Facts,
    meanings: Mapping[tuple[str, str], Meaning],
    copies: Mapping[str, str],
) -> dict[tuple[str, str], Meaning]:
    """What people say that citations mean, and others came to mean by the same."""
    settled = {pair[1]: one for pair, one in meanings.items() if not one.candidates}
    said = ((m.letter, m.document) for m in facts.mentions if m.by_hand)
    return {
        pair: settled.get(pair[1], Meaning(copies.get(pair[1], pair[1])))
        for pair in said
    }


@dataclass(frozen=True, slots=True)
class Shelf:
    """The letters that are held, by the keys they are known by.

    `keys` are those of their headers, None for one that a person took the number
    from; `by_hand` leads from the slug that a corrected header makes to the letters
    that have such a header and another slug.
    """

    keys: Mapping[str, Key | None]
    by_hand: Mapping[str, list[str]]
    copies: Mapping[str, str]

    @classmethod
    def of(cls, facts: Facts, copies: Mapping[str, str]) -> Self:
        """Put letters in order."""
        keys = {
            letter.slug: _key_of(letter)
            for letter in facts.letters
            if has_number(letter.slug) or (letter.by_hand and letter.number)
        }
        by_hand: dict[str, list[str]] = defaultdict(list)
        for slug, key in sorted(keys.items()):
            if key is not None and key.slug != slug:
                by_hand[key.slug].append(slug)
        return cls(keys, by_hand, copies)

    def find(self, slug: str) -> list[str]:
        """What a slug made of a number means; its own letter before all others.

        A letter whose number a person corrected keeps its slug, but is not the
        document that this was made of.
        """
        key = self.keys.get(slug)
        if slug not in self.keys or (key is not None and key.slug == slug):
            found = [slug] if slug in self.keys else self.by_hand.get(slug, [slug])
        else:
            found = self.by_hand.get(slug) or [apart_slug(slug, slug)]
        return [self.copies.get(one, one) for one in found]


def _key_of(letter: LetterFacts) -> Key | None:
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


def _is_long_ago(
    mention: Mention, key: Key, issued: str | None, written: str | None
) -> bool:
    """Whether a document is too old for a mention that leaves out its day.

    State numbers begin again each year: "02/NQ-CP" is that of this year or the last,
    not the only one that some letter happens to cite. Those of the Party go on through
    a term of five years, and none of them counts as too old.
    """
    if (
        key.scope is not None
        or mention.level in PARTY_LEVELS
        or not (issued and written)
    ):
        return False
    return int(issued[:4]) < int(written[:4]) - 1


def _of_another_day(key: Key, other: Key, days: set[str], issued: str | None) -> bool:
    """Whether a mention that names no place prints another day than a place's document.

    Every province has a 484/KH-UBND: the one that is known need not be the one meant.
    """
    return bool(
        key.place is None
        and other.place
        and days
        and is_day(issued)
        and issued not in days
    )


def _days(facts: Facts) -> dict[tuple[str, str], set[str]]:
    """The days that a letter (first) prints of a document (second)."""
    days: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in facts.mentions:
        if is_day(mention.date):
            days[mention.letter, mention.document].add(mention.date)
    return days


def _dates(facts: Facts, shelf: Shelf) -> dict[str, str]:
    """The date of every document that has one, by the slug its letters know it by."""
    said: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for mention in facts.mentions:
        said[mention.document].append((mention.letter, mention.date))
    dates = {slug: most_precise_date(pairs) for slug, pairs in said.items()}
    dated = [letter for letter in facts.letters if letter.date]
    for letter in dated:
        if (key := shelf.keys.get(letter.slug)) is not None:
            dates[key.slug] = letter.date
    dates |= {letter.slug: letter.date for letter in dated}
    return {slug: date for slug, date in dates.items() if date}
