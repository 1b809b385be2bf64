"""What a statement of an export may speak of, and what it may say that of.

A letter speaks of itself and its parts, and its parts are parts of it; the graphs of
records hold what `graph.runs`, `graph.status` and `graph.corrections` write, no more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.iris import RECORD_GRAPHS, whole
from graph.originals import is_hash
from ontology.standards import Dcterms, Schema
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.iris import Iris

RUNS: Final = ("run-", "extractor-")
"""What the names in the graph of runs begin with."""

OWN: Final = (Dcterms.isPartOf, Cd.assertedBy, Cd.inLetter)
"""What leads from a part of a letter to that letter, and never to another."""

_RECORDS: Final[Mapping[str, re.Pattern[str]]] = {
    "graph-runs": re.compile(f"(?:{'|'.join(RUNS)}).*"),
    "graph-reports": re.compile(r".+\.report-[0-9a-f]{12}"),
    "graph-corrections": re.compile(r".*"),  # and what they state of letters
}
_CORRECTION: Final = "correction-"


def fault(quad: ox.Quad, graph: str, iris: Iris) -> tuple[str, str] | None:
    """What is wrong with a statement; None if an export may hold it.

    Args:
        quad: the statement.
        graph: the name of its graph, which is under the base.
        iris: of the installation.

    Returns:
        A reason of `ImportRefusedError`, and the value that it tells.
    """
    subject, value = quad.subject, quad.object
    if not isinstance(subject, ox.NamedNode):
        return "blank", graph
    if not isinstance(value, ox.NamedNode | ox.Literal):
        return "blank", subject.value
    under = subject.value.startswith(iris.base)
    slug = subject.value.removeprefix(iris.base)
    if not (under and _speaks_of(iris.slug(graph), slug)):
        return "subject", subject.value
    if quad.predicate.value in OWN and not _is_of(quad, slug, iris):
        return "subject", value.value
    if quad.predicate.value == Schema.sha256 and not is_hash(value.value):
        return "hash", value.value
    return None


def _speaks_of(graph: str, slug: str) -> bool:
    """Whether a graph, by its slug, may hold statements of this slug."""
    if graph in RECORD_GRAPHS:
        return _RECORDS[graph].fullmatch(slug) is not None
    return whole(slug) == graph


def _is_of(quad: ox.Quad, slug: str, iris: Iris) -> bool:
    """Whether what a part is said to be of is the letter that the part is of."""
    if slug.startswith(_CORRECTION) and quad.predicate.value == Cd.inLetter:
        return True
    value = getattr(quad.object, "value", "")
    is_slug = isinstance(quad.object, ox.NamedNode) and value.startswith(iris.base)
    return is_slug and whole(value.removeprefix(iris.base)) == whole(slug)
