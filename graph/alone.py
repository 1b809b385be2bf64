"""Letters that stand alone: no other file, letter or correction has to do with them.

`graph.ingest` would put them into the store as they are, one by one. Of letters that
come in thousands nearly all stand alone, and are loaded in bulk; who does not goes the
ordinary way, before or after, and the store is the same.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.corrections.keeping import all_corrections
from graph.files import file_slug
from graph.fingerprint import content_of, fingerprint
from graph.identity import identify
from graph.iris import apart_slug
from graph.originals import hashes
from graph.runs import reading
from graph.streams import Joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Self

    from extract.model import Extraction
    from graph.iris import Iris
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Alone:
    """A letter that was read, as it is if it stands alone.

    `apart` is its slug should another letter have its number, `sha256` that of its
    file, `version` that of the extractor.
    """

    slug: str
    apart: str
    sha256: str
    version: str

    @classmethod
    def of(cls, extraction: Extraction) -> Self:
        """The letter of an extraction."""
        slug = identify(extraction).letter
        words = fingerprint(content_of(extraction)).encode()
        sha256 = extraction.letter.source.sha256
        return cls(slug, apart_slug(slug, words), sha256, extraction.version)


def nquads(quads: Iterable[ox.Quad]) -> bytes:
    """Quads as N-Quads."""
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def standing_alone(
    store: Store, iris: Iris, letters: Sequence[Alone]
) -> Iterator[Alone]:
    """Those of the letters that come which do stand alone, before any is stored."""
    coming = Counter(letter.slug for letter in letters)
    read = Counter(letter.sha256 for letter in letters)
    held = set(store.graphs())
    files = hashes(store)
    corrected = {one.change.letter for one in all_corrections(store, iris)}
    for letter in letters:
        if (
            coming[letter.slug] == read[letter.sha256] == 1
            and iris.iri(letter.slug) not in held
            and letter.sha256 not in files
            and corrected.isdisjoint((letter.slug, letter.apart))
        ):
            yield letter


def load(store: Store, iris: Iris, letters: Iterable[tuple[Alone, bytes]]) -> None:
    """Put letters that stand alone into the store in bulk: all of them, or none.

    Each comes with its graph as N-Quads. `graph.resolve.resolve` is to follow, as after
    `graph.ingest.ingest_letter`.
    """
    store.load(io.BufferedReader(Joined(_written(iris, letters))))


def _written(iris: Iris, letters: Iterable[tuple[Alone, bytes]]) -> Iterator[bytes]:
    """The graphs of letters, each with the record that it was read."""
    for letter, graph in letters:
        yield graph
        file = file_slug(letter.slug, letter.sha256)
        yield nquads(reading(iris, letter.slug, file, letter.version))
