"""A list of documents as one table: a row a document, with how often it is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.exchange.headings import HEADINGS, NAMES
from graph.exchange.tables import Table, document_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.answers.document_list import DocumentSummary
    from graph.errors import Lang

KEY: Final = "documents"
_CITED: Final = ("Số lần được viện dẫn", "Times cited")


def document_table(
    documents: Iterable[DocumentSummary], lang: Lang, note: str | None = None
) -> Table:
    """The documents in rows; a note of what is missing stands in a row below."""
    column = 0 if lang == "vi" else 1
    headings = tuple(heading[column] for heading in (*HEADINGS[KEY], _CITED))
    rows = tuple((*document_cells(row.document), row.cited) for row in documents)
    if note is not None:
        rows += ((note, *(None for _ in headings[1:])),)
    return Table(KEY, NAMES[KEY][column], headings, rows)
