"""Files of one letter, and letters that look like it, made from the two examples."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.gold_letters import extraction

if TYPE_CHECKING:
    from extract.model import Extraction

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
TEXT = "text/plain"
NUMBER, DAY = "1877/UBND-KTTH", "2025-03-28"


def typed(name: str = "001") -> str:
    """What a person reads in an example."""
    return extraction(name).content


def misread(content: str, every: int) -> str:
    """One word in so many as a poor scan gives it, figures among them."""
    return re.sub(
        r"\S+",
        lambda m: f"{m[0][:-1]}ij" if m.start() % every == 0 else m[0],
        content,
    )


def edited(content: str, every: int) -> str:
    """A draft: one word in so many was another before it was signed."""
    words = content.split(" ")
    return " ".join("nêu" if not i % every else w for i, w in enumerate(words))


def another_week(content: str) -> str:
    """The same words about other days, amounts and numbers."""
    return re.sub(r"\d+", lambda m: str(int(m[0]) + 3), content)


def letter(  # noqa: PLR0913 - what tells one file from another
    content: str | None = None,
    number: str | None = None,
    date: str | None = None,
    *,
    media: str = TEXT,
    ocr: bool = False,
    of: str = "001",
) -> Extraction:
    """An example as another file gives it; its places are those of the example."""
    found = extraction(of)
    content = content or found.content
    digest = hashlib.sha256(f"{media} {ocr} {number} {date} {content}".encode())
    name = f"{digest.hexdigest()[:4]}.{media.rpartition('/')[2][:4]}"
    source = replace(
        found.letter.source,
        name=name,
        sha256=digest.hexdigest(),
        media_type=media,
        ocr=ocr,
    )
    header = replace(
        found.header,
        number=number or found.header.number,
        date=date or found.header.date,
    )
    return replace(
        found,
        letter=replace(found.letter, source=source),
        header=header,
        content=content,
    )
