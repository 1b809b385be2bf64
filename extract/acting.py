"""Who acts in a statement: the letter, the document before the cue, one quoted.

Only a new act amends, replaces or abrogates. An order to amend does not, nor does an
act whose title or provision is merely cited.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.citations import Mention
    from extract.cues import FoundCue
    from extract.layout import Interval

ACTS = frozenset({"amends", "replaces", "abrogates"})
"""What only an act does, and only by its own words."""

_UNMARKED = frozenset({None, "article"})
_NUMBERED = _UNMARKED | {"number", "roman"}
_LETTERED = _NUMBERED | {"letter"}
_MARKERS: dict[str, frozenset[str | None]] = {
    **dict.fromkeys(("Luật", "Bộ luật", "Pháp lệnh", "Lệnh"), _LETTERED),
    **dict.fromkeys(("Nghị định", "Thông tư", "Thông tư liên tịch"), _LETTERED),
    **dict.fromkeys(("Nghị quyết", "Quyết định", "Nghị quyết liên tịch"), _NUMBERED),
    **dict.fromkeys(("Quy định", "Quy chế"), _NUMBERED),
    **dict.fromkeys(
        ("Công văn", "Chỉ thị", "Kế hoạch", "Thông báo", "Công điện", "Báo cáo"),
        frozenset(),
    ),
}
"""Behind which markers each type of letter acts; the others order others to act."""
_OPENING = re.compile(
    r"(?:Nay|[Vv]à|[Đđ]ồng thời|(?:[^\W\d_]+ ){0,4}(?:Về việc|V/v|Về))?\W*"
    r"(?:(?:[Pp]hê duyệt|[Tt]hông qua|[Tt]hống nhất)(?: (?:việc|chủ trương))? )?"
)
_ITSELF = re.compile(
    r"(?<!\w)(?:này|(?<!hết )hiệu lực)(?!\w)|"
    r"^\W*(?:Chỉ thị|Công văn|Kế hoạch|Quyết định|Nghị quyết|Thông báo) nay "  # by OCR
)
_PROMULGATING = re.compile(
    r"(?<!việc )(?<!\w)ban hành (Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|"
    r"Thông tư)(?: về việc)?\s*\Z"
)
EXPIRES = re.compile(
    r"(?:[ ,]*(?:và )?(?:các )?(?:văn bản|thông tư|nghị định|quyết định)? ?(?:sửa đổi|"
    r"thay thế|bổ sung|hướng dẫn|,| )*)?\s*(?P<cue>hết hiệu lực|(?:bị|được) bãi bỏ)"
    r"(?: (?:thi hành|toàn bộ|kể|từ|ngày|khi|bởi))*"
    r"(?: ban hành)? (?:Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|"
    r"Chỉ thị|Kế hoạch|[Cc]ông văn|[Vv]ăn bản)[^.;,]{0,20} này\b"
)
"""What follows a document that ends when this one begins."""
FROM_NOW = re.compile(
    r"(?:K[ểêế] )?từ ngày [^\W\d_]+(?: [^\W\d_]+)? này có hiệu lực\b", re.IGNORECASE
)
"""Opens what ends when this document begins: "Kể từ ngày Thông tư này có hiệu lực"."""
ENDED = re.compile(r"[ ,]*(?:đều )?(?P<cue>hết hiệu lực|chấm dứt hiệu lực|bị bãi bỏ)\b")
_EXPIRES_NOW = re.compile(r"[^.;:\n]{0,80}(?<!\w)này(?!\w)")
_DRAFT = re.compile(
    r"(?<!\w)(?:dự thảo|dự án|trình|đề nghị|đề xuất|yêu cầu|giao|xin|góp ý|lấy ý kiến|"
    r"xây dựng|tham mưu)(?!\w)",
    re.IGNORECASE,
)
_LETTERS = {
    "Công văn",
    "Văn bản",
    "Tờ trình",
    "Báo cáo",
    "Thông báo",
    "Công điện",
    None,
}
_ALONE = frozenset(_MARKERS) - {"Quy định", "Quy chế", "Kế hoạch"}
_LAWS = {"Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh"}
_ACCORDING = re.compile(
    r"(?<!\w)(?:(?<!kèm )theo|như|căn cứ|phù hợp với|quy định tại)(?!\w)"
)
_TOLD_CHANGE = re.compile(
    r"(?<!\w)(?:đã|vừa|việc|được|bị|dự thảo[^,;.]{0,30}|sau khi|khi|từ khi|như|"
    r"quy định|nội dung|những|các) \Z"
)
_MEETS = re.compile(
    r"(?: của [^,;.:()\n]{3,60}(?=,))?"
    r"(?: hết hiệu lực[^.;,()\n]{0,60}?(?=,| và))?[ ,;(]*(?:và )?"
)
_NAME_GOES_ON = re.compile(r"(?: [^\s,;:.()]+){1,10}[ ,(]*")
_OTHERS = re.compile(
    r"(?<!\w)(?:kế hoạch|chương trình|đề án|văn bản)(?: hành động)? của "
    r"(?:các |từng )?(?:địa phương|đơn vị|bộ|ngành|cơ quan|mình)[^,;.:]{0,30}\Z",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"(?<!ban hành )(?<!\w)(?:văn bản(?: quy phạm pháp luật)?|nghị định|thông tư|"
    r"quy định|pháp luật)(?: của (?:Chính phủ|Quốc hội))? \Z",
    re.IGNORECASE,
)
_THIS = re.compile(r"(?<!\w)([^\W\d_]+(?: [^\W\d_]+)?) này(?!\w)")
FARTHEST_WORDS = 600
"""How far before a cue the words stand that tell who acts."""
_RECENT = 8
_AGO = 64


def performs(
    text: str, start: int, cue: FoundCue, marker: str | None, kind: str | None
) -> bool:
    """Whether the letter, of a type if known, does what a cue says, by these words.

    It does where the clause opens with the cue ("Điều 1. Bãi bỏ …") and the letter is
    an act, or where it speaks of itself ("Công văn này thay thế …").
    """
    before = text[max(start, cue.start - FARTHEST_WORDS) : cue.start]
    if "hết hiệu lực" in text[cue.start : cue.end]:
        return _EXPIRES_NOW.match(text, cue.end) is not None or "này" in before
    if is_draft(before.rpartition("; ")[2]):
        return False
    issued = _PROMULGATING.search(before)
    if _ITSELF.search(before) or (issued and kind in {None, issued[1]}):
        return True
    opens = _OPENING.fullmatch(before) is not None or before.isupper()
    titled = opens and re.search(r"V/v|[Vv]ề", before) is not None
    return titled or (opens and marker in _MARKERS.get(kind or "", _UNMARKED))


def orders_change(text: str, cue: FoundCue, mention: Mention) -> bool:
    """Whether a letter has an act changed by whoever may: "đề xuất sửa đổi X".

    The gold of the two sample letters calls it "amends" as well (its notes, §4).
    """
    law_by_name = mention.kind == "named" and mention.type in _LAWS
    act = mention.type not in _LETTERS and not law_by_name
    changes = act and cue.predicate == "amends"
    before = text[max(0, cue.start - 40) : cue.start]
    told = _TOLD_CHANGE.search(before) or _ACCORDING.search(
        text, cue.end, mention.start
    )
    return changes and told is None


def is_draft(words: str) -> bool:
    """Whether words before a cue tell of an act yet to be: "góp ý dự thảo …"."""
    return _DRAFT.search(words) is not None


def of_others(text: str, start: int, cue: FoundCue) -> bool:
    """Whether a plan of others does what a cue says: "Kế hoạch của địa phương"."""
    return _OTHERS.search(text, max(start, cue.start - 60), cue.start) is not None


def by_rules(text: str, start: int, cue: FoundCue) -> bool:
    """Whether rules yet unnamed do what a cue says: "văn bản hướng dẫn Luật X"."""
    return _RULES.search(text, max(start, cue.start - 60), cue.start) is not None


def doer(
    text: str, before: Sequence[int], mentions: Sequence[Mention], cue: FoundCue
) -> int | None:
    """The document right before a cue: "Quyết định số 5 thay thế …"."""
    for index in reversed(before[-_RECENT:]):
        mention = mentions[index]
        reach = mention.reach()
        if reach > cue.start:
            continue
        gap = text[reach : cue.start]
        amending = text[mention.start : reach].endswith("sửa đổi")  # "Luật sửa đổi, …"
        if not gap.strip(" (") or (amending and not gap.strip(" ,")):
            return index
    return None


def acted_on(
    text: str,
    before: Sequence[int],
    mentions: Sequence[Mention],
    cue: FoundCue,
    by: Mention,
) -> int | None:
    """The document that a passive cue stands behind; acts are changed by their like.

    In "Nghị định A quy định chi tiết Luật B, được sửa đổi bởi Nghị định C" that is A.
    """
    near = [
        index for index in before[-_RECENT:] if _meets(text, mentions[index], cue.start)
    ]
    if cue.predicate == "promulgates":
        near = [index for index in near if not _stands_alone(mentions[index])]
    if not near:
        return None
    alike = [index for index in near if mentions[index].type == by.type]
    return alike[-1] if alike and cue.predicate in ACTS else near[-1]


def _stands_alone(mention: Mention) -> bool:
    """Whether no other act promulgates a document: a resolution has its own number."""
    return mention.kind == "numbered" and mention.type in _ALONE


def _meets(text: str, mention: Mention, at: int) -> bool:
    reach = mention.reach()
    if reach > at:
        return False
    goes_on = _NAME_GOES_ON if mention.kind == "named" else _MEETS
    return bool(_MEETS.fullmatch(text, reach, at) or goes_on.fullmatch(text, reach, at))


def quoted_act(
    text: str, cue_start: int, quotation: Interval, mentions: Sequence[Mention]
) -> int | None:
    """The act that says "Thông tư này" within a quotation: the last one before it."""
    said = [m[1].casefold() for m in _THIS.finditer(text, quotation[0], cue_start)]
    if not said:
        return None
    first = bisect_right(mentions, quotation[0], key=attrgetter("start"))
    title_end = 0
    found = None
    for index in range(max(0, first - _AGO), first):
        mention = mentions[index]
        if mention.start < title_end:
            continue
        title_end = mention.reach()
        if mention.type and said[-1].endswith(mention.type.casefold()):
            found = index
    return found
