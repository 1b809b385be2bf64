"""The list of documents: as JSON or CSV, and what it can be narrowed by."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.dependencies import PageLangDep, StoreDep
from api.lists import Listed, answer, choosing, chosen_fields, either, sorting, way_on
from api.messages import Lang, text
from api.parameters import LANG, Absent, Day, Truth, Whole
from api.routers.answers import LIST, ONE, PAGE, Search
from api.schemas import answers as shapes
from api.schemas.things import Document
from api.task_files import CSV, MOST_ROWS
from graph.answers.document_list import (
    LISTING,
    DocumentSummary,
    Wanted,
    facets,
    summaries,
)
from graph.answers.paging import Page, Window
from graph.catalog import DocumentKind
from graph.exchange.document_table import document_table
from graph.exchange.sheets import to_csv
from graph.matching import LONGEST_QUERY

router = APIRouter(prefix="/api", tags=["answers"])


class DocumentConditions(BaseModel):
    """Which documents; all conditions hold together."""

    q: Search = None
    level: str | Absent = Field(default=None, examples=["central_party"])
    type: str | Absent = Field(
        default=None, description="Name or code of the type", examples=["NQ"]
    )
    kind: DocumentKind | Absent = None
    held: Truth | Absent = Field(default=None, description="Whether it was itself read")
    status: str | Absent = Field(default=None, examples=["stub"])
    number: str | Absent = Field(
        default=None,
        max_length=LONGEST_QUERY,
        description="The number or how it begins",
        examples=["57-NQ"],
    )
    issuer: str | Absent = Field(
        default=None,
        description="Slug or name of an agency",
        examples=["thu-tuong-chinh-phu"],
    )
    year: Whole | Absent = Field(default=None, ge=1, le=9999, examples=[2025])
    issued_from: Day | Absent = Field(
        default=None, description="Issued on or after this day, as far as is known"
    )
    issued_to: Day | Absent = Field(
        default=None, description="Issued on or before this day, as far as is known"
    )
    sets: Truth = Field(
        default=True, description="Also what is spoken of in the mass (open sets)"
    )

    @property
    def wanted(self) -> Wanted:
        """The conditions as the answers take them."""
        names = DocumentConditions.model_fields
        return Wanted(**{name: getattr(self, name) for name in names})


class DocumentFilter(DocumentConditions, Listed):
    """Which documents, which part of them, in what order and form."""

    sort: str | Absent = sorting(LISTING, "-date,label")
    fields: str | Absent = choosing(Document, "slug,label,date")
    format: Literal["json", "csv"] = Field(
        default="json",
        description="A file holds up to 10,000 documents if no limit is given, and "
        "says so if there are more; fields are for JSON",
    )
    lang: Lang | Absent = Field(default=None, description=LANG)


_FILE: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {CSV: {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get(
    "/documents",
    response_model=either(shapes.Page, Document),
    responses={**ONE, **PAGE, 200: {**PAGE[200], **_FILE[200]}},
)
def list_documents(
    request: Request,
    store: StoreDep,
    lang: PageLangDep,
    asked: Annotated[DocumentFilter, Query()],
) -> Response:
    """List documents, those read and those only cited."""
    chosen_fields(Document, asked.fields)  # wrong is wrong in any format
    if asked.format == "csv":
        window = asked.window
        if "limit" not in asked.model_fields_set:
            window = Window(
                window.offset, MOST_ROWS, window.cursor, window.sort, MOST_ROWS
            )
        found = summaries(store, asked.wanted, window)
        return _file(request, found, lang)
    found = summaries(store, asked.wanted, asked.window)
    page = shapes.Page[Document].model_validate(found.map(lambda row: row.document))
    return answer(request, page, Document, asked.fields)


def _file(request: Request, found: Page[DocumentSummary], lang: Lang) -> Response:
    note = None
    if len(found.items) < found.total:
        counts = {"count": len(found.items), "total": found.total}
        note = text("file.cut_documents", lang, **counts)
    return Response(
        to_csv(document_table(found.items, lang, note)),
        media_type=CSV,
        headers={
            "Content-Disposition": 'attachment; filename="documents.csv"',
            "Content-Language": lang,
            **way_on(request, found.next),
        },
    )


@router.get("/facets/documents", responses={**LIST, **ONE})
def count_documents(
    store: StoreDep, asked: Annotated[DocumentConditions, Query()]
) -> list[shapes.Facet]:
    """Tell what the list of documents can be narrowed by, and what is left then.

    A facet counts what all other conditions leave, so that its value can be changed.
    """
    return [shapes.Facet.model_validate(one) for one in facets(store, asked.wanted)]
