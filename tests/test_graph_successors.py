"""Who answers today for bodies that have ended, and whom groups stood for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from api.succession_words import succession_lines
from extract.model import Header
from graph.answers.agencies import agency
from graph.answers.successors import members, succession
from graph.answers.trace import trace
from graph.answers.written import written
from graph.catalog import catalog
from graph.errors import AmbiguousError
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.factories import Draft
from tests.samples import IRIS, sample_store

if TYPE_CHECKING:
    from extract.model import Extraction

BEFORE, AFTER = date(2025, 6, 30), date(2025, 8, 1)
DISTRICTS = "uy-ban-nhan-dan-cac-huyen-thanh-pho-thuoc-tinh-kon-tum"
DEPARTMENT = "provincial_department"
DEPARTMENTS = "cac-so-ban-nganh-don-vi-thuoc-tinh-kon-tum"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


# A body with one heir that the law names, by which acts.
@pytest.mark.parametrize(
    ("slug", "heir", "acts"),
    [
        (
            "so-tai-chinh-tinh-kon-tum",
            "Sở Tài chính tỉnh Quảng Ngãi",
            {"202/2025/QH15", "150/2025/NĐ-CP"},
        ),
        (
            "uy-ban-nhan-dan-tinh-kon-tum",
            "Ủy ban nhân dân tỉnh Quảng Ngãi",
            {"202/2025/QH15"},
        ),
    ],
)
def test_one_heir_where_the_law_names_one(
    store: Store, slug: str, heir: str, acts: set[str]
) -> None:
    assert succession(store, slug, BEFORE) is None
    found = succession(store, slug, AFTER)
    assert found is not None
    assert found.ended == BEFORE
    (one,) = found.successors
    assert (one.name, one.certain, one.since) == (heir, True, date(2025, 7, 1))
    assert {act.number for act in one.basis} == acts
    assert all(act.seen for act in one.basis)


def test_an_heir_that_was_there_before_took_over_on_the_day_of_the_change() -> None:
    draft = Draft("Bộ Kế hoạch và Đầu tư", Header(date="2024-05-06"))
    draft.agency("Bộ Kế hoạch và Đầu tư", level="ministry")
    old = Store.in_memory()
    ingest_letter(old, draft.done(), IRIS)
    resolve(old, IRIS)
    found = succession(old, "bo-ke-hoach-va-dau-tu", AFTER)
    assert found is not None
    (one,) = found.successors
    assert (one.name, one.since) == ("Bộ Tài chính", date(2025, 3, 1))


def test_a_body_that_follows_another_of_its_name_is_called_new() -> None:
    city = "Ủy ban nhân dân thành phố Hải Phòng"
    draft = Draft(city, Header(date="2024-05-06"))
    draft.agency(city, level="provincial_government")
    old = Store.in_memory()
    ingest_letter(old, draft.done(), IRIS)
    resolve(old, IRIS)
    found = succession(old, "uy-ban-nhan-dan-thanh-pho-hai-phong", AFTER)
    assert found is not None
    _, heir = succession_lines(found, "vi")
    assert heir.startswith(f"   → {city} mới, cùng tên, từ ngày 01/7/2025, theo 202")


def test_a_vertical_body_follows_a_decision_of_its_own_that_nobody_saw(
    store: Store,
) -> None:
    bank = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"
    found = succession(store, bank, AFTER)
    assert found is not None
    (one,) = found.successors
    assert not one.certain
    assert not all(act.seen for act in one.basis)


def test_a_district_has_candidates_by_field_and_no_heir(store: Store) -> None:
    found = succession(store, DISTRICTS, AFTER)
    assert found is not None
    assert len(found.members) == 10
    assert not any(one.certain for one in found.successors)
    assert all(one.field for one in found.successors)
    names = {one.name for one in found.successors}
    assert "Sở Tài chính tỉnh Quảng Ngãi" in names
    assert any("xã" in name for name in names)


def test_a_group_stands_for_its_members_on_the_day_of_its_letter(store: Store) -> None:
    assert len(members(store, DISTRICTS)) == 10
    departments = {body.name for body in members(store, DEPARTMENTS)}
    assert "Sở Tài chính tỉnh Kon Tum" in departments
    assert "Sở Kế hoạch và Đầu tư tỉnh Kon Tum" not in departments  # until 3/2025
    assert members(store, "so-tai-chinh-tinh-kon-tum") == ()
    assert len(agency(store, DISTRICTS).members) == 10


def test_a_letter_without_a_day_is_no_older_than_what_it_cites(store: Store) -> None:
    days = {
        slug: written(store, slug)
        for slug, document in catalog(store).documents.items()
        if document.held
    }
    found = sorted((one.day, one.exact) for one in days.values() if one)
    assert found == [(date(2025, 3, 13), False), (date(2025, 5, 22), False)]


def test_a_trace_as_of_a_day_tells_who_took_over(store: Store) -> None:
    assert trace(store, "Sở Tài chính", as_of=BEFORE).successions == ()
    found = trace(store, "Sở Tài chính", as_of=AFTER)
    assert found.paths
    (one,) = found.successions
    assert one.name == "Sở Tài chính tỉnh Kon Tum"
    assert [heir.name for heir in one.successors] == ["Sở Tài chính tỉnh Quảng Ngãi"]


def test_who_is_not_in_the_register_has_no_successor(store: Store) -> None:
    assert succession(store, "no-such-body", AFTER) is None
    assert succession(store, "57-nq-tw-2024", AFTER) is None


def of_quang_ngai(day: str) -> Extraction:
    """A letter of the province to its department of finance."""
    issuer = "Ủy ban nhân dân tỉnh Quảng Ngãi"
    header = Header(type="Công văn", issuer=issuer, date=day, province="Quảng Ngãi")
    draft = Draft(f"Sở Tài chính rà soát. {day}", header)
    draft.agency("Sở Tài chính tỉnh Quảng Ngãi", "Sở Tài chính", level=DEPARTMENT)
    return draft.done()


def test_of_two_bodies_of_one_name_a_day_chooses() -> None:
    store = Store.in_memory()
    for day in ("2025-05-01", "2025-09-01"):
        ingest_letter(store, of_quang_ngai(day), IRIS)
    resolve(store, IRIS)
    name = "Sở Tài chính tỉnh Quảng Ngãi"
    with pytest.raises(AmbiguousError):
        trace(store, name)
    assert trace(store, name, as_of=BEFORE).start.slug == "so-tai-chinh-tinh-quang-ngai"
    after = agency(store, name, as_of=date(2025, 10, 1)).agency.slug
    assert after == "so-tai-chinh-tinh-quang-ngai-2025"


def test_a_day_does_not_choose_between_other_things(store: Store) -> None:
    with pytest.raises(AmbiguousError):
        trace(store, "10", as_of=AFTER)


def test_a_district_that_no_table_lists_ended_with_its_level() -> None:
    header = Header(type="Công văn", date="2025-03-01", province="Gia Lai")
    draft = Draft("Ủy ban nhân dân huyện Chư Sê rà soát", header)
    name = "Ủy ban nhân dân huyện Chư Sê tỉnh Gia Lai"
    draft.agency(name, "Ủy ban nhân dân huyện Chư Sê", level="district")
    store = Store.in_memory()
    ingest_letter(store, draft.done(), IRIS)
    resolve(store, IRIS)
    (slug,) = (a.slug for a in catalog(store).agencies.values() if a.name == name)
    assert succession(store, slug, BEFORE) is None
    found = succession(store, slug, AFTER)
    assert found is not None
    assert (found.ended, found.successors) == (BEFORE, ())
    assert "72/2025/QH15" in {act.number for act in found.basis}
