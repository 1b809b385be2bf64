"""Which document the mentions of all letters mean: one number, place and scope, one.

A mention that leaves out its date or place means the only document that any letter
knows more of; between several it is ambiguous.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.edges import is_later
from graph.iris import shared_slug
from graph.keys import Key, most_precise
from graph.merge import most_precise_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.facts import Facts


@dataclass(frozen=True, slots=True)
class Meaning:
    """The document that a letter's understanding of a mention comes down to."""

    slug: str
    candidates: tuple[str, ...] = ()


def find_meanings(
    facts: Facts, copies: Mapping[str, str]
) -> dict[tuple[str, str], Meaning]:
    """What a document is that a letter (first) knows by a slug (second).

    Nobody means a copy, nor a letter whose number another letter has by right.
    """
    held = {letter.slug: letter for letter in facts.letters}
    keys = {
        (m.letter, m.document): Key.parse(m.document, m.number, m.level)
        for m in facts.mentions
        if m.number and _has_number(m.document)
    }
    known: dict[str, set[Key]] = defaultdict(set)
    for letter in facts.letters:
        if letter.number and _has_number(letter.slug):
            key = Key.parse(letter.slug, letter.number, letter.level)
            known[key.number].add(key)
    for key in keys.values():
        known[key.number].add(key)
    dates = _dates(facts)
    meanings: dict[tuple[str, str], Meaning] = {}
    for mention in facts.mentions:
        pair = mention.letter, mention.document
        if pair not in keys:
            meanings[pair] = Meaning(mention.document)
        elif pair not in meanings:
            key, written = keys[pair], held[mention.letter].date
            possible = (
                other
                for other in known[key.number]
                if not is_later(dates.get(other.slug), written)
            )
            fine = (k.slug for k in most_precise(key, possible))
            finest = tuple(dict.fromkeys(copies.get(slug, slug) for slug in fine))
            one = len(finest) == 1
            meanings[pair] = Meaning(finest[0]) if one else Meaning(key.slug, finest)
    return meanings


def _has_number(slug: str) -> bool:
    return shared_slug(slug) == slug


def _dates(facts: Facts) -> dict[str, str]:
    """The date of every document that has one, by the slug its letters know it by."""
    said: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for mention in facts.mentions:
        said[mention.document].append((mention.letter, mention.date))
    dates = {slug: most_precise_date(pairs) for slug, pairs in said.items()}
    dates |= {letter.slug: letter.date for letter in facts.letters if letter.date}
    return {slug: date for slug, date in dates.items() if date}
