"""What a person should look at (nội dung cần rà soát), kind by kind.

Each kind is a function that looks for its findings; a false alarm costs more trust than
a finding brings, so each says no more than the letters do.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from graph.answers import gap_citations, gap_documents, gap_tasks
from graph.answers.findings import Finding, Ground
from graph.answers.paging import Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from graph.store import Store

GapKind = Literal[
    "conflicting_order",
    "replaced_base",
    "past_deadline",
    "lead_unstated",
    "no_lead",
    "same_order",
    "ambiguous",
    "blocked",
    "later_citation",
    "self_citation",
    "malformed_number",
    "number_order",
    "amended_base",
    "open_chain",
    "no_provincial_act",
    "absent",
]
GAP_KINDS: Final[tuple[GapKind, ...]] = get_args(GapKind)
"""The gravest first."""

_LOOK_FOR: Final[Mapping[GapKind, Callable[[Ground], Iterable[Finding]]]] = (
    MappingProxyType(
        {
            "conflicting_order": gap_tasks.conflicting_order,
            "replaced_base": gap_citations.replaced_base,
            "past_deadline": gap_tasks.past_deadline,
            "lead_unstated": gap_tasks.lead_unstated,
            "no_lead": gap_tasks.no_lead,
            "same_order": gap_tasks.same_order,
            "ambiguous": gap_citations.ambiguous,
            "blocked": gap_citations.blocked,
            "later_citation": gap_citations.later_citation,
            "self_citation": gap_citations.self_citation,
            "malformed_number": gap_citations.malformed_number,
            "number_order": gap_documents.number_order,
            "amended_base": gap_citations.amended_base,
            "open_chain": gap_documents.open_chain,
            "no_provincial_act": gap_documents.no_provincial_act,
            "absent": gap_documents.absent,
        }
    )
)


LISTING: Final[Listing[Finding]] = Listing(
    name=lambda found: f"{found.kind} {[t.slug for t in found.things]} {found.details}",
    keys={
        "kind": lambda found: GAP_KINDS.index(cast("GapKind", found.kind)),
        "label": lambda found: found.things[0].label,
        "level": lambda found: found.things[0].level,
    },
)
"""Findings; `kind` sorts by how grave it is, all else by the chief thing."""


def gaps(
    store: Store, kind: GapKind | None = None, as_of: date | None = None
) -> tuple[Finding, ...]:
    """All findings, or those of one kind, in what was issued up to a day."""
    kinds = GAP_KINDS if kind is None else (kind,)
    if as_of is None:  # asked for again and again, page by page
        every = (store.keep(f"gaps: {k}", partial(_find, store, k)) for k in kinds)
    else:
        ground = Ground.of(store, as_of)
        every = (tuple(_LOOK_FOR[name](ground)) for name in kinds)
    return tuple(chain.from_iterable(every))


def _find(store: Store, kind: GapKind) -> tuple[Finding, ...]:
    return tuple(_LOOK_FOR[kind](Ground.of(store, None)))
