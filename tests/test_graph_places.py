"""Bodies of the provinces are told from their namesakes by their place."""

from __future__ import annotations

import pytest

from graph.places import full_name, place_of, telling_place


@pytest.mark.parametrize(
    ("issuer", "level", "place"),
    [
        ("Bộ Chính trị", "central_party", None),
        ("Ủy ban nhân dân tỉnh", "provincial_government", "Kon Tum"),
        ("Ủy ban nhân dân tỉnh Quảng Ngãi", "provincial_government", "Quảng Ngãi"),
        ("Thành ủy Hà Nội", "provincial_party", "Hà Nội"),
        ("Tỉnh ủy Gia Lai về công tác", "provincial_party", "Gia Lai"),
        (None, "provincial_department", "Kon Tum"),
        ("Ngân hàng Nhà nước Khu vực 11", "central_branch", "Khu vực 11"),
        ("Ủy ban nhân dân huyện Đăk Hà", "district", "huyện Đăk Hà Kon Tum"),
        ("UBND phường 5 tỉnh Gia Lai", "commune", "phường 5 Gia Lai"),
        # no name of its own, but not the province
        ("Ủy ban nhân dân huyện", "district", "huyện Kon Tum"),
        ("UBND xã", "commune", "xã Kon Tum"),
        ("UBND thành phố", "provincial_government", "thành phố Kon Tum"),
        ("UBND thành phố Hà Nội", "provincial_government", "Hà Nội"),
        # whose committee it is makes no other place
        ("Huyện ủy Đăk Hà", "district", "huyện Đăk Hà Kon Tum"),
        ("Đảng ủy xã Ngọk Bay", "commune", "xã Ngọk Bay Kon Tum"),
        # written in several ways, one place
        ("Thành ủy Thành phố Hồ Chí Minh", "provincial_party", "Hồ Chí Minh"),
        ("Thành ủy TP. Hồ Chí Minh", "provincial_party", "Hồ Chí Minh"),
        ("UBND tỉnh Bà Rịa - Vũng Tàu", "provincial_government", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_the_place_is_the_bodys_own_else_that_of_the_letter(
    issuer: str | None, level: str, place: str | None
) -> None:
    assert place_of(issuer, level, "Kon Tum") == place


@pytest.mark.parametrize(
    ("printed", "level", "name"),
    [
        ("Sở Tài chính", "provincial_department", "Sở Tài chính tỉnh Kon Tum"),
        ("Ban Thường vụ Tỉnh ủy", "provincial_party", "Ban Thường vụ Tỉnh ủy Kon Tum"),
        ("Công an tỉnh", "provincial_department", "Công an tỉnh Kon Tum"),
        ("Sở Y tế tỉnh Gia Lai", "provincial_department", "Sở Y tế tỉnh Gia Lai"),
        ("Chính phủ", "central_government", "Chính phủ"),
        (
            "Ngân hàng Nhà nước Khu vực 11",
            "central_branch",
            "Ngân hàng Nhà nước Khu vực 11",
        ),
    ],
)
def test_a_provincial_bodys_name_is_completed(
    printed: str, level: str, name: str
) -> None:
    assert full_name(printed, level, "Kon Tum") == name
    assert full_name(printed, level, None) == printed


def test_a_region_needs_no_province_to_be_told_apart() -> None:
    region = "Ngân hàng Nhà nước Khu vực 11"
    assert telling_place(region, "central_branch", "Kon Tum") is None
    assert telling_place("Sở Y tế", "provincial_department", "Kon Tum") == "Kon Tum"
    assert telling_place("Bộ Y tế", "ministry", "Kon Tum") is None


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân tỉnh Bình Định",
        "Ban Thường vụ Tỉnh ủy Bình Định",
        "Sở Y tế thành phố Đà Nẵng",
    ],
)
def test_a_body_that_names_its_province_is_the_same_in_letters_of_another(
    name: str,
) -> None:
    assert telling_place(name, "provincial_department", "Gia Lai") is None
