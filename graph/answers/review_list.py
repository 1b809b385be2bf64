"""Findings as a page lists them: some of each kind, or one kind page by page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.gaps import GAP_KINDS, GapKind, gaps
from graph.answers.passages import Passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.answers.findings import Finding
    from graph.answers.passages import Passage, Thing
    from graph.store import Store

FEW: Final = 3
"""Findings of each kind where all kinds are shown."""
MOST: Final = 25
"""Findings on a page of one kind."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with its things named and its quotes in their sentences.

    `letter` is the slug of the letter whose words show it, in which it can be put
    right; None where no words are quoted.
    """

    finding: Finding
    things: tuple[Thing, ...]
    passages: tuple[Passage, ...]
    letter: str | None


@dataclass(frozen=True, slots=True)
class KindList:
    """Some findings of a kind; `total` counts all."""

    kind: GapKind
    total: int
    items: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ReviewList:
    """Findings by kind, the gravest first; `totals` counts those of every kind."""

    totals: dict[GapKind, int]
    kinds: tuple[KindList, ...]


def review_list(
    store: Store,
    kind: GapKind | None = None,
    as_of: date | None = None,
    offset: int = 0,
) -> ReviewList:
    """The first findings of each kind, or those of one kind from a place on."""
    found = gaps(store, None, as_of)
    totals = Counter(finding.kind for finding in found)
    chosen = GAP_KINDS if kind is None else (kind,)
    start, size = (0, FEW) if kind is None else (offset, MOST)
    lists = []
    for name in chosen:
        mine = [finding for finding in found if finding.kind == name]
        if mine or kind:
            told = tuple(_told(store, mine[start : start + size]))
            lists.append(KindList(name, len(mine), told))
    kept = {name: totals[name] for name in GAP_KINDS if name in totals}
    return ReviewList(kept, tuple(lists))


def _told(store: Store, found: list[Finding]) -> Iterator[Told]:
    passages = Passages(store)
    for finding in found:
        quotes = finding.quotes
        yield Told(
            finding=finding,
            things=tuple(map(passages.thing, finding.things)),
            passages=tuple(passages.passages(quotes)),
            letter=quotes[0].letter_id if quotes else None,
        )
