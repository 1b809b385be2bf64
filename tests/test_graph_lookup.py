"""From what a person types to the one thing meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.lookup import find
from tests.provincial import filled, letter, read
from tests.samples import sample_store

if TYPE_CHECKING:
    from extract.model import Extraction
    from graph.store import Store

DEPARTMENT = "so-tai-chinh-tinh-kon-tum"
BANK = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


@pytest.mark.parametrize(
    ("key", "slug"),
    [
        ("57-nq-tw-2024", "57-nq-tw-2024"),
        ("https://w3id.org/chidao/id/57-nq-tw-2024", "57-nq-tw-2024"),
        ("57-NQ/TW", "57-nq-tw-2024"),
        ("57nq/tw", "57-nq-tw-2024"),
        ("Nghị quyết số 57-NQ/TW", "57-nq-tw-2024"),
        ("NQ 57-NQ/TW", "57-nq-tw-2024"),
        ("5/CT-TTg", "05-ct-ttg-2025"),
        ("05/CT-TTg", "05-ct-ttg-2025"),
        ("66-NQ/TW", "66-nq-tw-2025"),
        ("66/NQ-CP", "66-nq-cp-2025"),
        ("Đề án 06", "de-an-06"),
        ("Chi nhánh Ngân hàng Chính sách xã hội", BANK),
        ("chi nhanh ngan hang chinh sach xa hoi", BANK),
        ("Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum", BANK),
        ("ngân hàng chính sách xã hội", BANK),
        ("Sở Tài chính", "so-tai-chinh-tinh-kon-tum"),
        ("Bộ Tài chính", "bo-tai-chinh"),
        ("Ban Thường vụ Tỉnh uỷ", "ban-thuong-vu-tinh-uy-kon-tum"),
    ],
)
def test_a_slug_a_number_or_a_name_is_enough(store: Store, key: str, slug: str) -> None:
    assert find(store, key) == slug


def test_between_equals_nothing_is_guessed(store: Store) -> None:
    with pytest.raises(AmbiguousError) as error:
        find(store, "66")
    assert error.value.candidates == ("66-nq-cp-2025", "66-nq-tw-2025")
    assert "66-nq-cp-2025; 66-nq-tw-2025" in error.value.message("vi")


def test_what_comes_close_is_offered(store: Store) -> None:
    with pytest.raises(NotFoundError) as error:
        find(store, "58-NQ/TW", "document")
    assert "57-NQ/TW" in error.value.near
    assert "58-NQ/TW" in str(error.value)


@pytest.mark.parametrize("key", ["", " ", "…", "không có gì như thế"])
def test_nothing_is_found_for_nothing(store: Store, key: str) -> None:
    with pytest.raises(NotFoundError):
        find(store, key)


def test_only_what_may_be_meant_is_looked_at(store: Store) -> None:
    with pytest.raises(NotFoundError):
        find(store, "57-NQ/TW", "agency")
    with pytest.raises(NotFoundError):
        find(store, "Sở Tài chính", "document")


def central(number: str) -> Extraction:
    """A letter of a ministry, whose "Sở Tài chính" is any province's."""
    return read(
        f"BỘ NỘI VỤ\nSố: {number}\nHà Nội, ngày 05 tháng 5 năm 2025\n"
        "V/v triển khai nhiệm vụ\n\nKính gửi: Ủy ban nhân dân các tỉnh, thành phố.\n\n"
        "Bộ Nội vụ đề nghị:\n1. Sở Tài chính chủ trì rà soát dự toán.\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )


def test_a_department_of_no_province_gives_way_to_the_only_one_of_a_province() -> None:
    store = filled(central("15/BNV-TC"), letter())
    assert {"so-tai-chinh", DEPARTMENT} <= catalog(store).agencies.keys()
    assert find(store, "Sở Tài chính") == DEPARTMENT
    assert find(store, "STC") == DEPARTMENT
    assert find(store, "so-tai-chinh") == "so-tai-chinh"
    assert find(filled(central("15/BNV-TC")), "Sở Tài chính") == "so-tai-chinh"


def test_of_two_provinces_and_none_nothing_is_guessed() -> None:
    other = read(
        "ỦY BAN NHÂN DÂN\nTỈNH GIA LAI\nSố: 9/UBND-KT\n"
        "Gia Lai, ngày 02 tháng 5 năm 2025\nV/v dự toán\n\nKính gửi: Sở Tài chính.\n\n"
        "1. Sở Tài chính chủ trì rà soát dự toán.\n\nNơi nhận:\n- Lưu: VT.\n"
    )
    store = filled(central("15/BNV-TC"), letter(), other)
    with pytest.raises(AmbiguousError) as error:
        find(store, "Sở Tài chính")
    assert error.value.candidates == (
        "so-tai-chinh",
        "so-tai-chinh-tinh-gia-lai",
        DEPARTMENT,
    )
