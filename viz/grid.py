"""The matrix as a page lays it out: rows and columns in bands of one level.

Rows are agencies and columns documents, or the other way round. Bands stand from the
Centre down; within one the order of the answer is kept, the most charged first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from graph.answers.short_labels import short_document_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.answers.cells import Cell
    from graph.answers.matrix import Matrix
    from graph.catalog import Agency, Document

DOCUMENTS: Final = 12
"""Documents on a page, if none are asked for."""
AGENCIES: Final = 60
"""Agencies on a page."""

_LEVELS: Final = (
    "central_party",
    "national_assembly",
    "head_of_state",
    "central_government",
    "ministry",
    "central_branch",
    "provincial_party",
    "provincial_council",
    "provincial_government",
    "provincial_department",
    "district",
    "commune",
    "organisation",
    "unspecified",
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a row or column: a `short` name, and all of it."""

    kind: Literal["agency", "document"]
    slug: str
    short: str
    name: str
    date: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Heads of one level that stand together."""

    level: str
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Square:
    """A cell with the heads that it stands under; None where there is none."""

    agency: Head
    document: Head
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A part of the matrix in rows and columns.

    `agencies` counts those with a part in the documents shown, `first` those left out
    before the first that is shown, `shown` those that are.
    """

    columns: tuple[Band, ...]
    rows: tuple[Band, ...]
    cells: Mapping[tuple[str, str], Cell]
    transposed: bool
    agencies: int
    first: int
    shown: int

    def row(self, head: Head) -> Sequence[Square]:
        """The squares of a row, in the order of the columns."""
        heads = (column for band in self.columns for column in band.heads)
        return [self._square(head, column) for column in heads]

    def _square(self, row: Head, column: Head) -> Square:
        agency, document = (column, row) if self.transposed else (row, column)
        found = self.cells.get((agency.slug, document.slug))
        return Square(agency, document, found)


def grid(found: Matrix, first: int = 0, *, transposed: bool = False) -> Grid:
    """Lay a part of the matrix out, its agencies from the `first` on."""
    shown = found.agencies[first : first + AGENCIES]
    documents = _bands((d.level, _document(d)) for d in found.documents)
    agencies = _bands((a.level, _agency(a)) for a in shown)
    return Grid(
        columns=agencies if transposed else documents,
        rows=documents if transposed else agencies,
        cells={(cell.agency, cell.document): cell for cell in found.cells},
        transposed=transposed,
        agencies=len(found.agencies),
        first=first,
        shown=len(shown),
    )


def _bands(heads: Iterable[tuple[str, Head]]) -> tuple[Band, ...]:
    bands: dict[str, list[Head]] = {}
    for level, head in heads:
        bands.setdefault(level, []).append(head)
    return tuple(
        Band(level, tuple(bands[level])) for level in _LEVELS if level in bands
    )


def _document(document: Document) -> Head:
    return Head(
        kind="document",
        slug=document.slug,
        short=short_document_label(document),
        name=document.label,
        date=document.date,
        title=document.title,
    )


def _agency(agency: Agency) -> Head:
    return Head("agency", agency.slug, agency.name, agency.name)
