"""How far statements reach: sentences, lists below a lead-in, quotations, copies."""

from __future__ import annotations

import pytest

from extract.clauses import find_clauses, find_copy, find_quotations

# A text, and its clauses: their words, marker, and the line that leads to them.
CLAUSES = [
    (
        "Thực hiện các văn bản:\n- Chỉ thị A;\n- Kế hoạch B.\nYêu cầu khác.",
        [
            ("Thực hiện các văn bản:", None, None),
            ("Chỉ thị A;", "bullet", "Thực hiện các văn bản:"),
            ("Kế hoạch B.", "bullet", "Thực hiện các văn bản:"),
            ("Yêu cầu khác.", None, None),
        ],
    ),
    # a heading without a full stop leads too, but not to what bears its own marker
    (
        "Điều 1. Bãi bỏ các Thông tư\n1. Thông tư A.\nĐiều 2. Hiệu lực",
        [
            ("Bãi bỏ các Thông tư", "article", None),
            ("Thông tư A.", "number", "Bãi bỏ các Thông tư"),
            ("Hiệu lực", "article", None),
        ],
    ),
    # members that nothing ends; walls between them
    (
        "Quán triệt:\n\u200b\n- Chỉ thị A\n\u200b\n- Kế hoạch B\n- Thông báo C",
        [
            ("Quán triệt:", None, None),
            ("Chỉ thị A", "bullet", "Quán triệt:"),
            ("Kế hoạch B", "bullet", "Quán triệt:"),
            ("Thông báo C", "bullet", "Quán triệt:"),
        ],
    ),
    # members on one line
    (
        "Triển khai:\n- Chỉ thị A - Kế hoạch B",
        [
            ("Triển khai:", None, None),
            ("Chỉ thị A -", "bullet", "Triển khai:"),
            ("Kế hoạch B", None, "Triển khai:"),
        ],
    ),
    # a full stop that ends no sentence
    (
        "Ủy ban nhân dân TP. Huế báo cáo. Sở Y tế họp.",
        [
            ("Ủy ban nhân dân TP. Huế báo cáo.", None, None),
            ("Sở Y tế họp.", None, None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CLAUSES)
def test_clauses(text: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    found = [
        (
            text[c.words : c.end].strip(),
            c.marker,
            text[slice(*c.lead)].strip() if c.lead else None,
        )
        for c in find_clauses(text, len(text))
    ]
    assert found == wanted


# A text, and what it quotes.
QUOTED = [
    ("Nêu rõ: “Thông tư này thay thế” hết.", ["“Thông tư này thay thế"]),
    ("Nêu rõ: “cụm từ “A” và “B”” hết.", ["“cụm từ “A” và “B”"]),
    ('Nêu rõ: "1. Thông tư này" hết.', ['"1. Thông tư này']),
    # opened one way and closed another, as OCR has it
    ('Nêu rõ: “Trường hợp này". Hết.', ["“Trường hợp này"]),
    ("Không đóng: “Trường hợp này.", []),
]


@pytest.mark.parametrize(("text", "wanted"), QUOTED)
def test_quotations(text: str, wanted: list[str]) -> None:
    assert [text[a:b] for a, b in find_quotations(text, len(text))] == wanted


def test_a_copy_begins_at_its_letterhead() -> None:
    own = "Kính gửi: Công ty A.\nTrả lời công văn của Công ty.\n"
    copy = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKính gửi: Cục Thuế.\n"
    assert find_copy(own + copy, len(own + copy)) == len(own)
    assert find_copy(own + own, len(own + own)) == len(own + own)
