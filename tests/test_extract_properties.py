"""What holds of any text: it is read or refused, and every span is its slice."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.errors import UnreadableLetterError
from extract.furniture import find_furniture
from extract.layout import Layout, Table
from extract.pipeline import extract
from extract.read import read_bytes
from extract.reading import Reading
from extract.source import Letter, Source
from extract.tables import drawing, find_tables
from tests.gold_letters import read_text, rebuild, spans_in

if TYPE_CHECKING:
    from extract.model import Extraction

QUICK = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

INVISIBLE = "\u00ad\u200b\ufeff"

# What letters are made of, in any order: the shapes that the rules look for.
PIECES = (
    "Kính gửi: Các sở, ban ngành;",
    "Ủy ban nhân dân tỉnh Kon Tum",
    "UBND các huyện, thành phố",
    "Nghị quyết số 57-NQ/TW",
    "ngày 22 tháng 12 năm 2024",
    "của Bộ Chính trị",
    "số 66/NQ-CP, 67/NQ-CP và",
    "30/2020/NĐ-CP",
    "Quyết định số\n43/Q\u00d0-UBND",
    "về việc thực hiện",
    "ban hành tại",
    "các nghị quyết của Chính phủ, của Tỉnh ủy, gồm:",
    "Đề án 06",
    "Hiến pháp",
    "1",
    "2",
    "3 năm 2025",
    "1 Về tín dụng.",
    "2 Thành lập tại Quyết định số 947/QĐ-UBND",
    "- 3 -",
    "1. Rà soát",
    "2. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ:",
    "a) báo cáo UBND tỉnh (qua Sở Nội vụ)",
    "đ) gửi Sở Xây dựng để tổng hợp",
    "- việc một;",
    "Điều 1. Phê duyệt",
    "II. NHIỆM VỤ",
    "trước ngày 30/6/2025",
    "trong Quý I",
    "định kỳ hằng tháng, quý",
    "đạt ít nhất 95% kế hoạch vốn",
    "Nơi nhận:",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "Lê Ngọc Tuấn",
    "Số:      /UBND-TH",
    "V/v triển khai",
    "PHỤ LỤC",
    "PHỤ LỤC II",
    "\n| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n|---|---|---|---|---|\n",
    "| **I.** | Chung | | | |",
    "| 1. | Rà soát; | Bộ Y tế, VTV và các địa phương | Sở A (chủ trì) | 6/2025 |",
    "| | báo cáo | nghiệp, Bộ | | Quý I, hằng năm |",
    "|",
    "(có gửi kèm theo)",
    "./.",
    ", ",
    ";",
    ".",
    "…",
    "“",
    "”",
    unicodedata.normalize("NFD", "Ủy ban nhân dân"),
    "\u0301",
    "\u00ad",
    "\u00a0",
    "\f",
    "\r\n",
)
GAPS = st.sampled_from(["", " ", " ", "\n", "\n", "\n\n", "\n "])
LETTERS = st.lists(st.tuples(st.sampled_from(PIECES), GAPS), max_size=40).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
TEXTS = st.one_of(LETTERS, LETTERS, st.text(max_size=200))


def _fold(text: str) -> str:
    """Fold what reading folds: forms, white space, what cannot be seen, eth."""
    kept = "".join(" " if c == "\u00a0" else c for c in text if c not in INVISIBLE)
    nfc = unicodedata.normalize("NFC", kept.replace("\u00d0", "\u0110"))
    return " ".join(nfc.split())


def _extract(text: str) -> Extraction | None:
    try:
        return read_text(text)
    except UnreadableLetterError:
        return None


@QUICK
@given(TEXTS)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Never another exception; segments lie in order and hold what the span says."""
    found = _extract(text)
    if found is None:
        return
    assert found.letter.text == text
    for span in spans_in(found):
        assert span.text
        assert _fold(rebuild(text, span.segments)) == _fold(span.text)
        flat = [edge for segment in span.segments for edge in segment]
        assert flat == sorted(flat)
        assert 0 <= flat[0] < flat[-1] <= len(text)


