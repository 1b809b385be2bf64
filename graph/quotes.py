"""The words of a letter that state something, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a letter that state an edge.

    `segments` are half-open code-point offsets into the letter's raw text, in order;
    several where a footnote or a page number interrupts. `text` joins them with white
    space folded. `task` is the label of the item that says it ("3.b"), None
    outside the items.
    """

    letter_id: str
    text: str
    segments: tuple[tuple[int, int], ...]
    task: str | None = None

    @property
    def start(self) -> int:
        """Offset of the first code point."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """Offset after the last code point."""
        return self.segments[-1][1]
