"""How good the data are: what is not resolved, doubtful, or alike, by count."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.gaps import GAP_KINDS, gaps
from graph.catalog import catalog
from graph.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.answers.gaps import GapKind
    from graph.store import Store

DOUBTFUL: Final = 0.9
"""The confidence below which a person should look at what was read."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What the graph holds and what of it is to be looked at.

    `statuses` counts citations by their resolution, `findings` what `chidao gaps` lists
    by kind, the gravest first; `doubtful` relations below `DOUBTFUL`; `alike` groups of
    documents of one type and serial number that are different documents.
    """

    letters: int
    documents: int
    agencies: int
    tasks: int
    citations: int
    relations: int
    triples: int
    statuses: Mapping[str, int]
    findings: Mapping[GapKind, int]
    doubtful: int
    alike: int


def quality(store: Store) -> Quality:
    """Count, once for each state of the store."""
    return store.keep("quality", lambda: _count(store))


def _count(store: Store) -> Quality:
    known, said = catalog(store), evidence(store)
    documents = [d for d in known.documents.values() if d.canonical is None]
    mentions = [m for m in said.mentions if m.letter not in known.copies]
    found = Counter(finding.kind for finding in gaps(store))
    return Quality(
        letters=sum(document.held for document in documents),
        documents=len(documents),
        agencies=len(known.agencies),
        tasks=len(known.tasks),
        citations=len(mentions),
        relations=len(said.assertions),
        triples=store.count(),
        statuses=Counter(mention.status for mention in mentions),
        findings={kind: found[kind] for kind in GAP_KINDS if found[kind]},
        doubtful=sum(one.confidence < DOUBTFUL for one in said.assertions),
        alike=_alike(store),
    )


def _alike(store: Store) -> int:
    numbers: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for document in catalog(store).documents.values():
        if document.number and document.canonical is None:
            serial = document.number.split("/")[0].split("-")[0].lstrip("0")
            numbers[document.code, serial].add(document.number)
    return sum(len(same) > 1 for same in numbers.values())
