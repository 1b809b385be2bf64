"""The chain of documents and agencies, ready to be drawn: from the store to values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import networkx as nx

from graph.answers.chain_view import (
    ChainEdge,
    ChainLetter,
    ChainNode,
    ChainTask,
    ChainView,
)
from graph.answers.network import network, one_way
from graph.answers.short_labels import (
    same_province,
    short_agency_label,
    short_document_label,
)
from graph.catalog import catalog, text_of
from graph.describe import PARTY_LEVELS
from graph.directions import DOWNWARD
from graph.evidence import evidence
from graph.lookup import find

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graph.answers.chain_view import Branch
    from graph.catalog import Agency, Catalog, Document
    from graph.evidence import Assertion, Evidence
    from graph.quotes import Quote
    from graph.store import Store

_LANES = {
    "central_party": 0,
    "national_assembly": 1,
    "head_of_state": 1,
    "central_government": 1,
    "ministry": 2,
    "provincial_party": 3,
    "provincial_council": 4,
    "provincial_government": 4,
    "provincial_department": 5,
    "central_branch": 5,
    "organisation": 5,
    "district": 6,
    "commune": 6,
}
_UNKNOWN_DOCUMENT = 7
_UNKNOWN_AGENCY = 5  # groups of agencies are mostly departments


def chain(store: Store, focus: str | None = None, *, full: bool = False) -> ChainView:
    """The whole chain, or what leads to and from one document or agency.

    Unless `full`, only what carries the question: no open sets of documents, none
    whose level is unknown, and of the agencies those who lead.

    Raises:
        NotFoundError, AmbiguousError: the focus is nothing, or several things.
    """
    known, said = catalog(store), evidence(store)
    slug = find(store, focus, "document", "agency") if focus else None
    shown = _around(store, known, slug) if slug else None
    acts = {name.subject: name.object for name in said.names if name.subject != slug}
    plain = shown if full else _plain(known, shown, slug)
    edges = _Edges(plain, known, acts, full=full)
    edges.assertions(said)
    edges.assignments(said)
    made = edges.made()
    ends = {end for edge in made for end in (edge.source, edge.target)}
    documents = [
        _document_node(d, known.copies_of(d.slug) if d.held else ())
        for d in known.documents.values()
        if d.canonical is None
        and (d.slug in ends or d.slug == slug or (d.held and shown is None))
    ]
    in_one_province = same_province(agency.name for agency in known.agencies.values())
    agencies = [
        _agency_node(a, in_one_province=in_one_province)
        for a in known.agencies.values()
        if a.slug in ends or a.slug == slug
    ]
    return ChainView(
        nodes=(*documents, *agencies),
        edges=made,
        letters=tuple(_letters(store, known, made)),
        focus=slug,
    )


def _plain(known: Catalog, shown: set[str] | None, slug: str | None) -> set[str]:
    """What of the documents and agencies a first look needs."""
    plain = {
        document.slug
        for document in known.documents.values()
        if document.kind != "set" and document.level in _LANES
    }
    plain |= {*known.agencies, *known.tasks}
    plain |= {document.slug for document in known.documents.values() if document.held}
    return (plain if shown is None else plain & shown) | ({slug} if slug else set())


def _around(store: Store, known: Catalog, slug: str) -> set[str]:
    """What orders lead to and from here, with the letters that give them.

    Of what only mentions, the next neighbours; of the tasks on the way, all who act.
    """
    graph = network(store)
    if slug not in graph:
        return {slug}
    orders = one_way(graph, strong=True)
    shown = nx.ancestors(orders, slug) | nx.descendants(orders, slug) | {slug}
    shown |= {*graph.predecessors(slug), *graph.successors(slug)}
    for task in shown & known.tasks.keys():
        shown.add(known.tasks[task].letter)
        shown |= known.agencies.keys() & graph.pred[task].keys()
    return shown


@dataclass(slots=True)
class _Edges:
    """Collects edges by source, relation, target and whether they are by name.

    A plain view puts the act for the name that letters call it by.
    """

    shown: Collection[str] | None
    known: Catalog
    acts: Mapping[str, str]
    full: bool = False
    quotes: dict[tuple[str, str, str, bool], list[tuple[float, Quote]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def assertions(self, said: Evidence) -> None:
        """Add what letters state of documents."""
        for assertion in (*said.assertions, *said.names):
            if not self.full and assertion.predicate == "encloses":
                continue  # what is sent along is carried out as well
            ends = self._act(assertion.object), self._act(self._subject(assertion))
            predicate = assertion.predicate
            if predicate == "amends" and assertion.task and assertion.of_letter:
                predicate = "cites"  # who orders a change does not make it
            if predicate in DOWNWARD:
                ends = ends[1], ends[0]
            if self._shows(*ends) and ends[0] != ends[1]:
                key = (ends[0], predicate, ends[1], True)
                self.quotes[key].append((assertion.confidence, assertion.quote))

    def _act(self, slug: str) -> str:
        return slug if self.full else self.acts.get(slug, slug)

    def _subject(self, assertion: Assertion) -> str:
        """Whom an assertion is about; a plain view puts the letter for its open sets.

        What "các văn bản của tỉnh" carry out, the letter passes on.
        """
        document = self.known.documents.get(assertion.subject)
        is_set = document is not None and document.kind == "set"
        return assertion.letter if is_set and not self.full else assertion.subject

    def assignments(self, said: Evidence) -> None:
        """Add the parts of agencies, below what the task does, else the letter."""
        implemented: dict[str, list[str]] = defaultdict(list)
        for assertion in said.assertions:
            carried_out = assertion.predicate == "implements"
            if carried_out and assertion.task and assertion.of_letter:
                implemented[assertion.task].append(self._act(assertion.object))
        for part in said.assignments:
            if self.shown is not None and part.task not in self.shown:
                continue
            if not self.full and part.role != "lead":
                continue
            done = [slug for slug in implemented[part.task] if self._shows(slug)]
            for source in dict.fromkeys(done or [self.known.tasks[part.task].letter]):
                if self._shows(source, part.agency):
                    key = (source, part.role, part.agency, part.stated)
                    self.quotes[key].append((1.0, part.quote))

    def made(self) -> tuple[ChainEdge, ...]:
        """The edges, with the surest quotes first."""
        return tuple(
            ChainEdge(
                id="|".join(
                    (source, relation, target, *(() if stated else ("general",)))
                ),
                source=source,
                target=target,
                relation=relation,
                quotes=tuple(quote for _, quote in sorted(found, key=lambda q: -q[0])),
                stated=stated,
                confidence=max(confidence for confidence, _ in found),
            )
            for (source, relation, target, stated), found in sorted(self.quotes.items())
        )

    def _shows(self, *slugs: str) -> bool:
        return self.shown is None or all(slug in self.shown for slug in slugs)


def _letters(
    store: Store, known: Catalog, edges: tuple[ChainEdge, ...]
) -> Iterator[ChainLetter]:
    """The letters that are quoted, with their text and items."""
    quoted = {quote.letter_id for edge in edges for quote in edge.quotes}
    for slug in sorted(quoted):
        letter = known.documents[slug]
        tasks = (task for task in known.tasks.values() if task.letter == slug)
        yield ChainLetter(
            id=slug,
            title=letter.title or letter.label,
            text=text_of(store, letter.iri),
            tasks=tuple(
                ChainTask(t.label, t.text, tuple(due.text for due in t.deadlines))
                for t in tasks
            ),
        )


def _document_node(document: Document, copies: Iterable[Document]) -> ChainNode:
    level = document.level
    branch: Branch = "party" if level in PARTY_LEVELS else "state"
    return ChainNode(
        id=document.slug,
        iri=document.iri,
        kind="letter" if document.held else "document",
        label=short_document_label(document),
        lane=_LANES.get(level, _UNKNOWN_DOCUMENT),
        branch=branch,
        title=document.title or document.label,
        details=_details(
            type=document.type,
            number=document.number or document.symbol,
            date=document.date,
            issuer=document.issuer_name,
            level=level,
            place=document.place,
            signer=document.signer,
            urgency=document.urgency,
            copies="; ".join(copy.label for copy in copies),
        ),
        held=document.held,
        status=document.status,
    )


def _agency_node(agency: Agency, *, in_one_province: bool) -> ChainNode:
    return ChainNode(
        id=agency.slug,
        iri=agency.iri,
        kind="agency",
        label=short_agency_label(agency, in_one_province=in_one_province),
        lane=_LANES.get(agency.level, _UNKNOWN_AGENCY),
        branch="agency",
        title=agency.name,
        details=_details(kind=agency.kind, level=agency.level),
    )


def _details(**values: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in values.items() if value)
