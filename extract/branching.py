"""One pattern for many words, as a tree: what several begin with is tried once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def branching(ways: Iterable[Sequence[str]]) -> str:
    """The alternation of patterns that are given piece by piece, each in as many.

    Of two that match at a place the first is taken, as always; only their pieces must
    be the same as far as they match the same text.

    >>> branching([("Sở ", "Nội vụ"), ("Bộ ", "Y tế"), ("Sở ", "Y tế")])
    'Sở (?:Nội vụ|Y tế)|Bộ (?:Y tế)'
    """
    branches: dict[str, list[Sequence[str]]] = {}
    for first, *others in ways:
        branches.setdefault(first, []).append(others)
    return "|".join(
        f"{first}(?:{branching(below)})" if any(below) else first
        for first, below in branches.items()
    )
