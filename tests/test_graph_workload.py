"""What an agency has to do: its parts, their days, what stands behind them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.answers.agencies import agencies, facets
from graph.answers.grounds import grounds
from graph.answers.inheritance import agency_on, inherited
from graph.answers.matrix import matrix
from graph.answers.workload import workload
from graph.errors import NotFoundError
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.store import Store

DAY = date(2025, 6, 20)
FINANCE = "so-tai-chinh-tinh-kon-tum"
SCIENCE = "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
BANK = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"
DEPARTMENTS = "cac-so-ban-nganh-don-vi-thuoc-tinh-kon-tum"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


def test_what_is_given_by_name_and_to_its_group_is_all_there(store: Store) -> None:
    found = workload(store, agency_on(store, SCIENCE, DAY), DAY)
    (lead,) = found.charges
    assert lead.role == "lead"
    assert lead.total == len(lead.items) == 22
    by_name = [charge for charge in lead.items if charge.by_name]
    assert {charge.task.label for charge in by_name} == {"7", "8"}
    assert lead.by_name == 2
    assert {c.holder.slug for c in lead.items} == {SCIENCE, DEPARTMENTS}
    assert [group.slug for group in found.groups] == [DEPARTMENTS]


@pytest.mark.parametrize(("by_name", "shown"), [(True, 2), (False, 20)])
def test_either_can_be_asked_for_and_the_counts_stay(
    store: Store,
    by_name: bool,  # noqa: FBT001 - a parameter of the table
    shown: int,
) -> None:
    (lead,) = workload(
        store, agency_on(store, SCIENCE, DAY), DAY, by_name=by_name
    ).charges
    assert len(lead.items) == shown
    assert all(charge.by_name is by_name for charge in lead.items)
    assert (lead.total, lead.by_name) == (22, 2)


def test_what_is_due_first_stands_first_and_what_is_over_is_counted(
    store: Store,
) -> None:
    (lead,) = workload(store, agency_on(store, SCIENCE, DAY), DAY).charges
    days = [charge.state.last_day or date.max for charge in lead.items]
    assert days == sorted(days)
    assert (lead.overdue, lead.soon) == (0, 3)
    (later,) = workload(store, agency_on(store, SCIENCE, DAY), date(2025, 7, 1)).charges
    assert (later.overdue, later.soon) == (3, 0)


def test_a_letter_that_was_not_written_yet_gives_no_work(store: Store) -> None:
    found = workload(store, agency_on(store, SCIENCE, DAY), date(2024, 1, 1))
    assert (found.charges, found.owed) == ((), ())


def test_behind_a_task_stands_what_the_matrix_says(store: Store) -> None:
    """Each ground is a cell of the matrix, with a chain from the Centre down to it."""
    cells = {(c.agency, c.document): c for c in matrix(store).cells}
    for agency in (SCIENCE, BANK, FINANCE):
        for part in workload(store, agency_on(store, agency, DAY), DAY).charges:
            for charge in part.items:
                for ground in charge.grounds:
                    cell = cells[charge.holder.slug, ground.document.slug]
                    assert charge.task in [each.task for each in cell.tasks]
                    things = [thing.node.slug for thing in ground.chain.things]
                    assert things[0] == ground.document.slug
                    assert things[-2:] == [charge.task.slug, charge.holder.slug]
                    assert all(step.passages for step in ground.chain.steps)


def test_one_cell_for_each_document_the_strongest(store: Store) -> None:
    cells = workload(store, agency_on(store, SCIENCE, DAY), DAY).cells
    slugs = [document.slug for document, _ in cells]
    assert len(slugs) == len(set(slugs))
    own = {cell.document for cell in matrix(store, agency=SCIENCE).cells}
    assert own <= set(slugs)
    assert cells[0][1].degree == "stated"


def test_reports_are_owed_by_who_sends_them(store: Store) -> None:
    found = workload(store, agency_on(store, FINANCE, DAY), DAY)
    assert found.owed_total == len(found.owed) > 0
    for owed in found.owed:
        senders = {one.slug for one in owed.step.senders}
        assert owed.passes_on or senders & {FINANCE, DEPARTMENTS}


def test_partners_have_a_part_in_the_same_tasks(store: Store) -> None:
    found = workload(store, agency_on(store, FINANCE, DAY), DAY)
    assert found.partners
    assert all(p.tasks >= p.leads >= 0 for p in found.partners)
    assert FINANCE not in {partner.agency.slug for partner in found.partners}


def test_facets_count_what_choosing_them_would_list(store: Store) -> None:
    found = facets(store, q="so", kind="body")
    for level, count in found.levels.items():
        assert agencies(store, q="so", kind="body", level=level).total == count
    found = facets(store, level="provincial_department")
    for kind, count in found.kinds.items():
        listed = agencies(store, level="provincial_department", kind=kind)
        assert listed.total == count


def test_groups_of_one_letter_stand_behind_bodies(store: Store) -> None:
    listed = [summary.agency for summary in agencies(store).items]
    opened = [agency.kind == "group" and "." in agency.slug for agency in listed]
    assert any(opened)
    assert opened == sorted(opened)


def test_grounds_of_a_cell_are_its_paths_by_task(store: Store) -> None:
    found = grounds(store, "57-nq-tw-2024", SCIENCE)
    assert found is not None
    assert (found.degree, found.more) == ("stated", 0)
    assert found.ways == sum(len(task.ways) for task in found.tasks) > 0
    (task,) = found.tasks
    assert task.part.task.label == "8"
    assert task.letter.held


def test_a_mention_is_told_as_one_where_nothing_is_ordered(store: Store) -> None:
    cited = {(c.agency, c.document) for c in matrix(store, cited=True).cells}
    mentioned = cited - {(c.agency, c.document) for c in matrix(store).cells}
    agency, document = min(mentioned)
    found = grounds(store, document, agency)
    assert found is not None
    assert found.degree == "cited"


def test_no_grounds_where_there_is_nothing(store: Store) -> None:
    assert grounds(store, "57-nq-tw-2024", SCIENCE, date(2020, 1, 1)) is None


NOW = date(2025, 8, 1)


def test_a_body_has_taken_over_the_work_of_those_it_answers_for(store: Store) -> None:
    """The register knows the heir; no letter names it."""
    heir = agency_on(store, "so-khoa-hoc-va-cong-nghe-tinh-quang-ngai-2025", NOW)
    assert heir.name == "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"
    assert workload(store, heir, NOW).charges == ()
    (one,) = inherited(store, heir.slug, NOW)
    assert (one.agency.slug, one.by.certain) == (SCIENCE, True)
    assert one.tasks > 0
    assert inherited(store, heir.slug, date(2025, 6, 1)) == ()
    assert inherited(store, SCIENCE, NOW) == ()


def test_what_nobody_knows_is_not_found(store: Store) -> None:
    with pytest.raises(NotFoundError):
        agency_on(store, "so-khong-co-that", NOW)
