"""What was searched for, and found."""

from typing import Final

MESSAGES: Final = {
    "search.title": ("Tìm: {q}", "Search: {q}"),
    "search.documents": ("Văn bản", "Documents"),
    "search.agencies": ("Cơ quan", "Agencies"),
    "search.tasks": ("Nhiệm vụ", "Tasks"),
    "search.namesakes": (
        "Có {n} văn bản cùng số này; phân biệt theo cơ quan ban hành và ngày:",
        "{n} documents have this number; tell them apart by issuer and date:",
    ),
    "search.many": ("hơn 1.000", "more than 1,000"),
    "search.all": ("Xem cả {n}", "All {n}"),
    "search.none": ("Không tìm thấy “{q}”.", "Nothing found for “{q}”."),
    "search.none.try": (
        "Thử số ký hiệu (57-NQ/TW), tên viết tắt (sở khcn), hoặc ít từ hơn; "
        "gõ không dấu cũng được.",
        "Try a number (57-NQ/TW), an abbreviation (so khcn), or fewer words; "
        "you can leave out diacritics.",
    ),
    "search.dated": ("ngày {date}", "of {date}"),
    "search.live": ("{n} gợi ý", "{n} suggestions"),
}
