"""Questions in SPARQL: those to begin with, and those behind the pages.

Each is a file of `ontology/questions`, a SPARQL executable of SHACL (SHACL Advanced
Features, W3C Working Group Note 8 June 2017, §5; the examples of sib-swiss are written
so too): its words in Vietnamese and English, the group it belongs to, and its query,
which uses the prefixes that the endpoint knows. `$name` in the query of a page stands
for a thing that the page is about.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal, get_args

import pyoxigraph as ox

from graph.catalog import catalog
from graph.writer import node
from ontology.standards import RDFS, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.store import Store

Group = Literal["duties", "deadlines", "documents", "bodies", "review", "graphs"]
GROUPS: Final[tuple[Group, ...]] = get_args(Group)
"""The groups of the questions to begin with, in their order."""

Page = Literal[
    "home",
    "documents",
    "document",
    "text",
    "scheme",
    "items",
    "agencies",
    "agency",
    "matrix",
    "column",
    "cell",
    "tasks",
    "gaps",
    "chain",
]
PAGES: Final[tuple[Page, ...]] = get_args(Page)
"""The pages that have a query behind them."""

_PARAMETERS: Final[Mapping[Page, tuple[str, ...]]] = {
    "document": ("document",),
    "text": ("document",),
    "scheme": ("document",),
    "items": ("document",),
    "column": ("document",),
    "agency": ("agency",),
    "cell": ("document", "agency"),
    "chain": ("root",),
}

_SH: Final = "http://www.w3.org/ns/shacl#"
_PREFIXES: Final = "prefixes.ttl"
_OF_PAGE: Final = "page-"


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what it asks, by language; `group` is one of `GROUPS`, or "page"."""

    name: str
    group: str
    place: int
    words: Mapping[str, str]
    sparql: str


@cache
def questions() -> Sequence[Question]:
    """The questions to begin with, by their place."""
    found = (q for q in _all().values() if not q.name.startswith(_OF_PAGE))
    return tuple(sorted(found, key=lambda q: q.place))


def query_for(store: Store, page: Page, **things: str) -> str:
    """The query behind a page.

    Args:
        store: tells where our IRIs begin.
        page: which page; a document has several (`text`, `scheme`, `items` are its
            tasks), a matrix of one document is a `column`, with an agency a `cell`.
        things: slugs of what the page is about: `document` of a document, `agency` of
            an agency, both of a cell, `root` of a chain.

    Raises:
        ValueError: a slug makes no IRI.
        KeyError: the page is about something that is not named here.
    """
    question = _all()[_OF_PAGE + page]
    iris = {name: str(node(catalog(store).iris.iri(s))) for name, s in things.items()}
    query = question.sparql
    for name in _PARAMETERS.get(page, ()):
        query = query.replace(f"${name}", iris[name])
    return query


def questions_file() -> bytes:
    """All questions in Turtle, with the prefixes that their queries use."""
    triples = [t for _, text in _files() for t in ox.parse(text, ox.RdfFormat.TURTLE)]
    prefixes = {"rdfs": RDFS, "schema": SCHEMA, "sh": _SH}
    made = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return made or b""


@cache
def _all() -> Mapping[str, Question]:
    made = (_question(name, text) for name, text in _files() if name != _PREFIXES)
    return {question.name: question for question in made}


def _files() -> Sequence[tuple[str, bytes]]:
    folder = resources.files("ontology").joinpath("questions")
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return [(f.name, f.read_bytes()) for f in files if f.name.endswith(".ttl")]


def _question(file: str, text: bytes) -> Question:
    """The question of one file."""
    values: dict[str, list[ox.Literal]] = defaultdict(list)
    for triple in ox.parse(text, ox.RdfFormat.TURTLE):
        if isinstance(triple.object, ox.Literal):
            values[triple.predicate.value].append(triple.object)
    query = values.get(f"{_SH}select") or values[f"{_SH}construct"]
    place = values.get(f"{SCHEMA}position")
    return Question(
        name=file.removesuffix(".ttl"),
        group=values[f"{SCHEMA}keywords"][0].value,
        place=int(place[0].value) if place else 0,
        words={one.language or "": one.value for one in values[f"{RDFS}comment"]},
        sparql=query[0].value.strip("\n"),
    )
