"""The grammar of agencies' names: spellings, places, groups, where a title ends.

The reading text has single blanks, so the patterns do too.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.actor_names import ends_at, name_ends, runs_on
from extract.branching import branching
from extract.letters import CAPITAL, PROPER, SMALL
from ontology.registry import actors, bodies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from ontology.rows import BodyName

_UNIT = (
    "huyện|xã|quận|phường|thị xã|thành phố|thị trấn|đặc khu|tỉnh|"  # of the territory
    r"(?<=[,ã] )(?:thành|thị)(?= và\b|, |$|\W| \w+ )(?! (?:phố|xã|trấn|ủy|đoàn))"
)
_AND = r"(?:\s*, ?| và )(?:các )?"
_NAMED = rf"(?: {CAPITAL}{SMALL}+){{1,3}}"
_HEADS = (
    "Sở|Ban|Bộ|Cục|Chi (?:cục|nhánh|bộ)|UBND|HĐND|Ủy ban|Uỷ ban|Hội(?! An)|"
    "Công (?:an|ty|đoàn)|Văn phòng|Thanh tra|Trung (?:tâm|ương)|Phòng|Bảo hiểm|Kho bạc|"
    "Ngân hàng|Đài|Báo|Trường|Viện|Tòa|Toà|Tổng|Thủ tr|Thủ tướng|Giám đốc|Chủ tịch|"
    "Quỹ|Liên (?:đoàn|minh|hiệp)|Mặt trận|Đoàn|Tỉnh|Thành (?:ủy|uỷ|đoàn)|Huyện|Đảng|"
    "Chính phủ|Thường trực|Các"
)
_LISTED = rf"(?! ?(?:{_HEADS})\b){CAPITAL}{SMALL}+(?: {CAPITAL}{SMALL}+){{0,3}}"
_OF_THEM = rf"(?: {_LISTED}(?:(?:, | và ){_LISTED}(?![^\s,:;.)]))*)?"
"""The names of several districts: "các huyện Kỳ Anh, Cẩm Xuyên và Thạch Hà"."""
_LISTED_THEM = rf": {_LISTED}(?:(?:, | và ){_LISTED})+(?![^\s,:;.)])"
_UNITS = (
    rf"(?:(?:các|\d{{1,3}}) (?:{_UNIT})(?:{_LISTED_THEM}|{_OF_THEM})|"
    rf"(?:{_UNIT})(?={_AND}(?:{_UNIT})(?! {CAPITAL})))"
    rf"(?:{_AND}(?:{_UNIT})(?:{_NAMED}(?![^\s,:;.]))?)*(?:{_LISTED_THEM})?"
    r"(?: (?:trực thuộc (?:[Tt]rung ương|tỉnh)|thuộc tỉnh|trong tỉnh|"
    r"trên địa bàn(?: tỉnh)?))?"
    r"(?: (?:ven biển|biên giới|miền núi|giáp ranh|còn lại|liên quan|nêu trên|"
    r"có (?:dự án(?: đi qua)?|biển|rừng|liên quan)|"
    r"(?:vùng|khu vực|phía) [^,;:.()\n]{3,40}?"
    r"(?=[,;:.]| và | (?:chủ|có trách nhiệm|khẩn|tổ chức|chỉ đạo|tập trung|rà soát))))?"
)
_UNITS_IN_CAPITALS = (
    rf"CÁC (?:{_UNIT.upper()})(?:(?:, ?| VÀ )(?:CÁC )?(?:{_UNIT.upper()}))*"
    r"(?: (?:VEN BIỂN|BIÊN GIỚI|MIỀN NÚI|TRỰC THUỘC TRUNG ƯƠNG|"
    r"TRÊN ĐỊA BÀN(?: TỈNH)?))?"
)
_HOLDER = (
    "(?:Thủ trưởng|Tổng Giám đốc|Phó Giám đốc|Giám đốc|Chủ tịch|Phó Chủ tịch|Bí thư|"
    "Tổng cục trưởng|Chi cục trưởng|Cục trưởng|Vụ trưởng|Viện trưởng|"
    "Trưởng [Bb]an|Trưởng(?= các )|"
    "Phó Chánh Văn phòng|Chánh Văn phòng|Phó Bí thư|Thứ trưởng|Phó Cục trưởng|"
    "Phó Trưởng [Bb]an|Chánh án|Thống đốc|Bộ trưởng, Chủ nhiệm|Bộ trưởng|Chủ nhiệm|"
    "Chỉ huy trưởng|Tư lệnh|Lãnh đạo)"
)
_SYLLABLES = "".join(
    rf"(?<!{word} )"
    for word in (
        "NHIỆM",
        "THƯỜNG",
        "PHỤC",
        "DỊCH",
        "NGHIỆP",
        "CHỨC",
        "CƠ",
        "TRỤ",
        "CÁN",
    )
)
"""No word in capitals whose second syllable opens names: "NHIỆM VỤ", "CƠ SỞ Y TẾ"."""
_HOLDERS = "BCGLPTV"  # the letters that they begin with
_NOUN = (
    r"(?:cơ quan(?: chuyên môn|(?: chuyên trách)?,? tham mưu,? giúp việc(?: (?:của )?"
    r"(?:Tỉnh|Thành|Huyện|Đảng) ủy)?)?|đơn vị(?: sự nghiệp)?|địa phương|"
    r"(?:[Ss]ở(?! (?:hữu|tại)\b)|"
    r"(?<!tra )(?<!phòng )(?<!đạo )[Bb]ộ"
    r"(?! (?:phận|máy|đội|môn|tiêu chí|luật|dữ liệu|tài liệu)\b)|"
    r"[Pp]hòng(?=, ban, )|"
    r"[Bb]an(?! (?:hành|đầu|ngày|đêm|[Gg]iám hiệu|[Qq]uản lý|[Cc]hỉ (?:đạo|huy))\b))"
    r"(?:,? (?:[Bb]an )?ngành|(?<=ở) [A-ZĐ&]{3,}(?!\w))?|(?:[Bb]an )?ngành|"
    r"đoàn thể(?: chính trị\s*-\s*xã hội)?|tổ chức chính trị\s*-\s*xã hội)"
)
_ALSO = (
    r"(?:tổ chức(?=,| và |/| có liên quan| liên quan| khác)|cá nhân|"
    rf"(?:huyện|thị xã|thành phố|xã|phường|thị trấn|đặc khu)(?! {CAPITAL}))(?!\w)"
)
_TAIL = (
    r"(?: (?:Trung ương|(?:trực )?thuộc (?:UBND|Ủy ban nhân dân) (?:tỉnh|thành phố)|"
    r"thuộc (?:tỉnh|thành phố|phạm vi quản lý)|(?:có )?liên quan|"
    r"trực thuộc|của tỉnh|cấp (?:tỉnh|huyện|xã)|ngang [Bb]ộ|thuộc Chính phủ|còn lại|"
    rf"(?:tỉnh|huyện|thành phố)(?! {CAPITAL}| trực thuộc)|được giao làm chủ đầu tư"
    r"(?: (?:các )?(?:công trình|dự án)(?:\s*, (?:công trình|dự án))*)?))?"
)

OFFICES = re.compile(r"(?<!\w)(?:lãnh đạo|thủ trưởng|giám đốc) $")
"""Ends what stands before "các": the offices of many, in small letters."""

GROUP = re.compile(
    rf"(?=[{_HOLDERS}SCcBbnđpst])(?:"  # nowhere else is any of it tried
    r"(?:[Cc]ấp|[Cc]ơ quan) có thẩm quyền|"
    r"[Cc]ác cấp(?:,| và|, và) (?:các )?ngành(?:(?:,| và|, và) (?:các )?địa phương)?"
    rf"|(?P<head>(?:(?:{_HOLDER} )?[Cc]ác |{_HOLDER} )?)"
    rf"(?P<nouns>(?:{_NOUN}|(?<=ác )tổ chức(?=, đoàn thể))"
    rf"(?:(?:(?<![Bb]ộ)|(?!, cơ quan (?:ngang|thuộc|[Tt]rung)))(?:{_AND}|\s*-\s*)"
    rf"(?:{_NOUN}|{_ALSO}))*){_TAIL})"
)
"""Groups by their nouns: "các sở, ban ngành, đơn vị thuộc tỉnh"."""

LEADERS = re.compile("Lãnh đạo (?:chủ chốt )?(?:Đảng, Nhà nước|Chính phủ|Quốc hội)")
"""Leaders named as one: "Lãnh đạo chủ chốt Đảng, Nhà nước"."""

PARTY = re.compile(
    r"Đảng(?<!Tỉnh Đảng)(?<!ương Đảng)(?:, Nhà nước)?(?! (?:ủy|bộ|viên|đoàn))\b"
)
"""The Party by its bare name."""

_STOP = re.compile(
    r"[;:.()\n”\"]|,? (?:để|nhằm|chủ trì|phối hợp|có trách nhiệm|thực hiện|triển khai|"
    "tham mưu|báo cáo|hướng dẫn|tổ chức|kịp thời|theo|tại|căn cứ|khẩn trương|chủ động|"
    "rà soát|bảo đảm|đảm bảo|đồng thời|tập trung|tăng cường|nâng cao|hoàn thành|chịu|"
    r"trong đó|gửi|tiếp tục|đã|được|do|là|cùng|yêu cầu|đề nghị|chấn chỉnh|kiểm tra|"
    r"đôn đốc|theo dõi|chỉ đạo|xem xét|cho ý kiến|họp|khi|phải|(?<!ậu )cần|sẽ|"
    r"đấu tranh|phản bác)\b"
)
_VERB_IN_TITLE = re.compile(
    ",? (?:thực hiện|triển khai|tổ chức|nâng cao|tăng cường|hướng dẫn|bảo đảm)"
)
_LONGEST_TITLE = 220


@cache
def name_grammar() -> tuple[re.Pattern[str], tuple[BodyName, ...]]:
    """One pattern for all names, and the row of each spelling.

    Group `n3` is the spelling of row 3, `holder` an office before it.
    """
    spelt = [(*way, name) for name in bodies().names for way in _spellings(name)]
    rows = tuple(name for _, _, name in spelt)
    ways = ((first, f"(?P<n{i}>{rest})") for i, (first, rest, _) in enumerate(spelt))
    names = rf"(?P<holder>{_HOLDER} )?(?:{branching(ways)})(?!\w)"
    return re.compile(rf"(?<![\w/-])(?={CAPITAL}){_SYLLABLES}{names}"), rows


@cache
def shared_noun() -> re.Pattern[str]:
    """The noun of a list of ministries or departments: "các Sở: Tài chính, Nội vụ"."""
    return re.compile(
        rf"(?=[{_HOLDERS}c])(?P<holder>{_HOLDER} )?[Cc]ác "
        r"(?P<noun>[Ss]ở|[Bb]ộ)"
        rf"(?:, (?:ban, )?ngành)?(?: ?(?P<colon>:))? (?={field_name().pattern})"
    )


@cache
def field_name() -> re.Pattern[str]:
    """A field of government as it stands behind "Sở", "Bộ": "Tài chính"."""
    fields = {n.name[3:] for n in bodies().names if n.name[:3] in {"Sở ", "Bộ "}}
    short = {a for a, full in bodies().abbreviations.items() if full in fields}
    branches = "|".join(
        re.escape(f) for f in sorted(fields | short, key=len, reverse=True)
    )
    return re.compile(rf"(?:{branches})(?!\w)")


@cache
def place_pattern() -> re.Pattern[str]:
    """What may follow a local body: "tỉnh", "tỉnh Kon Tum", "các huyện, thành phố"."""
    return re.compile(
        rf" (?:{_UNITS}(?:(?<=thuộc tỉnh) (?:{_places()}))?"
        rf"|{_UNITS_IN_CAPITALS}|[Kk]hu vực {PROPER}(?: - {PROPER})?"
        rf"|(?:(?:[Tt]ỉnh|[Tt]hành phố|TP\.?) )?(?:{_places()})(?!\w)"
        r"|(?:(?:[Hh]uyện(?: đảo)?|quận|thị xã|[Tt]hành phố|[Xx]ã|[Pp]hường|thị trấn|"
        r"đặc khu) |T[PX]\. ?|quận (?=\d{1,2}\b))"
        rf"(?:{PROPER}|\d{{1,2}})|(?:các|cùng) cấp(?: (?:tỉnh|huyện|xã))?|"
        r"cấp (?:tỉnh|huyện|xã)|[Tt]ỉnh|"
        r"[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn|đặc khu|"
        rf"(?:TỈNH|THÀNH PHỐ) (?:{_places().upper()})|"
        rf"(?:(?<=[yu][ệậ]n [uủ][ỷy] )|(?<=Thị [uủ][ỷy] ))"
        rf"(?:{CAPITAL}{SMALL}+ ){{1,2}}{CAPITAL}{SMALL}+)"
        r"(?! ủy)(?!\w)"
    )


def title_end(
    text: str, start: int, marks: AbstractSet[int], *, about: bool = False
) -> int:
    """Where the free title of a body ends: its place, a verb, a mark, a new name.

    A title that is `about` something may have verbs: "Ban Chỉ đạo … về thực hiện …".
    """
    limit = min([len(text), start + _LONGEST_TITLE, *(m for m in marks if m >= start)])
    limit = (_about_end if about else _title_end)(text, start, limit)
    joint = _next_name().search(text, start, limit)
    end = joint.start() if joint else limit
    if place := _closing_place().search(text, start, end):
        return place.end()
    if about and (place := _place_of_title().search(text, start + 1, end)):
        return place.end()
    return start + len(text[start:end].rstrip(" ,-"))


def _about_end(text: str, start: int, limit: int) -> int:
    """Where the title of a taskforce ends at the latest."""
    for stop in _STOP.finditer(text, start, limit):
        about = " về " in text[start : stop.start()]
        if not (about and _VERB_IN_TITLE.match(stop[0])):
            return stop.start()
    return limit


def _title_end(text: str, start: int, limit: int) -> int:
    """Where a title in capitals ends at the latest."""
    for stop in name_ends().finditer(text, start, limit):
        joins = stop[0] in {",", " và "} or (
            stop[0] == " - " and text[stop.end() : stop.end() + 1].isupper()
        )
        word = stop.end() + 1 if stop[0] == "," else stop.end()
        if stop.start() == start or runs_on(text, start, stop.start()):
            continue
        if not joins or (ends_at(text, word) and not runs_on(text, start, word - 1)):
            return stop.start()
    return limit


@cache
def _closing_place() -> re.Pattern[str]:
    return re.compile(
        rf" (?:tỉnh|thành phố)(?: (?:{_places()}))?(?= và |\s*[,;:.]|\s*$)"
    )


@cache
def _place_of_title() -> re.Pattern[str]:
    """A place behind words of a title: "389 quốc gia", not "tỉnh về chuyển đổi số"."""
    return re.compile(
        rf"(?<!cấp)(?<!các) (?:tỉnh|thành phố|quốc gia)(?: (?:{_places()}))?(?= về )"
    )


@cache
def _next_name() -> re.Pattern[str]:
    """Another body after "và" or a comma, not the title going on."""
    heads = {
        re.escape(" ".join(n.name.split()[:2]))
        for n in bodies().names
        if n.shape != "opening"
    }
    heads |= {re.escape(a) for a in bodies().abbreviations}
    heads |= {h.name.capitalize() for h in actors().heads if not h.asked}
    ways = (f"{head[0]}(?i:{head[1:]})" for head in heads)
    firsts = "|".join(sorted(ways, key=len, reverse=True))
    return re.compile(rf"(?:, | và )(?:các (?![Kk]hu )|(?:{firsts})\b(?! tư))")


@cache
def _places() -> str:
    return "|".join(re.escape(place) for place in bodies().provinces)


def _spellings(body: BodyName) -> Iterator[tuple[str, str]]:
    """A name in all the ways it is printed: its first word, a capital, and the rest."""
    variants = {body.name}
    for short, full in bodies().abbreviations.items():
        variants |= {v.replace(full, short) for v in variants if full in v}
    behind = ""
    if body.shape == "numbered":
        behind = r" (?:\d{1,2}|[IVX]+)"
    elif body.shape == "opening":
        rest = rf"của |về |{CAPITAL}|\w+ \w+|phòng, chống" if body.bare else CAPITAL
        behind = rf"(?= (?:{rest}))(?! TRƯỞNG)"
    for variant in sorted(variants, key=len, reverse=True):
        first = _loose(variant.split()[0])
        yield first, _loose(variant).removeprefix(first) + behind


def _loose(name: str) -> str:
    """Any case after the first letter, both places of the tone ("Ủy", "Uỷ")."""
    words: list[str] = []
    for word in name.split():
        first = re.escape(word[0]) if not words else ""
        pattern = f"{first}(?i:{re.escape(word[1:] if first else word)})"
        if word.casefold() == "ủy":
            pattern = "(?:Ủy|Uỷ)" if first else "(?i:ủy|uỷ)"
        words.append(pattern.replace("òa", "(?:òa|oà)").replace("\\-", "[-–]"))
    return " ".join(words).replace(" (?i:chi) (?i:nhánh)", "(?:,| -)? (?i:chi nhánh)")
