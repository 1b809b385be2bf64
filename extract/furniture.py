"""What the page puts between the words: footnotes, their markers, page numbers.

Text that came out of a PDF has the footnotes of a page in the middle of the sentence
that runs on to the next, their numbers glued to the word they stand on ("năm 20251"),
and bare page numbers. This module finds them in the raw text; `reading` takes them out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.layout import Furniture, Note
from extract.markup import find_markup
from extract.specks import stray_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.layout import Interval

# A line with what ends it; the last, also an empty one, ends with the text.
_LINE = re.compile(r"[^\r\n\f]*(?:\r\n?|[\n\f])|(?<![^\r\n\f])[^\r\n\f]*\Z")
_NOTE_LINE = re.compile(r"[ \t]*(\d{1,2})[ \t]+(?=[^\W\d_])")
_ITEM = re.compile(r"[ \t]*(?:\d{1,2}|[a-zđ])[.)]\s+\S")
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?(\d{1,3})(?:\s*-)?\s*")
# A line that begins with a number because a date or a symbol was broken before it.
_BROKEN_BEFORE = re.compile(
    r"(?:ngày|tháng|năm|quý|số|khoản|điểm|điều|khóa|kỳ|lần|thứ)\s*$", re.IGNORECASE
)
_HALF_PAGE = 1400  # characters
_LOOK_AHEAD = 15  # lines of one footnote, at most, before its page must end


class _Line(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def find_furniture(text: str) -> Furniture:
    """Find footnotes with their markers, page numbers, and the marks of programs.

    A line is a footnote only if its number is the next one and that number stands
    glued to a word above it: "3 năm 2025" after "tháng" is not.
    """
    lines = _lines(text)
    pages, markup = _page_numbers(lines), find_markup(text)
    page_lines = {start for start, _ in pages}
    notes: list[Note] = []
    index, marker_from = 0, 0
    while index < len(lines):
        opening = _NOTE_LINE.match(lines[index].text)
        number = len(notes) + 1
        if opening is None or int(opening[1]) != number or _follows_break(lines, index):
            index += 1
            continue
        marker = _marker(text, number, marker_from, lines[index].start)
        if marker is None:
            marker_from = lines[index].start  # nowhere above: not to be sought again
            index += 1
            continue
        last = _last_line(text, lines, index, number, page_lines)
        start = lines[index].start
        block_start = start + len(opening[0]) - len(opening[0].lstrip())
        end = lines[last].start + len(lines[last].text.rstrip())
        body = (start + opening.end(), end)
        notes.append(Note(number, (block_start, end), body, marker))
        marker_from = marker[1]
        index = last + 1
    pages = [page for page in pages if not _overlap(page, markup)]
    notes = [note for note in notes if not _overlap(note.block, markup)]
    taken = [*(note.block for note in notes), *pages, *markup]
    specks = [speck for speck in stray_lines(text) if not _overlap(speck, taken)]
    return Furniture(tuple(notes), tuple(sorted([*pages, *markup, *specks])))


def _overlap(place: Interval, others: list[Interval]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _lines(text: str) -> list[_Line]:
    return [
        _Line(line.start(), line.end(), line[0].rstrip("\r\n"))
        for line in _LINE.finditer(text)
    ]


def _follows_break(lines: list[_Line], index: int) -> bool:
    """The words above end in the middle of a date or a symbol."""
    while index > 0 and lines[index - 1].blank:
        index -= 1
    return (
        index > 0 and _BROKEN_BEFORE.search(lines[index - 1].text.strip()) is not None
    )


def _marker(text: str, number: int, start: int, end: int) -> tuple[int, int] | None:
    """Where the number stands glued to a word, a year or a closing mark."""
    glued = re.compile(rf"(?:(?<=[^\W\d_])|(?<=\b\d{{4}})|(?<=[”\")»])){number}(?!\w)")
    found = glued.search(text, start, end)
    return found.span() if found else None


def _last_line(
    text: str, lines: list[_Line], first: int, number: int, page_lines: set[int]
) -> int:
    """The line a footnote ends on: before the next one, or where its page ends.

    A page ends at a form feed, a page number, two blank lines, or a line that opens
    with the single blank that extraction leaves at the top of a page; without such
    a sign the footnote ends with its first full stop at the end of a line.
    """
    stop_at_period: int | None = None
    last = first
    for index in range(first, min(first + _LOOK_AHEAD, len(lines))):
        line = lines[index]
        if index > first and _ends_note(text, lines, index, number, page_lines):
            return last
        if not line.blank:
            last = index
            if stop_at_period is None and line.text.rstrip().endswith("."):
                stop_at_period = index
        if line.text.endswith("\f"):
            return last
    return stop_at_period if stop_at_period is not None else last


def _ends_note(
    text: str, lines: list[_Line], index: int, number: int, page_lines: set[int]
) -> bool:
    line, above = lines[index], lines[index - 1]
    if line.start in page_lines or (line.blank and above.blank):
        return True
    opens = _ITEM.match(line.text) or line.text.isupper()
    if opens and above.text.rstrip().endswith("."):
        return True
    following = _NOTE_LINE.match(line.text)
    if following and int(following[1]) == number + 1:
        return _marker(text, number + 1, 0, line.start) is not None
    return line.text.startswith(" ") and not line.blank and line.text[1:2] != " "


def _page_numbers(lines: list[_Line]) -> list[tuple[int, int]]:
    """Bare numbers between blank lines, growing as pages do, each a page's length on.

    Numbers that follow each other faster are the first column of a table that lost
    its lines; one that opens a page or stands between dashes needs no distance.
    """
    found: list[tuple[int, int]] = []
    previous = 1
    bare = list(_bare_numbers(lines))
    places = [line.start for line, _, _ in bare]
    for index, (line, number, sure) in enumerate(bare):
        near = any(
            abs(other - line.start) < _HALF_PAGE
            for other in places[max(0, index - 1) : index + 2]
            if other != line.start
        )
        possible = line.start >= (number - 1) * _HALF_PAGE and not near
        if number > previous and (sure or possible):
            previous = number
            words = line.text.strip()
            start = line.start + line.text.index(words)
            found.append((start, start + len(words)))
    return found


def _bare_numbers(lines: list[_Line]) -> Iterator[tuple[_Line, int, bool]]:
    """Lines that hold nothing but a number, and whether only a page has such a one."""
    for index, line in enumerate(lines):
        number = _PAGE_NUMBER.fullmatch(line.text)
        if number is None:
            continue
        above, below = lines[index - 1 : index], lines[index + 1 : index + 2]
        if all(neighbour.blank for neighbour in (*above, *below)):
            opens_page = bool(above) and above[0].text.endswith("\f")
            yield line, int(number[1]), opens_page or "-" in line.text
