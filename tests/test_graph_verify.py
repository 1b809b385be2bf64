"""A text held against the store before it is signed: what it cites, what is wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from extract.pipeline import extract, extract_any
from extract.read import read_as_text, read_letter
from graph.answers.verify import Checked, CheckedCitation, verify
from graph.arrival import arrive
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from ontology.terms import STATUS

if TYPE_CHECKING:
    from pathlib import Path

    from extract.model import Extraction

IRIS = Iris()
DAY = date(2025, 7, 1)

HEAD = "ỦY BAN NHÂN DÂN TỈNH KON TUM\nSố: {number}\nKon Tum, ngày {day}\n"
PLAN = (
    HEAD.format(number="725/KH-UBND", day="15 tháng 4 năm 2025")
    + """KẾ HOẠCH
Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị

Căn cứ Quyết định số 10/2023/QĐ-UBND ngày 1/2/2023 của UBND tỉnh Kon Tum;
Căn cứ Nghị quyết số 03/NQ-CP ngày 09/01/2025 của Chính phủ;
Căn cứ Chỉ thị số 4/CT-TTg ngày 3/3/2024 của Thủ tướng Chính phủ;
Căn cứ Chỉ thị số 4/CT-TTg ngày 5/5/2025 của Thủ tướng Chính phủ;
1. Sở Tài chính chủ trì thực hiện trước ngày 25/7/2025.
"""
)
DECISION = (
    HEAD.format(number="20/2025/QĐ-UBND", day="2 tháng 5 năm 2025")
    + """QUYẾT ĐỊNH
