"""Reading a letter without storing it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, Final, cast

from fastapi import APIRouter, Request, Response
from starlette.datastructures import UploadFile

from api.dependencies import ReaderDep, ReadingsDep, SettingsDep
from api.problems import responses
from api.reading import Reader
from api.request_errors import (
    BadRequestError,
    PayloadTooLargeError,
    UnsupportedMediaTypeError,
)
from extract.read import MEDIA_TYPES
from graph.contract import extraction_to_json
from graph.iris import Iris

PATH: Final = "/api/extract"
FORM_BYTES: Final = 64 * 1024
"""How much longer than its file a form may be."""

UPLOAD: Final = "multipart/form-data"
_ANY: Final = "application/octet-stream"
_SUFFIXES: Final = {
    **{kind: suffix for suffix, kind in reversed(MEDIA_TYPES.items())},
    "application/xml": ".xml",
    "text/rtf": ".rtf",
    _ANY: "",
}
"""The media types of bodies, and how the name of such a file ends."""

_PICTURES: Final = "image/"
_IN_MEMORY: Final = 1024 * 1024

router = APIRouter(tags=["letters"])

_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            **{kind: {"schema": {"type": "string"}} for kind in _SUFFIXES},
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
    PATH,
    openapi_extra=_BODY,
    responses={
        200: {"description": "What was found", "content": {"application/json": {}}},
        **responses(400, 413, 415, 422, 503),
    },
)
async def extract_letter(
    request: Request, settings: SettingsDep, gate: ReadingsDep, reader: ReaderDep
) -> Response:
    """Read a letter, sent as the body or as the file of a form; store nothing.

    What it is, its content says: PDF, Word, a scan, plain text and more.
    """
    async with _letter_in(request, settings.letter_limit) as letter:
        name = letter.filename or "letter"
        work = partial(_found, reader, letter.file, name, settings.iris)
        body = await gate.run(work)
    return Response(body, media_type="application/json")


@asynccontextmanager
async def _letter_in(request: Request, limit: int) -> AsyncIterator[UploadFile]:
    """The letter in a request; on disk if it is large, since it may have to wait."""
    sent = request.headers.get("content-type", "")
    kind = sent.partition(";")[0].strip().lower()
    if kind == UPLOAD:
        async with request.form(max_files=1, max_fields=10) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise BadRequestError(key="no_file")
            if (file.size or 0) > limit:
                raise PayloadTooLargeError(limit)
            yield file
        return
    if kind not in _SUFFIXES and not kind.startswith(_PICTURES):
        raise UnsupportedMediaTypeError(sent, (*_SUFFIXES, UPLOAD))
    with SpooledTemporaryFile(_IN_MEMORY) as spool:
        name = "letter" + _SUFFIXES.get(kind, "")
        file = UploadFile(cast("BinaryIO", spool), size=0, filename=name)
        async for chunk in request.stream():
            await file.write(chunk)
            if (file.size or 0) > limit:
                raise PayloadTooLargeError(limit)
        await file.seek(0)
        yield file


def _found(reader: Reader, file: BinaryIO, name: str, iris: Iris) -> bytes:
    answer = extraction_to_json(reader.read(file.read(), name), iris)
    return json.dumps(answer, ensure_ascii=False).encode()
