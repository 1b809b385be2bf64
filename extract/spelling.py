"""The letters of a word and the marks on them, which OCR confuses."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

WORDS = 2**15
"""Whose letters are remembered."""


def like(printed: str, correct: str) -> str:
    """A word in the capitals of what was printed; another spelling of it stays."""
    if len(printed) != len(correct) or marks(printed) == marks(correct):
        return printed
    letters = (
        c.upper() if p.isupper() else c.lower()
        for p, c in zip(printed, correct, strict=True)
    )
    return "".join(letters)


@lru_cache(WORDS)
def marks(word: str) -> str:
    """Letters and marks, wherever the tone is written: of "hòa" as of "hoà"."""
    return "".join(sorted(unicodedata.normalize("NFD", word.casefold())))


@lru_cache(WORDS)
def bare(word: str) -> str:
    """A word without its diacritics; Đ is D, as OCR often has it."""
    letters = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_name(printed: str, right: str) -> bool:
    """Whether a word begins with a capital that the right one has not."""
    return printed[0].isupper() and not printed.isupper() and right[0].islower()
