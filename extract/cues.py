"""The cue nearest to a document: what is done with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ontology.registry import Cue
from ontology.registry import cues as cue_rows

if TYPE_CHECKING:
    from extract.model import Predicate

# What may stand between a cue and its document: objects and manners, no new clause.
_FARTHEST = 160
_ADJACENT = re.compile(
    r"\s*(?:(?:các|những|nội dung|tinh thần|điểm \w|khoản \d+\w?|[Đđ]iều \d+\w?|"
    r"của|tại|,)\s*)*"
)
_NEW_CLAUSE = re.compile(
    r"[;:\n]|\.\s|,\s+(?:bảo đảm|đảm bảo|đồng thời|phấn đấu|góp phần|trong đó)\b"
)


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
        if _NEW_CLAUSE.search(gap):
            return None
        if row.adjacent and not _ADJACENT.fullmatch(gap):
            continue
        if row.predicate == "promulgates" and not (acts or row.passive):
            continue
        predicate: Predicate = row.predicate  # type: ignore[assignment]  # checked by the registry's tests
        return FoundCue(match.start(), match.end(), row.rule, predicate, row.passive)
    return None


@cache
def _grammar() -> tuple[re.Pattern[str], tuple[Cue, ...]]:
    """All cues as one pattern; at one place the longest row comes first."""
    rows = tuple(sorted(cue_rows(), key=lambda cue: -len(cue.pattern)))
    rows = tuple(sorted(rows, key=_priority))
    branches = "|".join(f"(?P<c{i}>{_loose(c.pattern)})" for i, c in enumerate(rows))
    return re.compile(rf"(?<!\w)(?:{branches})(?!\w)", re.IGNORECASE), rows


def _priority(cue: Cue) -> int:
    """Rows whose words begin like another's, and go on, are tried before it."""
    longer = ("R-PROMULGATED-AT", "R-ESTABLISHED-AT", "R-DIRECTION", "R-PROPOSAL")
    return 0 if cue.rule in {*longer, "R-REPORT-ON", "R-STATED-IN", "R-GUIDE"} else 1


def _loose(pattern: str) -> str:
    return pattern.replace(" ", r"\s+")
