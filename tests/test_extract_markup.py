"""Front matter, Markdown headings, page marks: what is taken out of a text file."""

from __future__ import annotations

import pytest

from extract.markup import find_markup
from extract.reading import Reading
from tests.gold_letters import read_text

FRONT = '---\ntitle: "CV 12"\ntags:\n  - thuế\n\ndate: 2020-01-02\n---\n'

# A raw text, and what is read of it.
TEXTS = [
    (f"{FRONT}Số: 12/STC-TH", "Số: 12/STC-TH"),
    (f"\ufeff{FRONT}Số: 12/STC-TH", "Số: 12/STC-TH"),
    # dashes that close nothing, or hold no fields, are no front matter
    ("---\ntitle: a\nSố: 12/STC-TH", "---\ntitle: a\nSố: 12/STC-TH"),
    ("---\nỦy ban nhân dân\n---\nSố: 1/STC", "---\nỦy ban nhân dân\n---\nSố: 1/STC"),
    ("Ủy ban\n\n--- PAGE BREAK ---\n\nnhân dân", "Ủy ban nhân dân"),
    ("Ủy ban\n--- Trang 2 ---\nnhân dân", "Ủy ban nhân dân"),
    ("# Chỉ thị\n\nSở **Y tế** rà soát\n\n---\n", "Chỉ thị\nSở Y tế rà soát"),
    # items of Markdown need no full stop above them
    ("## Việc\n- Rà soát\n- Báo cáo", "Việc\n- Rà soát\n- Báo cáo"),
    ("phát triển kinh tế\n- xã hội", "phát triển kinh tế - xã hội"),
]


@pytest.mark.parametrize(("raw", "read"), TEXTS)
def test_reading(raw: str, read: str) -> None:
    lines = Reading(raw).text.replace("\u200b", "").split("\n")
    assert "\n".join(filter(None, lines)) == read


def test_places() -> None:
    places = find_markup(f"{FRONT}## Chỉ thị **số**\n")
    text = f"{FRONT}## Chỉ thị **số**\n"
    assert [text[slice(*place)] for place in places] == [FRONT, "## ", "**", "**"]


CARD = f"""{FRONT}
# {{title}}

## THÔNG TIN VĂN BẢN

| Thuộc tính | Nội dung |
|---|---|
| **Số hiệu** | {{number}} |
| Loại văn bản | Nghị quyết của Chính phủ |
| **Cơ quan ban hành** | Chính phủ |
| Ngày ban hành | 09/6/2026 |
| **Người ký** | Phạm Gia Túc (Phó Thủ tướng) |
| Căn cứ pháp lý | Nghị định 78/2025/NĐ-CP |

Căn cứ Nghị định số 191/2026/NĐ-CP; theo Nghị quyết số 28/2026/NQ-CP:

### Điều 1. Giao Bộ Tài chính rà soát.
"""


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("NGHỊ QUYẾT", "28/2026/NQ-CP"),
        ("Nghị quyết 28/2026/NQ-CP — Phiên họp", "đang cập nhật"),
    ],
)
def test_a_table_of_metadata(title: str, number: str) -> None:
    found = read_text(CARD.format(title=title, number=number))
    header = found.header
    assert (header.type, header.number) == ("Nghị quyết", "28/2026/NQ-CP")
    assert (header.issuer, header.date) == ("Chính phủ", "2026-06-09")
    assert (header.signer.name, header.signer.title) == (
        "Phạm Gia Túc",
        "Phó Thủ tướng",
    )
    cited = {citation.number for citation in found.citations if citation.number}
    assert cited == {"78/2025/NĐ-CP", "191/2026/NĐ-CP"}


def test_an_office_in_metadata_is_nobody_s_name() -> None:
    card = CARD.format(title="NGHỊ QUYẾT", number="28/2026/NQ-CP")
    signed = "Phạm Gia Túc (Phó Thủ tướng)"
    assert read_text(card).header.signer.name == "Phạm Gia Túc"
    office = card.replace(signed, "Thủ tướng Chính phủ")
    assert read_text(office).header.signer.name is None


def test_a_letterhead_wins_over_metadata() -> None:
    head = "BỘ TÀI CHÍNH\nSố: 5/CT-BTC\nHà Nội, ngày 1 tháng 2 năm 2025\n"
    text = head + CARD.partition("## ")[2].format(number="28/2026/NQ-CP")
    header = read_text(text).header
    assert (header.number, header.date) == ("5/CT-BTC", "2025-02-01")
    assert header.issuer == "Bộ Tài chính"
