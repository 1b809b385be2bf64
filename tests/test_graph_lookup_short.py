"""Abbreviations, codes and labels of items, as officials type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import AmbiguousError, NotFoundError
from graph.lookup import find
from graph.readings import readings
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.lookup import Kind
    from graph.store import Store

MAY = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
MARCH = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"
BANK = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


@pytest.mark.parametrize(
    ("key", "slug"),
    [
        ("NHCSXH", BANK),
        ("nhcsxh", BANK),
        ("NHCSXH tỉnh", BANK),
        ("STC", "so-tai-chinh-tinh-kon-tum"),
        ("stc", "so-tai-chinh-tinh-kon-tum"),
        ("BTC", "bo-tai-chinh"),
        ("TTg", "thu-tuong-chinh-phu"),
        ("Sở KH&CN", "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"),
        ("Sở KHCN", "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"),
        ("Sở VH,TT&DL", "so-van-hoa-the-thao-va-du-lich-tinh-kon-tum"),
        ("UBND tỉnh", "uy-ban-nhan-dan-tinh-kon-tum"),
        ("ubnd tinh", "uy-ban-nhan-dan-tinh-kon-tum"),
        ("HĐND tỉnh", "hoi-dong-nhan-dan-tinh-kon-tum"),
        ("VP UBND tỉnh", "van-phong-uy-ban-nhan-dan-tinh-kon-tum"),
        ("NHNN Khu vực 11", "ngan-hang-nha-nuoc-khu-vuc-11"),
        ("NQ57", "57-nq-tw-2024"),
        ("NQ 57", "57-nq-tw-2024"),
        ("nq57", "57-nq-tw-2024"),
        ("CV 2522", "2522-stc-th-kon-tum-2025"),
        ("CV2522", "2522-stc-th-kon-tum-2025"),
        ("QĐ 42", "42-qd-ubnd-kon-tum-2025"),
        ("KH 725", "725-kh-ubnd-kon-tum-2025"),
    ],
)
def test_what_an_official_abbreviates_is_found(
    store: Store, key: str, slug: str
) -> None:
    assert find(store, key) == slug


@pytest.mark.parametrize(
    ("key", "slug"),
    [
        (f"{MAY}.t-10", f"{MAY}.t-10"),
        ("10 124/NQ-CP", f"{MAY}.t-10"),
        ("10 NQ124", f"{MAY}.t-10"),
        ("124/NQ-CP, nhiệm vụ 10", f"{MAY}.t-10"),
        ("10 05/CT-TTg", f"{MARCH}.t-10"),
        (f"nhiệm vụ 10 {MAY}", f"{MAY}.t-10"),
        (f"{MAY} 10", f"{MAY}.t-10"),
        ("mục 3.b của 05/CT-TTg", f"{MARCH}.t-3-b"),
        ("điểm d mục 1 05/CT-TTg", f"{MARCH}.t-1-d"),
        ("1d 05/CT-TTg", f"{MARCH}.t-1-d"),
        ("1.đ 05/CT-TTg", f"{MARCH}.t-1-dd"),
        ("1.d", f"{MARCH}.t-1-d"),
        ("11", f"{MAY}.t-11"),  # the other letter has ten
    ],
)
def test_a_task_is_found_by_label_and_letter(store: Store, key: str, slug: str) -> None:
    assert find(store, key, "task") == slug


@pytest.mark.parametrize(
    ("key", "kinds", "candidates"),
    [
        ("10", ("task",), (f"{MARCH}.t-10", f"{MAY}.t-10")),
        ("NQ 66", (), ("66-nq-cp-2025", "66-nq-tw-2025")),
        (
            "UBND",
            (),
            (
                "uy-ban-nhan-dan-cac-huyen-thanh-pho-thuoc-tinh-kon-tum",
                "uy-ban-nhan-dan-tinh-kon-tum",
            ),
        ),
    ],
)
def test_between_equals_the_candidates_are_told(
    store: Store, key: str, kinds: tuple[Kind, ...], candidates: tuple[str, ...]
) -> None:
    with pytest.raises(AmbiguousError) as error:
        find(store, key, *kinds)
    assert error.value.candidates == candidates


@pytest.mark.parametrize("key", ["99 124/NQ-CP", "10 999/NQ-CP", "SYT", "NQ58"])
def test_what_is_not_there_is_not_guessed(store: Store, key: str) -> None:
    with pytest.raises(NotFoundError):
        find(store, key, "task", "agency", "document")


def test_an_abbreviation_is_a_word_of_its_own() -> None:
    assert readings("Ủy ban nhân dân tỉnh") == ("Ủy ban nhân dân tỉnh",)
    assert "Ủy ban nhân dân tỉnh" in readings("UBND tỉnh")
    assert readings("57-NQ/TW") == ("57-NQ/TW",)
