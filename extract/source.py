"""What was read: a file's text and pages, and what a register says of the letter."""

from __future__ import annotations

from dataclasses import dataclass

from extract.layout import Layout


@dataclass(frozen=True, slots=True)
class Source:
    """The file a letter was read from; `sha256` is of its bytes, in hex."""

    name: str
    sha256: str
    media_type: str
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original: where it lies in the text, its size in points."""

    number: int
    start: int
    end: int
    ocr: bool = False
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a register or an envelope says of a letter; it wins over the page.

    `source` is "manifest" or "edxml", `file` the name of the register's own file if
    it has one, `annex_of` the number of the document that an annex came with; the
    other fields are those of `Header`, None if not said.
    """

    source: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None
    type: str | None = None
    file: str | None = None
    annex_of: str | None = None

    @property
    def said(self) -> dict[str, str]:
        """The fields of the header that it gives, by their names."""
        names = ("number", "date", "issuer", "subject", "type", "annex_of")
        return {name: value for name in names if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Letter:
    """A document as read: its raw text, never mended, and what its file adds."""

    source: Source
    text: str
    pages: tuple[Page, ...]
    layout: Layout = Layout()
    given: Given | None = None
