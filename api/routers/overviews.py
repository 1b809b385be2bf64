"""Answers over many letters: matrix, review, impact, comparison."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import PageLangDep, StoreDep
from api.problems import responses
from api.reviews import gaps_in_words
from api.routers.answers import Paging
from api.schemas import overviews as shapes
from graph.answers.compare import compare
from graph.answers.gaps import GapKind, gaps
from graph.answers.impact import impact
from graph.answers.lists import MOST_ITEMS
from graph.answers.matrix import matrix

ONE = responses(300, 404)
LIST = responses(422)

router = APIRouter(prefix="/api", tags=["overviews"])


class MatrixQuery(Paging):
    """Which part of the matrix; `offset` and `limit` count documents."""

    document: str | None = Field(default=None, description="Slug or number")
    agency: str | None = Field(default=None, description="Slug or name")
    as_of: date | None = Field(
        default=None, description="Only documents issued up to this day"
    )
    cited: bool = Field(
        default=False, description="Also what the same task or letter only mentions"
    )


@router.get("/matrix", responses={**LIST, **ONE})
def get_matrix(
    store: StoreDep, asked: Annotated[MatrixQuery, Query()]
) -> shapes.Matrix:
    """Tell which agency carries out which central document, and how it is said.

    With a document and an agency, every path between them with its quotes.
    """
    return shapes.Matrix.model_validate(matrix(store, **asked.model_dump()))


class GapsQuery(Paging):
    """Which findings."""

    limit: int = Field(default=MOST_ITEMS, ge=1, le=MOST_ITEMS)
    kind: GapKind | None = None
    as_of: date | None = Field(
        default=None, description="Only what was issued up to this day"
    )


@router.get("/gaps", responses=LIST)
def get_gaps(
    store: StoreDep, lang: PageLangDep, asked: Annotated[GapsQuery, Query()]
) -> shapes.Gaps:
    """List what a person should look at, the gravest kinds first."""
    found = gaps(store, asked.kind, asked.as_of)
    return gaps_in_words(found, lang, asked.offset, asked.limit)


@router.get("/impact/{key:path}", responses=ONE)
def get_impact(store: StoreDep, key: str) -> shapes.Impact:
    """Tell what leans on a document, directly and through chains, and who acts."""
    return shapes.Impact.model_validate(impact(store, key))


class CompareQuery(BaseModel):
    """With what to compare."""

    model_config = ConfigDict(populate_by_name=True)

    with_: str | None = Field(
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
