"""The cue nearest to a document: what is done with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.letters import SMALL
from ontology.registry import cues as cue_rows

if TYPE_CHECKING:
    from extract.model import Predicate
    from ontology.rows import Cue

# What may stand between a cue and its document: objects and manners, no new clause.
_FARTHEST = 160
SMALL_WORDS = re.compile(
    r"\s*(?:(?:(?:các|những|toàn bộ|nội dung|tinh thần|quy định|văn bản|sau đây|sau|"
    r"tương ứng|hiện hành|điểm|khoản|điều|mục|chương|phần|tiết|phụ lục|số|và|hoặc|của|"
    r"tại|(?:bộ luật|luật|pháp lệnh)(?: [^\W\d_]+,?){1,12}?(?: năm \d{4})?,? và|"
    r"\d{1,3}\w?|[a-zđ]|[IVX]{1,5})(?!\w)|[-–,:|])\s*)*",  # both dashes open a list
    re.IGNORECASE,
)
"""What may stand between an adjacent cue and its document: provisions, articles."""
DOCUMENTS = re.compile(
    r"(?<!\w)(?:văn bản|kết luận|chỉ đạo|nghị quyết|chỉ thị|quyết định|kế hoạch|"
    r"công văn|công điện|thông báo|thông tư|nghị định|luật)(?!\w)",
    re.IGNORECASE,
)
"""The kinds of documents, as a line names them that leads to a list of some."""
_NEW_CLAUSE = re.compile(
    rf"[;\n]|\.\s(?!{SMALL})|:(?!\s*(?:[Ss]ố\s*)?\Z)|như sau\s*:|"
    r",\s+(?:bảo đảm|đảm bảo|đồng thời|phấn đấu|góp phần|trong đó|nếu|thì|"
    r"trường hợp|khi)\b"
)
# "thực hiện đánh giá … tại Quyết định số 72": what is done is not that decision.
_OTHER_OBJECT = re.compile(
    r"(?<!\w)(?:theo|tại|trong|phù hợp|khi|đến|vào|kể từ|bằng)(?!\w)"
)
_NOT_ACTED_ON = re.compile(
    r"(?<!\w)(?:hoàn thiện|trình|nhằm|để|phù hợp|xây dựng|thực hiện|triển khai)(?!\w)"
)
_ACTS = frozenset({"amends", "replaces", "abrogates"})
_DOINGS = frozenset({"implements", "guides", "urges", "reports_on"})


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue in the text: where it stands and what it states."""

    start: int
    end: int
    rule: str
    predicate: Predicate
    passive: bool


def nearest_cue(
    text: str, start: int, end: int, *, acts: bool = True
) -> FoundCue | None:
    """The last cue of `text[start:end]` that still governs what stands at `end`.

    `acts` is False for a letter as subject: it orders others to promulgate, and its
    own "ban hành" says nothing of itself.
    """
    pattern, rows = _grammar()
    found = list(pattern.finditer(text, max(start, end - _FARTHEST), end))
    for match in reversed(found):
        row = rows[int((match.lastgroup or "c0")[1:])]
        gap = text[match.end() : end]
        if gap.count(")") > gap.count("("):
            continue  # a remark in brackets: "(sửa đổi, bổ sung năm 2013), Nghị định …"
        if _breaks(row, gap):
            return None
        if row.adjacent and not SMALL_WORDS.fullmatch(gap):
            continue
        if row.predicate == "promulgates" and not (acts or row.passive):
            continue
        predicate: Predicate = row.predicate  # type: ignore[assignment]  # checked by the registry's tests
        return FoundCue(match.start(), match.end(), row.rule, predicate, row.passive)
    return None


def _breaks(row: Cue, gap: str) -> bool:
    """Whether what stands between a cue and a document keeps them apart.

    A document in brackets behind what is done is only cited, and so is one behind a
    colon, unless documents were announced.
    """
    if gap.count("(") > gap.count(")") or _NEW_CLAUSE.search(gap):
        return True
    small = SMALL_WORDS.fullmatch(gap) is not None
    if ":" in gap and not (small or DOCUMENTS.search(gap)):
        return True
    if small or row.adjacent or row.passive:
        return False
    apart = _NOT_ACTED_ON if row.predicate in _ACTS else _OTHER_OBJECT
    return row.predicate in _ACTS | _DOINGS and apart.search(gap) is not None


@cache
def _grammar() -> tuple[re.Pattern[str], tuple[Cue, ...]]:
    """All cues as one pattern; at one place the row that stands first comes first."""
    rows = tuple(cue_rows())
    branches = "|".join(f"(?P<c{i}>{_loose(c.pattern)})" for i, c in enumerate(rows))
    return re.compile(rf"(?<!\w)(?:{branches})(?!\w)", re.IGNORECASE), rows


def _loose(pattern: str) -> str:
    """White space of any kind, and the strokes that OCR reads into a gap."""
    return pattern.replace(" ", r"[\s|]+")