Điều 1. Ban hành kèm theo Quyết định này Quy định về ngân sách.
Điều 2. Quyết định này thay thế Quyết định số 10/2023/QĐ-UBND ngày 1/2/2023 của UBND
tỉnh Kon Tum.
"""
)


def read(text: str) -> Extraction:
    return extract(read_as_text(text.encode(), "a.txt"))


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.in_memory()
    for text in (PLAN, DECISION):
        ingest_letter(store, read(text), IRIS)
    resolve(store, IRIS)
    return store


def checked(store: Store, text: str, day: date = DAY) -> Checked:
    found = extract_any(read_as_text(text.encode(), "text"))
    return verify(store, IRIS, found, day)


def only(store: Store, text: str) -> CheckedCitation:
    (citation,) = checked(store, text).citations
    return citation


# What a text cites, how far that is understood, which document it is, and whether that
# was read, is only cited, or is known from this text alone.
MEANT = [
    ("Kế hoạch 725/KH-UBND của UBND tỉnh Kon Tum",
     ("resolved", "725-kh-ubnd-kon-tum-2025", "read")),
    ("theo Nghị quyết số 57-NQ/TW", ("stub", "57-nq-tw-2024", "cited")),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
     ("stub", "57-nq-tw-2024", "cited")),
    ("Nghị quyết số 99-NQ/TW ngày 1/1/2025", ("stub", "99-nq-tw-2025", "new")),
    ("thực hiện Luật Đất đai năm 2024", ("stub", "luat-dat-dai-nam-2024", "new")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_what_a_citation_means(
    store: Store, text: str, meant: tuple[str, str, str]
) -> None:
    found = only(store, text)
    document = found.document
    assert document
    known = "cited" if document.known else "new"
    known = "read" if document.held else known
    assert (found.status, document.slug, known) == meant


def test_an_open_set_is_unresolved(store: Store) -> None:
    found = only(store, "thực hiện các nghị quyết của Quốc hội")
    assert (found.status, found.doubts) == ("unresolved", ())


# A text, and the doubts about its only citation, each with what is known instead.
WRONG = [
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị", []),
    ("Kế hoạch số 725/KH-UBND ngày 15/4/2025 của UBND tỉnh Kon Tum", []),
    ("Kế hoạch số 725/KH-UBND ngày 16/4/2025 của UBND tỉnh Kon Tum",
     [("date_differs", "2025-04-15")]),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2023", [("another_date", "2024-12-22")]),
    ("Nghị quyết số 58-NQ/TW ngày 22/12/2024", [("unknown_number", None)]),
    ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Chính phủ", [("wrong_issuer", None)]),
    ("Quyết định số 10/2023/QĐ-UBND ngày 1/2/2023 của UBND tỉnh Kon Tum",
     [("replaced", "20/2025/QĐ-UBND")]),
    ("Luật Đất đai số 45/2013/QH13", [("superseded", "31/2024/QH15")]),
    ("Luật Đất đai số 31/2024/QH15", []),
    ("Luật Đất đai số 31/2024/QH15 ngày 1/2/2024", [("unknown_number", None)]),
    ("Luật Đất đai năm 2013", [("superseded", "31/2024/QH15")]),
    ("Luật Đất đai năm 2024", []),
    ("các nghị quyết của Quốc hội", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "doubts"), WRONG)
def test_what_is_wrong_with_a_citation(
    store: Store, text: str, doubts: list[tuple[str, str | None]]
) -> None:
    found = only(store, f"Căn cứ {text};")
    assert [(doubt.kind, doubt.value) for doubt in found.doubts] == doubts


def test_a_number_that_is_not_known_has_near_ones_of_its_day(store: Store) -> None:
    (doubt,) = only(store, "Nghị quyết số 58-NQ/TW ngày 22/12/2024").doubts
    assert [document.slug for document in doubt.documents] == ["57-nq-tw-2024"]


def test_what_replaced_it_is_told_in_the_words_of_the_letter(store: Store) -> None:
    text = "Căn cứ Quyết định số 10/2023/QĐ-UBND của UBND tỉnh Kon Tum;"
    (doubt,) = only(store, text).doubts
    assert [document.number for document in doubt.documents] == ["20/2025/QĐ-UBND"]
    assert "thay thế" in doubt.quotes[0].text
    both = (
        f"{text} được thay thế bởi Quyết định số 20/2025/QĐ-UBND của UBND tỉnh Kon Tum"
    )
    assert [one.doubts for one in checked(store, both).citations] == [(), ()]
    before = checked(store, text, date(2025, 4, 1))
    assert before.citations[0].doubts == ()


def test_the_date_of_the_text_counts_before_the_day_it_comes(store: Store) -> None:
    text = HEAD.format(number="1/KH-UBND", day="3 tháng 1 năm 2025")
    text += "KẾ HOẠCH\nCăn cứ Kế hoạch số 725/KH-UBND của UBND tỉnh Kon Tum;\n"
    found = checked(store, text)
    assert found.written == "2025-01-03"
    late = next(one for one in found.citations if one.citation.section != "header")
    assert [doubt.kind for doubt in late.doubts] in (["later"], ["another_date"])
    assert checked(store, "Luật Đất đai").written == "2025-07-01"


# State numbers begin again each year: one without a date is of this year or the last.
def test_between_two_of_a_number_none_is_guessed(store: Store) -> None:
    found = only(store, "Căn cứ Chỉ thị số 4/CT-TTg của Thủ tướng Chính phủ;")
    assert found.status == "ambiguous"
    assert [one.date for one in found.candidates] == ["2024-03-03", "2025-05-05"]
    assert found.doubts == ()


# Whether a letter is stored or only held against the store, it means the same: each of
# these in turn, with all others there.
def test_a_letter_is_understood_as_resolution_understands_it(root: Path) -> None:
    read = [extract(read_letter(f)) for f in (root / "tests/links").glob("a*.txt")]
    store = Store.in_memory()
    for letter in read:
        ingest_letter(store, letter, IRIS)
    resolve(store, IRIS)
    said = store.rows(
        "SELECT ?mention ?document ?status { ?mention a cd:CitationMention ;"
        " oa:hasBody ?document ; cd:resolutionStatus ?status }"
    )
    stored = {
        IRIS.slug(row["mention"]): (
            IRIS.slug(row["document"]),
            row["status"].removeprefix(STATUS),
        )
        for row in said
    }
    for letter in read:
        arrival = arrive(store, IRIS, letter, DAY)
        for one in arrival.understood:
            assert stored.pop(one.mention.slug) == (one.slug, one.status)
    assert stored == {}


def test_nothing_is_stored(store: Store) -> None:
    before = store.dump()
    checked(store, PLAN.replace("725/KH", "726/KH"))
    assert store.dump() == before


def test_an_empty_store_knows_nothing_and_answers() -> None:
    (one,) = checked(Store.in_memory(), "Nghị quyết số 57-NQ/TW").citations
    assert [doubt.kind for doubt in one.doubts] == ["unknown_number"]
