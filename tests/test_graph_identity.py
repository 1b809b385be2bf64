"""Which mentions of a letter mean the same document."""

from __future__ import annotations

from datetime import date

import pytest

from extract.layout import Furniture, Layout, Note
from extract.model import Header
from extract.pipeline import extract
from extract.reading import Reading
from extract.source import Letter, Source
from graph.bodies import slug_on
from graph.identity import identify
from ontology.register import register
from tests.factories import Draft, bank_letter, cited, finance_letter
from tests.gold_letters import extraction, read_text

PROVINCE = Header(issuer="Ủy ban nhân dân tỉnh Kon Tum", province="Kon Tum")


def slugs(*wordings: str, header: Header = PROVINCE) -> list[str]:
    """The slugs of the documents that some mentions of a letter mean."""
    draft = Draft(". ".join(wordings), header)
    for wording in wordings:
        draft.cite(wording)
    return list(identify(draft.done()).of_citation)


def test_one_number_of_two_branches_is_two_documents() -> None:
    assert slugs(
        "Nghị quyết số 66-NQ/TW ngày 30/04/2025 của Bộ Chính trị",
        "Nghị quyết số 66/NQ-CP ngày 26/03/2025 của Chính phủ",
    ) == ["66-nq-tw-2025", "66-nq-cp-2025"]


def test_a_mention_without_date_joins_the_only_dated_one() -> None:
    assert slugs(
        "Nghị quyết số 57-NQ/TW",
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
    ) == ["57-nq-tw-2024", "57-nq-tw-2024"]


def test_between_two_dated_ones_it_stays_by_itself_and_says_so() -> None:
    draft = Draft(
        "Kế hoạch số 5/KH-UBND. Kế hoạch số 5/KH-UBND ngày 01/02/2024."
        " Kế hoạch số 5/KH-UBND ngày 01/02/2025.",
        PROVINCE,
    )
    draft.cite("Kế hoạch số 5/KH-UBND")
    draft.cite("Kế hoạch số 5/KH-UBND ngày 01/02/2024")
    draft.cite("Kế hoạch số 5/KH-UBND ngày 01/02/2025")
    first = identify(draft.done()).documents[0]
    assert first.slug == "05-kh-ubnd-kon-tum"
    assert first.status == "ambiguous"
    assert first.candidates == ("05-kh-ubnd-kon-tum-2024", "05-kh-ubnd-kon-tum-2025")


def test_what_is_known_of_a_document_is_put_together() -> None:
    draft = Draft("Nghị quyết số 57-NQ/TW. Nghị quyết số 57-NQ/TW ngày 22/12/2024")
    draft.cite("Nghị quyết số 57-NQ/TW", issuer="Trung ương", issuer_basis="symbol")
    draft.cite(
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024",
        issuer="Bộ Chính trị",
        issuer_basis="list_head",
        title="về đột phá phát triển khoa học",
    )
    (document,) = identify(draft.done()).documents
    assert document.issuer == "Bộ Chính trị"
    assert document.issuer_slug == "bo-chinh-tri"
    assert document.date == "2024-12-22"
    assert document.title == "về đột phá phát triển khoa học"
    assert document.mentions == (0, 1)


def test_an_issuer_goes_by_the_full_name_the_letter_knows_it_by() -> None:
    draft = Draft("Quyết định số 43/QĐ-UBND ngày 20/01/2025 của Ủy ban nhân dân tỉnh")
    draft.agency(
        "Ủy ban nhân dân tỉnh Kon Tum",
        "Ủy ban nhân dân tỉnh",
        level="provincial_government",
    )
    draft.cite(draft.text)
    (document,) = identify(draft.done()).documents
    assert document.issuer == "Ủy ban nhân dân tỉnh Kon Tum"
    assert document.issuer_slug == "uy-ban-nhan-dan-tinh-kon-tum"


def test_a_name_many_share_belongs_to_the_act_that_promulgates_it() -> None:
    who = identify(finance_letter())
    programme = next(slug for slug in who.of_citation if "chuong-trinh" in slug)
    assert programme.startswith("43-qd-ubnd-kon-tum-2025.n-chuong-trinh-hanh-dong")


def test_a_name_many_share_belongs_to_the_letter_if_no_act_is_known() -> None:
    draft = Draft("Chương trình hành động của Chính phủ")
    draft.cite(draft.text, issuer="Chính phủ", level="central_government")
    who = identify(draft.done())
    assert who.of_citation == (f"{who.letter}.n-chuong-trinh-hanh-dong-cua-chinh-phu",)


def test_a_name_of_its_own_is_the_same_in_every_letter() -> None:
    draft = Draft("Đề án 06")
    draft.cite("Đề án 06", type="Đề án")
    assert identify(draft.done()).of_citation == ("de-an-06",)


def test_an_open_set_belongs_to_its_letter_and_is_never_resolved() -> None:
    who = identify(finance_letter())
    (opened,) = (d for d in who.documents if d.kind == "open")
    assert opened.slug == f"{who.letter}.set-cac-nghi-quyet-cua-quoc-hoi"
    assert opened.status == "unresolved"
    assert opened.issuer_slug is None


def test_groups_belong_to_the_letter_and_bodies_to_all() -> None:
    who = identify(bank_letter())
    assert who.of_agency[1] == "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"
    assert who.of_agency[3] == f"{who.letter}.g-cac-don-vi-co-lien-quan"


