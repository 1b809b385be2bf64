"""Chains as data: what the map of a chain is drawn from, and the map as a file."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.chain_files import TYPES, Format, chain_as
from api.chains import asked_of, view_of
from api.dependencies import PageLangDep, StoreDep
from api.messages import Lang
from api.parameters import LANG, Absent
from api.problems import responses
from api.schemas.chains import Chain, Ignored

router = APIRouter(prefix="/api", tags=["answers"])

_TEXT: Final = {"schema": {"type": "string"}}
_FILES: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": dict.fromkeys(TYPES.values(), _TEXT)},
    **responses(300, 304, 404, 422),
}


class ChainQuery(BaseModel):
    """Which chain; lists are separated by commas, what makes no sense is ignored."""

    root: str | Absent = Field(
        default=None,
        description="Documents or agencies, by slug, number or name; all letters read, "
        "if none",
        examples=["57-nq-tw-2024"],
    )
    dir: str | Absent = Field(default=None, description="both, up or down")
    depth: str | Absent = Field(default=None, description="Edges from the roots")
    rel: str | Absent = Field(
        default=None, description="Families of relations", examples=["implements,lead"]
    )
    hide: str | Absent = Field(default=None, description="Families to leave out")
    open: str | Absent = Field(
        default=None, description="Slugs of which all neighbours are shown"
    )
    closed: str | Absent = Field(
        default=None, description="Slugs of which what hangs on them alone is hidden"
    )
    to: str | Absent = Field(
        default=None, description="Where the ways from the first root lead"
    )
    full: str | Absent = Field(
        default=None, description="1: also open sets and what is of unknown level"
    )
    limit: str | Absent = Field(default=None, description="Nodes, 150 if not given")
    format: Format | Absent = Field(default=None, description="JSON, if not given")
    lang: Lang | Absent = Field(default=None, description=LANG)


@router.get("/expand", response_model=Chain, responses=_FILES)
def expand(
    request: Request,
    store: StoreDep,
    lang: PageLangDep,
    asked: Annotated[ChainQuery, Query()],
) -> Response | Chain:
    """Give a chain, with what is opened in it: nodes, edges and the words behind them.

    The page of the chain has the same query.
    """
    found = asked_of(store, request.query_params.multi_items())
    view = view_of(store, found.state)
    form = asked.format or "json"
    if form != "json":
        body = chain_as(store, view, found.state, form, lang)
        # To be kept: it has styles of its own, which the policy of pages forbids.
        name = "-".join(("chain", *found.state.roots[:1]))
        kept = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
        return Response(body, media_type=TYPES[form], headers=kept)
    told = Chain.model_validate(view)
    ignored = tuple(Ignored(field=f, value=v) for f, v in found.ignored)
    return told.model_copy(update={"ignored": ignored})
