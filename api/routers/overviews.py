"""Answers over many letters: matrix, review, impact, comparison."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import PageLangDep, StoreDep
from api.lists import LINK, Listed, Paging, answer, choosing, either, sorting, way_on
from api.matrix_rows import matrix_rows
from api.messages import Lang
from api.parameters import LANG, Absent, Day, Truth, Whole
from api.reviews import gaps_in_words
from api.routers.answers import LIST, ONE, PAGE
from api.schemas import overviews as shapes
from graph.answers.compare import compare
from graph.answers.gaps import LISTING, GapKind, gaps
from graph.answers.impact import impact
from graph.answers.matrix import matrix
from graph.answers.paging import MOST_ITEMS
from graph.exchange.sheets import to_csv
from graph.exchange.tables import Table

router = APIRouter(prefix="/api", tags=["overviews"])


class MatrixQuery(Paging):
    """Which part of the matrix; `offset` and `limit` count documents."""

    document: str | Absent = Field(default=None, description="Slug or number")
    agency: str | Absent = Field(default=None, description="Slug or name")
    as_of: Day | Absent = Field(
        default=None, description="Only documents issued up to this day"
    )
    cited: Truth = Field(
        default=False, description="Also what the same task or letter only mentions"
    )
    format: Literal["json", "csv"] | Absent = Field(
        default=None, description="JSON, if not given", examples=["csv"]
    )
    lang: Lang | Absent = Field(default=None, description=LANG)


_CSV: Final = "text/csv"
_FILE: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "headers": LINK,
        "content": {_CSV: {"schema": {"type": "string", "format": "binary"}}},
    },
}


@router.get("/matrix", response_model=shapes.Matrix, responses={**ONE, **PAGE, **_FILE})
def get_matrix(
    request: Request,
    store: StoreDep,
    lang: PageLangDep,
    asked: Annotated[MatrixQuery, Query()],
) -> Response:
    """Tell which agency carries out which central document, and how it is said.

    With a document and an agency, every path between them with its quotes. As CSV one
    row a cell; all of them, if no limit is given.
    """
    as_file = asked.format == "csv"
    window = None if as_file and "limit" not in asked.model_fields_set else asked.window
    found = matrix(
        store,
        asked.document,
        asked.agency,
        asked.as_of,
        cited=asked.cited,
        window=window,
    )
    on = way_on(request, found.next)
    if not as_file:
        made = shapes.Matrix.model_validate(found).model_dump_json()
        return Response(made, media_type="application/json", headers=on)
    heads, *rows = matrix_rows(found, lang)
    table = Table("matrix", "matrix", tuple(heads), tuple(map(tuple, rows)))
    told = {
        "Content-Disposition": 'attachment; filename="matrix.csv"',
        "Content-Language": lang,
        **on,
    }
    return Response(to_csv(table), media_type=_CSV, headers=told)


class GapsQuery(Listed):
    """Which findings, told in which language."""

    limit: Whole = Field(default=MOST_ITEMS, ge=1, le=MOST_ITEMS)
    kind: GapKind | Absent = None
    as_of: Day | Absent = Field(
        default=None, description="Only what was issued up to this day"
    )
    lang: Lang | Absent = Field(default=None, description=LANG)
    sort: str | Absent = sorting(LISTING, "kind,label")
    fields: str | Absent = choosing(shapes.Finding, "kind,things")


@router.get("/gaps", response_model=either(shapes.Gaps, shapes.Finding), responses=PAGE)
def get_gaps(
    request: Request,
    store: StoreDep,
    lang: PageLangDep,
    asked: Annotated[GapsQuery, Query()],
) -> Response:
    """List what a person should look at, the gravest kinds first."""
    found = gaps(store, asked.kind, asked.as_of)
    told = gaps_in_words(found, lang, asked.window)
    part = answer(request, told, shapes.Finding, asked.fields, items="findings")
    part.headers["Content-Language"] = lang
    return part


@router.get("/impact/{key:path}", responses={**LIST, **ONE})
def get_impact(store: StoreDep, key: str) -> shapes.Impact:
    """Tell what leans on a document, directly and through chains, and who acts."""
    return shapes.Impact.model_validate(impact(store, key))


class CompareQuery(BaseModel):
    """With what to compare."""

    model_config = ConfigDict(populate_by_name=True)

    with_: str | Absent = Field(
        default=None,
        alias="with",
        description="Slug or number; what the letter carries out as a whole, if none",
    )


@router.get("/compare/{key:path}", responses={**LIST, **ONE})
def get_compare(
    store: StoreDep, key: str, asked: Annotated[CompareQuery, Query()]
) -> shapes.Comparison:
    """Tell what a letter passes on of what it carries out, and what it leaves out."""
    return shapes.Comparison.model_validate(compare(store, key, asked.with_))
