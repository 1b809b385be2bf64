"""How far a statement reaches: sentences, lists below a lead-in, quotations, copies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.letters import CAPITAL, SMALL, WALL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.layout import Interval

_SENTENCE = re.compile(rf"\.(?<!\b[Tt][Pp]\.)(?<!\bSố\.)(?:/\.)?\s+(?=\S)(?!{SMALL})")
_DASHES = "-–+"  # both dashes open a list
_MEMBER = re.compile(rf"{_SENTENCE.pattern}|\s[{_DASHES}]\s(?={CAPITAL})")
_MARKER = re.compile(
    r"\s*(?:(?P<article>Điều \d+[a-z]?[.:])|(?P<roman>[IVX]{1,5}[.)])|"
    r"(?P<number>\d{1,3}(?:\.\d{1,2})*[.)/])|(?P<letter>[a-zđ][.)/])|"
    r"(?P<bullet>[-–+*•~>]))\s*"  # both dashes open a list
)
_FINISHED = (".", ",", ";")
_LONGEST_HEADING = 160
_QUOTE = re.compile('[“”"„]')
_LONGEST_QUOTATION = 6000
_OPENS_QUOTE = re.compile(r"[\s(:]\Z|\A\Z")
_ADDRESSED = re.compile(r"^\s*K[íi]nh\s+g[ửưứu]i", re.MULTILINE)
_MOTTO = re.compile(r"CỘNG H[ÒO]A|ĐẢNG CỘNG SẢN|Độc lập\s*-|Hạnh phúc")


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence; `words` is where it begins behind its marker ("a)", "-").

    `lead` is the line above that its list hangs on ("Thực hiện các văn bản sau:"),
    None for what is no first sentence of a list's member.
    """

    start: int
    words: int
    end: int
    marker: str | None = None
    lead: Interval | None = None


def find_clauses(text: str, end: int) -> Iterator[Clause]:
    """The sentences of `text[:end]`, in order; none goes on over a line."""
    lead: Interval | None = None
    kinds: tuple[str | None, str | None] = (None, None)  # of the lead, of its members
    led_by_colon = False
    for start, stop in _lines(text, end):
        if text[start:stop].strip() == WALL:
            continue
        marked = _MARKER.match(text, start, stop)
        kind = marked.lastgroup if marked else None
        words = marked.end() if marked else start
        deeper = kind != kinds[0] or (kind == "bullet" and led_by_colon)
        if lead is not None and kind is not None and deeper:
            if kinds[1] in (None, kind):
                kinds = (kinds[0], kind)
            else:
                lead = None
        elif text[start:stop].strip():
            lead = None
        yield from _sentences(text, Clause(start, words, stop, kind, lead))
        colon = text[start:stop].rstrip().endswith(":")
        member = lead is not None and kind == "bullet"  # that no full stop may end
        if colon or (_leads(text, start, stop) and not member):
            lead, kinds = (words, stop), (kind, None)
            led_by_colon = colon


def _lines(text: str, end: int) -> Iterator[Interval]:
    start = 0
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop + 1
        yield start, stop
        start = stop


def _sentences(text: str, line: Clause) -> Iterator[Clause]:
    listed = line.lead is not None and line.marker == "bullet"
    breaks = _MEMBER if listed else _SENTENCE
    ends = [m.end() for m in breaks.finditer(text, line.words, line.end)]
    for first, last in pairwise([line.start, *ends, line.end]):
        if first == line.start:
            yield Clause(first, line.words, last, line.marker, line.lead)
        elif first < last:
            dashed = listed and text[first - 2] in _DASHES
            yield Clause(first, first, last, None, line.lead if dashed else None)


def _leads(text: str, start: int, stop: int) -> bool:
    """Whether a line leads on as a heading, without a full stop."""
    line = text[start:stop].rstrip()
    return 0 < len(line) < _LONGEST_HEADING and not line.endswith(_FINISHED)


def find_quotations(text: str, end: int) -> list[Interval]:
    """What stands between quotation marks, inner ones not counted, in order."""
    found: list[Interval] = []
    opened, depth = -1, 0
    for match in _QUOTE.finditer(text, 0, end):
        at, mark = match.start(), match[0]
        if opened >= 0 and at - opened > _LONGEST_QUOTATION:
            opened, depth = -1, 0
        if opened < 0:
            if mark != "”" and _OPENS_QUOTE.search(text[max(0, at - 1) : at]):
                opened, depth = at, 1
            continue
        inner = mark in "“„" or (
            mark == '"' and _OPENS_QUOTE.search(text[at - 1 : at]) and depth > 1
        )
        depth += 1 if inner else -1
        if depth == 0:
            found.append((opened, at))
            opened = -1
    return found


def find_copy(text: str, end: int) -> int:
    """Where another letter begins that the file holds behind its own, else `end`.

    A second letterhead with addressees of its own: a copy enclosed, a form.
    """
    addressed = [m.start() for m in _ADDRESSED.finditer(text, 0, end)]
    for first, second in pairwise(addressed):
        if motto := _MOTTO.search(text, first, second):
            return motto.start()
    return end
