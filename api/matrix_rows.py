"""The matrix as rows of a table: one for each cell, the first their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.messages import Lang, text
from api.wording import cut, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.answers.cells import Cell
    from graph.answers.matrix import Matrix

COLUMNS: Final = ("document", "agency", "degree", "count", "tasks", "way", "quote")
_LONGEST_NAME: Final = 80


def matrix_rows(found: Matrix, lang: Lang) -> Iterator[list[str]]:
    """The heads, then each cell: how, by which tasks, by what way, in which words."""
    yield [text(f"matrix.column.{name}", lang) for name in COLUMNS]
    agencies = {agency.slug: agency.name for agency in found.agencies}
    documents = {document.slug: document.label for document in found.documents}
    for cell in found.cells:
        yield [
            documents[cell.document],
            agencies[cell.agency],
            text(f"matrix.{cell.degree}", lang),
            str(len(cell.tasks)),
            " ".join(part.task.slug for part in cell.tasks),
            way_of(cell, lang),
            cell.tasks[0].quote.text,
        ]


def way_of(cell: Cell, lang: Lang) -> str:
    """The shortest way from the task of a cell up to its document, on one line."""
    return " → ".join(cut(name_of(node, lang), _LONGEST_NAME) for node in cell.way[1:])
