"""What every reader hands over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.layout import Layout

if TYPE_CHECKING:
    from extract.source import Given, Page

Check = Callable[[str], None]
"""Called with the first words of a letter, before the rest is read: it refuses secrets.

Raises UnreadableLetterError."""


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file, its pages and what else the file tells."""

    text: str
    pages: tuple[Page, ...]
    layout: Layout = Layout()
    given: Given | None = None
    ocr: bool = False