@pytest.mark.parametrize(
    ("header", "slug"),
    [
        (
            Header(
                type="Kế hoạch",
                number="725/KH-UBND",
                issuer="Ủy ban nhân dân tỉnh Kon Tum",
                date="2025-03-07",
                province="Kon Tum",
            ),
            "725-kh-ubnd-kon-tum-2025",
        ),
        (
            Header(type="Nghị quyết", number="124/NQ-CP", date="2025-05-08"),
            "124-nq-cp-2025",
        ),
        # A ministry writes to a province: the number is the ministry's.
        (
            Header(number="12/BTC-NS", issuer="Bộ Tài chính", province="Kon Tum"),
            "12-btc-ns",
        ),
    ],
)
def test_a_numbered_letter_is_called_as_others_cite_it(
    header: Header, slug: str
) -> None:
    assert identify(Draft("Nội dung", header).done()).letter == slug


@pytest.mark.parametrize("name", ["000", "001"])
def test_an_unnumbered_letter_is_the_same_whatever_its_file(name: str) -> None:
    """Word keeps its footnotes apart; a PDF may read the right column first."""
    found = extraction(name)
    reading = Reading(found.letter.text)
    notes = [
        Note(n.number, (n.start, n.end), (n.start, n.end), (n.mark, n.mark))
        for n in reading.notes
    ]
    layout = Layout(Furniture(tuple(notes)))
    word = Letter(Source("l.docx", "1" * 64, "x"), reading.text, (), layout)
    lines = found.letter.text.splitlines()
    other = "\n".join([*lines[:3], "| | -----", *lines[3:]]).replace("; \n", " | \n")
    slugs = {identify(e).letter for e in (found, extract(word), read_text(other))}
    assert len(slugs) == 1


def test_what_differs_in_a_word_is_another_letter() -> None:
    one, other = (
        identify(Draft(text, PROVINCE).done()).letter
        for text in ("Họp ngày 12 tháng 5 năm 2025", "Họp ngày 21 tháng 5 năm 2025")
    )
    assert one != other


def test_a_letter_that_names_itself_is_not_a_document_it_cites() -> None:
    header = Header(
        type="Kế hoạch",
        number="725/KH-UBND",
        issuer="Ủy ban nhân dân tỉnh Kon Tum",
        date="2025-03-07",
        province="Kon Tum",
    )
    draft = Draft("Kế hoạch số 725/KH-UBND ngày 07/03/2025 này", header)
    self_ = draft.cite("Kế hoạch số 725/KH-UBND ngày 07/03/2025")
    who = identify(draft.done())
    assert who.documents == ()
    assert who.of_node(cited(self_)) == who.letter == "725-kh-ubnd-kon-tum-2025"


def quang_ngai(date: str | None, *, cited: str = "") -> list[str | None]:
    """The slugs of a department, and of the issuer of what a letter cites."""
    header = Header(
        issuer="Ủy ban nhân dân tỉnh Quảng Ngãi", date=date, province="Quảng Ngãi"
    )
    draft = Draft(f"Sở Tài chính. {cited}", header)
    draft.agency(
        "Sở Tài chính tỉnh Quảng Ngãi", "Sở Tài chính", level="provincial_department"
    )
    if cited:
        draft.cite(cited)
    who = identify(draft.done())
    return [*who.of_agency, *(document.issuer_slug for document in who.documents)]


@pytest.mark.parametrize(
    ("date", "slug"),
    [
        ("2025-06-30", "so-tai-chinh-tinh-quang-ngai"),
        ("2025-07-01", "so-tai-chinh-tinh-quang-ngai-2025"),
        ("2025-08", "so-tai-chinh-tinh-quang-ngai-2025"),
        ("2026", "so-tai-chinh-tinh-quang-ngai-2025"),
        ("2025", "so-tai-chinh-tinh-quang-ngai"),
        (None, "so-tai-chinh-tinh-quang-ngai"),
    ],
)
def test_a_body_is_the_one_of_the_letters_day(date: str | None, slug: str) -> None:
    assert quang_ngai(date) == [slug]


def test_who_issued_a_document_is_the_body_of_its_own_day() -> None:
    wording = "Quyết định số 12/QĐ-UBND{} của Ủy ban nhân dân tỉnh"
    old = wording.format(" ngày 05/03/2025")
    bare = wording.format("")
    assert quang_ngai("2025-08-01", cited=old) == [
        "so-tai-chinh-tinh-quang-ngai-2025",
        "uy-ban-nhan-dan-tinh-quang-ngai",
    ]
    assert quang_ngai("2025-08-01", cited=bare) == [
        "so-tai-chinh-tinh-quang-ngai-2025",
        "uy-ban-nhan-dan-tinh-quang-ngai-2025",
    ]


def test_a_row_of_the_register_that_was_not_seen_renames_nobody() -> None:
    known = register()
    unseen = next(
        body.id.removesuffix("-2025")
        for body in known.bodies.values()
        if body.id.endswith("quang-ngai-2025") and not known.sources[body.source].seen
    )
    assert known.at(unseen, date(2025, 8, 1)) is not None
    assert slug_on(unseen, "2025-08-01") == unseen
