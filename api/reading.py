"""The way to the pipeline, which loads spaCy only when a letter is to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.model import Extraction, Letter


def extraction_of(letter: Letter) -> Extraction:
    """Find what a letter says.

    Raises:
        UnreadableLetterError: the text is not a letter.
    """
    from extract.pipeline import extract  # noqa: PLC0415 - spaCy is slow to load

    return extract(letter)
