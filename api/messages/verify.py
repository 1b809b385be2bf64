"""What may be wrong with a citation of a text that is to be signed."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "verify.no_value": ("chưa rõ", "not known"),
    "verify.unknown_number": (
        "không văn bản nào trong kho có hoặc viện dẫn số này; kiểm tra lại số",
        "no letter in the store has or cites this number; check it",
    ),
    "verify.another_date": (
        "số này chỉ được biết với ngày khác ({value}); kiểm tra lại ngày",
        "this number is known with other dates only ({value}); check the date",
    ),
    "verify.date_differs": (
        "văn bản này đề ngày {value}; kiểm tra lại ngày",
        "this document is dated {value}; check the date",
    ),
    "verify.wrong_issuer": (
        "ký hiệu này không phải của cơ quan được ghi; kiểm tra lại số hoặc cơ quan",
        "the body named does not issue such numbers; check the number or the body",
    ),
    "verify.replaced": (
        "đã bị {value} thay thế; viện dẫn văn bản mới",
        "it was replaced by {value}; cite that",
    ),
    "verify.abrogated": (
        "đã bị {value} bãi bỏ; bỏ viện dẫn này",
        "it was abrogated by {value}; do not cite it",
    ),
    "verify.amended": (
        "đã được {value} sửa đổi; nêu cả văn bản sửa đổi",
        "it was amended by {value}; name that as well",
    ),
    "verify.superseded": (
        "tên này nay là {value}; viện dẫn văn bản đang có hiệu lực",
        "that name means {value} by now; cite what is in force",
    ),
    "verify.later": (
        "văn bản này ban hành sau ({value}); kiểm tra lại ngày",
        "this document was issued later ({value}); check the dates",
    ),
    "verify.itself": (
        "văn bản viện dẫn chính số của mình; kiểm tra lại số",
        "the text cites its own number; check it",
    ),
    "verify.malformed": (
        "số viết sai thể thức; đúng là {value}",
        "the number is not formed as it should be: {value}",
    ),
}
