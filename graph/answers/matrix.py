"""The matrix: which agency carries out which document of the Centre, and how."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.cells import DEGREES, Cell, Walker
from graph.answers.paging import Listing, Page
from graph.answers.paths import CENTRE
from graph.catalog import catalog
from graph.evidence import parts_of_tasks
from graph.lookup import find
from graph.network.network import network

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from graph.answers.paging import Window
    from graph.catalog import Agency, Catalog, Document
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
    """
    known = catalog(store)
    chosen = find(store, document, "document") if document else None
    body = find(store, agency, "agency") if agency else None
    walker = walker_over(store, as_of, cited=cited)
    if chosen:
        found = list(walker.column(chosen, body))
    elif as_of:
        found = _cells(walker)
    else:  # the whole matrix takes a while, and is asked for page by page
        found = store.keep(f"cells, cited: {cited}", lambda: _cells(walker))
    found = [cell for cell in found if body in (None, cell.agency)]
    if chosen and body:
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


def _cells(walker: Walker) -> list[Cell]:
    """The cells of all documents of the Centre."""
    columns = (walker.column(document.slug) for document in _central(walker.known))
    return [cell for column in columns for cell in column]


def _central(known: Catalog) -> Iterator[Document]:
    for document in known.documents.values():
        one = document.canonical is None and document.kind != "set"
        if one and document.level in CENTRE:
            yield document


def _in_order(cells: Iterable[tuple[str, Cell]]) -> list[str]:
    """Slugs by the number of their cells of each degree, the strongest first."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(DEGREES))
    for slug, cell in cells:
        counts[slug][DEGREES.index(cell.degree)] -= 1
    return sorted(counts, key=lambda slug: (counts[slug], slug))
