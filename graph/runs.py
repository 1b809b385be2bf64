"""The record of runs: what was read or taken out, when, and by which version.

It lives in a graph of its own (PROV-O), since times and versions differ between runs
that are otherwise alike; comparisons leave it out.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from graph.index.keeping import view_of
from graph.index.shelf import Shelf, Table
from graph.writer import Writer
from ontology.standards import Prov, Schema, Xsd

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graph.iris import Iris
    from graph.store import Store

NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""What stands in for the time of a reading that is not on record."""


def record_reading(
    store: Store, iris: Iris, letter: str, file: str, version: str
) -> None:
    """Record that a letter's graph was made from a file; arguments as of `reading`."""
    store.add(reading(iris, letter, file, version))


def reading(iris: Iris, letter: str, file: str, version: str) -> list[ox.Quad]:
    """The record that a letter's graph was made from a file, now.

    Args:
        iris: the IRIs.
        letter: the slug of the letter.
        file: the slug of the file it was read from.
        version: that of the extractor it was made by.
    """
    out, run = _begin(iris, letter)
    agent = f"extractor-{version}"
    out.link(run, Prov.used, file)
    out.link(run, Prov.generated, letter)
    out.link(run, Prov.wasAssociatedWith, agent)
    out.a(agent, Prov.SoftwareAgent)
    out.text(agent, Schema.softwareVersion, version)
    return out.quads


def record_removal(store: Store, iris: Iris, letter: str) -> None:
    """Record that a letter was taken out."""
    out, run = _begin(iris, letter)
    out.link(run, Prov.invalidated, letter)
    store.add(out.quads)


def read_times(store: Store) -> Shelf[datetime]:
    """When each letter was read last, by its slug; the last one first."""
    return store.keep(
        "times of reading", lambda: Shelf(view_of(store), _READ, "letter")
    )


_READ: Final = Table(
    "SELECT letter, at FROM readings",
    "at DESC, letter",
    lambda row: datetime.fromisoformat(str(row[1])),
)


def _begin(iris: Iris, letter: str) -> tuple[Writer, str]:
    """A new activity, named by its time and its letter."""
    now = datetime.now(UTC)
    out = Writer(iris, iris.runs)
    run = f"run-{now:%Y%m%dt%H%M%S%f}-{letter}"
    out.a(run, Prov.Activity)
    out.typed(run, Prov.endedAtTime, now.isoformat(timespec="seconds"), Xsd.dateTime)
    return out, run