@QUICK
@given(TEXTS)
def test_indexes_point_into_the_extraction(text: str) -> None:
    found = _extract(text)
    if found is None:
        return
    sizes = {"citation": len(found.citations), "agency": len(found.agencies)}
    for relation in found.relations:
        assert 0 <= relation.citation < len(found.citations)
        for node in (relation.subject, relation.object):
            assert node.kind == "letter" or 0 <= node.index < sizes[node.kind]
    for task in found.tasks:
        assert all(0 <= i < len(found.citations) for i in task.citations)
        assert all(0 <= p.index < len(found.agencies) for p in task.assignments)
    labels = [task.label for task in found.tasks]
    assert len(labels) == len(set(labels))
    assert {task.parent for task in found.tasks} <= {None, *labels}


def _letters(text: str) -> Counter[str]:
    """Count the characters that can be seen, decomposed: order within is no matter."""
    plain = text.replace("\u00d0", "\u0110")
    return Counter(
        c
        for c in unicodedata.normalize("NFD", plain)
        if not c.isspace() and c not in INVISIBLE
    )


def _base(text: str) -> str:
    """The same without combining marks, in order."""
    plain = unicodedata.normalize("NFD", text.replace("\u00d0", "\u0110"))
    return "".join(
        c
        for c in plain
        if not c.isspace() and c not in INVISIBLE and not unicodedata.combining(c)
    )


@QUICK
@given(TEXTS)
def test_reading_loses_nothing_but_the_furniture(raw: str) -> None:
    """The running text, then the footnotes: all but markers, page numbers, pipes."""
    furniture = find_furniture(raw)
    last = 0
    for start, end in furniture.intervals():
        assert last <= start < end <= len(raw)
        last = end
    cuts = [*furniture.intervals(), *drawing(raw, find_tables(raw))]
    cut = {offset for start, end in cuts for offset in range(start, end)}
    kept = "".join(c for offset, c in enumerate(raw) if offset not in cut)
    notes = "".join(raw[slice(*note.body)] for note in furniture.notes)
    reading = Reading(raw)
    assert _base(reading.printed) == _base(kept + notes)
    assert _letters(reading.printed) == _letters(kept + notes)
    assert _base(reading.printed[: reading.body_end]) == _base(kept)
    assert len(reading.notes) == len(furniture.notes)


@QUICK
@given(TEXTS)
def test_reading_text_is_folded(raw: str) -> None:
    text = Reading(raw).printed
    assert "  " not in text
    assert text == text.strip()
    assert not any(line != line.strip() for line in text.split("\n"))


CELLS = st.tuples(st.integers(0, 120), st.integers(0, 30))


@QUICK
@given(LETTERS, st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_any_tables_of_a_file_are_read(
    text: str, rows: list[list[tuple[int, int]]]
) -> None:
    """Wherever a file says that cells lie: in any order, one over the other."""
    size = len(text)
    table = Table(
        tuple(
            tuple((min(at, size), min(at + length, size)) for at, length in row)
            for row in rows
        )
    )
    source = Source("thu.docx", "0" * 64, "application/msword")
    letter = Letter(source, text, (), Layout(tables=(table,)))
    try:
        found = extract(letter)
    except UnreadableLetterError:
        return
    for span in spans_in(found):
        joined = _fold(rebuild(text, span.segments))
        assert joined.replace(" ", "") == _fold(span.text).replace(" ", "")


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        letter = read_bytes(data, "thu.txt")
    except UnreadableLetterError:
        return
    assert letter.text.strip()
    assert letter.pages[0].start == 0
    assert letter.pages[-1].end <= len(letter.text)


@QUICK
@given(LETTERS)
def test_the_same_text_is_read_the_same(text: str) -> None:
    assert _extract(text) == _extract(text)


@QUICK
@given(LETTERS)
def test_line_ends_do_not_matter(text: str) -> None:
    r"""A text with \r\n is read like the one with \n."""
    unix = text.replace("\r\n", "\n")
    assert Reading(unix.replace("\n", "\r\n")).text == Reading(unix).text
