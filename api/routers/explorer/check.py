"""A draft checked before it is signed, by a form; nothing of it is stored."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.datastructures import UploadFile

from api.clock import today
from api.dependencies import (
    ReaderDep,
    ReadingsDep,
    SettingsDep,
    StoreDep,
)
from api.faults import fault_of
from api.framing import answer, frame_of, page_lang_of
from api.messages import Lang, text
from api.reading import Reader
from api.request_errors import PayloadTooLargeError, RequestError
from api.schemas.verification import LONGEST_TEXT, Doubt, Verification
from api.settings import Settings
from extract.errors import UnreadableLetterError
from extract.read import MEDIA_TYPES
from graph.answers.draft import look_over
from graph.iris import Iris
from graph.store import Store
from viz.check import Report, report
from viz.frame import TOOLS
from viz.messages import messages
from viz.times import day as day_words

PAGE: Final = TOOLS["check"]
_MEGABYTE: Final = 1024 * 1024
_LONGEST_NAME: Final = 200
_NOTHING: Final = 422

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form brought: words, or a file; and the day on which it is signed."""

    words: str
    file: bytes
    name: str
    day: date


@router.get(PAGE, name="check")
def form(request: Request, settings: SettingsDep) -> Response:
    """Show the form."""
    return _page(request, settings)


@router.post(PAGE)
async def check(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    gate: ReadingsDep,
    reader: ReaderDep,
) -> Response:
    """Look a draft over and show what was found, in the answer alone."""
    sent = await _sent(request, settings.letter_limit)
    if not sent.words.strip() and not sent.file:
        return _page(request, settings, sent, wrong="check.nothing")
    if len(sent.words) > LONGEST_TEXT:
        return _page(request, settings, sent, wrong="check.long")
    lang = page_lang_of(request)
    try:
        found = await gate.run(
            partial(_found, store, reader, settings.iris, sent, lang)
        )
    except (UnreadableLetterError, RequestError) as error:
        return _page(request, settings, sent, error=error)
    return _page(request, settings, sent, found)


async def _sent(request: Request, limit: int) -> Sent:
    """What the form holds; a day that is none is today.

    Raises:
        PayloadTooLargeError: the file is larger than a letter may be.
        HTTPException: it is no form.
    """
    parts = 4 * LONGEST_TEXT
    async with request.form(max_files=1, max_fields=5, max_part_size=parts) as form:
        file = form.get("file")
        data, name = b"", ""
        if isinstance(file, UploadFile) and file.filename:
            if (file.size or 0) > limit:
                raise PayloadTooLargeError(limit)
            data, name = await file.read(), file.filename[-_LONGEST_NAME:]
        said = form.get("text")
        asked = form.get("day")
    return Sent(
        words=_lines(said) if isinstance(said, str) else "",
        file=data,
        name="".join(c for c in name if c.isprintable()),
        day=_day(asked if isinstance(asked, str) else ""),
    )


def _lines(said: str) -> str:
    """A text as it was typed: a form sends its lines with CR LF."""
    return said.replace("\r\n", "\n").replace("\0", "")


def _day(sent: str) -> date:
    try:
        return date.fromisoformat(sent)
    except ValueError:
        return today()


def _found(store: Store, reader: Reader, iris: Iris, sent: Sent, lang: Lang) -> Report:
    if sent.file:
        extraction = reader.read(sent.file, sent.name or "letter")
    else:
        extraction = reader.read_text(sent.words.encode(errors="replace"), "text")
    draft = look_over(store, iris, extraction, sent.day)
    said = Verification.of(draft.checked, lang).citations
    return report(draft, said, extraction.header)


def _advice(doubt: Doubt, lang: Lang) -> str:
    """What is wrong and what to do, with dates as people write them."""
    if doubt.value is None:
        return doubt.message
    value = ", ".join(day_words(one, lang) for one in doubt.value.split(", "))
    return text(f"verify.{doubt.kind}", lang, value=value)


def _page(  # noqa: PLR0913 - what a page may show
    request: Request,
    settings: Settings,
    sent: Sent | None = None,
    found: Report | None = None,
    *,
    wrong: str | None = None,
    error: Exception | None = None,
) -> Response:
    lang = page_lang_of(request)
    fault = fault_of(error, lang) if error else None
    words = messages(lang)
    status = fault.status if fault else _NOTHING if wrong else 200
    made = answer(
        "check.html",
        frame_of(request, words["check.title"], formats=()),
        status,
        sent=sent,
        found=found,
        wrong=fault.detail if fault else words[wrong] if wrong else None,
        today=today().isoformat(),
        longest=LONGEST_TEXT,
        megabytes=settings.letter_limit // _MEGABYTE,
        suffixes=sorted(MEDIA_TYPES),
        day=partial(day_words, lang=lang),
        advice=partial(_advice, lang=lang),
    )
    made.headers["Cache-Control"] = "no-store"
    return made
