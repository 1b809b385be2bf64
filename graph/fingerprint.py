"""What is left of a letter's words to compare it with others by, in a few kilobytes.

Two sets stand for a letter: every three words in a row, and its figures, each with how
often it came before. Of a long text those with the smallest hashes are kept (Broder's
bottom-k sketch); what two sketches have in common below the lower of their limits is
a fair sample of what the texts have in common. Up to `SIZE` members nothing is left
out, and the comparison is exact.

Kept in the letter's graph, since making it anew from the text of every letter would
take longer than all the rest of resolution.
"""

from __future__ import annotations

import base64
import sys
from array import array
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from graph.iris import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from extract.model import Extraction

SIZE = 256
"""Members kept at least; the error of a share estimated from them is 0.03."""

_SHARE = 16  # of a long text one member in so many is kept, for its annexes' sake
_IN_A_ROW = 3
_NO_LIMIT = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Shared:
    """What two sets have in common.

    `members` counts those of the samples; `of_all` is the share of both sets together
    (Jaccard), `of_smaller` that of the smaller (containment), 0 to 1.
    """

    members: int
    of_all: float
    of_smaller: float


@dataclass(frozen=True, slots=True)
class Sample:
    """All members of a set whose 32-bit hash is at most `limit`."""

    hashes: frozenset[int]
    limit: int = _NO_LIMIT

    @classmethod
    def of(cls, members: Iterable[str]) -> Self:
        """A sample of a set of strings."""
        hashes = sorted({_hash(member) for member in members})
        kept = max(SIZE, len(hashes) // _SHARE)
        if len(hashes) <= kept:
            return cls(frozenset(hashes))
        return cls(frozenset(hashes[:kept]), hashes[kept - 1])

    def share(self, other: Sample) -> Shared:
        """What two sets have in common.

        An empty set is contained in every other.
        """
        limit = min(self.limit, other.limit)
        mine, others = self.count(limit), other.count(limit)
        common = len(self.hashes & other.hashes)  # none of them above either limit
        return Shared(
            members=common,
            of_all=_ratio(common, mine + others - common),
            of_smaller=_ratio(common, min(mine, others)),
        )

    def nearer(self, one: Sample, other: Sample) -> tuple[int, int]:
        """How much it has of what one of two sets has and the other has not."""
        limit = min(self.limit, one.limit, other.limit)
        first, second = self.hashes & one.hashes, self.hashes & other.hashes
        return (
            sum(member <= limit for member in first - second),
            sum(member <= limit for member in second - first),
        )

    def count(self, limit: int) -> int:
        """How many members have a hash up to a limit, which is not above its own."""
        if limit == self.limit:
            return len(self.hashes)
        return sum(map(limit.__ge__, self.hashes))


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A letter's words in threes, and its figures: words that hold a digit."""

    words: Sample
    figures: Sample

    @classmethod
    def decode(cls, text: str) -> Self:
        """Read what `encode` wrote."""
        return cls(*map(_decoded, text.split(".")))

    def encode(self) -> str:
        """As text: both samples in base64, each after its limit, joined by a dot."""
        return ".".join(map(_encoded, (self.words, self.figures)))


@lru_cache(maxsize=4)  # it is asked for to place a letter, and again to write it
def fingerprint(content: str) -> Fingerprint:
    """The fingerprint of what a person reads."""
    words = fold(content).split()
    runs = zip(*(words[start:] for start in range(_IN_A_ROW)), strict=False)
    return Fingerprint(Sample.of(map(" ".join, runs)), Sample.of(_figures(words)))


def content_of(extraction: Extraction) -> str:
    """What a person reads of a letter; its raw text, where no more is known."""
    return extraction.content or extraction.letter.text


def _figures(words: list[str]) -> Iterable[str]:
    """Numbers of two digits or more, dates and the like, told apart when repeated.

    Single digits are left out: enumerators, and what OCR makes of specks.
    """
    seen: dict[str, int] = {}
    for word in words:
        if len(word) > 1 and not word.isalpha():
            seen[word] = seen.get(word, 0) + 1
            yield f"{word} {seen[word]}"


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _hash(member: str) -> int:
    return int.from_bytes(blake2b(member.encode(), digest_size=4).digest(), "big")


def _encoded(sample: Sample) -> str:
    numbers = array("I", [sample.limit, *sorted(sample.hashes)])
    if sys.byteorder == "big":
        numbers.byteswap()
    return base64.b64encode(numbers.tobytes()).decode()


def _decoded(text: str) -> Sample:
    numbers = array("I", base64.b64decode(text))
    if sys.byteorder == "big":
        numbers.byteswap()
    limit, *hashes = numbers
    return Sample(frozenset(hashes), limit)
