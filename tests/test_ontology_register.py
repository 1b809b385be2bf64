"""The register of bodies: its rows hold together, and it answers by date."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

import pytest

from ontology.register import Register, register
from ontology.register.rows import Branch, ChangeKind
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.register import Alias, Body, Place

BEFORE = date(2025, 5, 22)
AFTER = date(2025, 8, 1)
MERGER = date(2025, 7, 1)


@pytest.fixture(scope="module")
def rows() -> Register:
    return register()


def has_cycle(edges: dict[str, set[str]]) -> bool:
    """Whether following the edges from some node leads back to it."""
    done: set[str] = set()

    def loops(node: str, path: frozenset[str]) -> bool:
        if node in path:
            return True
        if node in done:
            return False
        done.add(node)
        return any(loops(one, path | {node}) for one in edges.get(node, ()))

    return any(loops(node, frozenset()) for node in edges)


def test_a_cycle_is_noticed() -> None:
    assert has_cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert not has_cycle({"a": {"b", "c"}, "b": {"c"}})


# Schema.


def test_ids_are_unique() -> None:
    from ontology.register.load import load  # noqa: PLC0415 - rows before they are keyed

    found = load()
    for table in (found.sources, found.places, found.bodies, found.changes):
        ids = Counter(row.id for row in table)
        assert [id_ for id_, count in ids.items() if count > 1] == []
    assert len({group.id for group in found.groups}) == len(found.groups)


def test_every_row_has_a_source_and_every_source_a_row(rows: Register) -> None:
    tables: tuple[Iterable[object], ...] = (
        rows.places.values(),
        rows.bodies.values(),
        rows.groups.values(),
        rows.aliases,
    )
    named = {row.source for table in tables for row in table}  # type: ignore[attr-defined] # each has one
    named |= {one for change in rows.changes.values() for one in change.basis}
    shares = [share for change in rows.changes.values() for share in change.fields]
    named |= {one for share in shares for one in share.basis}
    assert named == rows.sources.keys()
    assert all(change.basis for change in rows.changes.values())


def test_a_source_that_was_seen_says_where(rows: Register) -> None:
    for source in rows.sources.values():
        assert source.address if source.seen else source.note or source.number


def test_every_reference_resolves(rows: Register) -> None:
    bodies = rows.bodies.values()
    named = {body.parent for body in bodies} | {body.led_by for body in bodies}
    changes = rows.changes.values()
    named |= {one for c in changes for one in (*c.original, *c.resulting)}
    named |= {share.body for change in changes for share in change.fields}
    assert named - rows.bodies.keys() <= {None}
    assert {body.place for body in bodies} - rows.places.keys() <= {None}


def test_words_are_those_of_the_vocabulary(rows: Register) -> None:
    levels = {str(term).rpartition("/")[2] for term in vocabulary().subjects()}
    assert {body.level for body in rows.bodies.values()} <= levels
    assert {body.branch for body in rows.bodies.values()} == set(get_args(Branch))
    assert {c.kind for c in rows.changes.values()} <= set(get_args(ChangeKind))


def test_dates_are_in_order(rows: Register) -> None:
    lasting: list[Place | Body | Alias] = [*rows.places.values(), *rows.aliases]
    for row in (*lasting, *rows.bodies.values()):
        assert row.since is None or row.until is None or row.since <= row.until, row
    for change in rows.changes.values():
        for id_ in change.original:
            until = rows.bodies[id_].until
            assert until == change.date - timedelta(days=1), change.id
        for id_ in change.resulting:
            body = rows.bodies[id_]
            assert body.since is None or body.since <= change.date, change.id
            assert body.until is None or body.until >= change.date, change.id


def test_nothing_is_above_or_after_itself(rows: Register) -> None:
    bodies = rows.bodies.values()
    assert not has_cycle({b.id: {b.parent} for b in bodies if b.parent})
    assert not has_cycle({b.id: {b.led_by} for b in bodies if b.led_by})
    edges: dict[str, set[str]] = {}
    for change in rows.changes.values():
        for id_ in change.original:
            edges.setdefault(id_, set()).update(change.resulting)
    assert not has_cycle(edges)


def test_party_and_state_are_two_orders(rows: Register) -> None:
    for body in rows.bodies.values():
        above = rows.bodies[body.parent] if body.parent else None
        assert above is None or (above.branch == "party") == (body.branch == "party")
        leads = rows.bodies[body.led_by] if body.led_by else None
        assert leads is None or leads.branch == "party", body.id
        assert body.branch != "party" or body.led_by is None, body.id


def test_vertical_bodies_have_a_parent_in_the_centre(rows: Register) -> None:
    vertical = [
        b for b in rows.bodies.values() if b.branch == "vertical" and b.kind != "bank"
    ]
    assert vertical
    for body in vertical:
        assert body.parent
        assert rows.bodies[body.parent].place is None


def test_what_is_certain_rests_on_something_seen(rows: Register) -> None:
    for change in rows.changes.values():
        seen = any(rows.sources[one].seen for one in change.basis)
        assert seen or not change.certain, change.id
        assert len(change.resulting) == 1 or not change.certain, change.id


# Places.


@pytest.mark.parametrize(
    ("day", "count"), [(date(2024, 12, 31), 63), (BEFORE, 63), (AFTER, 34)]
)
def test_provinces_of_a_day(day: date, count: int, rows: Register) -> None:
    alive = [
        place
        for place in rows.places.values()
        if (place.since is None or place.since <= day)
        and (place.until is None or day <= place.until)
    ]
    assert len(alive) == count


def test_provinces_that_ended_went_into_one_new_one(rows: Register) -> None:
    ended = [p for p in rows.places.values() if p.until == MERGER - timedelta(days=1)]
    assert len(ended) == 52
    for place in ended:
        name = f"Ủy ban nhân dân {place.in_full}"
        committee = rows.named(name, BEFORE)
        assert committee is not None
        (heir,) = rows.heirs(committee.id, AFTER)
        assert heir.certain
        assert heir.body.place
        assert heir.body.place.endswith("-2025")


# Which body a slug means on a day.
@pytest.mark.parametrize(
    ("slug", "day", "id_"),
    [
        ("so-tai-chinh-tinh-quang-ngai", BEFORE, "so-tai-chinh-tinh-quang-ngai"),
        ("so-tai-chinh-tinh-quang-ngai", AFTER, "so-tai-chinh-tinh-quang-ngai-2025"),
        ("so-tai-chinh-tinh-quang-ngai", None, "so-tai-chinh-tinh-quang-ngai"),
        (
            "so-tai-chinh-tinh-quang-ngai-2025",
            BEFORE,
            "so-tai-chinh-tinh-quang-ngai-2025",
        ),
        ("so-tai-chinh-tinh-kon-tum", AFTER, "so-tai-chinh-tinh-kon-tum"),
        (
            "ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum",
            BEFORE,
            "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum",
        ),
        ("so-khong-co-tinh-kon-tum", BEFORE, None),
        # Two communes of Kon Tum had this name, two of Quảng Ngãi fold to one slug.
        ("uy-ban-nhan-dan-xa-dak-long-kon-tum", BEFORE, None),
        (
            "uy-ban-nhan-dan-xa-dak-long-huyen-dak-glei-kon-tum",
            BEFORE,
            "uy-ban-nhan-dan-xa-dak-long-kon-tum-2",
        ),
        ("uy-ban-nhan-dan-xa-son-ha-quang-ngai", AFTER, None),
    ],
)
def test_at(slug: str, day: date | None, id_: str | None, rows: Register) -> None:
    found = rows.at(slug, day)
    assert (found and found.id) == id_


@pytest.mark.parametrize(
    ("name", "day", "id_"),
    [
        ("Sở Tài chính tỉnh Quảng Ngãi", AFTER, "so-tai-chinh-tinh-quang-ngai-2025"),
        ("Bộ Tài chính", AFTER, "bo-tai-chinh"),
        ("Ban Bí thư", AFTER, "ban-bi-thu-trung-uong-dang"),
    ],
)
def test_named(name: str, day: date, id_: str, rows: Register) -> None:
    found = rows.named(name, day)
    assert found
    assert found.id == id_


# Who answers for a body that has ended: the heir, and the act behind each step.
@pytest.mark.parametrize(
    ("id_", "day", "heir", "acts"),
    [
        (
            "so-tai-chinh-tinh-kon-tum",
            AFTER,
            "so-tai-chinh-tinh-quang-ngai-2025",
            ["202/2025/QH15"],
        ),
        (
            "so-tai-chinh-tinh-quang-ngai",
            AFTER,
            "so-tai-chinh-tinh-quang-ngai-2025",
            ["202/2025/QH15"],
        ),
        (
            "so-ke-hoach-va-dau-tu-tinh-kon-tum",
            BEFORE,
            "so-tai-chinh-tinh-kon-tum",
            ["45/2025/NĐ-CP"],
        ),
        (
            "so-ke-hoach-va-dau-tu-tinh-kon-tum",
            AFTER,
            "so-tai-chinh-tinh-quang-ngai-2025",
            ["45/2025/NĐ-CP", "202/2025/QH15"],
        ),
        ("bo-ke-hoach-va-dau-tu", BEFORE, "bo-tai-chinh", ["176/2025/QH15"]),
        (
            "uy-ban-nhan-dan-xa-ha-mon-kon-tum",
            AFTER,
            "uy-ban-nhan-dan-xa-dak-ha-quang-ngai-2025",
            ["1677/NQ-UBTVQH15"],
        ),
    ],
)
def test_one_heir_where_the_law_names_one(
    id_: str, day: date, heir: str, acts: list[str], rows: Register
) -> None:
    (found,) = rows.heirs(id_, day)
    assert (found.body.id, found.certain) == (heir, True)
    firsts = [rows.sources[change.basis[0]].number for change in found.chain]
    assert firsts == acts
    assert set(acts) <= {source.number for source in found.sources}


def test_a_body_that_lasts_has_no_heirs(rows: Register) -> None:
    assert rows.heirs("so-tai-chinh-tinh-kon-tum", BEFORE) == ()
    assert rows.heirs("so-khong-co-tinh-kon-tum", AFTER) == ()


def test_a_body_that_nobody_saw_is_no_certain_heir(rows: Register) -> None:
    (found,) = rows.heirs("ban-to-chuc-tinh-uy-kon-tum", AFTER)
    assert not rows.sources[found.body.source].seen
    assert found.chain[0].certain
    assert not found.certain


def test_a_district_has_candidates_by_field_and_no_heir(rows: Register) -> None:
    found = rows.heirs("uy-ban-nhan-dan-huyen-dak-ha-kon-tum", AFTER)
    assert {heir.certain for heir in found} == {False}
    assert all(heir.field for heir in found)
    fields = {heir.field: heir for heir in found}
    assert len(fields) == len(found)
    assert fields["địa bàn xã Đăk Mar"].body.level == "commune"
    budget = fields["tài chính, ngân sách, đầu tư công, tài sản công"]
    assert budget.body.id == "so-tai-chinh-tinh-quang-ngai-2025"
    assert budget.sources[-1].number == "125/2025/NĐ-CP"


def test_a_vertical_body_waits_for_a_decision_of_its_own(rows: Register) -> None:
    kept = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-"
    (found,) = rows.heirs(f"{kept}kon-tum", AFTER)
    assert found.body.id == f"{kept}quang-ngai-2025"
    assert not found.certain
    assert "quyet-dinh-nganh-doc" in found.chain[0].basis


# Groups have the members of their day.
@pytest.mark.parametrize(
    ("group", "place", "day", "count"),
    [
        ("Ủy ban nhân dân các huyện, thành phố", "kon-tum", BEFORE, 10),
        ("Ủy ban nhân dân các huyện, thành phố", "kon-tum", AFTER, 0),
        ("uy-ban-nhan-dan-cac-huyen-thanh-pho-thuoc-tinh-kon-tum", None, BEFORE, 10),
        ("UBND các huyện, thị xã, thành phố", "quang-ngai", BEFORE, 13),
        ("UBND các xã, phường, đặc khu", "quang-ngai", AFTER, 96),
        ("UBND các xã, phường, thị trấn", "kon-tum", BEFORE, 102),
        ("Các bộ", None, date(2025, 2, 1), 18),
        ("Các bộ, cơ quan ngang bộ", None, BEFORE, 17),
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", None, BEFORE, 63),
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", None, AFTER, 34),
        ("Các cục, vụ", None, BEFORE, 0),
        ("Các sở", None, BEFORE, 0),
    ],
)
def test_members(
    group: str, place: str | None, day: date, count: int, rows: Register
) -> None:
    assert len(rows.members(group, place, day)) == count


def test_a_group_is_known_or_not(rows: Register) -> None:
    found = rows.group("Ủy ban nhân dân các huyện, thành phố thuộc tỉnh Kon Tum")
    assert found
    assert found.id == "uy-ban-nhan-dan-cac-huyen-thanh-pho"
    assert rows.group("Các đơn vị có liên quan") is None


def test_letters_name_branches_of_the_centre_beside_the_departments(
    rows: Register,
) -> None:
    found = rows.members("cac-so-ban-nganh-don-vi-thuoc-tinh-kon-tum", None, BEFORE)
    names = {body.name for body in found}
    assert {"Công an tỉnh Kon Tum", "Ban quản lý Khu kinh tế tỉnh Kon Tum"} <= names
    assert "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum" not in names


def test_departments_of_a_letter_are_those_of_its_day(rows: Register) -> None:
    def names(day: date) -> set[str]:
        return {body.name for body in rows.members("Các sở", "kon-tum", day)}

    assert "Sở Nông nghiệp và Môi trường tỉnh Kon Tum" in names(BEFORE)
    assert "Sở Giao thông vận tải tỉnh Kon Tum" in names(date(2025, 1, 10))
    assert "Sở Giao thông vận tải tỉnh Kon Tum" not in names(BEFORE)


# A name means the act in force on the day.
@pytest.mark.parametrize(
    ("name", "day", "number"),
    [
        ("Đề án 06", BEFORE, "06/QĐ-TTg"),
        ("Quy hoạch điện VIII", BEFORE, "500/QĐ-TTg"),
        ("Quy hoạch điện VIII", date(2022, 1, 1), None),
        ("Kế hoạch thực hiện Quy hoạch điện VIII", BEFORE, "262/QĐ-TTg"),
        ("Kế hoạch thực hiện Quy hoạch điện VIII", AFTER, "1509/QĐ-BCT"),
        ("Luật Đầu tư công", date(2024, 12, 31), "39/2019/QH14"),
        ("Luật Đầu tư công", date(2025, 1, 1), "58/2024/QH15"),
        ("luật đất đai", date(2024, 7, 31), "45/2013/QH13"),
        ("Luật Đất đai", None, "31/2024/QH15"),
        ("Luật Ngân sách nhà nước", BEFORE, "83/2015/QH13"),
        ("Luật NSNN", date(2026, 1, 1), "89/2025/QH15"),
        ("Luật Tổ chức chính quyền địa phương", BEFORE, "65/2025/QH15"),
        ("Luật Tổ chức chính quyền địa phương", AFTER, "72/2025/QH15"),
        ("Đề án không có", BEFORE, None),
    ],
)
def test_alias(name: str, day: date | None, number: str | None, rows: Register) -> None:
    found = rows.alias(name, day)
    assert (found and found.target.number) == number


def test_what_changed_an_act_is_kept_beside_it(rows: Register) -> None:
    found = rows.alias("Quy hoạch điện VIII", BEFORE)
    assert found
    assert [(act.number, act.date) for act in found.changed_by] == [
        ("768/QĐ-TTg", date(2025, 4, 15))
    ]


def test_versions_of_a_name_do_not_overlap(rows: Register) -> None:
    last: dict[str, date | None] = {}
    for alias in rows.aliases:
        if alias.name in last:
            until = last[alias.name]
            assert until
            assert alias.since == until + timedelta(days=1), alias
        last[alias.name] = alias.until
    assert len(last) > 30
