"""Footnotes put back where they belong: the phrase each one's marker stands on.

A footnote that opens with "Về" gives the title of the document it stands on; "Ban
hành tại", "Thành lập tại" name the act behind a programme or a body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.model import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.agencies import AgencyMention
    from extract.citations import Mention
    from extract.reading import ReadNote

_TITLE = re.compile(r"[Vv]ề\s|V/v\s")
_LOCAL_TAIL = re.compile(r" trên địa bàn (?:tỉnh|thành phố|huyện|xã)\b.*$", re.DOTALL)
_LETTER_NOTE = Node("letter")
_CENTRAL = {"central_party", "central_government", "national_assembly", "ministry"}


@dataclass(frozen=True, slots=True)
class Anchored:
    """A footnote and the phrase, document or body that its marker stands on."""

    number: int
    start: int
    end: int
    anchor: tuple[int, int] | None
    node: Node


def anchor_notes(
    text: str,
    notes: Sequence[ReadNote],
    mentions: Sequence[Mention],
    agencies: Sequence[AgencyMention],
) -> list[Anchored]:
    """Find what each footnote speaks of."""
    return [_anchor(text, note, mentions, agencies) for note in notes]


def _anchor(
    text: str,
    note: ReadNote,
    mentions: Sequence[Mention],
    agencies: Sequence[AgencyMention],
) -> Anchored:
    mark = note.mark
    if mark < 0:
        return Anchored(note.number, note.start, note.end, None, _LETTER_NOTE)
    at = [i for i, m in enumerate(mentions) if m.end == mark and m.kind != "open"]
    reaching = [
        i
        for i, m in enumerate(mentions)
        if m.kind != "open" and m.start < mark and m.reach() == mark
    ]
    if found := (at or reaching):
        index = found[-1] if at else found[0]
        node = Node("citation", index)
        return Anchored(
            note.number, note.start, note.end, (mentions[index].start, mark), node
        )
    for index, agency in enumerate(agencies):
        if agency.end == mark:
            node = Node("agency", index)
            return Anchored(
                note.number, note.start, note.end, (agency.start, mark), node
            )
    start = max(text.rfind(c, 0, mark) for c in ",;.:\n") + 1
    phrase = (start + len(text[start:mark]) - len(text[start:mark].lstrip()), mark)
    return Anchored(note.number, note.start, note.end, phrase, _LETTER_NOTE)


def title_from_notes(
    text: str, mentions: list[Mention], notes: Sequence[Anchored]
) -> list[Mention]:
    """Give each document the title its footnote prints."""
    titled = list(mentions)
    for note in notes:
        if note.node.kind == "citation" and _TITLE.match(text, note.start):
            end = note.end
            while end > note.start and text[end - 1] in ". ":
                end -= 1
            index = note.node.index
            titled[index] = replace(titled[index], note_title=(note.start, end))
            titled = [
                _own_title(text, m, note) if note.start < m.start < note.end else m
                for m in titled
            ]
    return titled


def _own_title(text: str, mention: Mention, note: Anchored) -> Mention:
    """A place at the end ("trên địa bàn tỉnh") closes the outer, local title."""
    if mention.title is None or mention.level not in _CENTRAL:
        return mention
    tail = _LOCAL_TAIL.search(text, mention.title[0], min(mention.title[1], note.end))
    if tail is None:
        return mention
    return replace(mention, title=(mention.title[0], tail.start()))
