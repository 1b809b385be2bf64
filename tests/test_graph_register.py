"""The register of bodies: its slugs are those of the graph, its rows official quads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.catalog import catalog
from graph.facts import Facts, Naming
from graph.headers import LetterFacts
from graph.iris import body_slug, named_slug
from graph.meant import meant
from graph.places import full_name, telling_place
from graph.resolve import resolve
from ontology.register import Body, register
from ontology.register.naming import NEW
from tests.samples import IRIS, sample_store

REGISTER = register()
QUERIES = Path(__file__).parents[1] / "docs" / "queries"


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


def letter_of(agency: str, day: str | None) -> Facts:
    """What a letter of a day says that names one agency."""
    facts = LetterFacts("a", None, day, None, None, None, "unspecified")
    naming = Naming("a", agency, agency, "body", "unspecified")
    return Facts(facts, (), (), (naming,))


# A name that two bodies had in turn means that of the letter's day, and the graph gives
# the later a slug of its own: the other is then the earlier, who issued what is cited.
# Where the date of the letter leaves it open the name means neither.
@pytest.mark.parametrize(
    ("agency", "day", "body"),
    [
        ("so-tai-chinh-tinh-quang-ngai", "2025-05-22", "so-tai-chinh-tinh-quang-ngai"),
        (
            "so-tai-chinh-tinh-quang-ngai-2025",
            "2025-08-01",
            "so-tai-chinh-tinh-quang-ngai-2025",
        ),
        ("so-tai-chinh-tinh-quang-ngai", "2025-08-01", "so-tai-chinh-tinh-quang-ngai"),
        ("so-tai-chinh-tinh-quang-ngai", "2025-08", "so-tai-chinh-tinh-quang-ngai"),
        ("so-tai-chinh-tinh-quang-ngai", "2025", None),
        ("so-tai-chinh-tinh-quang-ngai", None, None),
        ("so-tai-chinh-tinh-kon-tum", None, "so-tai-chinh-tinh-kon-tum"),
        ("so-tai-chinh-tinh-kon-tum", "2025", "so-tai-chinh-tinh-kon-tum"),
        ("trung-uong", "2025-05-22", "ban-chap-hanh-trung-uong-dang"),
        ("dang-nha-nuoc", "2025-05-22", None),
    ],
)
def test_a_name_means_the_body_of_the_day(
    agency: str, day: str | None, body: str | None
) -> None:
    found = meant(letter_of(agency, day))
    assert found.bodies == ({agency: {body}} if body else {})


def heirs_asked(name: str, day: date) -> set[tuple[str, str | None]]:
    """The bodies and fields of work that the query in the docs finds."""
    query = (QUERIES / "successors.rq").read_text(encoding="utf-8")
    asked = query.replace("Sở Tài chính tỉnh Kon Tum", name).replace(
        '"2025-08-01"', f'"{day}"'
    )
    rows = sample_store("000", "001").rows(asked)
    return {(IRIS.slug(row["body"]), row.get("field")) for row in rows}


def test_the_query_names_the_heir_and_the_acts() -> None:
    query = (QUERIES / "successors.rq").read_text(encoding="utf-8")
    rows = sample_store("000", "001").rows(query)
    (heir,) = REGISTER.heirs("so-tai-chinh-tinh-kon-tum", date(2025, 8, 1))
    assert {row["name"] for row in rows} == {heir.body.name}
    assert {row["number"] for row in rows} == {act.number for act in heir.sources}
    assert {row["certain"] for row in rows} == {"true"}
    assert {row["date"] for row in rows} == {"2025-07-01"}


def test_the_graph_and_the_register_name_the_same_heirs() -> None:
    day, told = date(2025, 8, 1), 0
    rows = sample_store("000", "001").rows(
        "SELECT ?name ?body { ?agency cd:meansBody ?body . ?body skos:prefLabel ?name ;"
        " schema:dissolutionDate ?until FILTER(?until < '2025-08-01'^^xsd:date) }"
    )
    for row in rows:
        id_ = IRIS.slug(row["body"]).removeprefix("body.")
        heirs = REGISTER.heirs(id_, day)
        expected = {(body_slug(heir.body.id), heir.field) for heir in heirs}
        assert heirs_asked(row["name"], day) == expected
        told += len(expected)
    assert told > 10
    assert heirs_asked("Bộ Tài chính", day) == set()


def test_bodies_that_nobody_names_are_no_agencies() -> None:
    store = sample_store("000", "001")
    assert not any(slug.startswith("body.") for slug in catalog(store).agencies)
    rows = store.rows("SELECT ?b { ?b a org:FormalOrganization ; a cd:Agency }")
    assert rows == []


def test_only_what_letters_concern_is_written() -> None:
    store = sample_store("000", "001")
    bodies = {
        IRIS.slug(row["b"]).removeprefix("body.")
        for row in store.rows("SELECT ?b { ?b a org:FormalOrganization }")
    }
    assert bodies < set(REGISTER.bodies)
    places = {REGISTER.bodies[id_].place for id_ in bodies}
    assert places == {None, "kon-tum", "quang-ngai", "quang-ngai-2025"}


def test_leadership_stands_beside_the_tree() -> None:
    store = sample_store("000", "001")
    (row,) = store.rows(
        "SELECT ?above { ?b skos:prefLabel 'Sở Tài chính tỉnh Kon Tum' ;"
        " org:subOrganizationOf/skos:prefLabel ?above }"
    )
    assert row == {"above": "Ủy ban nhân dân tỉnh Kon Tum"}
    both = "SELECT ?b { ?b cd:ledBy ?one ; org:subOrganizationOf+ ?one }"
    led = store.rows("SELECT ?b { ?b cd:ledBy ?one }")
    assert led
    assert store.rows(both) == []


def test_members_of_a_group_are_those_of_the_day_of_the_letter() -> None:
    rows = sample_store("001").rows(
        "SELECT ?name ?last { ?m a org:Membership ; org:organization ?group ;"
        " org:member/skos:prefLabel ?name ; schema:endDate ?last ; cd:source/cd:seen ?s"
        " FILTER(CONTAINS(STR(?group), 'huyen-thanh-pho')) }"
    )
    assert len(rows) == 10
    assert {row["last"] for row in rows} == {"2025-06-30"}


def test_every_source_says_whether_it_was_seen() -> None:
    rows = sample_store("000", "001").rows(
        "SELECT ?seen (COUNT(*) AS ?n) { ?row cd:source|cd:basis ?act ."
        " ?act cd:seen ?seen } GROUP BY ?seen"
    )
    assert {row["seen"] for row in rows} == {"true", "false"}


def test_the_same_letters_write_nothing_anew() -> None:
    store = sample_store("000", "001")
    before = store.quads(IRIS.register)
    store.touched.add_everything()
    resolve(store, IRIS)
    assert store.quads(IRIS.register) == before
