"""The chain of documents and agencies, ready to be drawn: from the store to values."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from graph.answers.chain_graph import chain_graph, drawable
from graph.answers.chain_nodes import chain_nodes
from graph.answers.chain_paths import trails
from graph.answers.chain_view import ChainView
from graph.catalog import catalog
from graph.network.network import network

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from graph.answers.chain_graph import ChainGraph
    from graph.answers.chain_view import ChainEdge, Trail
    from graph.catalog import Catalog
    from graph.store import Store

Direction = Literal["both", "up", "down"]
MOST_NODES: Final = 150
KEPT: Final = 64
"""Views that are kept until the store changes; the pages of one chain ask for few."""


@dataclass(frozen=True, slots=True)
class ChainAsk:
    """Which chain: all values are slugs that there are, or names of the contract.

    Without `roots`, that of all letters read. `relations` are those drawn; all, if
    None. `to` asks for the ways from the first root to there. `opened` show all their
    neighbours, `closed` hide what hangs on them alone. `depth` counts edges from the
    roots; `limit` boxes, the nearest first. `full` draws also open sets of documents
    and those whose level is unknown.
    """

    roots: tuple[str, ...] = ()
    direction: Direction = "both"
    depth: int | None = None
    relations: frozenset[str] | None = None
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    to: str | None = None
    full: bool = False
    limit: int = MOST_NODES


def chain(store: Store, asked: ChainAsk = ChainAsk()) -> ChainView:
    """The chain that is asked for; what was asked a moment ago is not made anew."""
    views: Callable[[ChainAsk], ChainView] = store.keep(
        "chains",
        lambda: lru_cache(maxsize=KEPT)(lambda asked: _Cut(store, asked).view()),
    )
    return views(asked)


class _Cut:
    """One view cut out of the graph."""

    def __init__(self, store: Store, asked: ChainAsk) -> None:
        self.store = store
        self.asked = asked
        self.known: Catalog = catalog(store)
        named = frozenset(
            slug
            for slug in (*asked.roots, asked.to)
            if slug and (d := self.known.documents.get(slug)) and d.kind == "named"
        )
        self.graph: ChainGraph = chain_graph(store, full=asked.full, names=named)

    def view(self) -> ChainView:
        """The view, capped."""
        asked = self.asked
        found: tuple[Trail, ...] = ()
        if asked.to and asked.roots:
            found = trails(self.store, self.graph, asked.roots[0], asked.to)
            shown = {slug for trail in found for slug in trail.nodes}
            shown |= {asked.roots[0], asked.to}
            tasks = None
        else:
            shown, tasks = self._around()
        for slug in asked.opened:
            shown |= {slug, *self.graph.neighbours(slug, asked.relations)}
            if tasks is not None:
                tasks |= self._tasks_at(slug)
        edges = list(self._edges(shown, tasks))
        counts = Counter(edge.relation for edge in edges)
        drawn = [edge for edge in edges if self._is_asked(edge)]
        near = self._near(drawn)
        kept = set(near[: asked.limit])
        return ChainView(
            nodes=tuple(chain_nodes(self.known, self._hidden(kept))),
            edges=tuple(e for e in drawn if e.source in kept and e.target in kept),
            roots=asked.roots,
            to=asked.to,
            trails=found,
            left_out=len(near) - len(kept),
            counts=tuple(sorted(counts.items())),
        )

    def _around(self) -> tuple[set[str], set[str] | None]:
        """What orders lead to and from the roots, and the tasks on the way.

        Of what only mentions, the next neighbours; of the tasks on the way, all who
        act; of a letter, all its tasks.
        """
        if not self.asked.roots:
            return {*drawable(self.known), *self.graph.at}, None
        statements = network(self.store)
        shown: set[str] = set()
        tasks: set[str] = set()
        for root in self.asked.roots:
            reached = set[str]()
            for start in (root, *self._items(root)):
                if self.asked.direction != "down":
                    reached.update(statements.reach(start, "up"))
                if self.asked.direction != "up":
                    reached.update(statements.reach(start, "down"))
            tasks |= {*(reached & self.known.tasks.keys()), *self._tasks_at(root)}
            shown |= reached | self._next_to(root)
        for task in tasks:
            shown.add(self.known.tasks[task].letter)
            if self.asked.direction != "up":
                acting = statements.next_to(task, "down")
                shown.update(slug for slug in acting if slug in self.known.agencies)
        return shown, tasks

    def _items(self, slug: str) -> Iterator[str]:
        document = self.known.documents.get(slug)
        if document is not None and document.held:
            yield from (task.slug for task in self.known.tasks_of(slug))

    def _tasks_at(self, slug: str) -> set[str]:
        """The tasks whose parts hang on a document or agency."""
        return {
            task
            for tie in self.graph.at.get(slug, ())
            for _, _, task in tie.said
            if task is not None
        }

    def _next_to(self, root: str) -> set[str]:
        """Neighbours of a root on the side asked for."""
        way = self.asked.direction
        return {
            tie.other(root)
            for tie in self.graph.at.get(root, ())
            if way == "both" or (tie.target == root) == (way == "up")
        }

    def _edges(
        self, shown: Collection[str], tasks: Collection[str] | None
    ) -> Iterator[ChainEdge]:
        for tie in self.graph.between(shown):
            if (edge := tie.edge(tasks)) is not None:
                yield edge

    def _is_asked(self, edge: ChainEdge) -> bool:
        relations = self.asked.relations
        return relations is None or edge.relation in relations

    def _near(self, edges: Iterable[ChainEdge]) -> list[str]:
        """What hangs together with the roots, the nearest first.

        Nothing is reached through what is closed, nor farther than the depth; without
        roots, all letters count as such.
        """
        ties: dict[str, list[str]] = {}
        for edge in edges:
            ties.setdefault(edge.source, []).append(edge.target)
            ties.setdefault(edge.target, []).append(edge.source)
        starts = self.asked.roots or tuple(drawable(self.known))
        away = dict.fromkeys(starts, 0)
        if self.asked.to:
            away |= {self.asked.to: 0}
        away |= dict.fromkeys(self.asked.opened if self.asked.to else (), 0)
        waiting = deque(away)
        while waiting:
            slug = waiting.popleft()
            if slug in self.asked.closed or away[slug] == self.asked.depth:
                continue
            for other in sorted(ties.get(slug, ())):
                if other not in away:
                    away[other] = away[slug] + 1
                    waiting.append(other)
        if not self.asked.roots:
            away |= {slug: len(away) for slug in ties if slug not in away}
        return list(away)

    def _hidden(self, kept: Collection[str]) -> dict[str, int]:
        """How many neighbours of each are not drawn."""
        return {
            slug: len(self.graph.neighbours(slug, self.asked.relations) - set(kept))
            for slug in kept
        }
