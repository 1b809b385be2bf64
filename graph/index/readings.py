"""When letters were read last, as rows of the index: from the record of runs."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from graph.index.things import some, values
from graph.writer import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.index.database import Row, Writing
    from graph.iris import Iris
    from graph.readable import Readable

_READ: Final = """
SELECT ?letter (MAX(?ended) AS ?time) WHERE { GRAPH $runs {
  %s ?run prov:generated ?letter ; prov:endedAtTime ?ended .
} } GROUP BY ?letter"""
_RUN = re.compile(r"run-\d{8}t\d+-(.+)")


def rebuild_readings(store: Readable, iris: Iris, into: Writing) -> None:
    """Have the index tell of all letters that are on record."""
    into.insert("readings", [*_readings(store, iris, "")])


def refresh_readings(
    store: Readable, iris: Iris, into: Writing, runs: Iterable[str]
) -> None:
    """Have it tell anew of the letters that some runs, by slug, are about."""
    letters = {found[1] for run in runs if (found := _RUN.fullmatch(run))}
    for part in some(sorted(letters)):
        gone = "DELETE FROM readings WHERE letter IN (SELECT value FROM json_each(?))"
        into.run(gone, (json.dumps(part),))
        these = f"VALUES ?letter {{ {values(iris, part)} }}"
        into.insert("readings", [*_readings(store, iris, these)])


def _readings(store: Readable, iris: Iris, which: str) -> Iterator[Row]:
    for row in store.rows(_READ % which, runs=node(iris.runs)):
        at = datetime.fromisoformat(row["time"]).astimezone(UTC)
        yield iris.slug(row["letter"]), at.isoformat()
