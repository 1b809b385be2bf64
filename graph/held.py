"""The letters that a store holds under one number, and which has which slug.

Two different letters may print the same number: an annex sent by itself, a slip of the
pen. The one with the best file has the slug that citations lead to, every other that
slug with a hash of its own words behind it; when the first goes, the next takes its
place. None of it depends on the order in which they came.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from graph.corrections.keeping import (
    follow,
    machine_quads,
    put_letter,
    take_out,
)
from graph.dates import is_day
from graph.files import files_of, rank
from graph.fingerprint import Fingerprint
from graph.iris import apart_slug
from graph.writer import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.source import Source
    from graph.iris import Iris
    from graph.store import Store

Term = TypeVar("Term")

_HEADER = """
SELECT ?print ?date ?issuer { GRAPH $letter {
  $letter cd:fingerprint ?print
  OPTIONAL { $letter dcterms:date ?date } OPTIONAL { $letter cd:issuer ?issuer }
} }"""
_OF_WHOLE = """
SELECT DISTINCT ?letter { GRAPH ?letter {
  ?letter prov:wasDerivedFrom ?file .
  ?said rdf:predicate cd:annexOf ; rdf:object $whole ; cd:assertedBy ?letter
} }"""
_OF_NUMBER = """
SELECT DISTINCT ?letter {
  { GRAPH ?letter { ?letter cd:number $number } }
  UNION { ?correction cd:inLetter ?letter ; cd:printedNumber $number }
  GRAPH ?letter { ?letter prov:wasDerivedFrom ?file }
}"""

# Measured on letters with up to 15 % of their words misread, and on letters that have
# nothing but their form in common (tests/test_graph_twins.py).
_OF_ALL_WORDS = 0.2  # of two texts as long as each other
_OF_SMALLER = 0.65  # of a text and the longer one it may stand in
_OF_FIGURES = 0.5
_OF_ANNEX = 0.5  # of annexes without a label one document may have many
FEWEST_FIGURES = 8
"""Fewer figures tell little."""


@dataclass(frozen=True, slots=True)
class Held:
    """A letter in the store: its files, the one it was read from first.

    `annex` marks one that has its slug from what it came with; `date` and `issuer`, a
    slug, are those of its header.
    """

    slug: str
    files: tuple[Source, ...]
    fingerprint: str
    annex: bool = False
    date: str | None = None
    issuer: str | None = None

    @property
    def source(self) -> Source:
        """The file its graph was made from."""
        return self.files[0]

    def contradicts(self, other: Held) -> bool:
        """Whether the headers tell that these are two letters, whatever their form.

        Where a scan was read, days and names are not to be trusted.
        """
        if self.source.ocr or other.source.ocr:
            return False
        days = {self.date, other.date} - {None}
        issuers = {self.issuer, other.issuer} - {None}
        in_full = all(is_day(day) for day in days)
        return (in_full and len(days) > 1) or len(issuers) > 1

    def likeness(self, other: Fingerprint, *, annex: bool = False) -> float:
        """The share of the shorter text that stands in the other; 0 if not the same.

        A letter with its annexes has the words of the letter alone, and more.
        """
        if not self.fingerprint:  # stored by a version that kept none
            return 1.0
        mine = Fingerprint.decode(self.fingerprint)
        words = mine.words.share(other.words)
        figures = mine.figures.share(other.figures)
        few = min(len(mine.figures.hashes), len(other.figures.hashes)) < FEWEST_FIGURES
        if not few and figures.of_smaller < _OF_FIGURES:
            return 0.0
        same = words.of_all >= _OF_ALL_WORDS or words.of_smaller >= _OF_SMALLER
        if annex:
            same = words.of_all >= _OF_ANNEX
        return words.of_smaller if same else 0.0


def held_under(
    store: Store, iris: Iris, slug: str, number: str | None, whole: str | None = None
) -> list[Held]:
    """The letters that share a slug by their number; first the one that has it.

    Annexes share theirs by the slug of the `whole` document that they came with.
    """
    first = _held(store, iris, slug)
    if not first.files:
        return []
    if whole is not None:
        rows = store.rows(_OF_WHOLE, whole=node(iris.iri(whole)))
    elif number is not None:
        rows = store.rows(_OF_NUMBER, number=ox.Literal(number))
    else:
        return [first]
    slugs = {iris.slug(row["letter"]) for row in rows} - {slug}
    apart = sorted(other for other in slugs if other.startswith(f"{slug}-u-"))
    return [first, *(_held(store, iris, other) for other in apart)]


def _held(store: Store, iris: Iris, slug: str) -> Held:
    rows = store.rows(_HEADER, letter=node(iris.iri(slug)))
    said = rows[0] if rows else {}
    issuer = iris.slug(said["issuer"]) if "issuer" in said else None
    return Held(
        slug,
        files_of(store, iris, slug),
        said.get("print", ""),
        date=said.get("date"),
        issuer=issuer,
    )


def same_letter(held: Sequence[Held], mine: Held) -> Held | None:
    """The letter that a file holds: one that has the file, else the most alike."""
    for one in held:
        if any(file.sha256 == mine.source.sha256 for file in one.files):
            return one
    words = Fingerprint.decode(mine.fingerprint)
    likely = [
        (one.likeness(words, annex=mine.annex), one.slug, one)
        for one in held
        if not one.contradicts(mine)
    ]
    score, _, one = max(likely, default=(0.0, "", mine), key=lambda found: found[:2])
    return one if score else None


def slug_among(held: Iterable[Held], mine: Held, slug: str) -> str:
    """The slug of a letter among the others of its number."""
    best = all(rank(mine.source) < rank(other.source) for other in held)
    return slug if best else apart_slug(slug, mine.fingerprint)


def settle(
    store: Store,
    iris: Iris,
    held: Sequence[Held],
    slug: str,
    coming: Held | None = None,
) -> str | None:
    """Give each of the letters of a number its slug, one that is coming considered.

    Returns:
        The slug of the first of those held, if there are any.
    """
    rivals = [*held, coming] if coming else [*held]
    moves = {
        one.slug: slug_among((r for r in rivals if r is not one), one, slug)
        for one in held
    }
    # Who has the slug gives it up before another takes it.
    for old, new in sorted(moves.items(), key=lambda move: move[1] == slug):
        if old != new:
            said = machine_quads(store, iris, old)
            take_out(store, iris, old)
            follow(store, iris, old, new)
            put_letter(store, iris, new, moved(said, iris.iri(old), iris.iri(new)))
    return min(moves.values(), default=None)


def moved(quads: Iterable[ox.Quad], old: str, new: str) -> list[ox.Quad]:
    """A letter's quads with its IRI and those of its parts changed."""

    def changed(term: Term) -> Term | ox.NamedNode:
        if isinstance(term, ox.NamedNode):
            name = term.value
            if name == old or name.startswith(f"{old}."):
                return node(new + name[len(old) :])
        return term

    return [
        ox.Quad(
            changed(quad.subject),
            quad.predicate,
            changed(quad.object),
            node(new),
        )
        for quad in quads
    ]
