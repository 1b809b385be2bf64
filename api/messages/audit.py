"""The record of writes."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "help.audit": (
        "In nhật ký: ai đã ghi gì vào kho, lúc nào, và ai bị từ chối.",
        "Print the record: who wrote what, when, and who was refused.",
    ),
    "help.option.audit_since": (
        "Chỉ từ ngày này (năm-tháng-ngày).",
        "Only from this day on (year-month-day).",
    ),
    "help.option.audit_who": (
        "Chỉ của người này, hoặc của mã truy cập có định danh này.",
        "Only of this person, or by the token of this id.",
    ),
    "request.unread": (
        "không đọc được nhật ký ({reason}); hãy xem quyền của audit.jsonl",
        "the record cannot be read ({reason}); see who may read audit.jsonl",
    ),
    "audit.at": ("lúc", "at"),
    "audit.who": ("ai", "who"),
    "audit.action": ("việc", "action"),
    "audit.status": ("kết quả", "status"),
    "audit.changed": ("thay đổi", "changed"),
    "audit.client": ("từ", "from"),
    "audit.unknown": ("không rõ", "unknown"),
    "audit.none": ("nhật ký không có gì như vậy", "nothing like that is on record"),
}
