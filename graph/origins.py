"""Who says what stands in a graph: official sources, the machine, or people.

Said of each named graph once, in the derived graph, which comparisons keep. A letter's
graph has the name of the letter; fields of its header that a register gave
(`cd:givenField`) are official nevertheless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.terms import ORIGIN, Cd

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.writer import Writer


def add_origins(out: Writer, letters: Collection[str]) -> None:
    """Say where the graphs of these letters, and those over all letters, come from.

    A store without letters has nothing to say it of.
    """
    if not letters:
        return
    iris = out.iris
    origins = {
        iris.register: "official",
        iris.resolution: "machine",
        iris.runs: "machine",
        iris.corrections: "human",
        iris.reports: "human",
    }
    origins |= {iris.iri(letter): "machine" for letter in letters}
    for graph, origin in origins.items():
        out.term(iris.slug(graph), Cd.origin, ORIGIN + origin)
