"""Reading a letter without storing it."""

import json
from functools import partial
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from starlette.datastructures import UploadFile

from api.dependencies import ReaderDep, ReadingsDep, SettingsDep
from api.faults import BadRequestError, UnsupportedMediaTypeError
from api.problems import responses
from api.reading import Reader
from graph.contract import extraction_to_json
from graph.iris import Iris

TEXT: Final = "text/plain"
UPLOAD: Final = "multipart/form-data"

router = APIRouter(prefix="/api", tags=["letters"])

_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            TEXT: {"schema": {"type": "string"}},
            UPLOAD: {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            },
        },
    }
}


@router.post(
    "/extract",
    openapi_extra=_BODY,
    responses={
        200: {"description": "What was found", "content": {"application/json": {}}},
        **responses(400, 413, 415, 422, 503),
    },
)
async def extract_letter(
    request: Request, settings: SettingsDep, gate: ReadingsDep, reader: ReaderDep
) -> Response:
    """Read a letter, sent as plain text or as the file of a form; store nothing."""
    data, name = await _letter_of(request)
    body = await gate.run(partial(_found, reader, data, name, settings.iris))
    return Response(body, media_type="application/json")


async def _letter_of(request: Request) -> tuple[bytes, str]:
    """The bytes of the letter and the name of its file."""
    sent = request.headers.get("content-type", "")
    kind = sent.partition(";")[0].strip().lower()
    if kind == TEXT:
        return await request.body(), "letter.txt"
    if kind != UPLOAD:
        raise UnsupportedMediaTypeError(sent, (TEXT, UPLOAD))
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise BadRequestError(key="no_file")
        return await file.read(), file.filename or "letter.txt"


def _found(reader: Reader, data: bytes, name: str, iris: Iris) -> bytes:
    answer = extraction_to_json(reader.read(data, name), iris)
    return json.dumps(answer, ensure_ascii=False).encode()
