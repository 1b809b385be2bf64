"""The section of a letter that something stands in, and the task it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.assemble import Found
    from extract.items import Item
    from extract.notes import Anchored
    from extract.zones import Zones


@dataclass(frozen=True, slots=True)
class Sections:
    """Where the things of a letter stand.

    `tasks` and `outline` are the labels of the items that hold an offset, by offset.
    """

    zones: Zones
    body_end: int
    notes: Sequence[Anchored]
    tasks: dict[int, str]
    outline: dict[int, str]

    def of(self, offset: int) -> tuple[str, str | None]:
        """The section an offset stands in, and the task it belongs to."""
        if offset >= self.body_end:
            note = next(n for n in self.notes if n.start <= offset < n.end)
            task = self.of(note.anchor[0])[1] if note.anchor else None
            return f"footnote {note.number}", task
        task = self.tasks.get(offset)
        return task or self.outline.get(offset, self.zones.name(offset)), task


def find_sections(found: Found, more: Iterable[int] = ()) -> Sections:
    """Where the citations stand, and the anchors of footnotes, and more offsets."""
    anchors = [note.anchor[0] for note in found.footnotes if note.anchor]
    citations = (mention.start for mention in found.citations)
    offsets = sorted({*citations, *anchors, *more})
    return Sections(
        found.zones,
        found.reading.body_end,
        found.footnotes,
        tasks=_holders(found.items, offsets),
        outline=_holders(found.outline, offsets),
    )


def _holders(items: Iterable[Item], offsets: Sequence[int]) -> dict[int, str]:
    """The label of the first item that holds an offset, of those that one holds."""
    found: dict[int, str] = {}
    for item in items:
        start, end = item.reach
        near = offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]
        for offset in filter(item.holds, near):
            found.setdefault(offset, item.label)
    return found
