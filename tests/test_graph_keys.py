"""What tells numbered documents apart, and when two mentions may mean one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.keys import Key, most_precise

NUMBERS = st.sampled_from(
    [
        "57-NQ/TW",
        "725/KH-UBND",
        "30/2020/NĐ-CP",
        "12/2025/QĐ-UBND",
        "5/HĐ-UBND",
        "66-QĐ/TW",
        "12/UBND-KT",
    ]
)
LEVELS = st.sampled_from(
    ["central_party", "provincial_government", "district", "unspecified", None]
)


@given(
    number=NUMBERS,
    level=LEVELS,
    date=st.sampled_from(
        [None, "2024", "2025", "2025-03-07", "2025-07", "2026-01-22", "2026-01-23"]
    ),
    province=st.sampled_from([None, "Kon Tum", "Quảng Ngãi", "Bà Rịa - Vũng Tàu"]),
    type_=st.sampled_from([None, "Quyết định", "Quy định"]),
)
def test_a_slug_leads_back_to_its_key(
    number: str,
    level: str | None,
    date: str | None,
    province: str | None,
    type_: str | None,
) -> None:
    key = Key.of(
        number, type_=type_, date=date, issuer=None, level=level, province=province
    )
    assert Key.parse(key.slug, number, level) == key


def test_a_date_and_a_place_make_a_mention_more_precise() -> None:
    bare = Key("725-kh-ubnd", None, None)
    dated = Key("725-kh-ubnd", None, "2025")
    full = Key("725-kh-ubnd", "kon-tum", "2025")
    assert most_precise(bare, (bare, dated, full)) == (full,)
    assert most_precise(full, (bare, dated, full)) == (full,)


def test_between_equals_nothing_is_chosen() -> None:
    bare = Key("66-nq-cp", "", None)
    years = [Key("66-nq-cp", "", year) for year in ("2024", "2025")]
    assert most_precise(bare, years) == tuple(years)


def test_documents_of_two_provinces_are_never_one() -> None:
    one, other = (Key("5-kh-ubnd", place, "2025") for place in ("gia-lai", "kon-tum"))
    assert not one.refines(other)
    assert most_precise(one, (one, other)) == (one,)


@pytest.mark.parametrize(
    ("number", "level", "province", "date", "slug"),
    [
        ("57-NQ/TW", "central_party", None, "2024", "57-nq-tw-2024"),
        ("66-NQ/TW", "central_party", None, "2025-04-30", "66-nq-tw-2025"),
        ("66/NQ-CP", "central_government", None, "2025", "66-nq-cp-2025"),
        ("39-CT/TW", "central_party", None, None, "39-ct-tw"),
        (
            "725/KH-UBND",
            "provincial_government",
            "Kon Tum",
            "2025-03-07",
            "725-kh-ubnd-kon-tum-2025",
        ),
        ("30/2020/NĐ-CP", "central_government", None, "2020", "30-2020-nd-cp"),
        ("57/2014/QH13", "national_assembly", None, None, "57-2014-qh13"),
    ],
)
def test_a_numbered_document_is_called_by_number_place_and_year(
    number: str, level: str, province: str | None, date: str | None, slug: str
) -> None:
    assert (
        Key.of(
            number, type_=None, date=date, issuer=None, level=level, province=province
        ).slug
        == slug
    )


def local(number: str, date: str | None, province: str = "Quảng Ngãi") -> Key:
    """The key of a document of the committee of a province."""
    return Key.of(
        number,
        type_=None,
        date=date,
        issuer=None,
        level="provincial_government",
        province=province,
    )


@pytest.mark.parametrize(
    ("number", "date", "slug"),
    [
        ("12/QĐ-UBND", "2025-06-30", "12-qd-ubnd-quang-ngai-2025-h1"),
        ("12/QĐ-UBND", "2025-07-01", "12-qd-ubnd-quang-ngai-2025-h2"),
        ("12/QĐ-UBND", "2025-07", "12-qd-ubnd-quang-ngai-2025-h2"),
        ("12/QĐ-UBND", "2025", "12-qd-ubnd-quang-ngai-2025"),
        ("12/QĐ-UBND", None, "12-qd-ubnd-quang-ngai"),
        ("12/QĐ-UBND", "2024-06-30", "12-qd-ubnd-quang-ngai-2024"),
        ("12/QĐ-UBND", "2026-06-30", "12-qd-ubnd-quang-ngai-2026"),
        ("12/2025/QĐ-UBND", "2025-08-01", "12-2025-qd-ubnd-quang-ngai-2025-h2"),
        ("12/2025/QĐ-UBND", "2025", "12-2025-qd-ubnd-quang-ngai"),
    ],
)
def test_a_province_merged_under_its_name_has_two_series_in_2025(
    number: str, date: str | None, slug: str
) -> None:
    assert local(number, date).slug == slug


def test_a_province_that_ended_or_stayed_has_one() -> None:
    assert local("5/KH-UBND", "2025-03-07", "Kon Tum").scope == "2025"
    assert local("5/KH-UBND", "2025-08-07", "Nghệ An").scope == "2025"
    region = Key.of(
        "5/TB-NHNN",
        type_=None,
        date="2025-08-01",
        issuer="Ngân hàng Nhà nước Khu vực 11",
        level="central_branch",
        province="Quảng Ngãi",
    )
    assert region.scope == "2025"


def test_a_year_may_mean_either_series_and_a_day_only_one() -> None:
    year, old, new = (
        local("12/QĐ-UBND", date) for date in ("2025", "2025-03-01", "2025-09-01")
    )
    assert most_precise(year, (year, old)) == (old,)
    assert most_precise(year, (year, old, new)) == (old, new)
    assert most_precise(old, (year, old, new)) == (old,)
    assert not new.refines(local("12/QĐ-UBND", "2024"))


def test_a_congress_parts_the_numbers_of_its_year() -> None:
    old, new, other = (
        Key.of(
            number,
            type_=None,
            date=date,
            issuer=None,
            level=level,
            province=None,
        ).slug
        for number, date, level in (
            ("399-QĐ/TW", "2026-01-09", "central_party"),
            ("1-QĐ/TW", "2026-01-23", "central_party"),
            ("1/NQ-CP", "2026-01-09", "central_government"),
        )
    )
    assert old == "399-qd-tw-2026-xiii"
    assert new == "01-qd-tw-2026-xiv"
    assert other == "01-nq-cp-2026"
