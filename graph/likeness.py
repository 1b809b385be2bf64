"""Whether letters are copies of one another: a draft, its signed copy, a scan of that.

Their words in threes tell how alike two texts are, their figures whether they speak of
the same things: of two weekly reports the words agree and the figures do not, of a
letter and its scan the figures survive. What the headers say goes first: two numbers,
two days or, as long as nobody had to guess at letters, two issuers or other addressees
are two letters.
Where a draft is near to two letters of one form, it belongs to the one whose
peculiarities it shares; if that cannot be told, to neither.

Which letters are compared at all is told in `graph.twins`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from graph.dates import differ
from graph.fingerprint import Fingerprint, Sample
from graph.held import FEWEST_FIGURES
from graph.iris import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.headers import LetterFacts

# Measured on 91 letters and what drafts, scans with 5 to 20 % of the words misread,
# reports of another week and letters from the same template make of them.
_TYPED = (0.6, 0.85)
_SCANNED = (0.33, 0.7)
_OF_FEW = 0.5  # of fewer figures than FEWEST_FIGURES: one misread weighs more
_FEWEST_TELLING = 2
_FEWEST_WORDS = 30  # words in threes in common; less is no evidence

_PROBED = 64  # the smallest hashes of a text
NEAR: Final = 0.8
"""A likeness from which on a letter is a rival of copies, though it is none itself."""


@lru_cache(maxsize=1 << 9)  # twenty kilobytes each
def _words(fingerprint: str | None) -> Fingerprint:
    empty = Sample(frozenset())
    return Fingerprint.decode(fingerprint) if fingerprint else Fingerprint(empty, empty)


Scores = dict[tuple[str, str], float]
"""How alike two letters are, by their slugs in the order of the alphabet."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A letter as something to compare with others."""

    facts: LetterFacts

    @property
    def words(self) -> Fingerprint:
        """Its words; of a letter without a fingerprint there are none."""
        return _words(self.facts.fingerprint)

    @property
    def probes(self) -> list[int]:
        """The hashes of its words by which letters that may be copies are found."""
        return sorted(self.words.words.hashes)[:_PROBED]

    def contradicts(self, other: Compared) -> bool:
        """Whether the headers tell that these are two letters."""
        return contradict(self.facts, other.facts)

    def likeness(self, other: Compared) -> float:
        """How much more of the words two letters have in common than copies must.

        1 is as much as they must at least, 0 so little that it tells nothing.
        """
        words = self.words.words.share(other.words.words)
        if words.members < _FEWEST_WORDS:
            return 0.0
        return words.of_all / self._least(other)[0]

    def has_figures_of(self, other: Compared) -> bool:
        """Whether the figures of two letters may be those of one."""
        mine, others = self.words.figures, other.words.figures
        few = min(len(mine.hashes), len(others.hashes)) < FEWEST_FIGURES
        least = _OF_FEW if few else self._least(other)[1]
        return mine.share(others).of_smaller >= least

    def _least(self, other: Compared) -> tuple[float, float]:
        return _SCANNED if self.facts.ocr or other.facts.ocr else _TYPED

    def prefers(self, other: Compared, rival: Compared) -> bool:
        """Whether this is clearly a copy of the one rather than of the other."""
        mine, one, two = self.words, other.words, rival.words
        words = mine.words.nearer(one.words, two.words)
        figures = mine.figures.nearer(one.figures, two.figures)
        return words[0] + figures[0] >= _FEWEST_TELLING + 2 * (words[1] + figures[1])

    @property
    def rank(self) -> tuple[bool, bool, int, str]:
        """The lower, the more a letter is the one to go by.

        Numbered before not, typed before scanned, dated to the day before vaguely.
        """
        facts = self.facts
        return facts.number is None, facts.ocr, -len(facts.date or ""), facts.slug


def contradict(one: LetterFacts, other: LetterFacts) -> bool:
    """Whether the headers of two letters tell that they are not one."""
    if one.number and other.number and one.number != other.number:
        return True
    if differ(one.date, other.date):
        return True
    if one.ocr or other.ocr:
        return False
    issuers = {one.issuer, other.issuer} - {None}
    to = one.addressees, other.addressees
    elsewhere = all(to) and not to[0] & to[1]
    return len(issuers) > 1 or elsewhere or _other_symbol(one, other)


def group(known: Mapping[str, Compared], near: Scores) -> dict[str, str]:
    """The canonical letter of each that is a copy of another, by slug.

    Args:
        known: the letters, by slug.
        near: how alike they are, as far as that is `NEAR` at least.
    """
    groups = _grouped(known, _decided(known, near))
    return {
        letter.facts.slug: group[0].facts.slug
        for group in groups
        for letter in group[1:]
    }


def _decided(known: Mapping[str, Compared], near: Scores) -> Scores:
    """The pairs that are copies, and neither as likely one of what the other is not."""
    around: dict[str, list[Compared]] = defaultdict(list)
    for one, other in near:
        around[one].append(known[other])
        around[other].append(known[one])

    def decided(slug: str, other: str) -> bool:
        mine, its = known[slug], known[other]
        rivals = (third for third in around[slug] if third.contradicts(its))
        return all(mine.prefers(its, rival) for rival in rivals)

    return {
        (one, other): score
        for (one, other), score in near.items()
        if score >= 1
        and known[one].has_figures_of(known[other])
        and decided(one, other)
        and decided(other, one)
    }


def _grouped(
    known: Mapping[str, Compared], scores: Scores
) -> Iterator[Sequence[Compared]]:
    """Letters that hang together, the nearest first, none with what it contradicts.

    The first of a group is the canonical one.
    """
    group_of = {slug: [letter] for slug, letter in known.items()}
    for one, other in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        mine, others = group_of[one], group_of[other]
        if mine is others or any(a.contradicts(b) for a in mine for b in others):
            continue
        mine += others
        group_of.update((letter.facts.slug, mine) for letter in others)
    for group in {id(group): group for group in group_of.values()}.values():
        yield sorted(group, key=lambda letter: letter.rank)


def _other_symbol(one: LetterFacts, other: LetterFacts) -> bool:
    """Whether what is printed of a blank number is not that of the other's."""
    symbols = [fold(f.number or f.symbol or "") for f in (one, other)]
    short, long = sorted(symbols, key=len)
    return bool(short) and f" {short} " not in f" {long} "
