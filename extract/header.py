"""What the letter says of itself: number, place, date, subject, signer, addressees.

Blank means None: a number or a day that the page leaves open is never filled in from
the first one that stands nearby.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from extract.dates import on_day
from extract.laws import bare
from extract.letterhead import find_issuer, is_issuer, speaker
from extract.letters import CAPITAL, SMALL, UPPER, WALL
from extract.metadata import with_metadata
from extract.model import Header, Recipient
from extract.numbers import DASH, compact, parse_number
from extract.signature import OFFICE, name_behind, read_signer
from ontology.registry import bodies, document_types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.agencies import AgencyMention
    from extract.zones import Zones

_WORD = rf"{CAPITAL}{SMALL}+"
_CODE = r"[A-ZĐ][\wĐđƯư&]*"
_NUMBER = re.compile(
    r"(?:Số|\bsố(?= ?:))\s*:?[\s.…_]*+"
    rf"(?:(?P<serial>[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?[a-zđ]?)(?=[\s.…_\\/{DASH}])|"
    rf"[^\n/A-ZĐ\uff10-\uff19{DASH}]{{1,6}}?)?"  # a hand wrote it, OCR spoiled it
    r"[\s.…_]*+"
    rf"(?P<symbol>(?:/\s*[0-9]{{4}}\s*)?\\?[/{DASH}]\s*(?!{CAPITAL}{SMALL}+ ){_CODE}"
    rf"(?:\s?\\?[/{DASH}]\s?{_CODE})*)"
)
# Of a day, month or year that a hand wrote or OCR spoiled, nothing is read.
_PLACE_DATE = re.compile(
    rf"(?P<place>(?<![\w/-])(?:TP\.?\s*)?{_WORD}(?:(?:\s+-)?\s+{_WORD}){{0,4}})\s*[,.]\s*"
    r"(?:(?:hồi|lúc)\s+\d{1,2}\s*(?:giờ|h)\s*(?:\d{2}(?:\s*phút)?)?,?\s*)?"
    r"ng[àa]?y?[\s.…]*(?:(?P<day>\d{1,2})(?=[\s.…]*th)|[^\n]{1,8}?)?"
    r"[\s.…]*th\w{1,2}ng[\s.…]*(?:(?P<month>\d{1,2})(?=[\s.…]*n)|[^\n]{1,8}?)?"
    r"[\s.…]*năm\s*(?P<year>\d{4})?(?!\d)"
)
_SUBJECT = re.compile(r"(?:V/v|Về việc|Trích yếu:)\s*(?P<subject>[^\n]+)")
_TYPE_LINE = re.compile(rf"^(?P<type>[{UPPER} ]{{5,40}})$", re.MULTILINE)
_PURPOSE = re.compile(r"\s*\((?P<purpose>[^()]{1,20})\)\s*$")
_ADDRESSED = re.compile(
    rf"^(?:Đồng\s+)?[Kk][íi]nh g[ửưuởơ]i\s*:?|^[{UPPER}][{UPPER} ]+ (?:điện|ĐIỆN) ?:"
)
_URGENCY = re.compile(r"\b(H(?:ỎA|OẢ)\s+TỐC|THƯỢNG\s+KHẨN|KHẨN)\b")


def read_header(
    text: str,
    zones: Zones,
    agencies: list[AgencyMention],
    guessed: str | None,
    columns: tuple[str, str] | None = None,
) -> Header:
    """Read the header fields out of the parts of the running text.

    `guessed` is the province that `guess_province` found, `columns` what stands left
    and right at the end of a letter typed in two.
    """

    def part(zone: tuple[int, int]) -> str:
        return text[slice(*zone)].replace(f"\n{WALL}\n", "\n")

    head = part(zones.header)
    number = _NUMBER.search(head)
    dated = _PLACE_DATE.search(head)
    subject = _SUBJECT.search(head)
    place = _place(dated)
    province = _province(place, head, agencies, guessed)
    recipients = f"{part(zones.recipients)}\n{part(zones.recipients_on)}".strip()
    behind = name_behind(text, zones.recipients[1]) if recipients else ""
    signed = part(zones.signature), part(zones.signature_on) or behind
    if columns is not None:
        recipients, signed = columns[0], (columns[1], "")
    signer = read_signer(*signed, recipients)
    kind = _type(head, part(zones.addressees))
    full_number = _full_number(number)
    header = Header(
        type=kind or _type_of(full_number),
        number=full_number,
        symbol=compact(number["symbol"]) if number else None,
        issuer=_issuer(
            find_issuer(
                head,
                number.start() if number else None,
                signer.authority,
                province,
                text,
            ),
            speaker(text, zones.header[1], agencies),
        ),
        place=place,
        date=_date(dated),
        subject=_subject(head, kind, subject),
        signer=signer,
        urgency=_urgency(head),
        addressees=tuple(_addressees(part(zones.addressees))),
        recipients=tuple(_recipients(recipients)),
        province=province,
    )
    return with_metadata(header, head)


def _issuer(printed: str | None, said: str | None) -> str | None:
    """Who issues a letter: what its text says, unless the letterhead says more of it.

    "CỤC THUẾ TỈNH BÌNH DƯƠNG", where the text has "Cục Thuế có ý kiến như sau".
    """
    said = said and re.sub(r" (?:TP\.?|tỉnh|thành phố)$", "", said)
    if printed is None or said is None:
        return printed or said
    return printed if printed.casefold().startswith(said.casefold()) else said


def _place(dated: re.Match[str] | None) -> str | None:
    """Where a letter is written; a province is known without its marks too."""
    if dated is None:
        return None
    provinces = {bare(name): name for name in bodies().provinces}
    return provinces.get(bare(dated["place"]), dated["place"])


def _urgency(head: str) -> str | None:
    """Hỏa tốc, Thượng khẩn or Khẩn, stamped in capitals (Nghị định 30/2020/NĐ-CP)."""
    stamped = _URGENCY.search(head)
    if stamped is None:
        return None
    return " ".join(stamped[1].split()).capitalize().replace("Hoả", "Hỏa")


def guess_province(text: str) -> str | None:
    """The province a letter speaks for, before anything else of it is read."""
    place = _place(_PLACE_DATE.search(text))
    if place in bodies().provinces:
        return place
    counted = Counter(_provinces_named(text))
    return counted.most_common(1)[0][0] if counted else None


def _provinces_named(text: str) -> list[str]:
    """Those called so: "tỉnh Kon Tum", "THÀNH ỦY CẦN THƠ"."""
    provinces, named = _provinces()
    return [provinces[match["province"].casefold()] for match in named.finditer(text)]


@cache
def _provinces() -> tuple[dict[str, str], re.Pattern[str]]:
    """The provinces by their folded names, and what calls one so."""
    provinces = {name.casefold(): name for name in bodies().provinces}
    named = re.compile(
        rf"\b(?:tỉnh|thành phố|(?:tỉnh|thành) [ủu][yỷ])\s+"
        rf"(?P<province>{'|'.join(provinces)})\b",
        re.IGNORECASE,
    )
    return provinces, named


def _province(
    place: str | None, head: str, agencies: list[AgencyMention], guessed: str | None
) -> str | None:
    """Central bodies sit in Hà Nội without speaking for it."""
    above, number, _ = head.partition("Số")
    if number and (named := _provinces_named(above)):
        return named[0]  # a ward may be called as a province is
    if _CENTRAL_HEAD.search(head):
        return None
    if place in bodies().provinces:
        return place
    levels = {a.level for a in agencies if not a.several}
    return guessed if levels & _PROVINCIAL else None


_CENTRAL_HEAD = re.compile(
    r"^\W*(?:BỘ (?!CHỈ HUY)|BAN CHỈ ĐẠO [^\n]*(?:CHÍNH PHỦ|TRUNG ƯƠNG|QUỐC GIA)|"
    r"(?:(?:VĂN PHÒNG|THỦ TƯỚNG|THANH TRA) )?CHÍNH PHỦ\b)",
    re.MULTILINE,
)
"""A line that begins with a body of the Centre; "ĐẢNG BỘ TỈNH" does not."""
_PROVINCIAL = {"provincial_government", "provincial_department", "provincial_party"}


def _full_number(match: re.Match[str] | None) -> str | None:
    if match is None or not match["serial"]:
        return None
    return match["serial"] + compact(match["symbol"])


def _date(match: re.Match[str] | None) -> str | None:
    """As much of the date as is printed: the year, the month, the day."""
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if year is None:
        return None
    whole = on_day(year, month or "", day or "")
    first = on_day(year, month or "", "1")
    return whole or (first[:7] if first else year)


def _type(head: str, addressees: str) -> str | None:
    """The type printed in capitals on a line; a letter prints none."""
    names = {kind.name.upper(): kind.name for kind in document_types()}
    for line in _TYPE_LINE.finditer(head):
        words = line["type"].strip()
        for name in sorted(names, key=len, reverse=True):
            if words.startswith(name):
                return names[name]
    return "Công văn" if addressees or "V/v" in head else None


def _type_of(number: str | None) -> str | None:
    """The type that a number names, where no line prints it."""
    parsed = parse_number(number) if number else None
    return parsed.type.name if parsed and parsed.type else None


def _subject(head: str, kind: str | None, match: re.Match[str] | None) -> str | None:
    """The trích yếu, with its "V/v" as printed."""
    if match:
        return " ".join(_PLACE_DATE.sub(" ", match[0]).split())
    if kind and kind != "Công văn":
        titled = re.search(rf"^{kind.upper()}\s*\n?(?=\S)", head, re.MULTILINE)
        return _title(head[titled.end() :]) if titled else None
    return None


def _title(below: str) -> str:
    """The line below the type; one in capitals goes on with those that follow it.

    It ends above the line that names who issues the document; that line stands above it
    in documents of the Party: "CỦA BỘ CHÍNH TRỊ⏎về đột phá …".
    """
    lines = [line for line in below.split("\n") if line]
    if len(lines) > 1 and lines[0].startswith("CỦA "):
        del lines[0]
    first, *others = lines
    title = [first]
    if first.isupper():
        for line in others:
            if OFFICE.match(line) or is_issuer(line) or not line.isupper():
                break
            title.append(line)
    return " ".join(" ".join(title).split())


def _addressees(zone: str) -> Iterator[str]:
    for part in re.split(r"[;\n]", zone):
        listed = _ADDRESSED.sub("", part.strip())
        name = re.sub(r"^[-+*•]\s*", "", listed.strip()).rstrip(".").strip()
        if name:
            yield name


def _recipients(zone: str) -> Iterator[Recipient]:
    for line in zone.split("\n"):
        if re.match(r"(?i)N[ơoờớ]i nh[ậâaạ]n", line):
            continue
        name = re.sub(r"^[-+*•]\s*", "", line.strip()).rstrip(";,.").strip()
        if not name:
            continue
        if re.match(r"Lưu\b", name):
            yield Recipient(name, "Lưu")
            continue
        purpose = _PURPOSE.search(name)
        yield Recipient(
            (name[: purpose.start()] if purpose else name).rstrip(":").strip(),
            purpose["purpose"] if purpose else None,
        )
