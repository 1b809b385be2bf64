"""The matrix of duties: agency by central document, each cell with its evidence."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, BeforeValidator, Field

from api.dependencies import HtmlLangDep, StoreDep
from api.framing import answer, frame_of, page_lang_of
from api.parameters import FormDay, Whole
from graph.answers.grounds import grounds
from graph.answers.matrix import matrix
from graph.answers.paging import MOST_ITEMS, Window
from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.lookup import Kind, find
from graph.questions import query_for
from graph.store import Store
from viz.frame import CSV, JSON, PAGES
from viz.grid import AGENCIES, DOCUMENTS, grid
from viz.messages import messages
from viz.things import Naming

FORMATS: Final = (JSON, CSV)
_LONGEST: Final = 200

router = APIRouter(include_in_schema=False)

Key = Annotated[
    str | None, BeforeValidator(lambda sent: sent.strip()[:_LONGEST] or None)
]
Truth = Annotated[bool, BeforeValidator(lambda sent: sent in ("1", "true", "on", True))]


class Asked(BaseModel):
    """Which part of the matrix, and how it is laid out; what is blank counts for none.

    `offset` counts documents left out, `row` agencies.
    """

    document: Key = None
    agency: Key = None
    as_of: FormDay = None
    cited: Truth = False
    transpose: Truth = False
    offset: Whole = Field(default=0, ge=0)
    limit: Whole = Field(default=DOCUMENTS, ge=1, le=MOST_ITEMS)
    row: Whole = Field(default=0, ge=0)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A key that means nothing, or several things: what may have been meant."""

    field: Kind
    key: str
    meant: tuple[tuple[str, str], ...]
    several: bool = False


@router.get(PAGES["matrix"], name="matrix")
def show_matrix(
    request: Request,
    store: StoreDep,
    lang: HtmlLangDep,
    asked: Annotated[Asked, Query()],
) -> Response:
    """Show the matrix, or the grounds of one cell."""
    keys: dict[Kind, str | None] = {"document": asked.document, "agency": asked.agency}
    read = {kind: _meant(store, kind, key) for kind, key in keys.items()}
    doubts = [one for one in read.values() if isinstance(one, Doubt)]
    document, agency = (one if isinstance(one, str) else None for one in read.values())
    if document and agency:
        return _cell(request, store, asked, document, agency)
    known = catalog(store)
    frame = frame_of(
        request,
        messages(lang)["nav.matrix"],
        formats=FORMATS,
        sparql=_query(store, document),
    )
    window = Window(asked.offset, asked.limit)
    found = None
    if not doubts:
        found = matrix(
            store, document, agency, asked.as_of, cited=asked.cited, window=window
        )
    return answer(
        "matrix.html",
        frame,
        status=404 if doubts else 200,
        asked=asked,
        doubts=doubts,
        found=found,
        grid=grid(found, asked.row, transposed=asked.transpose) if found else None,
        document=known.documents.get(document or ""),
        agency=known.agencies.get(agency or ""),
        rows=AGENCIES,
        naming=Naming(frame),
    )


def _query(store: Store, document: str | None) -> str:
    """The query behind the matrix, or one of its columns."""
    if document is None:
        return query_for(store, "matrix")
    return query_for(store, "column", document=document)


def _cell(
    request: Request, store: Store, asked: Asked, document: str, agency: str
) -> Response:
    known = catalog(store)
    title = messages(page_lang_of(request))["ground.title"]
    query = query_for(store, "cell", document=document, agency=agency)
    frame = frame_of(request, title, formats=FORMATS, sparql=query)
    return answer(
        "ground.html",
        frame,
        asked=asked,
        document=known.documents[document],
        agency=known.agencies[agency],
        found=grounds(store, document, agency, asked.as_of),
        naming=Naming(frame),
    )


def _meant(store: Store, kind: Kind, key: str | None) -> str | Doubt | None:
    """The slug that a key means, or why none can be told."""
    if key is None:
        return None
    try:
        return find(store, key, kind)
    except NotFoundError as error:
        return Doubt(kind, key, tuple((near, near) for near in error.near))
    except AmbiguousError as error:
        named = ((slug, _name(store, slug)) for slug in error.candidates)
        return Doubt(kind, key, tuple(named), several=True)


def _name(store: Store, slug: str) -> str:
    known = catalog(store)
    if slug in known.agencies:
        return known.agencies[slug].name
    document = known.documents[slug]
    return " · ".join(filter(None, (document.label, document.issuer_name)))
