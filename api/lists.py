"""Lists over HTTP: which part, in what order, with which fields, and the way on.

Every list takes `offset` and `limit`, or the `cursor` that the part before gave as
`next` and in its header Link (RFC 8288); `sort` and `fields` name keys of the list.
"""

from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, Field, create_model

from api.parameters import Absent, Whole
from api.request_errors import InvalidError
from graph.answers.paging import CURSOR, MOST_ITEMS, Listing, Window

Shape = TypeVar("Shape", bound=BaseModel)

LINK: Final[dict[str, Any]] = {
    "Link": {
        "description": 'The part that follows, as rel="next" (RFC 8288)',
        "schema": {"type": "string"},
        "example": '</api/documents?limit=50&cursor=AAAAMgPv0rTzk5r0>; rel="next"',
    }
}
"""The header of a part that another follows, for the description."""

_LONGEST_SHOWN: Final = 40


class Paging(BaseModel):
    """Which part of a list."""

    offset: Whole = Field(
        default=0, ge=0, description="Items to leave out; a cursor goes before it"
    )
    limit: Whole = Field(default=50, ge=1, le=MOST_ITEMS)
    cursor: str | Absent = Field(
        default=None,
        description="`next` of the part before; it holds where items are added or "
        "removed meanwhile",
        json_schema_extra={"pattern": CURSOR},
    )

    @property
    def window(self) -> Window:
        """The part as the answers take it."""
        return Window(self.offset, self.limit, self.cursor)


class Listed(Paging):
    """Which part of a list, in what order, with what of each item.

    Lists say by `sorting` and `choosing` which keys they have.
    """

    sort: str | Absent = None
    fields: str | Absent = None

    @property
    def window(self) -> Window:
        """The part as the answers take it."""
        keys = () if self.sort is None else tuple(self.sort.split(","))
        return Window(self.offset, self.limit, self.cursor, keys)

    @property
    def filters(self) -> dict[str, Any]:
        """The conditions alone, by name."""
        return self.model_dump(exclude=set(Listed.model_fields))


def sorting(listing: Listing[Any], example: str) -> Any:  # noqa: ANN401 - as Field is
    """The parameter `sort` of a list."""
    keys = "|".join(listing.keys)
    return Field(
        default=None,
        description="Keys to sort by, the first decides; - before one sorts downwards",
        examples=[example],
        json_schema_extra={"pattern": f"^-?({keys})(,-?({keys}))*$"},
    )


def choosing(item: type[BaseModel], example: str) -> Any:  # noqa: ANN401 - as Field is
    """The parameter `fields` of a list of such items."""
    names = "|".join(item.model_fields)
    return Field(
        default=None,
        description="Fields to give of each item; all, if not given",
        examples=[example],
        json_schema_extra={"pattern": f"^({names})(,({names}))*$"},
    )


class _Sparse(BaseModel):
    """Of which any field may be missing, as far as the description goes."""

    model_config = ConfigDict(
        json_schema_extra=lambda schema: schema.pop("required", None)
    )


def either(page: Any, item: type[BaseModel]) -> Any:  # noqa: ANN401 - generic shapes
    """The shape of a page whose items are whole, or hold the fields asked for."""
    some = create_model(f"Some{item.__name__}", __base__=(item, _Sparse))
    return page[item] | page[some]


def answer(
    request: Request,
    found: BaseModel,
    item: type[BaseModel],
    fields: str | None,
    *,
    items: str = "items",
) -> Response:
    """Answer with a part of a list: all of `found`, of its items the fields asked for.

    Raises:
        InvalidError: items have no such field.
    """
    chosen: dict[str, Any] | None = None
    if (names := chosen_fields(item, fields)) is not None:
        chosen = dict.fromkeys(type(found).model_fields, True)
        chosen[items] = {"__all__": names}
    following: str | None = getattr(found, "next", None)
    return Response(
        found.model_dump_json(include=chosen),
        media_type="application/json",
        headers=way_on(request, following),
    )


def way_on(request: Request, cursor: str | None) -> dict[str, str]:
    """The header that leads to the part behind a cursor: the same address with it."""
    if cursor is None:
        return {}
    query = [
        (name, value)
        for name, value in request.query_params.multi_items()
        if name not in ("offset", "cursor")
    ]
    address = f"{request.url.path}?{urlencode([*query, ('cursor', cursor)])}"
    return {"Link": f'<{address}>; rel="next"'}


def chosen_fields(item: type[BaseModel], fields: str | None) -> set[str] | None:
    """The names of the fields that are asked for; None for all.

    Raises:
        InvalidError: items have no such field.
    """
    if fields is None:
        return None
    known, names = item.model_fields, set(fields.split(","))
    if unknown := sorted(names - known.keys()):
        raise InvalidError(
            key="unknown_field",
            field=unknown[0][:_LONGEST_SHOWN],
            known=", ".join(known),
        )
    return names
