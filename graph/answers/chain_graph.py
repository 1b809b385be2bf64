"""All that could be drawn of a chain: who is tied to whom, by which statements.

Made once for a store and kept until it changes; `chain` cuts views out of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from graph.answers.chain_nodes import has_lane
from graph.answers.chain_view import ChainEdge
from graph.catalog import catalog
from graph.directions import DOWNWARD
from graph.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from graph.answers.chain_scope import Scope
    from graph.catalog import Catalog
    from graph.evidence import Assertion, Evidence
    from graph.index.shelf import Rows
    from graph.quotes import Quote
    from graph.store import Store

T = TypeVar("T")


@dataclass(slots=True)
class Tie:
    """What may be drawn as one edge; see `chain_view` for which end is the source.

    `said` has, of each statement, its confidence, its words and the slug of the task
    that gives a part; of others, None.
    """

    source: str
    relation: str
    target: str
    stated: bool
    said: list[tuple[float, Quote, str | None]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its name in addresses: ends and relation."""
        name = f"{self.source}|{self.relation}|{self.target}"
        return name if self.stated else f"{name}|general"

    def other(self, end: str) -> str:
        """The end that is not this one."""
        return self.target if end == self.source else self.source

    def edge(self, tasks: Collection[str] | None = None) -> ChainEdge | None:
        """The edge with the surest words first; only parts in these tasks, if given."""
        said = [
            one
            for one in self.said
            if tasks is None or one[2] is None or one[2] in tasks
        ]
        if not said:
            return None
        return ChainEdge(
            id=self.id,
            source=self.source,
            target=self.target,
            relation=self.relation,
            quotes=tuple(quote for _, quote, _ in said),
            stated=self.stated,
            confidence=said[0][0],
        )


@dataclass(frozen=True, slots=True)
class ChainGraph:
    """All ties by id, and those of each document and agency."""

    ties: Mapping[str, Tie]
    at: Mapping[str, tuple[Tie, ...]]

    def neighbours(self, slug: str, relations: Collection[str] | None) -> set[str]:
        """What stands at the other ends of its ties."""
        return {
            tie.other(slug)
            for tie in self.at.get(slug, ())
            if relations is None or tie.relation in relations
        }

    def between(self, shown: Collection[str]) -> list[Tie]:
        """The ties with both ends in `shown`, in the order of their ids."""
        found = {
            tie.id: tie
            for slug in shown
            for tie in self.at.get(slug, ())
            if tie.source in shown and tie.target in shown
        }
        return [found[id_] for id_ in sorted(found)]


def chain_graph(
    store: Store, *, full: bool, names: frozenset[str], scope: Scope | None
) -> ChainGraph:
    """The graph of a store, or of the letters within a scope.

    Unless `full`, only what carries the question: no open sets of documents, none
    whose level is unknown but those read; and an act stands for the names that letters
    call it by, but for `names`, which stand for themselves.
    """
    builder = _Builder(store, full=full, names=names, scope=scope)
    if names or full or scope:
        return builder.made()
    return store.keep("chain graph", builder.made)


class _Builder:
    """Collects ties by source, relation, target and whether they are by name."""

    def __init__(
        self,
        store: Store,
        *,
        full: bool,
        names: frozenset[str],
        scope: Scope | None,
    ) -> None:
        self.known: Catalog = catalog(store)
        self.said: Evidence = evidence(store)
        self.full = full
        self.names = names
        self.scope = scope
        self.acts: dict[str, str] = {}
        self.ties: dict[str, Tie] = {}

    def made(self) -> ChainGraph:
        """All ties."""
        assertions, names = self._within(self.said.assertions), self.said.names
        named = [*self._within(names)]
        self.acts = {
            name.subject: name.object
            for name in named
            if not self.full and name.subject not in self.names
        }
        for assertion in (*assertions, *named):
            self._assertion(assertion)
        self._parts(assertions)
        at: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in self.ties.values():
            tie.said.sort(key=lambda one: -one[0])
            at[tie.source].append(tie)
            at[tie.target].append(tie)
        return ChainGraph(self.ties, {slug: tuple(ties) for slug, ties in at.items()})

    def _assertion(self, assertion: Assertion) -> None:
        """Add what a letter states of documents."""
        if not self.full and assertion.predicate == "encloses":
            return  # what is sent along is carried out as well
        ends = self._act(assertion.object), self._act(self._subject(assertion))
        predicate = assertion.predicate
        if predicate == "amends" and assertion.task and assertion.of_letter:
            predicate = "cites"  # who orders a change does not make it
        if predicate in DOWNWARD:
            ends = ends[1], ends[0]
        if ends[0] != ends[1] and self._is_drawn(ends[0]) and self._is_drawn(ends[1]):
            said = assertion.confidence, assertion.quote, None
            self._tie(ends[0], predicate, ends[1], stated=True).said.append(said)

    def _subject(self, assertion: Assertion) -> str:
        """Whom an assertion is about; a plain view puts the letter for its open sets.

        What "các văn bản của tỉnh" carry out, the letter passes on.
        """
        document = self.known.documents.get(assertion.subject)
        is_set = document is not None and document.kind == "set"
        return assertion.letter if is_set and not self.full else assertion.subject

    def _within(self, rows: Rows[T]) -> Collection[T]:
        """Those of letters within the scope."""
        return rows if self.scope is None else rows.where(*self.scope.condition)

    def _parts(self, assertions: Collection[Assertion]) -> None:
        """Add the parts of agencies, below what the task does, else the letter."""
        implemented: dict[str, list[str]] = defaultdict(list)
        for assertion in assertions:
            carried_out = assertion.predicate == "implements"
            if carried_out and assertion.task and assertion.of_letter:
                implemented[assertion.task].append(self._act(assertion.object))
        for part in self._within(self.said.assignments):
            done = [slug for slug in implemented[part.task] if self._is_drawn(slug)]
            for source in dict.fromkeys(done or [self.known.tasks[part.task].letter]):
                tie = self._tie(source, part.role, part.agency, stated=part.stated)
                tie.said.append((1.0, part.quote, part.task))

    def _tie(self, source: str, relation: str, target: str, *, stated: bool) -> Tie:
        tie = Tie(source, relation, target, stated)
        return self.ties.setdefault(tie.id, tie)

    def _act(self, slug: str) -> str:
        return self.acts.get(slug, slug)

    def _is_drawn(self, slug: str) -> bool:
        document = self.known.documents.get(slug)
        if self.full or document is None or document.held or slug in self.names:
            return True
        return document.kind != "set" and has_lane(document)


def drawable(known: Catalog, scope: Scope | None) -> Iterator[str]:
    """The slugs of letters that were read and are no copies: all, or within a scope."""
    if scope is not None:
        return iter(scope.letters)
    return (d.slug for d in known.documents.values() if d.held and d.canonical is None)
