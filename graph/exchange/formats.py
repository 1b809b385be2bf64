"""Every format that `chidao export` writes, and what writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from graph.exchange.jsonld import to_jsonld
from graph.exchange.marks import held, marked_letter, marked_letters
from graph.iris import iris_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from extract.docbin import Packed
    from graph.errors import Lang
    from graph.exchange.marks import MarkedLetter
    from graph.store import Store

Shape = Literal["text", "binary", "folder"]

SHAPES: Final[Mapping[str, Shape]] = {
    "trig": "text",
    "nquads": "text",
    "jsonld": "text",
    "turtle": "text",
    "rdfxml": "text",
    "ntriples": "text",
    "graphml": "text",
    "gexf": "text",
    "csv": "folder",
    "xlsx": "binary",
    "webannotation": "folder",
    "akn": "folder",
    "docbin": "binary",
}
"""The formats: one text, one binary file, or a folder of files."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a folder: its name and how its bytes are made."""

    name: str
    make: Callable[[], bytes]


def whole(store: Store, form: str, lang: Lang) -> bytes:
    """The graph as one file, in a format whose shape is "text" or "binary"."""
    if form == "jsonld":
        return to_jsonld(store.quads(), iris_of(store))
    if form == "xlsx":
        from graph.exchange.sheets import to_xlsx  # noqa: PLC0415 - one format's own
        from graph.exchange.tables import tables  # noqa: PLC0415 - as above

        return to_xlsx(tables(store, lang))
    if form in ("graphml", "gexf"):
        from graph.exchange import network_files  # noqa: PLC0415 - as above

        graphml = form == "graphml"
        write = network_files.to_graphml if graphml else network_files.to_gexf
        return write(store)
    return store.dump(form)


def docbin(store: Store) -> Packed:
    """The letters as one spaCy file, with what became of the marks."""
    from graph.exchange.training import to_docbin  # noqa: PLC0415 - spaCy is slow

    return to_docbin(marked_letters(store))


def files(store: Store, form: str, lang: Lang) -> list[File]:
    """The graph as the files of a folder, in a format whose shape is "folder"."""
    return list(_tables(store, lang) if form == "csv" else _letters(store, form))


def _tables(store: Store, lang: Lang) -> Iterator[File]:
    from graph.exchange.sheets import to_csv  # noqa: PLC0415 - one format's own
    from graph.exchange.tables import tables  # noqa: PLC0415 - as above

    for table in tables(store, lang):
        yield File(f"{table.key}.csv", lambda table=table: to_csv(table))  # type: ignore[misc]  # bound at once


def _letters(store: Store, form: str) -> Iterator[File]:
    """A file a letter."""
    suffix = "xml" if form == "akn" else "jsonld"
    for document in held(store):
        yield File(
            f"{document.slug}.{suffix}",
            lambda one=document: _letter(store, marked_letter(store, one), form),  # type: ignore[misc]  # bound at once
        )


def _letter(store: Store, letter: MarkedLetter, form: str) -> bytes:
    if form == "akn":
        from graph.exchange.akn import to_akn  # noqa: PLC0415 - one format's own

        return to_akn(letter, store)
    from graph.exchange.webannotation import (  # noqa: PLC0415 - as above
        to_annotations,
    )

    return to_annotations(letter, iris_of(store))
