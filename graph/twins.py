"""Which letters are copies of one another, among all that there are.

Only letters without a number have copies elsewhere, apart from those whose number is
known with and without its year; so they alone are compared, with what shares some of
the rarest of their words. How alike letters must be is told in `graph.likeness`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from graph.facts import Facts
from graph.likeness import NEAR, Compared, contradict, group
from graph.progress import told
from graph.resolution.ledger import Ledger
from graph.resolution.letters import enter, header_in, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from graph.headers import LetterFacts
    from graph.likeness import Scores

# Among 100,000 made-up letters 2 of 420 drafts shared fewer than six with theirs; three
# led to no more comparisons.
_FEWEST_PROBED: Final = 3
_COMMON: Final = 64  # what more letters share than this is a form of words
# How many letters have a hash, as far as it tells whether that is common.
_HELD: Final = f"""WITH held AS MATERIALIZED (
SELECT value AS hash, (SELECT COUNT(*) FROM (
SELECT 1 FROM probes WHERE hash = value LIMIT {_COMMON + 2})) AS n
FROM json_each(?))"""  # noqa: S608 - ours
_HELD_BY: Final = f"{_HELD} SELECT hash FROM held WHERE n = ?"  # noqa: S608 - ours
_SHARING: Final = f"""{_HELD}, sharing AS (
SELECT letter FROM held JOIN probes USING (hash)
WHERE n <= {_COMMON} GROUP BY letter HAVING COUNT(*) >= {_FEWEST_PROBED})
SELECT letter FROM sharing
WHERE ? IS NULL OR (SELECT number FROM letters WHERE slug = letter) IS NULL"""  # noqa: S608 - ours
# Letters of one number whose dates do not differ, as `graph.dates` has it: a number
# like 1/NQ-CP returns every year and in every place. Each part looks up one range.
_NUMBERED: Final = "SELECT slug FROM letters WHERE number = ?1"
_NAMESAKES: Final = f"""
{_NUMBERED} AND ?2 IS NULL UNION {_NUMBERED} AND date IS NULL
UNION {_NUMBERED} AND date IN (substr(?2, 1, 4), substr(?2, 1, 7))
UNION {_NUMBERED} AND date BETWEEN ?2 AND ?2 || '~'"""
_PUT: Final = "INSERT OR REPLACE INTO near VALUES (?1, ?2, ?3), (?2, ?1, ?3)"
_APART: Final = "DELETE FROM near WHERE one = ? AND other = ?"
_MOST_COMPARED: Final = 512  # letters kept at hand, 20 kilobytes each

Copies = dict[str, str | None]
"""What letters are copies of now, where it is not what they were of; None of none."""


def find_copies(letters: Iterable[LetterFacts]) -> dict[str, str]:
    """The canonical letter of each that is a copy of another, by slug.

    It does not depend on the order of the letters.
    """
    ledger, slugs = Ledger.in_memory(), set()
    for letter in letters:
        enter(ledger, letter.slug, None, Facts(letter, (), (), ()))
        probe(ledger, letter.slug, None, letter)
        slugs.add(letter.slug)
    found = regroup(ledger, slugs)
    return {slug: of for slug, of in found.items() if of}


def probe(
    ledger: Ledger, slug: str, old: LetterFacts | None, new: LetterFacts | None
) -> set[str]:
    """Have a letter found by its words, as they are now in the place of what was.

    Returns:
        Other letters that are to be compared anew, since some words have become
        common by it, or are no longer.
    """
    was, now = _probes(old), _probes(new)
    ledger.many(
        "DELETE FROM probes WHERE hash = ? AND letter = ?",
        ((hash_, slug) for hash_ in was - now),
    )
    ledger.many("INSERT INTO probes VALUES (?, ?)", ((h, slug) for h in now - was))
    again: set[str] = set()
    for hash_ in ledger.column(_HELD_BY, str([*was - now]), _COMMON):
        again.update(_holders(ledger, hash_))
    for hash_ in ledger.column(_HELD_BY, str([*now - was]), _COMMON + 1):
        again |= _near_each_other(ledger, _holders(ledger, hash_))
    return again


def regroup(
    ledger: Ledger, letters: AbstractSet[str], *, all_there_are: bool = False
) -> Copies:
    """Find out which letters are copies now; it is not yet written down with them.

    `letters` came, went or changed, or are to be compared anew.
    """
    known = _Compared(ledger)
    region = set(letters)
    every: Iterable[str] = sorted(letters)
    if all_there_are:
        every = told("comparing", every, len(letters))
    for slug in every:
        region.update(_compare(ledger, known, slug, all_there_are=all_there_are))
    moved: Copies = {}
    while region:
        together = _around(ledger, region.pop())
        region -= together
        moved |= _moved(ledger, known, together)
    return moved


class _Compared(dict[str, "Compared | None"]):
    """Letters to compare, read when they are asked for; the last of them are kept.

    One without a fingerprint is like no other.
    """

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._ledger = ledger

    def __missing__(self, slug: str) -> Compared | None:
        header, words = header_in(self._ledger, slug), words_in(self._ledger, slug)
        if len(self) >= _MOST_COMPARED:
            del self[next(iter(self))]
        found = Compared(replace(header, fingerprint=words)) if header else None
        self[slug] = found if words else None
        return self[slug]


def _probes(letter: LetterFacts | None) -> set[int]:
    return set(Compared(letter).probes) if letter else set()


def _holders(ledger: Ledger, hash_: int) -> list[str]:
    return ledger.column("SELECT letter FROM probes WHERE hash = ?", hash_)


def _compare(
    ledger: Ledger, known: _Compared, slug: str, *, all_there_are: bool
) -> set[str]:
    """Compare a letter with all that may be like it; those that it was or is near.

    Where all are compared, those without a number find the others.
    """
    before, mine = _beside(ledger, slug), known[slug]
    near: dict[str, float] = {}
    if mine is not None:
        by_words = not all_there_are or mine.facts.number is None
        for other in _candidates(ledger, mine, by_words=by_words):
            header = header_in(ledger, other)
            if header is None or contradict(mine.facts, header):
                continue
            its = known[other]
            if its is not None and (score := mine.likeness(its)) >= NEAR:
                near[other] = score
    if not all_there_are:
        gone = [(slug, other) for other in before if other not in near]
        ledger.many(_APART, [*gone, *((other, one) for one, other in gone)])
    ledger.many(_PUT, ((slug, other, score) for other, score in near.items()))
    return {*before, *near}


def _candidates(ledger: Ledger, letter: Compared, *, by_words: bool) -> set[str]:
    """The letters that one may be a copy of, or that may be one of it."""
    slug, number = letter.facts.slug, letter.facts.number
    found = set[str]()
    if by_words:  # of two that have a number it is the same, or they are no copies
        found.update(ledger.column(_SHARING, str(letter.probes), number))
    if number is not None:
        found.update(ledger.column(_NAMESAKES, number, letter.facts.date))
    return found - {slug}


def _beside(ledger: Ledger, slug: str) -> list[str]:
    """The letters that one is near."""
    return ledger.column("SELECT other FROM near WHERE one = ?", slug)


def _near_each_other(ledger: Ledger, letters: list[str]) -> set[str]:
    """Those of some letters that are near another of them."""
    return {one for one in letters if not set(letters).isdisjoint(_beside(ledger, one))}


def _around(ledger: Ledger, letter: str) -> set[str]:
    """A letter, and all that hang together with it."""
    found: set[str] = set()
    left = [letter]
    while left:
        slug = left.pop()
        if slug not in found:
            found.add(slug)
            left += _beside(ledger, slug)
    return found


def _moved(ledger: Ledger, known: _Compared, letters: set[str]) -> Copies:
    """What letters that hang together are copies of now, if it is not as before."""
    now: dict[str, str] = {}
    if len(letters) > 1:
        near: Scores = {
            (one, other): score
            for slug in letters
            for one, other, score in ledger.all(
                "SELECT * FROM near WHERE one = ?", slug
            )
            if one < other
        }
        there = {slug: one for slug in sorted(letters) if (one := known[slug])}
        now = group(there, near)
    sql = "SELECT copy_of FROM letters WHERE slug = ?"
    before = {slug: ledger.value(sql, slug) for slug in letters}
    return {slug: now.get(slug) for slug in letters if before[slug] != now.get(slug)}
