"""Every trap that the annotator of the two letters wrote down, and that it is avoided.

The traps stand in `tests/gold`, each with its places and why it misleads; here is one
check a trap, of the whole extraction wherever the trap can be seen there.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from extract.furniture import find_furniture
from extract.reading import Reading
from tests.gold_letters import (
    NAMES,
    citation_at,
    extraction,
    found_edges,
    full_name,
    gold,
    holders,
    task,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extract.model import Citation, Extraction, Span

TRAPS: dict[tuple[str, str], Callable[[Extraction], None]] = {}
LETTERS = "abcdđeghikl"


def _trap(
    name: str, number: int
) -> Callable[[Callable[[Extraction], None]], Callable[[Extraction], None]]:
    """Register a check under a letter and the number of its trap."""

    def register(check: Callable[[Extraction], None]) -> Callable[[Extraction], None]:
        TRAPS[name, f"t{number:02d}"] = check
        return check

    return register


@pytest.mark.parametrize(
    ("name", "trap"),
    [
        pytest.param(name, entry["id"], id=f"{name}-{entry['id']}-{entry['category']}")
        for name in NAMES
        for entry in gold(name)["traps"]
    ],
)
def test_trap(name: str, trap: str) -> None:
    TRAPS[name, trap](extraction(name))


def test_every_trap_has_a_check() -> None:
    wanted = {(name, trap["id"]) for name in NAMES for trap in gold(name)["traps"]}
    assert set(TRAPS) == wanted
    assert len(wanted) == 45 + 52


def _cited(found: Extraction, number: str) -> Citation:
    """Return the first mention of a number."""
    return next(c for c in found.citations if c.number == number)


def _places(name: str, number: int) -> list[tuple[int, int]]:
    """Where gold says a trap stands."""
    (trap,) = (t for t in gold(name)["traps"] if t["id"] == f"t{number:02d}")
    return [(a["start"], a["end"]) for a in trap["anchors"]]


def _touched(spans: Iterable[Span], places: list[tuple[int, int]]) -> list[str]:
    """Return the texts of those spans that share a character with a place.

    There must be spans to look at: nothing found is no trap avoided.
    """
    looked_at = list(spans)
    assert looked_at
    return [
        span.text
        for span in looked_at
        if any(s < e2 and s2 < e for s, e in span.segments for s2, e2 in places)
    ]


def _citations(found: Extraction) -> list[Span]:
    return [c.span for c in found.citations]


def _agencies(found: Extraction) -> list[Span]:
    return [m for a in found.agencies for m in a.mentions]


def _deadlines(found: Extraction) -> list[Span]:
    return [d.span for t in found.tasks for d in t.deadlines]


def _reports(found: Extraction) -> list[Span]:
    return [r.span for t in found.tasks for r in t.reports]


def _targets(found: Extraction) -> list[Span]:
    return [q.span for t in found.tasks for q in t.targets]


def _values(found: Extraction, label: str) -> list[str | None]:
    return [d.value for d in task(found, label).deadlines]


def _quantities(found: Extraction, label: str) -> list[tuple[str, float | None]]:
    return [(q.comparator, q.value) for q in task(found, label).targets]


def _agency(found: Extraction, start: int, end: int) -> str | None:
    """Return the full name of the agency named exactly at `start:end`."""
    return next(
        (
            a.name
            for a in found.agencies
            for m in a.mentions
            if (m.start, m.end) == (start, end)
        ),
        None,
    )


def _edges(name: str, number: str) -> set[tuple[str, str]]:
    """Return who relates to a numbered document of the letter, and how."""
    (wanted,) = {d["id"] for d in gold(name)["documents"] if d.get("number") == number}
    return {(s, p) for s, p, o in found_edges(name) if o == wanted}


def _document(name: str, number: str) -> str:
    return str(
        next(d["id"] for d in gold(name)["documents"] if d.get("number") == number)
    )


# ---- letter 000 ----------------------------------------------------------------------


@_trap("000", 1)
def _two_columns_on_one_line(found: Extraction) -> None:
    assert found.header.number is None
    assert found.header.symbol == "/UBND-KTTH"
    assert found.header.place == "Kon Tum"


@_trap("000", 2)
def _blank_day_and_month(found: Extraction) -> None:
    assert found.header.date == "2025"


@_trap("000", 3)
def _subject_in_a_narrow_column(found: Extraction) -> None:
    subject = "Nghị quyết số 124/NQ-CP ngày 08 tháng 5 năm 2025 của Chính phủ"
    assert found.header.subject == f"V/v triển khai {subject}"
    in_header = [c.span.text for c in found.citations if c.section == "header"]
    assert in_header == [subject]


@_trap("000", 4)
def _issuer_nowhere_printed(found: Extraction) -> None:
    assert "TỈNH KON TUM" not in found.letter.text.upper()
    assert found.header.issuer == "Ủy ban nhân dân tỉnh Kon Tum"


@_trap("000", 5)
def _dates_over_blank_lines(found: Extraction) -> None:
    wanted = {
        "2522/STC-TH": "2025-05-22",
        "57-NQ/TW": "2024-12-22",
        "59-NQ/TW": "2025-01-24",
        "66-NQ/TW": "2025-04-30",
    }
    assert {n: _cited(found, n).date for n in wanted} == wanted
    assert found.citations[-1].section == "footnote 3"
    assert found.citations[-1].date == "2025-03-26"


@_trap("000", 6)
def _type_words_over_lines(found: Extraction) -> None:
    wanted = {
        "68-NQ/TW": "Nghị quyết",
        "1594/UBND-TTHCC": "Công văn",
        "56/CĐ-TTg": "Công điện",
        "1595/UBND-TTHCC": "Công văn",
    }
    assert {n: _cited(found, n).type for n in wanted} == wanted
    assert all(_cited(found, n).rule == "R-NUM-TYPED" for n in wanted)
    texts = [c.span.text for c in found.citations]
    assert "Đề án cơ cấu lại doanh nghiệp giai đoạn 2021 - 2025" in texts
    assert "các Nghị quyết của Chính phủ, Hội đồng nhân dân tỉnh" in texts


@_trap("000", 7)
def _issuer_stands_before(found: Extraction) -> None:
    cited = _cited(found, "2522/STC-TH")
    assert (cited.issuer, cited.issuer_basis) == ("Sở Tài chính", "preceding")


@_trap("000", 8)
def _can_cu_without_a_document(found: Extraction) -> None:
    spans = [r.span for r in found.relations if r.predicate == "based_on"]
    assert spans
    assert _touched(spans, _places("000", 8)) == []


@_trap("000", 9)
def _misspelt_committee(found: Extraction) -> None:
    cited = citation_at(found, 793, 834)
    assert cited is not None
    assert cited.issuer == "Ủy ban nhân tỉnh"
    assert _agency(found, 818, 834) == "Ủy ban nhân dân tỉnh Kon Tum"


@_trap("000", 10)
def _misspelt_season(found: Extraction) -> None:
    (due,) = task(found, "20").deadlines
    assert due.span.text == "trước mùa mua bão năm 2025"
    assert (due.value, due.kind, due.bound) == (None, "conditional", "before")


@_trap("000", 11)
def _issuer_at_the_head_of_the_list(found: Extraction) -> None:
    for number in ("57-NQ/TW", "59-NQ/TW", "66-NQ/TW", "68-NQ/TW"):
        cited = _cited(found, number)
        assert (cited.issuer, cited.issuer_basis) == ("Bộ Chính trị", "list_head")


@_trap("000", 12)
def _one_noun_and_several_issuers(found: Extraction) -> None:
    first, second = citation_at(found, 856, 898), citation_at(found, 1494, 1547)
    assert first is not None
    assert second is not None
    assert first.issuer == "Chính phủ; Tỉnh ủy"
    assert second.issuer == "Chính phủ; Hội đồng nhân dân tỉnh"
    chain = ("LETTER-000", "gset:vb-chi-dao-ubnd", "gset:nq-cp-tinh-uy", "gset:nq-bct")
    steps = {(s, "implements", o) for s, o in itertools.pairwise(chain)}
    assert steps <= found_edges("000")


@_trap("000", 13)
def _one_serial_and_two_documents(found: Extraction) -> None:
    party, state = _cited(found, "66-NQ/TW"), _cited(found, "66/NQ-CP")
    assert (party.date, party.level) == ("2025-04-30", "central_party")
    assert (state.date, state.level) == ("2025-03-26", "central_government")
    assert [c.number for c in found.citations].count("66/NQ-CP") == 2
    assert not any(c.malformed for c in found.citations)


@_trap("000", 14)
def _markers_glued_to_words(found: Extraction) -> None:
    text = Reading(found.letter.text).text
    assert not any(glued in text for glued in ("20251", "phủ2", "phủ3"))
    assert "năm 2025, phấn đấu" in text
    assert "Chính phủ, bảo đảm hoàn thành" in text


@_trap("000", 15)
def _footnote_inside_a_sentence(found: Extraction) -> None:
    assert "chính quyền 02 cấp bảo đảm đúng tiến độ" in task(found, "3").span.text
    index = found.citations.index(_cited(found, "43/QĐ-UBND"))
    assert index in task(found, "2").citations
    assert index not in task(found, "3").citations


@_trap("000", 16)
def _footnotes_that_look_like_items(found: Extraction) -> None:
    assert [t.label for t in found.tasks] == [str(n) for n in range(1, 21)]
    openings = ("Ban hành tại", "Về Chương trình", "Về tập trung")
    assert tuple(" ".join(n.span.text.split()[:3]) for n in found.footnotes) == openings
    assert not any(t.span.text.startswith(openings) for t in found.tasks)


@_trap("000", 17)
def _footnotes_inside_a_name(found: Extraction) -> None:
    (prime_minister,) = (a for a in found.agencies if a.name == "Thủ tướng Chính phủ")
    pieces = [m.segments for m in prime_minister.mentions]
    assert ((5406, 5415), (5708, 5717)) in pieces


@_trap("000", 18)
def _page_number(found: Extraction) -> None:
    assert find_furniture(found.letter.text).others == ((5704, 5705),)
    assert len(found.footnotes) == 3


@_trap("000", 19)
def _lines_that_start_with_a_number(found: Extraction) -> None:
    starts = {t.span.start for t in found.tasks} | {
        n.span.start for n in found.footnotes
    }
    assert not [p for p in _places("000", 19) if any(p[0] <= s <= p[1] for s in starts)]
    assert found.footnotes[1].span.text.endswith("năm 2025 và 2026.")
    assert found.footnotes[2].span.text.endswith("tháng 3 năm 2025 của Chính phủ.")


@_trap("000", 20)
def _constitution_and_its_amendment(found: Extraction) -> None:
    named = [c for c in found.citations if c.type == "Hiến pháp"]
    assert [c.span.text for c in named] == ["Hiến pháp", "Hiến pháp năm 2013 sửa đổi"]
    assert {c.date for c in named} == {None}
    assert not any("2025-07-01" in _values(found, t.label) for t in found.tasks)


@_trap("000", 21)
def _title_that_begins_with_a_type_word(found: Extraction) -> None:
    cited = _cited(found, "1268/KH-UBND")
    assert str(cited.title).startswith("về Kế hoạch thực hiện Nghị quyết số 66/NQ-CP")
    assert _touched(_citations(found), [(3283, 3301)]) == []
    outer = (_document("000", "1268/KH-UBND"), "implements")
    assert outer in _edges("000", "66/NQ-CP")
    assert ("LETTER-000", "implements") not in _edges("000", "66/NQ-CP")


@_trap("000", 22)
def _issuer_of_the_nested_document(found: Extraction) -> None:
    assert _cited(found, "1594/UBND-TTHCC").issuer is None
    assert _cited(found, "1594/UBND-TTHCC").level == "provincial_government"
    assert _cited(found, "56/CĐ-TTg").issuer == "Thủ tướng Chính phủ"


@_trap("000", 23)
def _verb_left_out(found: Extraction) -> None:
    assert _cited(found, "1594/UBND-TTHCC").section == "5"
    assert ("LETTER-000", "implements") in _edges("000", "1594/UBND-TTHCC")


@_trap("000", 24)
def _about_inside_the_name_of_a_body(found: Extraction) -> None:
    cited = _cited(found, "14-TB/TGV")
    assert str(cited.issuer).startswith("Tổ giúp việc Ban Chỉ đạo Trung ương về phát")
    assert str(cited.issuer).endswith("đổi mới sáng tạo và chuyển đổi số")
    assert cited.title is None


@_trap("000", 25)
def _quotes_that_do_not_match(found: Extraction) -> None:
    places = _places("000", 25)
    assert _touched([*_citations(found), *_agencies(found)], places) == []
    assert task(found, "5").span.text.endswith('“Bình dân học vụ số".')


@_trap("000", 26)
def _dates_that_are_no_deadlines(found: Extraction) -> None:
    places = _places("000", 26)
    assert _touched(_deadlines(found), places) == []
    numbers = [c.span for c in found.citations if c.number]
    assert _touched(numbers, places) == []


@_trap("000", 27)
def _whose_deadline(found: Extraction) -> None:
    due = {r.to: r.deadline for r in task(found, "10").reports}
    assert due.pop("Bộ Xây dựng") == "2025-07-25"
    assert set(due.values()) == {None}


@_trap("000", 28)
def _two_months_and_one_year(found: Extraction) -> None:
    assert _values(found, "3") == ["2025-05/2025-06"]


@_trap("000", 29)
def _three_agencies_in_a_row(found: Extraction) -> None:
    sender = "sở xây dựng tỉnh kon tum"
    assert holders(found, "10", "receive") == {sender}
    assert sender not in holders(found, "10", "lead")
    steps = [(r.sender, r.to) for r in task(found, "10").reports]
    assert steps[1:] == [
        ("Sở Xây dựng", "Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân tỉnh", "Bộ Xây dựng"),
    ]


@_trap("000", 30)
def _percent_without_a_comparator(found: Extraction) -> None:
    for label in "678":
        assert _quantities(found, label) == [("=", 100.0)]
    assert _quantities(found, "9") == [("=", 100.0), ("=", 100.0)]
    first, second = task(found, "9").targets
    assert "mục tiêu" in first.indicator
    assert "kế hoạch vốn" in second.indicator


@_trap("000", 31)
def _comparator_after_the_value(found: Extraction) -> None:
    assert _quantities(found, "2") == [(">=", 10.0)]


@_trap("000", 32)
def _words_that_begin_like_agencies(found: Extraction) -> None:
    assert _touched(_agencies(found), _places("000", 32)) == []


@_trap("000", 33)
def _words_that_begin_like_documents(found: Extraction) -> None:
    assert _touched(_citations(found), _places("000", 33)) == []


@_trap("000", 34)
def _nested_recipients(found: Extraction) -> None:
    purposes = {r.name: r.purpose for r in found.header.recipients}
    assert purposes["Các phòng chuyên môn"] == "t/dõi"
    assert purposes["Trung tâm PV HCC"] == "đưa tin"
    assert purposes["Như trên"] == "t/h"
    assert purposes["VP UBND tỉnh"] is None


@_trap("000", 35)
def _initials_of_the_drafter(found: Extraction) -> None:
    filed = found.header.recipients[-1]
    assert filed.purpose == "Lưu"
    assert filed.name.endswith("VT, KTTH.VTH")


@_trap("000", 36)
def _two_tiers_are_no_number(found: Extraction) -> None:
    places = _places("000", 36)
    assert _touched([*_citations(found), *_targets(found)], places) == []


@_trap("000", 37)
def _items_without_a_blank_line(found: Extraction) -> None:
    assert task(found, "11").span.text.startswith("Tập trung tháo gỡ vướng mắc")
    assert task(found, "14").span.text.startswith("Quyết tâm hoàn thành cơ bản")
    assert task(found, "10").span.text.endswith("tổng mức đầu tư...).")


@_trap("000", 38)
def _two_paths_to_one_document(found: Extraction) -> None:
    mentions = [c.section for c in found.citations if c.number == "66/NQ-CP"]
    assert mentions == ["5", "footnote 3"]
    assert _edges("000", "66/NQ-CP") == {
        (_document("000", "1268/KH-UBND"), "implements"),
        (_document("000", "56/CĐ-TTg"), "based_on"),
    }


@_trap("000", 39)
def _symbols_without_a_type(found: Extraction) -> None:
    for number, level in (
        ("1594/UBND-TTHCC", "provincial_government"),
        ("1595/UBND-TTHCC", "provincial_government"),
        ("2522/STC-TH", "provincial_department"),
    ):
        cited = _cited(found, number)
        assert (cited.type, cited.level) == ("Công văn", level)


@_trap("000", 40)
def _effective_date_beside_a_deadline(found: Extraction) -> None:
    assert _values(found, "4") == ["2025-06-30"]


@_trap("000", 41)
def _enclosure_over_a_blank_line(found: Extraction) -> None:
    (enclosed,) = (r for r in found.relations if r.predicate == "encloses")
    assert enclosed.span.text.endswith("(có gửi kèm theo)")


@_trap("000", 42)
def _before_an_agency(found: Extraction) -> None:
    assert _touched(_deadlines(found), _places("000", 42)) == []
    assert task(found, "8").deadlines == ()


@_trap("000", 43)
def _urgency_without_a_date(found: Extraction) -> None:
    assert _touched(_deadlines(found), _places("000", 43)) == []
    assert task(found, "9").deadlines == task(found, "17").deadlines == ()


@_trap("000", 44)
def _closing_formula(found: Extraction) -> None:
    ((start, end),) = _places("000", 44)
    assert _touched(_reports(found), [(start, end)]) == []
    assert task(found, "20").span.end < start


@_trap("000", 45)
def _direction_without_a_document(found: Extraction) -> None:
    places = _places("000", 45)
    assert _touched(_citations(found), places) == []
    assert _touched([r.span for r in found.relations], places) == []


# ---- letter 001 ----------------------------------------------------------------------


@_trap("001", 1)
def _no_letterhead(found: Extraction) -> None:
    header = found.header
    assert header.number is header.symbol is header.place is None
    assert header.date is header.subject is None
    assert header.signer.name == "Lê Ngọc Tuấn"


@_trap("001", 2)
def _names_over_lines(found: Extraction) -> None:
    assert _cited(found, "05/CT-TTg").issuer == "Thủ tướng Chính phủ"
    assert _cited(found, "25/NQ-CP").type == "Nghị quyết"
    assert _cited(found, "725/KH-UBND").type == "Kế hoạch"
    assert _cited(found, "42/QĐ-UBND").type == "Quyết định"
    assert _cited(found, "39-CT/TW").issuer == "Ban Bí thư Trung ương Đảng"
    assert citation_at(found, 1025, 1093) is not None


@_trap("001", 3)
def _dates_over_lines(found: Extraction) -> None:
    wanted = {
        "952/STC-TH": "2025-03-13",
        "123-KL/TW": "2025-01-24",
        "01/NQ-CP": "2025-01-08",
        "95-CTr/TU": "2025-01-24",
        "484/KH-UBND": "2025-02-14",
    }
    assert {n: _cited(found, n).date for n in wanted} == wanted


@_trap("001", 4)
def _percent_in_a_title(found: Extraction) -> None:
    values = {q.value for t in found.tasks for q in t.targets}
    assert values == {30.0, 95.0, 100.0}
    for number in ("05/CT-TTg", "25/NQ-CP"):
        assert str(_cited(found, number).title).endswith("đạt 8% trở lên")


@_trap("001", 5)
def _issuer_stands_before_too(found: Extraction) -> None:
    cited = _cited(found, "952/STC-TH")
    assert (cited.issuer, cited.issuer_basis) == ("Sở Tài chính", "preceding")


@_trap("001", 6)
def _the_centre_in_short(found: Extraction) -> None:
    cited = _cited(found, "123-KL/TW")
    assert (cited.issuer, cited.level) == ("Trung ương", "central_party")
    assert _agency(found, 1406, 1434) == "các Bộ, ban ngành Trung ương"
    assert _agency(found, 13766, 13793) == "Ban Bí thư Trung ương Đảng"


@_trap("001", 7)
def _no_date_but_a_year_in_the_title(found: Extraction) -> None:
    assert _cited(found, "25/NQ-CP").date is None


@_trap("001", 8)
def _whose_title(found: Extraction) -> None:
    sets = citation_at(found, 615, 642)
    assert sets is not None
    assert sets.title is None
    assert _cited(found, "123-KL/TW").title is None
    assert str(_cited(found, "25/NQ-CP").title).startswith("về bảo đảm mục tiêu")


@_trap("001", 9)
def _shared_place_and_comma_in_a_name(found: Extraction) -> None:
    assert _agency(found, 1054, 1071) == "Hội đồng nhân dân tỉnh Kon Tum"
    assert _agency(found, 950, 983) == "Lãnh đạo chủ chốt Đảng, Nhà nước"


@_trap("001", 10)
def _capital_after_a_semicolon(found: Extraction) -> None:
    cited = citation_at(found, 1025, 1093)
    assert cited is not None
    assert cited.section == "preamble"
    index = found.citations.index(cited)
    assert [r.subject.kind for r in found.relations if r.citation == index] == [
        "letter"
    ]
    assert "; Theo dõi sát tình hình" in task(found, "1.e").span.text


@_trap("001", 11)
def _vietnamese_alphabet(found: Extraction) -> None:
    labels = [t.label for t in found.tasks if t.parent == "1"]
    assert labels == [f"1.{letter}" for letter in LETTERS]


@_trap("001", 12)
def _letters_start_again(found: Extraction) -> None:
    first = [t.label for t in found.tasks if t.label.endswith(".a")]
    assert first == ["1.a", "2.a", "3.a", "5.a"]


@_trap("001", 13)
def _no_line_between_heading_and_item(found: Extraction) -> None:
    for label, last in (("2", "dự án:"), ("3", "các đơn vị có liên quan:")):
        heading = task(found, label)
        assert not heading.leaf
        assert heading.span.text.endswith(last)


@_trap("001", 14)
def _own_lead_under_a_heading(found: Extraction) -> None:
    own = "ủy ban nhân dân các huyện, thành phố thuộc tỉnh kon tum"
    assert holders(found, "1.l", "lead") == {own}


@_trap("001", 15)
def _markers_glued(found: Extraction) -> None:
    text = Reading(found.letter.text).text
    glued = ("tỉnh1", "tỉnh2", "Tum3", "ủy4", "tỉnh5", "Đảng6")
    assert not any(words in text for words in glued)
    assert "nhân dân tỉnh. Định kỳ hằng tháng" in text


@_trap("001", 16)
def _footnotes_like_items(found: Extraction) -> None:
    labels = [t.label for t in found.tasks if t.parent is None]
    assert labels == [str(n) for n in range(1, 11)]
    assert [n.number for n in found.footnotes] == [1, 2, 3, 4, 5, 6]
    notes = [n.span for n in found.footnotes]
    places = [segment for t in found.tasks for segment in t.span.segments]
    assert _touched(notes, places) == []


@_trap("001", 17)
def _footnotes_between_items(found: Extraction) -> None:
    assert task(found, "1.g").citations == ()
    numbers = {
        label: [found.citations[i].number for i in task(found, label).citations]
        for label in ("1.d", "1.đ")
    }
    assert numbers == {
        "1.d": ["42/QĐ-UBND", None],
        "1.đ": ["1433-QĐ/TU", "947/QĐ-UBND"],
    }


@_trap("001", 18)
def _footnotes_inside_an_issuer(found: Extraction) -> None:
    cited = _cited(found, "186-KH/TU")
    assert cited.span.segments == ((13251, 13306), (13711, 13728))
    assert cited.issuer == "Ban Thường vụ Tỉnh ủy"
    assert _edges("001", "39-CT/TW") == {(_document("001", "186-KH/TU"), "implements")}


@_trap("001", 19)
def _footnote_after_the_signature(found: Extraction) -> None:
    last = found.footnotes[-1]
    assert (last.span.start, last.span.end) == (14156, 14228)
    assert last.anchor is not None
    assert last.anchor.text.startswith("Chỉ thị số 39-CT/TW")
    assert found.header.signer.name == "Lê Ngọc Tuấn"


@_trap("001", 20)
def _title_in_a_footnote(found: Extraction) -> None:
    assert str(_cited(found, "42/QĐ-UBND").title).startswith("Về ban hành Chương trình")
    assert str(_cited(found, "39-CT/TW").title).startswith("về nâng cao hiệu quả")


@_trap("001", 21)
def _footnote_that_establishes(found: Extraction) -> None:
    established = {
        found.citations[r.subject.index].number: full_name(found, r.object.index)[:17]
        for r in found.relations
        if r.predicate == "establishes" and r.object.kind == "agency"
    }
    assert established == {
        "1433-QĐ/TU": "tổ công tác của b",
        "947/QĐ-UBND": "ban chỉ đạo giải ",
    }


@_trap("001", 22)
def _about_inside_a_taskforce(found: Extraction) -> None:
    name = _agency(found, 3361, 3473)
    assert str(name).startswith("Tổ công tác của Ban Thường vụ Tỉnh ủy về tháo gỡ")
    (body,) = (a for a in found.agencies if a.name == name)
    assert (body.kind, body.level) == ("taskforce", "provincial_party")


@_trap("001", 23)
def _capital_in_a_name(found: Extraction) -> None:
    assert _cited(found, "1433-QĐ/TU").issuer == "Ban Thường Vụ Tỉnh ủy"
    assert _agency(found, 5092, 5113) == "Ban Thường vụ Tỉnh ủy Kon Tum"


@_trap("001", 24)
def _two_styles_of_number(found: Extraction) -> None:
    types = {
        "1433-QĐ/TU": "Quyết định",
        "947/QĐ-UBND": "Quyết định",
        "186-KH/TU": "Kế hoạch",
        "725/KH-UBND": "Kế hoạch",
        "95-CTr/TU": "Chương trình",
    }
    assert {n: _cited(found, n).type for n in types} == types
    party = [n for n in types if _cited(found, n).level == "provincial_party"]
    assert party == ["1433-QĐ/TU", "186-KH/TU", "95-CTr/TU"]


@_trap("001", 25)
def _old_document(found: Extraction) -> None:
    assert _cited(found, "947/QĐ-UBND").date == "2021-10-10"


@_trap("001", 26)
def _where_the_inner_title_ends(found: Extraction) -> None:
    assert str(_cited(found, "57-NQ/TW").title).endswith("chuyển đổi số quốc gia")
    assert str(_cited(found, "95-CTr/TU").title).endswith("trên địa bàn tỉnh")


@_trap("001", 27)
def _short_second_mention(found: Extraction) -> None:
    first, second = (c for c in found.citations if c.number == "57-NQ/TW")
    assert first.date == "2024-12-22"
    assert (second.date, second.issuer, second.title) == (None, None, None)
    assert second.level == "central_party"


@_trap("001", 28)
def _programme_inside_a_title(found: Extraction) -> None:
    act = _document("001", "03/NQ-CP")
    programme = "chuong-trinh-hanh-dong:chinh-phu:thuc-hien-57-nq-tw"
    resolution = _document("001", "57-NQ/TW")
    assert {
        (_document("001", "484/KH-UBND"), "implements", act),
        (act, "promulgates", programme),
        (programme, "implements", resolution),
    } <= found_edges("001")
    named = citation_at(found, 13638, 13675)
    assert named is not None
    assert (named.number, named.issuer) == (None, "Chính phủ")


@_trap("001", 29)
def _next_agency_is_no_issuer(found: Extraction) -> None:
    cited = _cited(found, "01/NQ-CP")
    assert (cited.issuer, cited.issuer_basis) == (None, "symbol")
    assert cited.level == "central_government"


@_trap("001", 30)
def _report_as_noun_and_verb(found: Extraction) -> None:
    steps = [(r.sender, r.to) for r in task(found, "3.b").reports]
    assert steps == [
        ("các đơn vị", None),
        ("Sở Tài chính", "Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân tỉnh", "Bộ Tài chính"),
    ]
    predicates = {r.predicate for r in found.relations if r.task == "3.b"}
    assert predicates == {"reports_on"}


@_trap("001", 31)
def _documents_with_a_name_only(found: Extraction) -> None:
    for start, end in ((12861, 12869), (10308, 10327), (10329, 10367), (10348, 10367)):
        cited = citation_at(found, start, end)
        assert cited is not None
        assert (cited.kind, cited.number) == ("named", None)
    assert citation_at(found, 9050, 9073) is not None
    assert citation_at(found, 5632, 5696) is not None


@_trap("001", 32)
def _document_of_the_future(found: Extraction) -> None:
    (due,) = task(found, "6").deadlines
    assert due.span.text == "sau khi Trung ương ban hành"
    assert (due.value, due.kind, due.bound) == (None, "conditional", "after")


@_trap("001", 33)
def _commas_in_names(found: Extraction) -> None:
    centre = "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh Kon Tum"
    assert _agency(found, 10049, 10103) == centre
    assert _agency(found, 11619, 11674) == centre
    culture = "Sở Văn hóa, Thể thao và Du lịch tỉnh Kon Tum"
    assert _agency(found, 11566, 11597) == culture
    assert len(holders(found, "7", "lead")) == 2


@_trap("001", 34)
def _number_in_a_name(found: Extraction) -> None:
    assert _agency(found, 12170, 12199) == "Ngân hàng Nhà nước Khu vực 11"
    assert _agency(found, 13938, 13967) == "Ngân hàng Nhà nước Khu vực 11"
    assert "11" not in {t.label for t in found.tasks}


@_trap("001", 35)
def _ways_to_name_the_lead(found: Extraction) -> None:
    leads = {
        "3": {"sở tài chính tỉnh kon tum"},
        "4": {"ban quản lý khu kinh tế tỉnh kon tum"},
        "6": {"sở văn hóa, thể thao và du lịch tỉnh kon tum"},
        "7": {
            "sở nông nghiệp và môi trường tỉnh kon tum",
            "sở khoa học và công nghệ tỉnh kon tum",
        },
    }
    assert {label: holders(found, label, "lead") for label in leads} == leads
    assert [label for label in leads if task(found, label).lead_unstated] == ["7"]


@_trap("001", 36)
def _channel(found: Extraction) -> None:
    department = "sở tài chính tỉnh kon tum"
    assert holders(found, "1.d", "report_via") == {department}
    assert department not in holders(found, "1.d", "lead")
    assert department not in holders(found, "1.d", "report_to")


@_trap("001", 37)
def _roman_quarter(found: Extraction) -> None:
    (due,) = task(found, "1.l").deadlines
    assert (due.span.text, due.value) == ("trong Quý I", "2025-Q1")


@_trap("001", 38)
def _how_often(found: Extraction) -> None:
    assert _values(found, "1.d") == ["P1M"]
    assert _values(found, "2.b") == ["P1M", "P3M"]
    assert _values(found, "3.b") == ["P1M"]


@_trap("001", 39)
def _words_like_documents(found: Extraction) -> None:
    assert _touched(_citations(found), _places("001", 39)) == []


@_trap("001", 40)
def _words_like_agencies(found: Extraction) -> None:
    assert _touched(_agencies(found), _places("001", 40)) == []


@_trap("001", 41)
def _dash_that_is_no_bullet(found: Extraction) -> None:
    labels = [t.label for t in found.tasks if t.label.startswith("5.b")]
    assert labels == ["5.b"]
    assert task(found, "5.b").span.text.endswith("thương mại - văn hóa - du lịch...")


@_trap("001", 42)
def _numbers_that_start_a_line(found: Extraction) -> None:
    starts = [t.span.start for t in found.tasks] + [
        n.span.start for n in found.footnotes
    ]
    assert not [s for s in starts for a, b in _places("001", 42) if a <= s <= b]
    assert "trong năm 2025 giảm ít nhất 30%" in task(found, "1.c").span.text


@_trap("001", 43)
def _three_equal_percents(found: Extraction) -> None:
    quantities = _quantities(found, "1.c")
    assert quantities == [(">=", 30.0), (">=", 30.0), (">=", 30.0), ("=", 100.0)]
    indicators = [t.indicator.split()[0] for t in task(found, "1.c").targets]
    assert indicators == ["giảm", "giảm", "bãi", "thủ"]
    assert _values(found, "1.c") == ["2025"]
    assert _quantities(found, "2.a") == [(">=", 95.0)]


@_trap("001", 44)
def _condition_in_brackets(found: Extraction) -> None:
    assert _touched(_deadlines(found), _places("001", 44)) == []
    assert holders(found, "1.a", "cooperate") == {"các bộ, ban ngành trung ương"}


@_trap("001", 45)
def _initials_run_together(found: Extraction) -> None:
    filed = found.header.recipients[-1]
    assert filed.purpose == "Lưu"
    assert filed.name.endswith("VT, KTTHVTH")


@_trap("001", 46)
def _kept_as_printed(found: Extraction) -> None:
    cited = citation_at(found, 1025, 1093)
    assert cited is not None
    assert cited.issuer == "Tỉnh ủy; Hội đồng nhân dân; Ủy ban nhân dân tỉnh"


@_trap("001", 47)
def _one_department_and_three_roles(found: Extraction) -> None:
    department = "sở tài chính tỉnh kon tum"
    roles = (("1.d", "report_via"), ("3", "lead"), ("4", "cooperate"))
    assert all(department in holders(found, label, role) for label, role in roles)
    names = [a.name.casefold() for a in found.agencies]
    assert names.count(department) == 1
    assert len(found.agencies[names.index(department)].mentions) == 4


@_trap("001", 48)
def _two_groups_that_look_alike(found: Extraction) -> None:
    everyone, investors = (holders(found, label, "lead") for label in "12")
    assert everyone == {"các đơn vị, địa phương"}
    assert investors == {
        "các đơn vị, địa phương được giao làm chủ đầu tư công trình, dự án"
    }


@_trap("001", 49)
def _purpose_code_is_no_enumerator(found: Extraction) -> None:
    purposes = {r.name: r.purpose for r in found.header.recipients}
    assert purposes["Chủ tịch, các PCT UBND tỉnh"] == "đ/b"
    assert purposes["VP UBND tỉnh: Chánh Văn phòng"] == "đ/b"
    labels = [t.label for t in found.tasks if t.label.endswith("đ")]
    assert labels == ["1.đ", "3.đ", "5.đ"]


@_trap("001", 50)
def _order_in_the_preamble(found: Extraction) -> None:
    ((start, end),) = _places("001", 50)
    assert _agency(found, start, start + 20) == "Ủy ban nhân dân tỉnh Kon Tum"
    title = str(_cited(found, "25/NQ-CP").title)
    assert "yêu cầu" not in title
    assert all(t.span.start > end for t in found.tasks)
    tasks = {r.task for r in found.relations if r.span.end < end}
    assert tasks == {None}


@_trap("001", 51)
def _urgency_is_no_deadline(found: Extraction) -> None:
    assert _touched(_deadlines(found), _places("001", 51)) == []
    assert task(found, "1.đ").deadlines == task(found, "2.c").deadlines == ()


@_trap("001", 52)
def _closing_is_no_report(found: Extraction) -> None:
    ((start, end),) = _places("001", 52)
    assert _touched(_reports(found), [(start, end)]) == []
    assert task(found, "10").span.end < start
