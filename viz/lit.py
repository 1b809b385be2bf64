"""What belongs to the chain of one box or line: lit when that is selected.

Orders carry a chain on, and parts in tasks; what else ties, only from what is selected.
A letter orders many things: who enters it by a task leaves it by that task, so that a
resolution reaches those told to carry it out and not all whom the letter addresses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from viz.families import family_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.answers.chain_view import ChainEdge, ChainView

Tasks = tuple[str, ...] | None
"""Labels of the tasks by which a letter is entered; None: as a whole."""


@dataclass(slots=True)
class Lit:
    """Ids of the nodes and edges that belong together."""

    nodes: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Lamp:
    """Lights chains of a view."""

    letters: frozenset[str]
    up: Mapping[str, Sequence[ChainEdge]]
    down: Mapping[str, Sequence[ChainEdge]]
    edges: Mapping[str, ChainEdge]

    @classmethod
    def of(cls, view: ChainView) -> Lamp:
        """The lamp of a view."""
        up: dict[str, list[ChainEdge]] = {node.id: [] for node in view.nodes}
        down: dict[str, list[ChainEdge]] = {node.id: [] for node in view.nodes}
        for edge in view.edges:
            up[edge.target].append(edge)
            down[edge.source].append(edge)
        letters = frozenset(node.id for node in view.nodes if node.kind == "letter")
        return cls(letters, up, down, {edge.id: edge for edge in view.edges})

    def light(self, selected: str) -> Lit:
        """The chain of a node, up to the Centre and down; of an edge, its ends."""
        lit = Lit()
        if edge := self.edges.get(selected):
            lit.edges.add(edge.id)
            lit.nodes |= {edge.source, edge.target}
        elif selected in self.up:
            lit.nodes.add(selected)
            self._walk(selected, lit, upwards=True)
            self._walk(selected, lit, upwards=False)
        return lit

    def _walk(self, start: str, lit: Lit, *, upwards: bool) -> None:
        edges = self.up if upwards else self.down
        waiting: list[tuple[str, Tasks]] = [(start, None)]
        seen = set(waiting)
        while waiting:
            here, tasks = waiting.pop()
            for edge in edges[here]:
                strong = family_of(edge.relation).strong
                if not (strong or here == start) or not _passes(edge, here, tasks):
                    continue
                there = edge.source if upwards else edge.target
                lit.edges.add(edge.id)
                lit.nodes.add(there)
                entered = _tasks_of(edge, there) if there in self.letters else None
                if strong and (there, entered) not in seen:
                    seen.add((there, entered))
                    waiting.append((there, entered))


def _tasks_of(edge: ChainEdge, letter: str) -> Tasks:
    """The tasks of a letter that state an edge; None if it does so as a whole."""
    found = [quote.task for quote in edge.quotes if quote.letter_id == letter]
    if not found or None in found:
        return None
    return tuple(sorted({task for task in found if task is not None}))


def _passes(edge: ChainEdge, letter: str, tasks: Tasks) -> bool:
    own = _tasks_of(edge, letter) if tasks is not None else None
    if own is None or tasks is None:
        return True
    return any(_related(a, b) for a in own for b in tasks)


def _related(a: str, b: str) -> bool:
    """Whether one task is the other, its heading, or an item under it."""
    return a == b or a.startswith(f"{b}.") or b.startswith(f"{a}.")
