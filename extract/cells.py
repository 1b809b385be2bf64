"""What stands in the cells of a table of tasks: agencies with their parts, products.

The column says that a cell names agencies, so that a name the registry does not know
is one too, as printed. Names are parted by commas, semicolons and "và" only where
another begins: "Viện Hàn lâm Khoa học và Công nghệ" is one, "Các bộ, ngành, địa
phương" one group, as in running text.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.agencies import AgencyMention
from extract.full_names import group_level
from extract.letters import UPPER
from extract.parts import Part, Roles
from extract.placed import between
from extract.table_heads import AGENCY_ROLES
from ontology.registry import bodies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.items import Item
    from extract.layout import Interval
    from extract.tasks import Role

_CUE = r"(?:là )?(?:cơ quan |đơn vị )?(?:chủ trì|phối hợp(?: (?:với|cùng))?)(?!\w)"
_BETWEEN = re.compile(
    rf"(?:[\s,;:/.]|<br ?/?>|\([^()\n]*\)|[-–+•*] |(?:và|cùng|với) |{_CUE})+",
    re.IGNORECASE,
)
_PARTING = re.compile(rf"[,;/:\n(]|<br|\s(?:và|-|–) |\s{_CUE}", re.IGNORECASE)
_AFTER = re.compile(r"(?:[,/]|\s(?:và|-|–)(?= ))\s*", re.IGNORECASE)
_ALL = re.compile(r"(?:các|những|một số|mọi|toàn thể|từng)(?!\w)", re.IGNORECASE)
_GROUP = re.compile(
    rf"{_ALL.pattern}|(?:bộ|sở|ban|ngành),|(?:địa phương|đơn vị|cơ quan|tổ chức|"
    r"doanh nghiệp|tập đoàn,|nhà đầu tư|chủ đầu tư|cấp|ngành|đoàn thể)(?!\w)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    "(?:Bộ|Sở|Ban|Ủy ban|Uỷ ban|UBND|HĐND|MTTQ|Cục|Chi cục|Tổng cục|Vụ|Phòng|Viện|"
    "Học viện|Trường|Đại học|Trung tâm|Tập đoàn|Tổng công ty|Công ty|Ngân hàng|Hội|"
    "Hiệp hội|Liên đoàn|Liên hiệp|Liên minh|Tỉnh đoàn|Đài|Thanh tra|Văn phòng|Quỹ|"
    f"Thủ trưởng|Giám đốc|Chủ tịch|Công an|[{UPPER}&]{{2,}})(?!\\w)"
)
_FIELD = re.compile(r"(?:Bộ|Sở) ")
_BARE = re.compile(r"(?:Bộ|Sở|Ban|Cục|Vụ|Ủy ban|Uỷ ban|Viện)")
_BLANK = re.compile(r"\s+")
_LEADS = re.compile(r"\s*\(\s*chủ trì", re.IGNORECASE)
_JOINS = re.compile(r"\s*\(\s*phối hợp", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_SAYS = re.compile(r"chủ trì|phối hợp", re.IGNORECASE)
_PRODUCTS = re.compile(r"[;\n]|<br ?/?>")


def cell_agencies(
    text: str, rows: Sequence[Item], found: Sequence[AgencyMention]
) -> list[AgencyMention]:
    """All agencies of a text, those of the agency columns read as lists of names.

    `found` are those that running text would have.
    """
    cells = {cell for row in rows for cell in row.column(*AGENCY_ROLES)}
    starts = {mention.start: mention for mention in found}
    cut: set[int] = set()
    inside: list[AgencyMention] = []
    for start, end in cells:
        cut.update(between(found, start, end))
        inside += _names(text, (start, end), starts)
    outside = [mention for i, mention in enumerate(found) if i not in cut]
    return sorted([*outside, *inside], key=attrgetter("start"))


def _names(
    text: str, cell: Interval, starts: dict[int, AgencyMention]
) -> Iterator[AgencyMention]:
    """The names in a cell, one after the other."""
    at, end = cell
    while at < end:
        gap = _BETWEEN.match(text, at, end)
        at = gap.end() if gap else at
        if at >= end:
            return
        known = starts.get(at)
        stop = _name_end(text, at, end, starts)
        stop = at + len(text[at:stop].rstrip(" .*"))
        printed = text[at:stop]
        if known is not None and known.end >= stop:
            yield known
        elif _GROUP.match(printed):
            level = group_level(printed)
            yield AgencyMention(at, stop, printed, printed, "group", level)
        elif printed[:1].isupper() and not _BARE.fullmatch(printed):
            kind = known.kind if known else "body"
            level = known.level if known else "unspecified"
            yield AgencyMention(at, stop, printed, printed, kind, level)
        at = max(stop, at + 1)


def _name_end(text: str, start: int, end: int, starts: dict[int, AgencyMention]) -> int:
    """Where the name that starts here ends: at a mark behind which another begins."""
    known = starts.get(start)
    at = known.end if known else start
    group = bool(_GROUP.match(text, start, end) or (known and known.kind == "group"))
    if known and not group:
        blank = _BLANK.match(text, at, end)
        if blank and blank.end() in starts:
            return at
    while part := _PARTING.search(text, at, end):
        joint = _AFTER.match(text, part.start(), end)
        if joint is None or joint.end() in {end, *starts} or (known and not group):
            return part.start()
        if known and _GROUP.match(text, joint.end(), end):
            return part.start()
        if _begins(text, start, joint.end(), group=group):
            return part.start()
        at = joint.end()
    return end


def _begins(text: str, start: int, at: int, *, group: bool) -> bool:
    """Whether a new name begins at `at`, after a mark in the one from `start`.

    A group goes on in small letters and with the names of places; a ministry that the
    registry does not know, with its fields: "Bộ Khoa học, Công nghệ".
    """
    if _ALL.match(text, at) or _HEAD.match(text, at):
        return True
    comma = "," in text[at - 2 : at]
    if group:
        place = any(text.startswith(place, at) for place in bodies().provinces)
        return comma and text[at].isupper() and not place
    if text[at].islower():
        return _GROUP.match(text, at) is not None
    return comma and not _FIELD.match(text, start)


# ---- who has which part --------------------------------------------------------------


def row_roles(
    text: str, rows: Sequence[Item], agencies: Sequence[AgencyMention]
) -> dict[str, Roles]:
    """The parts in each row by label: what the column says, or words in the cell."""
    return {row.label: Roles(tuple(_parts(text, row, agencies))) for row in rows}


def _parts(text: str, row: Item, agencies: Sequence[AgencyMention]) -> Iterator[Part]:
    """Who leads, works with them, watches; each once in a role."""
    taken: set[tuple[str, str]] = set()
    for role in AGENCY_ROLES:
        for cell in row.column(role):
            for part in _cell_parts(text, cell, role, agencies):
                said = agencies[part.agency].name.casefold(), part.role
                if said not in taken:
                    taken.add(said)
                    yield part


def _cell_parts(
    text: str, cell: Interval, role: Role, agencies: Sequence[AgencyMention]
) -> Iterator[Part]:
    """The agencies of a cell: "Bộ A (chủ trì), Bộ B", "Bộ A, phối hợp với Bộ B"."""
    start, end = cell
    inside = between(agencies, start, end)
    marked = any(_LEADS.match(text, agencies[i].end, end) for i in inside)
    current: Role = "cooperate" if marked and role == "lead" else role
    last = start
    for i in inside:
        agency = agencies[i]
        said = _SAYS.findall(_BRACKETS.sub("", text[last : agency.start]))
        if said:
            current = _role_of(said[-1])
        here = current
        if _LEADS.match(text, agency.end, end):
            here = "lead"
        elif _JOINS.match(text, agency.end, end):
            here = "cooperate"
        last = agency.end
        yield Part(i, here, agency.start, agency.end)


def _role_of(word: str) -> Role:
    return "lead" if word.casefold() == "chủ trì" else "cooperate"


def cell_products(text: str, row: Item) -> tuple[str, ...]:
    """What the column of products holds, as printed; one a line or a semicolon.

    Beside indicators it holds their values, which are no products.
    """
    if row.column("indicator"):
        return ()
    found = [
        " ".join(part.split()).strip(" -–+*.")
        for start, end in row.column("product")
        for part in _PRODUCTS.split(text[start:end])
    ]
    return tuple(dict.fromkeys(filter(None, found)))
