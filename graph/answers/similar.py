"""How much two texts say the same: the overlap of their pairs of syllables.

A Vietnamese word is one or two syllables, so pairs of neighbours stand for words far
better than single ones, which administrative texts share by the dozen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING

from graph.iris import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Self

Pairs = frozenset[tuple[str, str]]


def pairs_of(text: str) -> Pairs:
    """The pairs of neighbouring syllables of a text, folded: no case, no marks."""
    return frozenset(pairwise(fold(text).split()))


def likeness(one: Pairs, other: Pairs) -> float:
    """What two texts share of all they say, 0 to 1 (Jaccard)."""
    return len(one & other) / (len(one | other) or 1)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each pair tells among some texts: what all of them say tells little."""

    weights: Mapping[tuple[str, str], float]

    @classmethod
    def among(cls, texts: Collection[Pairs]) -> Self:
        """Weigh pairs by how few of the texts have them (TF-IDF, squared)."""
        counts = Counter(pair for text in texts for pair in text)
        return cls({p: log(1 + len(texts) / n) ** 2 for p, n in counts.items()})

    def likeness(self, one: Pairs, other: Pairs) -> float:
        """The cosine of two of the texts, 0 to 1."""
        both = self._weight(one) * self._weight(other)
        return self._weight(one & other) / sqrt(both) if both else 0.0

    def _weight(self, text: Pairs) -> float:
        return sum(self.weights[pair] for pair in text)
