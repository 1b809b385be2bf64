"""Who says what stands in a graph: official sources, the machine, or people.

Said of each named graph once, in the derived graph, which comparisons keep. A letter's
graph has the name of the letter; fields of its header that a register gave
(`cd:givenField`) are official nevertheless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import ORIGIN, Cd

if TYPE_CHECKING:
    from graph.iris import Iris
    from graph.writer import Writer


def origins(iris: Iris) -> dict[str, str]:
    """Where the graphs over all letters come from, by their slugs."""
    return {
        iris.slug(graph): origin
        for graph, origin in (
            (iris.register, "official"),
            (iris.resolution, "machine"),
            (iris.runs, "machine"),
            (iris.corrections, "human"),
            (iris.reports, "human"),
        )
    }


def add_origin(out: Writer, graph: str, origin: str) -> None:
    """Say where the graph of a slug comes from."""
    out.term(graph, Cd.origin, ORIGIN + origin)
