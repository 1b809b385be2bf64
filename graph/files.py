"""The files that hold one letter, and which of them its graph is made from.

A letter arrives as text, Word, PDF and scan. Its graph says what the best of them
says; all are remembered in it (schema:encoding, prov:wasDerivedFrom for the one read).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.source import Source
from graph.iris import part
from graph.writer import node
from ontology.standards import Prov, Schema
from ontology.terms import Cd

if TYPE_CHECKING:
    from graph.iris import Iris
    from graph.store import Store
    from graph.writer import Writer

_FILES = """
SELECT DISTINCT ?name ?sha256 ?type ?ocr ?read WHERE { GRAPH $letter {
  $letter schema:encoding|prov:wasDerivedFrom ?file .
  ?file schema:name ?name ; schema:sha256 ?sha256 ; schema:encodingFormat ?type .
  OPTIONAL { ?file cd:ocr ?ocr }
  OPTIONAL { $letter prov:wasDerivedFrom ?read FILTER(?read = ?file) }
} }"""


def file_slug(letter: str, sha256: str) -> str:
    """The slug of a file that holds a letter."""
    return part(letter, f"file-{sha256[:8]}")


def add_file(out: Writer, letter: str, source: Source) -> None:
    """Say that a file holds a letter."""
    file = file_slug(letter, source.sha256)
    out.link(letter, Schema.encoding, file)
    out.a(file, Schema.MediaObject, Prov.Entity)
    out.text(file, Schema.name, source.name)
    out.text(file, Schema.sha256, source.sha256)
    out.text(file, Schema.encodingFormat, source.media_type)
    if source.ocr:
        out.flag(file, Cd.ocr, value=True)


def files_of(store: Store, iris: Iris, letter: str) -> tuple[Source, ...]:
    """The files that hold a letter, the one its graph was made from first."""
    rows = store.rows(_FILES, letter=node(iris.iri(letter)))
    rows.sort(key=lambda row: ("read" not in row, row["sha256"]))
    return tuple(
        Source(row["name"], row["sha256"], row["type"], ocr=row.get("ocr") == "true")
        for row in rows
    )


def rank(source: Source) -> tuple[bool, int, str]:
    """How good a source of a letter's graph a file is, the lower the better.

    What was typed before what OCR guessed. Then PDF, which says where each word lies
    on its page, before Word, which knows notes and tables for what they are, before
    text, which knows neither. Between equals the hash decides, so that it does not
    matter which came first.
    """
    kind = source.media_type
    form = 0 if kind == "application/pdf" else 1 if "word" in kind else 2
    return source.ocr, form, source.sha256
