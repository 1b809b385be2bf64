"""A text checked before it is signed: nothing of it is stored."""

from datetime import date
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from api.clock import today
from api.dependencies import (
    PageLangDep,
    ReaderDep,
    ReadingsDep,
    SettingsDep,
    StoreDep,
)
from api.messages import Lang
from api.parameters import Absent, Day
from api.problems import responses
from api.reading import Reader
from api.request_errors import PayloadTooLargeError, UnsupportedMediaTypeError
from api.schemas.verification import (
    LONGEST_TEXT,
    TEXT,
    TextToVerify,
    Verification,
)
from graph.answers.verify import verify
from graph.iris import Iris
from graph.store import Store

_JSON: Final = "application/json"
_PLAIN: Final = "text/plain"
_MOST_BYTES: Final = 2 * LONGEST_TEXT
"""Of plain text; a letter with its marks has two or three bytes."""
_NAME: Final = "text"

_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            _JSON: {"schema": TextToVerify.model_json_schema()},
            _PLAIN: {
                "schema": {
                    "type": "string",
                    "maxLength": LONGEST_TEXT,
                    "pattern": TEXT,
                },
                "example": "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024;",
            },
        },
    }
}

router = APIRouter(prefix="/api", tags=["letters"])


@router.post(
    "/verify",
    response_model=Verification,
    openapi_extra=_BODY,
    responses=responses(400, 413, 415, 422, 503),
)
async def verify_text(  # noqa: PLR0913, PLR0917 - each is handed in by name
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    gate: ReadingsDep,
    reader: ReaderDep,
    lang: PageLangDep,
    as_of: Annotated[
        Day | Absent,
        Query(description="The day on which the text comes; today, if not given"),
    ] = None,
) -> Response:
    """Find every citation in a text, what it means, and what is wrong with it.

    The text is held against the store as if it were a letter that arrives today; none
    of it is stored.
    """
    data = await _text_in(request)
    day = as_of or today()
    work = partial(_checked, store, reader, settings.iris, data, day, lang)
    return Response(await gate.run(work), media_type=_JSON)


async def _text_in(request: Request) -> bytes:
    """The text of a body, in UTF-8 or as it came."""
    sent = request.headers.get("content-type", "")
    kind = sent.partition(";")[0].strip().lower()
    if kind not in (_JSON, _PLAIN):
        raise UnsupportedMediaTypeError(sent, (_JSON, _PLAIN))
    body = await request.body()
    if kind == _PLAIN:
        if len(body) > _MOST_BYTES:
            raise PayloadTooLargeError(_MOST_BYTES)
        return body
    try:
        return TextToVerify.model_validate_json(body).text.encode()
    except ValidationError as error:
        errors = [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(errors) from error


def _checked(  # noqa: PLR0913, PLR0917 - what the route was handed
    store: Store, reader: Reader, iris: Iris, data: bytes, day: date, lang: Lang
) -> str:
    extraction = reader.read_text(data, _NAME)
    found = verify(store, iris, extraction, day)
    return Verification.of(found, lang).model_dump_json()
