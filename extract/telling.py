"""What a letter only tells: what others do or did, short names, letters unanswered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.acting import of_others

if TYPE_CHECKING:
    from extract.citations import Mention
    from extract.clauses import Clause
    from extract.cues import FoundCue

_ANSWER = re.compile(
    r"có ý kiến|trả lời|phúc đáp|hướng dẫn|giải đáp|báo cáo|cung cấp thông tin|"
    r"[Vv]ề (?:vấn đề|việc|nội dung) (?:này|nêu trên|trên)"
)
_ANSWERED_WITHIN = 1500
_DONE = re.compile(
    r"(?<!\w)(?:(?:đã|chưa)(?: phối hợp với [^.;:()]{0,60}?)?(?: [^\W\d_]+){0,3}|"
    r"(?:trong|qua) quá trình(?: [^\W\d_]+){0,2}|"
    r"(?:sau|qua|và)(?: (?:hơn|gần))? \d+ (?:năm|tháng)(?: [^\W\d_]+){0,2}) $",
    re.IGNORECASE,
)
"""Before "triển khai": what others have done is told, not done by the letter."""
_JUDGED = re.compile(
    r",? (?:(?:trên địa bàn|ở|tại)[^,;.]{0,40} )?(?:vẫn |bước đầu |cơ bản )*"
    r"(?:còn|chưa|đã|đạt|gặp|bộc lộ|có chuyển biến)\b"
)
_ALIAS = re.compile(
    r"\((?:(?:sau|dưới) đây )?(?:được )?(?:gọi|viết) (?:tắt |chung )*(?:là|:) ?[“\"]?\Z"
)


def is_told(
    text: str, clause: Clause, cue: FoundCue, left: int, mention: Mention
) -> bool:
    """Whether a cue tells what others do, or did, or of a letter left unanswered.

    No cue before `left` reaches the mention.
    """
    if cue.rule == "R-RECEIVED":
        return not _answered(text, mention)
    return cue.predicate == "implements" and (
        of_others(text, clause.start, cue)
        or _DONE.search(text, left, cue.start) is not None
        or _judged(text, cue, mention)
    )


def is_alias(text: str, mention: Mention) -> bool:
    """Whether a document is only given a short name: "(sau đây gọi tắt là …)"."""
    opened = text.rfind("(", max(0, mention.start - 40), mention.start)
    return opened >= 0 and _ALIAS.match(text, opened, mention.start) is not None


def _judged(text: str, cue: FoundCue, mention: Mention) -> bool:
    """Whether it is told how something was done: "việc thực hiện … còn hạn chế"."""
    said = text.startswith("iệc ", cue.start - 4)
    return said and _JUDGED.match(text, mention.reach()) is not None


def _answered(text: str, mention: Mention) -> bool:
    """Whether a letter received is answered by what follows."""
    reach = mention.reach()
    return mention.kind == "numbered" and (
        _ANSWER.search(text, reach, reach + _ANSWERED_WITHIN) is not None
    )
