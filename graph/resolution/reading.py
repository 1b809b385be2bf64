"""The letters of a store, and which of them were touched since it was resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.corrections.keeping import is_corrected
from graph.facts import facts_of
from graph.iris import DERIVED_GRAPHS, whole
from graph.progress import told
from graph.writer import node
from ontology.terms import VOCABULARY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph as ox

    from graph.facts import Facts
    from graph.iris import Iris
    from graph.store import Store

_LETTERS = "SELECT DISTINCT ?letter { GRAPH ?letter { ?letter cd:text ?text } }"
_CORRECTED = """
SELECT DISTINCT ?letter { GRAPH $people { ?correction cd:inLetter ?letter } }"""
_IN_LETTER = "SELECT ?letter { GRAPH $people { $correction cd:inLetter ?letter } }"


def letters_of(
    store: Store, iris: Iris, slugs: Iterable[str] | None = None
) -> Iterator[Facts]:
    """What letters say, one after the other: those of some slugs, or all there are."""
    if slugs is None:
        rows = store.rows(_CORRECTED, people=node(iris.corrections))
        corrected = {iris.slug(row["letter"]) for row in rows}
        found = (row["letter"] for row in store.rows(_LETTERS))
        every = sorted(iris.slug(one) for one in found if one.startswith(iris.base))
        slugs = told("reading", every, len(every))
    else:
        slugs = list(slugs)
        corrected = {slug for slug in slugs if is_corrected(store, iris, slug)}
    said = _by_people(store, iris, corrected)
    for slug in slugs:
        quads = store.quads(iris.iri(slug))
        facts = facts_of(quads, said.get(slug, ()), iris, slug)
        if facts is not None:
            yield facts


def _by_people(store: Store, iris: Iris, letters: set[str]) -> dict[str, list[ox.Quad]]:
    """What people's corrections state of some letters, by letter."""
    said: dict[str, list[ox.Quad]] = {slug: [] for slug in letters}
    for quad in store.each(iris.corrections) if letters else ():
        subject = str(getattr(quad.subject, "value", ""))
        letter = whole(subject.removeprefix(iris.base))
        if letter in said:
            said[letter].append(quad)
    return said


def touched_letters(store: Store, iris: Iris) -> set[str] | None:
    """The slugs of the letters that may say something else now; None for all.

    Where somebody else wrote what is derived, all of it is made anew.
    """
    if store.touched.everything:
        return None
    derived = {iris.iri(slug) for slug in DERIVED_GRAPHS}
    apart = {iris.runs, iris.reports, VOCABULARY_GRAPH}
    found: set[str] = set()
    for graph, subjects in store.touched.subjects.items():
        if graph in derived and subjects:
            return None
        if graph not in apart:
            found.update(_letters_at(store, iris, graph, subjects))
    return found


def _letters_at(
    store: Store, iris: Iris, graph: str, subjects: Iterable[str]
) -> Iterator[str]:
    """The letters that subjects in a graph are parts of, or corrections of."""
    if graph != iris.corrections and graph.startswith(iris.base):
        yield iris.slug(graph)
        return
    for subject in subjects:
        if subject.startswith(iris.base):
            slug = whole(iris.slug(subject))
            yield slug
            if slug.startswith("correction-"):
                parameters = {
                    "people": node(iris.corrections),
                    "correction": node(iris.iri(slug)),
                }
                for row in store.rows(_IN_LETTER, **parameters):
                    yield iris.slug(row["letter"])
