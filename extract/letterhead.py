"""Who writes: the last body that the letterhead names, its superior above it.

Names are compared without marks: OCR loses those of capitals first. A body in no list
is known by its head noun; a letter that says "Cục Việc làm có ý kiến như sau" names its
writer where the letterhead is spoilt.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from extract.laws import bare
from ontology.registry import actors, bodies, in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.agencies import AgencyMention

_ENDS = 400  # characters, where no number ends the letterhead
_LOCAL = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Sở ", "Cục Thuế")
_MOTTO = re.compile(r"\s*(?:CONG HOA XA HOI|DOC LAP|DANG CONG SAN)\b.*", re.IGNORECASE)
_MOTTOES = re.compile(
    r"CỘNG\s+HÒA\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|"
    r"Độc lập\s*[-–—~]\s*Tự do\s*[-–—~]\s*Hạnh phúc|"
    r"ĐẢNG CỘNG SẢN VIỆT NAM"
)
_TASKFORCE = re.compile(r"(?:Ban chỉ (?:đạo|huy)|Tổ công tác|Hội đồng)\b")
"""Names in which another body stands: "Ban Chỉ đạo của Chính phủ về …"."""
_PART = re.compile(r"van phong(?: thuong truc)?|co quan thuong truc")
"""A part of the body above it that has no name of its own."""
_SPEAKS = re.compile(
    r"(?<=[,.] )(?P<name>(?:Tổng cục|Cục|Chi cục|Sở|Bộ|Ủy ban|Uỷ ban|UBND|Ban|Phòng|"
    r"Văn phòng|Bảo hiểm|Kho bạc|Ngân hàng|Trung tâm|Thanh tra|Hội|Viện)(?!\w)"
    r"[^,;:()\n]{0,60}?)"
    r"(?: \([^()\n]{1,60}\))? (?:xin )?(?:có ý kiến|trả lời|hướng dẫn) (?:\w+ ){0,4}"
    r"như sau\b"
)
_SOON = 4000  # characters in which a letter comes to what it says
_OF = re.compile(r"^CỦA (?P<name>[^\n]{5,80})$", re.MULTILINE)
"""Below the type of a Party document, Hướng dẫn 36-HD/VPTW: "CỦA BỘ CHÍNH TRỊ"."""
_NOISE = re.compile(r"[^\w\s&,./-]|\d")
_LETTER = re.compile(r"(?<![\w&])\w(?![\w&])")
_VOWEL = re.compile(r"[aeiouy]")
_LINE_ENDS = r"(?=\s*(?:\n|$|\s\s)| [^,\n]{2,30}, ngay(?!\w))"
"""Where a name ends: its line, or its column before place and date."""
_AREAS = "huyen|quan|thi xa|xa|phuong|thi tran|dac khu"
_SHORTEST, _LONGEST = 9, 90  # characters of a name


class _Unlisted(NamedTuple):
    """A body in no list, or a line of its name: where it starts in the letterhead."""

    start: int
    name: str


def find_issuer(
    head: str,
    number: int | None,
    authority: str | None,
    province: str | None,
    text: str = "",
) -> str | None:
    """The last body of the letterhead, else the one in whose name is signed.

    `number` is where "Số:" stands: the letterhead is above it. A body in no list is
    told as far as it is printed, in the letters that the `text` has it in.
    """
    if of := _OF.search(head):
        named = _names()[0].fullmatch(bare(of["name"]))
        return (
            _in_full(named, of["name"], province) if named else _small(of["name"], text)
        )
    above = head[: _ENDS if number is None else number]
    above = _MOTTOES.sub(lambda motto: " " * len(motto[0]), above)
    own = _unlisted(above, province, text)
    for words in (above, authority or ""):
        if printed := [*_names()[0].finditer(bare(words))]:
            last = printed[-1]
            within = own and _TASKFORCE.match(own.name) is not None
            below = own and words is above and (within or own.start > last.start())
            return own.name if own and below else _in_full(last, words, province)
    return own.name if own else None


def speaker(text: str, start: int, agencies: Iterable[AgencyMention]) -> str | None:
    """The body that speaks in a letter: "…, Cục Việc làm có ý kiến như sau:".

    The letterhead ends at `start`. What an office holder thinks is passed on: "Thủ
    tướng Chính phủ có ý kiến như sau".
    """
    said = _SPEAKS.search(text, start, start + _SOON)
    if said is None:
        return None
    place = said.span("name")
    known = (a.name for a in agencies if (a.start, a.end) == place)
    return next(known, said["name"])


def is_issuer(line: str) -> bool:
    """Whether a line is the name of a body, and nothing else."""
    return _names()[0].fullmatch(bare(line)) is not None


def _unlisted(above: str, province: str | None, text: str) -> _Unlisted | None:
    """The last body of a letterhead, where its name is in no list.

    "VĂN PHÒNG" alone is that of the body above it.
    """
    lines = [line for line in _lines(above) if not _NOISE.search(line.name)]
    heads = (i for i in range(len(lines) - 1, -1, -1) if _heads(lines[i].name))
    first = next(heads, None)
    if first is None:
        return None
    start, name = lines[first].start, " ".join(line.name for line in lines[first:])
    if _PART.fullmatch(bare(name)):
        over = find_issuer(above[:start], None, None, province)
        return _Unlisted(start, f"{name.capitalize()} {over}") if over else None
    if _names()[0].fullmatch(bare(name)) or not _SHORTEST < len(name) < _LONGEST:
        return None
    if _LETTER.search(name):
        return None  # of what OCR made of a stamp
    return _Unlisted(start, _small(name, text))


def _lines(above: str) -> Iterator[_Unlisted]:
    """The lines of the left column that are in capitals."""
    for line in re.finditer(r"[^\n]+", above):
        name = _before_motto(line[0]).strip("_-–. ")
        if name.isupper():
            yield _Unlisted(line.start(), name)


def _small(name: str, text: str) -> str:
    """A name in capitals as running text has it: "Trường THPT Đốc Binh Kiều".

    Where the text has it not, only provinces and abbreviations keep capitals.
    """
    for printed in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
        if not printed[0].isupper():
            return printed[0]
    words = (w if not _VOWEL.search(bare(w)) else w.lower() for w in name.split())
    small = " ".join(words)
    for place in bodies().provinces:
        small = re.sub(rf"(?<!\w){place.lower()}(?!\w)", place, small)
    return small[:1].upper() + small[1:]


def _before_motto(line: str) -> str:
    """The left column of a line that OCR read over both: "BỘ Y TẾ CỘNG HÒA XÃ HỘI"."""
    motto = _MOTTO.search(bare(line))
    return line[: motto.start()].strip() if motto else line.strip()


def _heads(line: str) -> bool:
    """Whether a line begins with the head noun of a body."""
    return _head_nouns().match(bare(line)) is not None


@cache
def _head_nouns() -> re.Pattern[str]:
    nouns = {bare(h.name) for h in actors().heads if h.kind == "body" and not h.acts}
    nouns |= {"van phong", "trung tam", "chi cuc", "ban", "hoi dong", "cong doan"}
    longest = sorted(nouns, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _in_full(match: re.Match[str], words: str, province: str | None) -> str:
    """A name as the registry has it; a district or commune as the `words` have it."""
    _, names, places = _names()
    if match["party"]:
        seat = words[slice(*match.span("seat"))].capitalize()
        return f"{seat} {_called(words[slice(*match.span('called'))])}"
    name = names[" ".join(match["name"].split())]
    if match["area"]:
        kind = words[slice(*match.span("kind"))].lower()
        own = words[match.end("kind") : match.end("area")]
        return f"{name} {kind} {_called(own)}"
    if printed := match["place"] or match["own"]:
        unit = {"tinh": "tỉnh ", None: ""}.get(match["unit"], "thành phố ")
        return f"{name} {unit}{places[printed]}"
    if province and name.endswith((" Tỉnh ủy", " Thành ủy", " Đảng bộ")):
        party = name.endswith("ủy")
        return f"{name} {province if party else in_full(province)}"
    if province and name.startswith(_LOCAL):
        return f"{name} {in_full(province)}"
    return name


def _called(printed: str) -> str:
    """A name in capitals, without the place of the other column behind it."""
    words = printed.split()
    capitals = [*takewhile(str.isupper, words)] or words
    return " ".join(capitals).title()


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """All names of bodies and places without marks; a province may stand behind."""
    known = (n for n in bodies().names if n.shape in {"fixed", "local"} and n.bare)
    names = {bare(name.name): name.name for name in known}
    places = {bare(place): place for place in bodies().provinces}
    longest = sorted(names, key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    where = "|".join(map(re.escape, places))
    unit = rf"(?P<unit>tinh|thanh pho|tp\.?)(?: (?P<place>{where}))?"
    kinds = rf"{_AREAS}|thanh pho(?! (?:{where})(?!\w))"
    area = rf"(?P<area>(?P<kind>{kinds})(?! uy\b)(?: [^\W\d_]+){{1,4}}{_LINE_ENDS})"
    place = rf"\s+(?:{area}|{unit}|(?P<own>{where}))"
    party = (
        rf"(?P<party>(?P<seat>huyen uy|quan uy|thi uy|dang uy (?:{_AREAS}))"
        rf"(?P<called>(?: [^\W\d_]+){{1,4}}){_LINE_ENDS})"
    )
    pattern = re.compile(rf"(?<!\w)(?:{party}|(?P<name>{words})(?:{place})?)(?!\w)")
    return pattern, names, places
