"""Documents cited by number: "Kế hoạch số 186-KH/TU ngày 09/01/2025 của …".

A citation runs from the type word to the end of the issuer where one follows, else to
the date, else to the number. Its title ("về …") stands outside and is kept apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.issuance import Around, find_issuance
from extract.numbers import (
    LETTERED,
    NUMBER,
    DocumentNumber,
    parse_number,
    read_lettered,
    read_number,
)
from extract.placed import Cover
from extract.provisions import provisions_before
from extract.short_numbers import Full, find_short
from extract.titles import with_title
from extract.type_words import canonical, type_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from extract.agencies import AgencyMention
    from extract.model import CitationKind, IssuerBasis

_FORM = re.compile(r"(?:[Mm]ẫu|MẪU|[Bb]iểu|BIỂU|[Tt]ờ khai)(?: số| mẫu)*:? ?$")
"""What a form has before its number ("Mẫu số 01/GHAN")."""
LIST_GAP = re.compile(r"\s*(?:,|;|và|hoặc|,\s*và)\s*(?:số\s*:?\s*)?")
"""What stands between two citations of a list."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation in the reading text: what `model.Citation` says, by offsets.

    `title` is the stretch of the title behind it, `note_title` of the one that its
    footnote prints; `head` marks the head of a list ("gồm:"). `printed_number` is that
    of a malformed one, as printed. `antecedent` is the index of the mention that this
    one takes up; `blocked` one may take up what cannot be read (`extract.anaphora`).
    """

    start: int
    end: int
    kind: CitationKind
    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    issuer_basis: IssuerBasis
    level: str | None
    title: tuple[int, int] | None
    rule: str
    confidence: float
    provisions: tuple[str, ...] = ()
    malformed: bool = False
    printed_number: str | None = None
    head: bool = False
    note_title: tuple[int, int] | None = None
    antecedent: int | None = None
    blocked: bool = False

    def reach(self) -> int:
        """Where the mention ends, its title included."""
        return self.title[1] if self.title else self.end


def cited(mentions: Iterable[Mention]) -> Cover:
    """What lies in citations and their titles."""
    return Cover((m.start, m.reach()) for m in mentions)


def latest_date(mentions: Iterable[Mention]) -> str | None:
    """The latest date among the documents cited: the letter is no older."""
    return max((m.date for m in mentions if m.date), default=None)


def find_numbered(
    text: str, agencies: Sequence[AgencyMention], marks: AbstractSet[int]
) -> list[Mention]:
    """Find every citation by number, in order."""
    around = Around(text, {a.start: a for a in agencies}, {a.end: a for a in agencies})
    found: list[Mention] = []
    lettered = [(match, read_lettered(match)) for match in LETTERED.finditer(text)]
    numbers = [(match, read_number(match)) for match in NUMBER.finditer(text)]
    for match, number in sorted([*numbers, *lettered], key=lambda n: n[0].start()):
        last = found[-1] if found else None
        if number is not None and (m := _read(around, match, number, last)):
            found.append(m)
    found = sorted([*found, *_short(around, found)], key=lambda m: m.start)
    return [with_title(text, m, agencies, marks, found) for m in found]


def _read(
    around: Around, match: re.Match[str], number: DocumentNumber, last: Mention | None
) -> Mention | None:
    """The citation a number stands in; None for a number that names no document."""
    text = around.text
    if _FORM.search(text, max(0, match.start() - 20), match.start()):
        return None
    typed, said = type_before(text, match.start(), number, around.ends)
    start, rule, confidence = match.start(), "R-NUM-BARE", 0.85
    name = number.type.name if number.type else None
    if typed is not None:
        start, printed = typed
        rule, confidence = "R-NUM-TYPED", 0.98
        generic = printed == "Văn bản" and name is not None
        name = name if generic else canonical(printed)
    elif number.bare:
        return None
    elif last is not None and LIST_GAP.fullmatch(text, last.end, start):
        rule, confidence = "R-NUM-LIST", 0.95
        name = name or last.type
    elif name is None and number.body is None:
        return None
    end = match.end()
    if text[end : end + 1] == ")" and "(" in text[start : match.start()]:
        end += 1  # "Luật Đầu tư công (số 58/2024/QH15)"
    name = name or (None if number.year else "Công văn")
    return replace(
        _followed(around, (start, end), number, said),
        type=name,
        rule=rule,
        confidence=confidence,
        printed_number=" ".join(match[0].split()) if number.malformed else None,
    )


def _short(around: Around, found: Sequence[Mention]) -> Iterator[Mention]:
    """Citations by a number that leaves out its codes."""
    full = [Full(m.start, m.end, m.type, m.number or "") for m in found]
    for short in find_short(around.text, full, around.starts):
        if number := parse_number(short.number):
            place = (short.start, short.end)
            yield replace(_followed(around, place, number, None), type=short.type)


def _followed(
    around: Around,
    place: tuple[int, int],
    number: DocumentNumber,
    said: AgencyMention | None,
) -> Mention:
    """The citation whose number ends a place, with the date and issuer behind it.

    `said` is the issuer that stands before the number.
    """
    date, issuer, basis, end = find_issuance(around, place, number, said)
    level = issuer.level if issuer else None
    if level in {None, "unspecified"} and number.body:
        level = number.body.level
    return Mention(
        start=place[0],
        end=end,
        kind="numbered",
        type=None,
        number=number.text,
        date=date,
        issuer=issuer.printed if issuer else None,
        issuer_basis=basis,
        level=level,
        title=None,
        rule="R-NUM-SHORT",
        confidence=0.8,
        provisions=provisions_before(around.text, place[0]),
        malformed=number.malformed,
    )
