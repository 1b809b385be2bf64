"""Documents cited by number: "Kế hoạch số 186-KH/TU ngày 09/01/2025 của …".

A citation runs from the type word to the end of the issuer where one follows, else to
the date, else to the number. Its title ("về …") stands outside and is kept apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.dates import DATE, iso
from extract.numbers import NUMBER, DocumentNumber, read_number
from extract.titles import with_title
from ontology.registry import document_types

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from extract.agencies import AgencyMention
    from extract.model import CitationKind, IssuerBasis

_AFTER_NUMBER = re.compile(r"[ ,(]*")
_OF = re.compile(r"[ ,]*của\s+")
LIST_GAP = re.compile(r"\s*(?:,|;|và|hoặc|,\s*và)\s*(?:số\s*:?\s*)?")
"""What stands between two citations of a list."""

_BEFORE = re.compile(r" tại (?:các )?$")
_PROVISION = re.compile(
    r"((?:[Đđ]iểm\s+[a-zđ]\s*,?\s*)?(?:[Kk]hoản\s+\d+[a-z]?\s*,?\s*)?[Đđ]iều\s+\d+[a-z]?)"
    r"\s*,?\s*(?:của\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation in the reading text: what `model.Citation` says, by offsets.

    `title` is the stretch of the title behind it, `note_title` of the one that its
    footnote prints; `head` marks the head of a list ("gồm:").
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
    head: bool = False
    note_title: tuple[int, int] | None = None

    def reach(self) -> int:
        """Where the mention ends, its title included."""
        return self.title[1] if self.title else self.end


@dataclass(frozen=True, slots=True)
class _Around:
    """The text, and the agencies by where they start and end."""

    text: str
    starts: dict[int, AgencyMention]
    ends: dict[int, AgencyMention]


def cited(mentions: Iterable[Mention], offset: int) -> bool:
    """Whether an offset lies in a citation or its title."""
    return any(m.start <= offset < m.reach() for m in mentions)


def latest_date(mentions: Iterable[Mention]) -> str | None:
    """The latest date among the documents cited: the letter is no older."""
    return max((m.date for m in mentions if m.date), default=None)


def find_numbered(
    text: str, agencies: Sequence[AgencyMention], marks: AbstractSet[int]
) -> list[Mention]:
    """Find every citation by number, in order."""
    around = _Around(text, {a.start: a for a in agencies}, {a.end: a for a in agencies})
    found: list[Mention] = []
    for match in NUMBER.finditer(text):
        number = read_number(match)
        last = found[-1] if found else None
        if number is not None and (m := _read(around, match, number, last)):
            found.append(m)
    return [with_title(text, m, agencies, marks, found) for m in found]


def _read(
    around: _Around, match: re.Match[str], number: DocumentNumber, last: Mention | None
) -> Mention | None:
    """The citation a number stands in; None for a number that names no document."""
    text = around.text
    typed = _type_left(text, match.start())
    start, rule, confidence = match.start(), "R-NUM-BARE", 0.85
    name = number.type.name if number.type else None
    if typed is not None:
        start, printed = typed
        rule, confidence = "R-NUM-TYPED", 0.98
        generic = printed in {"Công văn", "Văn bản"} and name is not None
        name = name if generic else _canonical(printed)
    elif number.bare:
        return None
    elif last is not None and LIST_GAP.fullmatch(text, last.end, start):
        rule, confidence = "R-NUM-LIST", 0.95
        name = name or last.type
    elif name is None and number.body is None:
        return None
    date, end = _date(text, match.end())
    issuer, basis, end = _issuer(around, (start, end), number)
    level = issuer.level if issuer else None
    if level in {None, "unspecified"} and number.body:
        level = number.body.level
    provision = _PROVISION.search(text, max(0, start - 60), start)
    return Mention(
        start=start,
        end=end,
        kind="numbered",
        type=name or (None if number.year else "Công văn"),
        number=number.text,
        date=date,
        issuer=issuer.printed if issuer else None,
        issuer_basis=basis,
        level=level,
        title=None,
        rule=rule,
        confidence=confidence,
        provisions=(" ".join(provision[1].split()),) if provision else (),
        malformed=number.malformed,
    )


def _date(text: str, end: int) -> tuple[str | None, int]:
    """The date after a number, and where the citation then ends."""
    gap = _AFTER_NUMBER.match(text, end)
    dated = DATE.match(text, gap.end() if gap else end)
    if dated is None:
        return None, end
    bracketed = gap is not None and "(" in gap[0] and text[dated.end() :][:1] == ")"
    return iso(dated), dated.end() + bracketed


def _issuer(
    around: _Around, span: tuple[int, int], number: DocumentNumber
) -> tuple[AgencyMention | None, IssuerBasis, int]:
    """The issuer after the date ("của …"), or before the type ("của … tại")."""
    text, (start, end) = around.text, span
    if (of := _OF.match(text, end)) and (agency := around.starts.get(of.end())):
        return agency, "printed", agency.end
    body = number.body
    beside = around.starts.get(end + 1)
    if beside and body and not body.local and beside.name.startswith(body.name):
        return beside, "printed", beside.end
    if (tai := _BEFORE.search(text, max(0, start - 15), start)) and (
        agency := around.ends.get(tai.start())
    ):
        return agency, "preceding", end
    return None, "symbol" if body else "unknown", end


@cache
def _types() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {name: kind.name for kind in document_types() for name in kind.printed}
    pattern = "|".join(
        rf"(?i:{re.escape(n[0])}){re.escape(n[1:])}".replace(r"\ ", r"\s+")
        for n in sorted(names, key=len, reverse=True)
    )
    left = re.compile(
        rf"(?<!\w)(?P<type>{pattern})(?: số ?:? ?| |$)$"
        r"|(?<!\w)(?P<law>Luật|Bộ luật|Pháp lệnh) [^,;.:()\n]{2,90}? số ?:? ?$",
        re.IGNORECASE,
    )
    return left, {name.casefold(): kind for name, kind in names.items()}


def _type_left(text: str, start: int) -> tuple[int, str] | None:
    """The type word before a number: where it starts, and its printed name."""
    pattern, _ = _types()
    match = pattern.search(text, max(0, start - 110), start)
    if match is None:
        return None
    return match.start(), (match["type"] or match["law"]).capitalize()


def _canonical(printed: str) -> str:
    return _types()[1].get(printed.casefold(), printed)
