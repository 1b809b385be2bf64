"""The matrix: which agency carries out which document of the Centre, and how."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.cells import DEGREES, OF_AGENCIES, Cell, Walker
from graph.answers.paging import Listing, Page
from graph.answers.paths import CENTRE
from graph.answers.size import check_walk, is_large
from graph.catalog import catalog
from graph.evidence import parts_of_tasks
from graph.lookup import find
from graph.network.network import network

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from graph.answers.paging import Window
    from graph.catalog import Agency, Document
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells by the slugs of their agency and document; both as they were described.

    Documents stand in the order of how many agencies are named for them, agencies in
    that of how many documents they are named for. `total` counts all documents that
    have a cell, `offset` those left out before these; `next` is the cursor of the part
    that follows.
    """

    documents: tuple[Document, ...]
    agencies: tuple[Agency, ...]
    cells: tuple[Cell, ...]
    total: int
    offset: int
    limit: int
    next: str | None


LISTING: Final[Listing[str]] = Listing(name=str, keys={})


def matrix(  # noqa: PLR0913 - which part of it
    store: Store,
    document: str | None = None,
    agency: str | None = None,
    as_of: date | None = None,
    *,
    cited: bool = False,
    window: Window | None = None,
) -> Matrix:
    """Who carries out what; of one document, one agency, or all.

    Args:
        store: where to look.
        document: key of a document, of whatever level; all of the Centre, if None.
        agency: key of an agency; all, if None.
        as_of: only what was issued up to this day.
        cited: also what is only mentioned in the same task or letter.
        window: which of the documents; all, if None.

    Raises:
        NotFoundError, AmbiguousError: a key means nothing, or several things.
        ListError: the window cannot be given.
        TooLargeError: all of it, or what is only cited, is too much.
    """
    known = catalog(store)
    chosen = find(store, document, "document") if document else None
    body = find(store, agency, "agency") if agency else None
    found = _found(store, chosen, {body} if body else None, as_of, cited=cited)
    if chosen and body:
        walker = walker_over(store, as_of, cited=cited)
        found = [walker.with_paths(cell) for cell in found]
    ranked = _in_order((cell.document, cell) for cell in found)
    every = Page(tuple(ranked), len(ranked), 0, len(ranked))
    part = LISTING.page(ranked, window) if window else every
    agencies = _in_order((cell.agency, cell) for cell in found)
    places = {slug: n for n, slug in enumerate((*part.items, *agencies))}
    cells = sorted(
        (cell for cell in found if cell.document in places),
        key=lambda c: (
            places[c.document],
            DEGREES.index(c.degree),
            -len(c.tasks),
            places[c.agency],
        ),
    )
    shown = {cell.agency for cell in cells}
    return Matrix(
        documents=tuple(known.documents[slug] for slug in part.items),
        agencies=tuple(known.agencies[slug] for slug in agencies if slug in shown),
        cells=tuple(cells),
        total=part.total,
        offset=part.offset,
        limit=part.limit,
        next=part.next,
    )


def walker_over(store: Store, as_of: date | None, *, cited: bool) -> Walker:
    """Who walks down from documents, in what is known on a day (always, if None)."""
    parts = parts_of_tasks(store)
    return Walker(catalog(store), network(store, as_of), parts, cited=cited)


def cells_of(store: Store, agencies: Collection[str], as_of: date | None) -> list[Cell]:
    """The cells of some agencies, by slug, in documents of the Centre."""
    return _found(store, None, agencies, as_of, cited=False)


def _found(
    store: Store,
    document: str | None,
    agencies: Collection[str] | None,
    as_of: date | None,
    *,
    cited: bool,
) -> list[Cell]:
    walker = walker_over(store, as_of, cited=cited)
    if document:
        return list(walker.column(document, agencies))
    if agencies and not cited and is_large(store):
        return _upwards(walker, agencies)
    check_walk(store)
    if as_of:
        found = _cells(walker)
    else:  # the whole matrix takes a while, and is asked for page by page
        found = store.keep(f"cells, cited: {cited}", lambda: _cells(walker))
    return [cell for cell in found if agencies is None or cell.agency in agencies]


def _cells(walker: Walker) -> list[Cell]:
    """The cells of all documents of the Centre."""
    columns = map(walker.column, _central(walker.known.documents.values()))
    return [cell for column in columns for cell in column]


def _upwards(walker: Walker, agencies: Collection[str]) -> list[Cell]:
    """The cells of some agencies: of what orders lead up to from their tasks."""
    tasks = walker.known.tasks.where(OF_AGENCIES, json.dumps([*agencies]))
    starts = {slug for task in tasks for slug in (task.slug, task.letter)}
    above = walker.known.documents.among(walker.network.above(starts))
    return [
        cell
        for document in _central(above[slug] for slug in sorted(above))
        for cell in walker.column(document, agencies)
    ]


def _central(documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        one = document.canonical is None and document.kind != "set"
        if one and document.level in CENTRE:
            yield document.slug


def _in_order(cells: Iterable[tuple[str, Cell]]) -> list[str]:
    """Slugs by the number of their cells of each degree, the strongest first."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(DEGREES))
    for slug, cell in cells:
        counts[slug][DEGREES.index(cell.degree)] -= 1
    return sorted(counts, key=lambda slug: (counts[slug], slug))
