"""The list of documents."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import StoreDep
from api.framing import answer, frame_of, page_lang_of
from api.lists import Paging
from api.parameters import Truth
from api.routers.documents import DocumentConditions
from graph.answers.document_list import facets, summaries
from graph.answers.paging import Window
from graph.catalog import catalog
from graph.questions import query_for
from viz.frame import CSV, JSON, PAGES
from viz.messages import messages

router = APIRouter(include_in_schema=False)

BEST: Final = "best"
"""The order of a search: what is called so before what merely speaks of it."""

_SORTS: Final = ("-date", "date", "-cited", "label")
_ALWAYS: Final = frozenset(("sets",))


class Asked(DocumentConditions, Paging):
    """Which documents a page lists, and in what order."""

    sort: str = ""
    sets: Truth = False


@router.get(PAGES["documents"])
def list_documents(
    request: Request, store: StoreDep, asked: Annotated[Asked, Query()]
) -> Response:
    """List documents, those read and those only cited, and what narrows them down."""
    title = messages(page_lang_of(request))["documents.title"]
    query = query_for(store, "documents")
    frame = frame_of(request, title, formats=(JSON, CSV), sparql=query)
    sort = asked.sort or (BEST if asked.q else _SORTS[0])
    keys = () if sort == BEST else (sort,)
    window = Window(asked.offset, asked.limit, asked.cursor, keys)
    found = facets(store, asked.wanted)
    chosen = {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name in DocumentConditions.model_fields
        if name not in _ALWAYS and (value := getattr(asked, name)) not in (None, "")
    }
    return answer(
        "documents.html",
        frame,
        empty=not catalog(store).documents,
        page=summaries(store, asked.wanted, window),
        facets=found,
        chosen=chosen,
        labels={
            facet.name: one.label
            for facet in found
            for one in facet.values
            if chosen.get(facet.name) == one.value
        },
        sort=sort,
        sorts=(*([BEST] if asked.q else []), *_SORTS),
    )
