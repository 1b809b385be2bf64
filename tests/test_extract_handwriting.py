"""A number, day or month that is written by hand is marked; what is printed is not."""

from __future__ import annotations

import pytest

from extract.readers.glyphs import Glyphs
from extract.readers.handwriting import mark_written

PAGE = 842.0
PRINTED = 10.0  # points: the height of printed digits
SURE, UNSURE = 0.96, 0.6

Printed = str | tuple[str, float, float]  # text; or text, height, confidence


def line(words: list[Printed], top: float = 110.0) -> list[Glyphs]:
    """Put words on a line 10 points below its top; what hands write hangs lower."""
    made, left = [], 70.0
    for word in words:
        text, tall, sure = (word, PRINTED, SURE) if isinstance(word, str) else word
        foot = top + PRINTED + (tall - PRINTED) / 2
        right = left + 6 * len(text)
        made.append(Glyphs(text, left, foot - tall, right, foot, confidence=sure))
        left = right + 4
    return made


BODY = line(["Ngày", "22", "tháng", "12", "năm", "2024", "số", "45/QĐ-UBND"], 400.0)

# A line of a letterhead, and what of it is written by hand.
SLOTS: list[tuple[list[Printed], list[str]]] = [
    (["Số:", ("239", 14.0, 0.9), "/TTr-UBND"], ["239"]),
    (["Số:", ("39", PRINTED, UNSURE), "/TTr-UBND"], ["39"]),
    (["Số:", ("4‡", PRINTED, SURE), "/QĐ-UBND"], ["4‡"]),
    (["Số:", "507", "/UBND-KGVX"], []),
    (["Số:", "507/UBND-KGVX"], []),
    (["Số:⁄44_", "/CT-UBND"], ["⁄44_"]),
    (["Số:", "/CT-UBND"], []),
    (["Số:", "…", "/CT-UBND"], []),
    (["Số:", "1", "2", "/CT-UBND"], ["1", "2"]),
    (
        ["Ngãi,", "ngày", ("@0", 13.0, 0.2), "tháng", "12", "năm", "2024"],
        ["@0"],
    ),
    (["Ngãi,", "ngày2#", "tháng?", "năm", "2021"], ["2#", "?"]),
    (["Ngãi,", "ngàW/†", "tháng", "5", "năm", "2021"], ["W/†"]),
    (["Ngãi,", "ngày", "24", "tháng", "01", "năm", "2025"], []),
    (["Ngãi,", "ngày", "tháng", "năm", "2025"], []),
    (["Theo", "Quyết", "định", "số", ("87", 14.0, 0.2), "/QĐ-UBND"], []),
]


@pytest.mark.parametrize(("words", "written"), SLOTS)
def test_slots(words: list[Printed], written: list[str]) -> None:
    marked = mark_written([line(words), BODY], PAGE)
    parts = [w.text[slice(*w.written)] for w in marked[0] if w.written is not None]
    assert parts == written


def test_only_the_letterhead_has_slots() -> None:
    """Further down "Số: 12/…" stands in forms and lists."""
    low = line(["Số:", ("239", 14.0, UNSURE), "/TTr-UBND"], top=600.0)
    (marked, _) = mark_written([low, BODY], PAGE)
    assert all(word.written is None for word in marked)


def test_the_first_slot_is_the_letters_own() -> None:
    own = line(["Số:", ("12", 14.0, UNSURE), "/CT-UBND"], top=100.0)
    cited = line(["Số", ("87", 14.0, UNSURE), "/QĐ-UBND"], top=200.0)
    first, second = mark_written([own, cited], PAGE)
    assert [word.written for word in first] == [None, (0, 2), None]
    assert all(word.written is None for word in second)


def test_without_other_digits_nothing_is_sure() -> None:
    (marked,) = mark_written([line(["Số:", "507", "/UBND-KGVX"])], PAGE)
    assert [word.written for word in marked] == [None, (0, 3), None]
