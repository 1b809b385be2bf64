"""Letters that are copies of one another: a draft, its signed copy, a scan of that.

Their words in threes tell how alike two texts are, their figures whether they speak of
the same things: of two weekly reports the words agree and the figures do not, of a
letter and its scan the figures survive. What the headers say goes first: two numbers,
two days or, as long as nobody had to guess at letters, two issuers or other addressees
are two letters.
Where a draft is near to two letters of one form, it belongs to the one whose
peculiarities it shares; if that cannot be told, to neither.

Only letters without a number have copies elsewhere, apart from those whose number is
known with and without its year; so they alone are compared, with what shares some of
the rarest of their words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from graph.dates import differ
from graph.fingerprint import Fingerprint
from graph.held import FEWEST_FIGURES
from graph.iris import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.headers import LetterFacts

# Measured on 91 letters and what drafts, scans with 5 to 20 % of the words misread,
# reports of another week and letters from the same template make of them.
_TYPED = (0.6, 0.85)
_SCANNED = (0.33, 0.7)
_OF_FEW = 0.5  # of fewer figures than FEWEST_FIGURES: one misread weighs more
_RIVAL = 0.8  # a little less like is still a rival
_FEWEST_TELLING = 2
_FEWEST_WORDS = 30  # words in threes in common; less is no evidence

_PROBED = 64  # the smallest hashes of a text, by which candidates are found
_FEWEST_PROBED = 6
_COMMON = 64  # what more letters share than this is a form of words


@dataclass(frozen=True, slots=True)
class _Letter:
    facts: LetterFacts
    words: Fingerprint

    def contradicts(self, other: _Letter) -> bool:
        """Whether the headers tell that these are two letters."""
        mine, others = self.facts, other.facts
        if mine.number and others.number and mine.number != others.number:
            return True
        if differ(mine.date, others.date):
            return True
        if mine.ocr or others.ocr:
            return False
        issuers = {mine.issuer, others.issuer} - {None}
        to = mine.addressees, others.addressees
        elsewhere = all(to) and not to[0] & to[1]
        return len(issuers) > 1 or elsewhere or _other_symbol(mine, others)

    def likeness(self, other: _Letter) -> float:
        """How much more of the words two letters have in common than copies must.

        1 is as much as they must at least, 0 so little that it tells nothing.
        """
        words = self.words.words.share(other.words.words)
        if words.members < _FEWEST_WORDS:
            return 0.0
        return words.of_all / self._least(other)[0]

    def has_figures_of(self, other: _Letter) -> bool:
        """Whether the figures of two letters may be those of one."""
        mine, others = self.words.figures, other.words.figures
        few = min(len(mine.hashes), len(others.hashes)) < FEWEST_FIGURES
        least = _OF_FEW if few else self._least(other)[1]
        return mine.share(others).of_smaller >= least

    def _least(self, other: _Letter) -> tuple[float, float]:
        return _SCANNED if self.facts.ocr or other.facts.ocr else _TYPED

    def prefers(self, other: _Letter, rival: _Letter) -> bool:
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


def find_copies(letters: Iterable[LetterFacts]) -> dict[str, str]:
    """The canonical letter of each that is a copy of another, by slug.

    It does not depend on the order of the letters.
    """
    known = {
        facts.slug: _Letter(facts, Fingerprint.decode(facts.fingerprint))
        for facts in sorted(letters, key=lambda facts: facts.slug)
        if facts.fingerprint
    }
    near = {
        (one, other): known[one].likeness(known[other])
        for one, other in _candidates(known)
        if not known[one].contradicts(known[other])
    }
    groups = _grouped(known, _decided(known, near))
    return {
        letter.facts.slug: group[0].facts.slug
        for group in groups
        for letter in group[1:]
    }


def _candidates(known: Mapping[str, _Letter]) -> set[tuple[str, str]]:
    """Pairs that may be copies of each other, each in the order of the alphabet."""
    by_hash: dict[int, list[str]] = defaultdict(list)
    by_number: dict[str, list[str]] = defaultdict(list)
    probes = {
        slug: sorted(letter.words.words.hashes)[:_PROBED]
        for slug, letter in known.items()
    }
    for slug, probe in probes.items():
        for member in probe:
            by_hash[member].append(slug)
        if number := known[slug].facts.number:
            by_number[number].append(slug)
    pairs = {pair for group in by_number.values() for pair in combinations(group, 2)}
    for slug, probe in probes.items():
        if known[slug].facts.number is None:
            shared = [by_hash[member] for member in probe]
            near = Counter(
                s for found in shared if len(found) <= _COMMON for s in found
            )
            pairs |= {
                (min(slug, other), max(slug, other))
                for other, count in near.items()
                if count >= _FEWEST_PROBED and other != slug
            }
    return pairs


Scores = dict[tuple[str, str], float]


def _decided(known: Mapping[str, _Letter], near: Scores) -> Scores:
    """The pairs that are copies, and neither as likely one of what the other is not."""
    around: dict[str, list[_Letter]] = defaultdict(list)
    for (one, other), score in near.items():
        if score >= _RIVAL:
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
    known: Mapping[str, _Letter], scores: Scores
) -> Iterator[Sequence[_Letter]]:
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
