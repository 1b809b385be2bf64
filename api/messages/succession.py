"""Bodies that are no more, and who answers for them."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "succession.ended": (
        "{name}: hoạt động đến hết ngày {day}. Nay trả lời, thực hiện:",
        "{name}: existed until {day}. Who answers now:",
    ),
    "succession.same_name": ("{name} mới, cùng tên", "the new {name}"),
    "succession.heir": (
        "→ {name}, từ ngày {since}, theo {basis}",
        "→ {name}, since {since}, by {basis}",
    ),
    "succession.candidate": (
        "? {name}, từ ngày {since}, cần xác nhận; căn cứ: {basis}",
        "? {name}, since {since}, to be confirmed; by {basis}",
    ),
    "succession.members": (
        "gồm {count} cơ quan khi văn bản ban hành: {names}",
        "{count} bodies when the letter was written: {names}",
    ),
    "succession.more": (
        "… và {count} cơ quan nữa; xem đủ bằng --format json",
        "… and {count} more; see all with --format json",
    ),
    "succession.none": (
        "chưa rõ cơ quan nào, cần xác nhận; căn cứ: {basis}",
        "not known who, to be confirmed; by {basis}",
    ),
    "succession.act": ("{act} ngày {day}", "{act} of {day}"),
    "succession.unseen": ("chưa thấy văn bản", "text not seen"),
}
