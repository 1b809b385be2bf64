"""Slugs and IRIs: readable, without slashes, one for one thing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.iris import (
    LONGEST_NAME,
    Iris,
    apart_slug,
    fold,
    lex_urn,
    name_slug,
    named_slug,
    number_slug,
    part,
    shared_slug,
    task_part,
    unnumbered_slug,
    whole,
    year_in,
)
from ontology.registry import document_types


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sở Tài chính", "so tai chinh"),
        ("ĐỒNG ĐĂNG", "dong dang"),
        ("Ðắk Lắk", "dak lak"),  # U+00D0, as some keyboards write Đ
        ("Uỷ ban", "uy ban"),
        ("Ủy ban", "uy ban"),
        ("43/QĐ-UBND", "43 qd ubnd"),
        ("2021 – 2025", "2021 2025"),
        ("…", ""),
    ],
)
def test_folding_leaves_words_in_lower_case_ascii(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_does_not_tell_composed_from_decomposed_letters() -> None:
    assert fold("Nghi\u0323 quye\u0302\u0301t") == fold("Nghị quyết")


@given(st.text(max_size=200))
def test_a_slug_of_anything_is_safe_in_a_path_and_stays_as_it_is(text: str) -> None:
    slug = name_slug(text)
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug) <= LONGEST_NAME + 9
    assert name_slug(slug) == slug or len(slug) > LONGEST_NAME


def test_codes_that_differ_in_a_bar_or_share_a_code_get_slugs_of_their_own() -> None:
    numbers = {number_slug(f"5/{kind.code}-UBND") for kind in document_types()}
    assert len(numbers) == len({kind.code for kind in document_types()})
    assert number_slug("66-QĐ/TW", "Quy định") == "quy-dinh-66-qd-tw"
    assert number_slug("66-QĐ/TW", "Quyết định") == "66-qd-tw"


@pytest.mark.parametrize(
    ("number", "year"),
    [("30/2020/NĐ-CP", "2020"), ("2020/NQ-CP", None), ("57-NQ/TW", None)],
)
def test_a_normative_number_holds_its_year(number: str, year: str | None) -> None:
    assert year_in(number) == year


def test_a_place_is_added_to_a_name_that_does_not_hold_it() -> None:
    assert named_slug("Đề án 06") == "de-an-06"
    assert named_slug("Chương trình", "Kon Tum") == "chuong-trinh-kon-tum"
    name = "Quy hoạch tỉnh Kon Tum thời kỳ 2021-2030"
    assert named_slug(name, "Kon Tum") == "quy-hoach-tinh-kon-tum-thoi-ky-2021-2030"


def test_long_names_that_begin_alike_stay_apart() -> None:
    one, two = name_slug("chương trình " * 20 + "a"), name_slug("chương trình " * 20)
    assert one != two
    assert one[:LONGEST_NAME] == two[:LONGEST_NAME]


def test_an_unnumbered_letter_is_the_same_from_a_text_file_word_or_pdf() -> None:
    texts = (
        "Thực hiện Nghị quyết.\n",
        "Thực  hiện\r\nNghị quyết .",
        "THỰC HIỆN nghị quyết",
        "| Nghị quyết | Thực hiện |",
    )
    slugs = {
        unnumbered_slug("Công văn", "Ủy ban nhân dân tỉnh Kon Tum", text)
        for text in texts
    }
    assert len(slugs) == 1
    assert slugs.pop().startswith("cong-van-ubnd-tinh-kon-tum-u-")
    assert unnumbered_slug(None, None, "a").startswith("van-ban-u-")
    assert unnumbered_slug(None, None, "a a") != unnumbered_slug(None, None, "a")


def test_letters_that_share_a_number_share_a_slug_but_for_a_hash() -> None:
    apart = apart_slug("5-kh-ubnd-kon-tum-2025", "print")
    assert re.fullmatch(r"5-kh-ubnd-kon-tum-2025-u-[0-9a-f]{8}", apart)
    assert shared_slug(apart) == "5-kh-ubnd-kon-tum-2025" == shared_slug(apart[:-11])


def test_items_d_and_dd_are_two_tasks() -> None:
    assert [task_part(label) for label in ("3.d", "3.đ", "10")] == [
        "t-3-d",
        "t-3-dd",
        "t-10",
    ]


def test_rows_of_annexes_have_readable_parts() -> None:
    assert [task_part(label) for label in ("PL2.7", "PL2.II.1", "p2.PL.1")] == [
        "t-pl2-7",
        "t-pl2-ii-1",
        "t-p2-pl-1",
    ]


def test_a_part_leads_back_to_its_whole() -> None:
    assignment = part(part("57-nq-tw-2024", "t-3-b"), "a1")
    assert assignment == "57-nq-tw-2024.t-3-b.a1"
    assert whole(assignment) == "57-nq-tw-2024"


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*", fullmatch=True))
def test_an_iri_leads_back_to_its_slug(slug: str) -> None:
    iris = Iris("https://example.org/id/")
    assert iris.slug(iris.iri(slug)) == slug


def test_an_iri_of_another_base_is_refused() -> None:
    with pytest.raises(ValueError, match="not an IRI under"):
        Iris().slug("https://example.org/57-nq-tw-2024")


def test_a_urn_names_issuer_type_day_and_number() -> None:
    assert (
        lex_urn("bo-chinh-tri", "Nghị quyết", "2024-12-22", "57-NQ/TW")
        == "urn:lex:vn:bo.chinh.tri:nghi.quyet:2024-12-22;57-nq-tw"
    )
