"""The record of runs: what was read or taken out, when, and by which version.

It lives in a graph of its own (PROV-O), since times and versions differ between runs
that are otherwise alike; comparisons leave it out.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.catalog import iris_of
from graph.writer import Writer, node
from ontology.standards import Prov, Schema, Xsd

if TYPE_CHECKING:
    from graph.iris import Iris
    from graph.store import Store


_LAST = """
SELECT ?letter (MAX(?ended) AS ?last) WHERE {
  GRAPH $runs { ?run prov:generated ?letter ; prov:endedAtTime ?ended } }
GROUP BY ?letter"""


def record_reading(
    store: Store, iris: Iris, letter: str, file: str, version: str
) -> None:
    """Record that a letter's graph was made from a file by a version of the extractor.

    Args:
        store: where to.
        iris: the IRIs.
        letter: the slug of the letter.
        file: the slug of the file it was read from.
        version: that of the extractor.
    """
    out, run = _begin(iris, letter)
    agent = f"extractor-{version}"
    out.link(run, Prov.used, file)
    out.link(run, Prov.generated, letter)
    out.link(run, Prov.wasAssociatedWith, agent)
    out.a(agent, Prov.SoftwareAgent)
    out.text(agent, Schema.softwareVersion, version)
    store.add(out.quads)


def record_removal(store: Store, iris: Iris, letter: str) -> None:
    """Record that a letter was taken out."""
    out, run = _begin(iris, letter)
    out.link(run, Prov.invalidated, letter)
    store.add(out.quads)


def last_read(store: Store) -> dict[str, str]:
    """When each letter was read last, by its slug: `2025-07-01T08:00:00Z`."""
    iris = iris_of(store)
    rows = store.rows(_LAST, runs=node(iris.runs))
    return {iris.slug(row["letter"]): row["last"] for row in rows if "letter" in row}


def _begin(iris: Iris, letter: str) -> tuple[Writer, str]:
    """A new activity, named by its time and its letter."""
    now = datetime.now(UTC)
    out = Writer(iris, iris.runs)
    run = f"run-{now:%Y%m%dt%H%M%S%f}-{letter}"
    out.a(run, Prov.Activity)
    out.typed(run, Prov.endedAtTime, now.isoformat(timespec="seconds"), Xsd.dateTime)
    return out, run
