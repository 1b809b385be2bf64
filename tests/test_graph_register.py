"""The register gives bodies the slugs that the graph makes of what letters print."""

from __future__ import annotations

from datetime import date

import pytest

from graph.iris import named_slug
from graph.places import full_name, telling_place
from ontology.register import Body, register
from ontology.register.naming import NEW

REGISTER = register()


def slugs(body: Body) -> list[str]:
    """Return the slugs of a body's names in a letter of its province."""
    province = REGISTER.places[body.place].name if body.place else None
    place = telling_place(body.name, body.level, province)
    return [named_slug(name, place) for name in (body.name, *body.also)]


def test_ids_are_the_slugs_of_the_graph() -> None:
    odd = {}
    for body in REGISTER.bodies.values():
        made = slugs(body)[0]
        place = body.place or ""
        expected = made + NEW if place.endswith(NEW) else made
        numbered = [f"{made}-{n}{NEW * place.endswith(NEW)}" for n in (2, 3)]
        if body.id not in (expected, *numbered):
            odd[body.id] = expected
    assert odd == {}


# Communes whose names fold to the slug of another in their province at that time.
TWINS = {
    "xã Ba Tô",
    "xã Ba Tơ",
    "xã Bình Thanh",
    "xã Bình Thạnh",
    "xã Sơn Hà",
    "xã Sơn Hạ",
    "xã Đăk Long",
}


def test_every_name_finds_its_body_or_its_twins_hide_it() -> None:
    hidden = set()
    for body in REGISTER.bodies.values():
        for slug in slugs(body):
            found = REGISTER.at(slug, body.until or body.since or date(2025, 5, 22))
            assert found in (body, None), slug
            hidden.update([] if found else [body.name])
    communes = {name.partition(" xã ")[2] for name in hidden if " xã " in name}
    assert {f"xã {name}" for name in communes} == TWINS


# What the sample letters give to bodies that no longer are.
@pytest.mark.parametrize(
    ("id_", "level"),
    [
        ("chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum", "central_branch"),
        ("cong-an-tinh-kon-tum", "provincial_department"),
        ("hoi-dong-nhan-dan-tinh-kon-tum", "provincial_council"),
        ("ngan-hang-nha-nuoc-khu-vuc-11", "central_branch"),
        ("so-van-hoa-the-thao-va-du-lich-tinh-kon-tum", "provincial_department"),
        ("trung-tam-pv-hcc-kon-tum", "provincial_department"),
        (
            "trung-tam-xuc-tien-dau-tu-thuong-mai-va-du-lich-tinh-kon-tum",
            "provincial_department",
        ),
        ("trung-uong", "central_party"),
        ("van-phong-uy-ban-nhan-dan-tinh-kon-tum", "provincial_department"),
    ],
)
def test_bodies_of_the_sample_letters_are_known(id_: str, level: str) -> None:
    body = REGISTER.at(id_, date(2025, 5, 22))
    assert body
    assert body.level == level
    after = date(2025, 8, 1)
    lasting = body.until is None
    assert bool(REGISTER.heirs(body.id, after)) is not lasting


# As letters of Kon Tum print them, with the level that extraction gives.
@pytest.mark.parametrize(
    ("printed", "level", "id_"),
    [
        ("Sở Tài chính", "provincial_department", "so-tai-chinh-tinh-kon-tum"),
        (
            "Ủy ban nhân dân tỉnh",
            "provincial_government",
            "uy-ban-nhan-dan-tinh-kon-tum",
        ),
        ("Tỉnh ủy", "provincial_party", "tinh-uy-kon-tum"),
        ("Ban Thường vụ Tỉnh ủy", "provincial_party", "ban-thuong-vu-tinh-uy-kon-tum"),
        ("Công an tỉnh", "provincial_department", "cong-an-tinh-kon-tum"),
        (
            "Ủy ban nhân dân huyện Đăk Hà",
            "district",
            "uy-ban-nhan-dan-huyen-dak-ha-kon-tum",
        ),
        (
            "Ủy ban nhân dân thành phố Kon Tum",
            "district",
            "uy-ban-nhan-dan-thanh-pho-kon-tum",
        ),
        ("Huyện ủy Sa Thầy", "district", "huyen-uy-sa-thay-kon-tum"),
        (
            "Ban quản lý Khu kinh tế tỉnh",
            "provincial_department",
            "ban-quan-ly-khu-kinh-te-tinh-kon-tum",
        ),
    ],
)
def test_a_printed_name_has_the_id_of_its_body(
    printed: str, level: str, id_: str
) -> None:
    name = full_name(printed, level, "Kon Tum")
    assert named_slug(name, telling_place(name, level, "Kon Tum")) == id_
    assert id_ in REGISTER.bodies
