"""How much two texts say the same: the overlap of their pairs of syllables.

A Vietnamese word is one or two syllables, so pairs of neighbours stand for words far
better than single ones, which administrative texts share by the dozen.
"""

from __future__ import annotations

from itertools import pairwise

from graph.iris import fold

Pairs = frozenset[tuple[str, str]]


def pairs_of(text: str) -> Pairs:
    """The pairs of neighbouring syllables of a text, folded: no case, no marks."""
    return frozenset(pairwise(fold(text).split()))


def likeness(one: Pairs, other: Pairs) -> float:
    """What two texts share of all they say, 0 to 1 (Jaccard)."""
    return len(one & other) / (len(one | other) or 1)


def coverage(one: Pairs, other: Pairs) -> float:
    """What two texts share of what the shorter says, 0 to 1."""
    return len(one & other) / (min(len(one), len(other)) or 1)
