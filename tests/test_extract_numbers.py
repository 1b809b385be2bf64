"""The grammar of document numbers: what is one, what it says, what only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.numbers import NUMBER, parse_number, read_number
from ontology.registry import body_codes

if TYPE_CHECKING:
    from ontology.rows import BodyCode

# A number as printed, and what it says: canonical text, code of its type, code of its
# body, year. All forms of Nghị định 30/2020/NĐ-CP and of Hướng dẫn 36-HD/VPTW.
PARSED = [
    ("57-NQ/TW", "57-NQ/TW", "NQ", "TW", None),
    ("95-CTr/TU", "95-CTr/TU", "CTr", "TU", None),
    ("36-HD/VPTW", "36-HD/VPTW", "HD", "VPTW", None),
    ("14-TB/TGV", "14-TB/TGV", "TB", "TGV", None),
    ("12-NQ/ĐU", "12-NQ/ĐU", "NQ", "ĐU", None),
    ("234-CV/BTGTU", "234-CV/BTGTU", "CV", "BTGTU", None),
    ("9-QĐi/TW", "9-QĐi/TW", "QyĐ", "TW", None),
    ("1433-QĐ/TU", "1433-QĐ/TU", "QĐ", "TU", None),
    ("66/NQ-CP", "66/NQ-CP", "NQ", "CP", None),
    ("05/CT-TTg", "05/CT-TTg", "CT", "TTg", None),
    ("43/QĐ-UBND", "43/QĐ-UBND", "QĐ", "UBND", None),
    ("1/NQ-HĐND", "1/NQ-HĐND", "NQ", "HĐND", None),
    ("456/TTr-SKHCN-VP", "456/TTr-SKHCN-VP", "TTr", "SKHCN", None),
    # the unit that drew it up behind a dot
    ("4229/QĐ-UBND.CN", "4229/QĐ-UBND.CN", "QĐ", "UBND", None),
    ("6120/TTr-SNNMT.MT", "6120/TTr-SNNMT.MT", "TTr", "SNNMT", None),
    ("1527/QCPH/TCT-C03", "1527/QCPH/TCT-C03", "QCPH", "TCT", None),
    ("125/2020NĐ-CP", "125/2020/NĐ-CP", "NĐ", "CP", 2020),
    ("12a/QĐ-UBND", "12a/QĐ-UBND", "QĐ", "UBND", None),
    ("1594/UBND-TTHCC", "1594/UBND-TTHCC", None, "UBND", None),
    ("2522/STC-TH", "2522/STC-TH", None, "STC", None),
    ("1234/VPCP-KSTT", "1234/VPCP-KSTT", None, "VPCP", None),
    ("1234/BTC", "1234/BTC", None, "BTC", None),
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "NĐ", "CP", 2020),
    ("30/2020NĐ-CP", "30/2020/NĐ-CP", "NĐ", "CP", 2020),
    ("38/2019QH14", "38/2019/QH14", None, "QH", 2019),
    ("43QĐ-UBND", "43/QĐ-UBND", "QĐ", "UBND", None),
    ("45/2025/NQ-HĐND", "45/2025/NQ-HĐND", "NQ", "HĐND", 2025),
    # Joint circulars name several bodies, the first one counts.
    ("55/2015/TTLT-BTC-BKHCN", "55/2015/TTLT-BTC-BKHCN", "TTLT", "BTC", 2015),
    # Laws and resolutions of a legislature carry its number (khóa 15).
    ("202/2025/QH15", "202/2025/QH15", None, "QH", 2025),
    ("1677/NQ-UBTVQH15", "1677/NQ-UBTVQH15", "NQ", "UBTVQH", None),
    # An order of the President: "L" alone would be a law.
    ("05/2024/L-CTN", "05/2024/L-CTN", "LCT", "CTN", 2024),
    # Old: a K before the number of the legislature, capitals behind the serial.
    ("730/2004/NQ-UBTVQHK11", "730/2004/NQ-UBTVQHK11", "NQ", "UBTVQH", 2004),
    ("30A/2008/NQ-CP", "30A/2008/NQ-CP", "NQ", "CP", 2008),
    ("66.22/2026/NQ-CP", "66.22/2026/NQ-CP", "NQ", "CP", 2026),
    ("58/CP", "58/CP", None, "CP", None),
    # A tax office, no directive.
    ("1077/CT-TTKT2", "1077/CT-TTKT2", None, "CT-TTHT", None),
    ("05/CT-SYT", "05/CT-SYT", "CT", "SYT", None),
    # A company's letter has codes that no registry holds.
    ("1234/EVNCPC-KH", "1234/EVNCPC-KH", None, None, None),
    # Blanks and an en dash come from typing and from extraction.
    ("1594 /UBND – TTHCC", "1594/UBND-TTHCC", None, "UBND", None),
    ("43/QĐ - UBND", "43/QĐ-UBND", "QĐ", "UBND", None),
    ("57 - NQ/TW", "57-NQ/TW", "NQ", "TW", None),
]


@pytest.mark.parametrize(("printed", "text", "kind", "body", "year"), PARSED)
def test_number(
    printed: str, text: str, kind: str | None, body: str | None, year: int | None
) -> None:
    number = parse_number(printed)
    assert number is not None
    assert number.text == text
    assert (number.type.code if number.type else None) == kind
    assert (number.body.code if number.body else None) == body
    assert number.year == year
    assert not number.malformed


# Separators that contradict the body: the Party writes N-XX/YY, the State N/XX-YY.
MALFORMED = [
    ("57/NQ-TW", "57-NQ/TW"),
    ("12/KH-TU", "12-KH/TU"),
    ("57-NQ/CP", "57/NQ-CP"),
    ("05-CT/TTg", "05/CT-TTg"),
    # an office of the State that prints so is left so
    ("262-TB/VPCP", "262-TB/VPCP"),
    ("286-TB-VPCP", "286-TB-VPCP"),
]


@pytest.mark.parametrize(("printed", "text"), MALFORMED)
def test_separators_are_put_right(printed: str, text: str) -> None:
    number = parse_number(printed)
    assert number is not None
    assert number.malformed
    assert number.text == text


# Fractions, dates, roads, units and codes without a serial number are no numbers.
REFUSED = [
    "2/9",
    "24/7",
    "10/2025",
    "80/20",
    "2/KM",
    "5/BOT",
    "A/B",
    "QH15",
    "HD-12/VPTW",
    "30/2020",
    "01/NQ_CP",
    "49/2021/TT",
    "15/2026/T",
    "94-CP",
    "68/QĐ",
    "1141 TC/QĐ/CĐKT",
    "04/HVGC-15",
    "t/h",
    "",
]


@pytest.mark.parametrize("printed", REFUSED)
def test_look_alike_is_refused(printed: str) -> None:
    assert parse_number(printed) is None


# Sentences with something that looks like a number, and the numbers found in them.
IN_TEXT = [
    ("kỷ niệm Quốc khánh 2/9, làm việc 24/7 trên Km 5/QL-14C", []),
    ("theo Quyết định số 43/QĐ-UBND, số 44/QĐ-UBND.", ["43/QĐ-UBND", "44/QĐ-UBND"]),
    ("(tại 66-NQ/TW và 66/NQ-CP)", ["66-NQ/TW", "66/NQ-CP"]),
    ("mã số 12.34.56/QĐ-UBND-1", []),
    ("QCVN 09:2017/BXD", []),
    # a sign in the serial number spoils it; one around the number does not
    ("số 38?8/QĐ-BYT, số 4?5/QĐ-TTg, số 3#8/QĐ-BYT, số ?8-NQ/TW", []),
    ("số 3*8/QĐ-BYT, số …8/QĐ-BYT", []),
    ("“43/QĐ-BYT”, *44/QĐ-BYT*, –45/QĐ-BYT", ["43/QĐ-BYT", "44/QĐ-BYT", "45/QĐ-BYT"]),
    ("theo Quyết định số 43/QĐ-UBND.UBND tỉnh yêu cầu", ["43/QĐ-UBND"]),
    ("Nghị quyết số 18/2008/NQ-QH 12 ngày 03/6/2008", ["18/2008/NQ-QH12"]),
    ("Thông tư số38/2009/TT-BTCngày 26/6/2009", ["38/2009/TT-BTC"]),
]


@pytest.mark.parametrize(("sentence", "numbers"), IN_TEXT)
def test_numbers_in_a_sentence(sentence: str, numbers: list[str]) -> None:
    read = [read_number(match) for match in NUMBER.finditer(sentence)]
    found = [number.text for number in read if number and not number.bare]
    assert found == numbers


@pytest.mark.parametrize("row", body_codes(), ids=lambda row: str(row.code))
def test_each_body_is_read_from_its_example(row: BodyCode) -> None:
    """The example of a row names that row, in the style of the row."""
    number = parse_number(row.example)
    assert number is not None
    assert number.body == row
    assert number.text == row.example
    assert not number.malformed
    party = "-" in row.example.partition("/")[0]
    assert row.style == ("party" if party else "state")
