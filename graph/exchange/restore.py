"""Former exports back into a store: read as what a stranger may have written.

Letters and records come from the files; what is derived is made anew. A letter may
speak of itself alone, and is tried by itself before anything is written: it resolves,
and every quote is in its text. All of it is written in one transaction, or nothing.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from extract.errors import UnreadableLetterError
from extract.secrecy import refuse_secret
from graph.catalog import catalog, text_of
from graph.corrections.record import of_ntriples, read_records
from graph.errors import GraphError
from graph.exchange.belonging import fault
from graph.exchange.errors import ImportRefusedError
from graph.exchange.joining import Coming, Graphs, put
from graph.exchange.marks import marked_letters
from graph.held import held_under, same_letter
from graph.iris import (
    DERIVED_GRAPHS,
    RECORD_GRAPHS,
    is_slug,
)
from graph.network.network import network
from graph.resolve import resolve
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.corrections.model import Correction
    from graph.iris import Iris

MOST_BYTES: Final = 1024**3
"""Of all files together, unpacked: a larger store has its own backup."""

FORMATS: Final[Mapping[str, ox.RdfFormat]] = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nquads": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
"""By the suffix of a file, `.gz` taken off; any other file is TriG."""

_BROKEN: Final = (KeyError, ValueError, IndexError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True)
class File:
    """A file to import: its name, to say what is wrong where, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Restored:
    """How many letters are new, how many took the place of the same letter."""

    added: int
    replaced: int
    records: int


def restore(store: Store, files: Iterable[File], iris: Iris) -> Restored:
    """Put exports into a store: all of them, or an error and nothing.

    A letter takes the place of the same letter; records are added to those held.

    Raises:
        ImportRefusedError: a file does not parse, is too large, or holds what no
            export holds; it names the file, and the line where that is known.
        UnreadableLetterError: a letter is marked as a state secret.
    """
    coming = Coming()
    for file in _unpacked(files):
        graphs = _read(file, iris)
        told = _corrections(file, graphs.pop(iris.corrections, set()), iris)
        for graph, quads in graphs.items():
            if iris.slug(graph) in RECORD_GRAPHS:
                coming.records[graph] |= quads
                continue
            machine = quads | _displaced(file, graph, told, iris)
            if coming.letters.setdefault(graph, machine) != machine:
                raise _refused(file, graph, "differs", graph)
            _try(file, graph, machine, store, iris)
        coming.tell(told)
    known = set(store.graphs())
    replaced = sum(graph in known for graph in coming.letters)
    put(store, coming, iris)
    resolve(store, iris)
    added = len(coming.letters) - replaced
    return Restored(added, replaced, len(coming.records) + bool(coming.told))


def _unpacked(files: Iterable[File]) -> Iterator[File]:
    """The files, unpacked; together no more than `MOST_BYTES`."""
    left = MOST_BYTES
    for file in files:
        data = file.data
        if data.startswith(b"\x1f\x8b"):
            try:
                with gzip.open(io.BytesIO(data)) as packed:
                    data = packed.read(left + 1)
            except (OSError, EOFError, zlib.error) as error:
                raise ImportRefusedError(file.name, None, "gzip", str(error)) from error
        left -= len(data)
        if left < 0:
            raise ImportRefusedError(file.name, None, "too_large", str(MOST_BYTES))
        yield File(file.name, data)


def _read(file: File, iris: Iris) -> Graphs:
    """The graphs of a file that are no derived ones, each under its name."""
    graphs: Graphs = defaultdict(set)
    derived = {iris.iri(slug) for slug in DERIVED_GRAPHS} | {iris.vocabulary}
    try:
        for quad in ox.parse(file.data, format=_format(file.name)):
            graph = getattr(quad.graph_name, "value", None)
            if graph in derived:
                continue
            if graph not in graphs:
                _check_graph(file, graph, iris)
            _check_quad(file, quad, str(graph), iris)
            graphs[str(graph)].add(quad)
    except SyntaxError as error:
        raise ImportRefusedError(
            file.name, error.lineno, "syntax", error.msg or str(error)
        ) from error
    if not graphs:
        raise ImportRefusedError(file.name, None, "empty", "")
    return dict(graphs)


def _corrections(file: File, quads: set[ox.Quad], iris: Iris) -> list[Correction]:
    """The corrections on record in a file."""
    try:
        return read_records(quads, iris)
    except _BROKEN as error:
        raise _refused(file, iris.corrections, "no_records", str(error)) from error


def _displaced(
    file: File, graph: str, told: list[Correction], iris: Iris
) -> set[ox.Quad]:
    """What the corrections of a letter took out of what the machine said of it."""
    own = [one for one in told if one.change.letter == iris.slug(graph)]
    try:
        found = {quad for one in own for quad in of_ntriples(one.displaced, graph)}
    except SyntaxError as error:
        raise _refused(file, iris.corrections, "no_records", str(error)) from error
    for quad in found:
        _check_quad(file, quad, graph, iris)
    return found


def _format(name: str) -> ox.RdfFormat:
    """The format by the suffix; TriG where it says nothing, as `export` writes it."""
    plain = name.lower().removesuffix(".gz")
    found = (form for suffix, form in FORMATS.items() if plain.endswith(suffix))
    return next(found, ox.RdfFormat.TRIG)


def _check_graph(file: File, graph: str | None, iris: Iris) -> None:
    if graph is None:
        raise ImportRefusedError(file.name, None, "no_graph", "")
    if not graph.startswith(iris.base):
        raise _refused(file, graph, "base", graph)
    slug = iris.slug(graph)
    reserved = slug.startswith("graph-") and slug not in RECORD_GRAPHS
    if reserved or "." in slug or not is_slug(slug):
        raise _refused(file, graph, "name", graph)


def _check_quad(file: File, quad: ox.Quad, graph: str, iris: Iris) -> None:
    """A letter speaks of itself and its parts; nothing is without a name."""
    if found := fault(quad, graph, iris):
        reason, value = found
        subject = getattr(quad.subject, "value", value)
        named = isinstance(quad.subject, ox.NamedNode)
        raise _refused(file, subject if named else value, reason, value)


def _try(file: File, graph: str, quads: set[ox.Quad], store: Store, iris: Iris) -> None:
    """Whether a letter can be read, by itself, and takes no other letter's place."""
    slug = iris.slug(graph)
    with Store.in_memory() as trial:
        trial.replace_graph(graph, quads)
        try:
            resolve(trial, iris)
            if not catalog(trial).documents[slug].held:
                raise _refused(file, graph, "no_letter", graph)
            refuse_secret(text_of(trial, graph), slug)
            network(trial)
            list(marked_letters(trial))
            mine = held_under(trial, iris, slug, None)
        except (ImportRefusedError, UnreadableLetterError):
            raise
        except (GraphError, *_BROKEN) as error:
            raise _refused(file, graph, "no_letter", f"{graph}: {error}") from error
    there = held_under(store, iris, slug, None)
    if there and not same_letter(there, mine[0]):
        raise _refused(file, graph, "other_letter", slug)


def _refused(file: File, iri: str, reason: str, value: str) -> ImportRefusedError:
    """An error with the line that first has an IRI, where the file writes it whole."""
    place = file.data.find(iri.encode())
    line = None if place < 0 else file.data.count(b"\n", 0, place) + 1
    return ImportRefusedError(file.name, line, reason, value)
