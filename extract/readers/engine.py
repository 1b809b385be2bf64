"""Tesseract, the program: pictures → lines of words with their places."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from extract.errors import UnreadableLetterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import Image

Cell = dict[str, str]
"""A word: a row of Tesseract's table."""

SECONDS = 180
"""How long OCR may take over one page."""

PAGE, BLOCK = "3", "6"
"""Tesseract finds the blocks of a page, or is given one."""

_LANGUAGE = "vie"
_WORD_LEVEL = "5"
_NO_TYPEWRITER = "textord_disable_pitch_test=1"  # a costly search that changes nothing


def read_words(
    images: Sequence[Image.Image], name: str, layout: str
) -> list[list[list[Cell]]]:
    """The words of each picture, line by line; all are read by one process.

    Raises:
        UnreadableLetterError: Tesseract is not there, or takes too long.
    """
    if not images:
        return []
    data = io.BytesIO()
    # Plain bytes: nothing to compress. It reads other plain files byte by byte.
    images[0].save(data, "TIFF", save_all=True, append_images=images[1:])
    pages: list[dict[tuple[str, ...], list[Cell]]] = [defaultdict(list) for _ in images]
    table = io.StringIO(_tsv(data.getvalue(), name, layout))
    for cell in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
        if cell["level"] == _WORD_LEVEL and (cell["text"] or "").strip():
            key = cell["block_num"], cell["par_num"], cell["line_num"]
            pages[int(cell["page_num"]) - 1][key].append(cell)
    return [list(page.values()) for page in pages]


def require(name: str) -> None:
    """See that Tesseract and its Vietnamese data are there.

    Raises:
        UnreadableLetterError: They are not.
    """
    _program(name)


def _tsv(pictures: bytes, name: str, layout: str) -> str:
    """What Tesseract reads in pictures, as its table of words."""
    command = [
        *(_program(name), "stdin", "stdout", "-l", _LANGUAGE),
        *("--psm", layout, "-c", _NO_TYPEWRITER, "tsv"),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - the program is found, the data is on stdin
            command,
            input=pictures,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableLetterError(
            name,
            {
                "vi": f"nhận dạng một trang quá {SECONDS} giây",
                "en": f"OCR of a page took more than {SECONDS} seconds",
            },
            {
                "vi": "Quét lại trang ở 300 dpi rồi thử lại",
                "en": "Scan the page again at 300 dpi and try again",
            },
        ) from error
    return done.stdout.decode("utf-8", "replace")


def _program(name: str) -> str:
    program = shutil.which("tesseract")
    if program is None or not _knows_vietnamese(program):
        raise UnreadableLetterError(
            name,
            {
                "vi": "cần Tesseract có tiếng Việt để đọc trang quét và ảnh",
                "en": "reading scans and pictures needs Tesseract with Vietnamese",
            },
            {
                "vi": "Cài các gói tesseract-ocr và tesseract-ocr-vie rồi thử lại",
                "en": "Install the packages tesseract-ocr and tesseract-ocr-vie",
            },
        )
    return program


@cache
def _knows_vietnamese(program: str) -> bool:
    listed = subprocess.run(  # noqa: S603 - the program is found
        [program, "--list-langs"], capture_output=True, check=False
    )
    return _LANGUAGE in listed.stdout.decode("utf-8", "replace").split()
