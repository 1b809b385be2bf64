"""What a task is to yield on paper: a plan, a report, a decision to be drawn up."""

from __future__ import annotations

import re

_PRODUCT = re.compile(
    r"\b(?:[Xx]ây dựng|[Bb]an hành|[Hh]oàn thiện|[Ss]oạn thảo|[Tt]rình|[Ll]ập) "
    r"(?P<product>(?:kế hoạch|phương án|đề án|báo cáo|dự thảo|quyết định|nghị quyết|"
    r"chương trình|quy chế|tờ trình|văn bản)(?! quy phạm)\b[^,;.:()\n]*)"
)
_END = re.compile(
    r"\s(?:và báo cáo|theo từng|để|nhằm|theo quy định|bảo đảm|gửi|trước ngày|trong)\s"
)


def find_products(text: str, start: int, end: int) -> tuple[str, ...]:
    """The papers that `text[start:end]` orders, as printed."""
    found = []
    for match in _PRODUCT.finditer(text, start, end):
        words = _END.split(match["product"])[0]
        found.append(" ".join(words.split()))
    return tuple(dict.fromkeys(found))
