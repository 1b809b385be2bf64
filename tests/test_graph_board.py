"""Tasks by how far they are, and who is to be reminded of what."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from graph.answers import tasks
from graph.answers.board import COLUMNS, Board, board
from graph.answers.paging import MOST
from graph.answers.reminders import reminders
from graph.answers.reporting import report_status
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.status import Statement
from graph.store import Store
from tests.gold_letters import extraction
from tests.samples import sample_store

MAY = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
DAY = date(2025, 7, 10)


def laid_out(store: Store, day: date, **filters: str) -> Board:
    found = tasks.tasks(store, leaf=True, window=MOST, **filters)  # type: ignore[arg-type]
    return board(store, found.items, day)


@pytest.fixture
def reported() -> Store:
    """A store in which one of two groups has reported item 7 done, in time."""
    store = Store.in_memory()
    for name in ("000", "001"):
        ingest_letter(store, extraction(name), Iris())
    resolve(store, Iris())
    statement = Statement("done", "Báo cáo 1/BC", "Lan", on=date(2025, 6, 20))
    report_status(
        store,
        statement,
        task=f"{MAY}.t-7",
        agency="Các sở, ban ngành, đơn vị thuộc tỉnh Kon Tum",
        at=datetime(2025, 6, 21, tzinfo=UTC),
    )
    return store


def test_columns_follow_from_the_day() -> None:
    store = sample_store("000", "001")
    labels = {
        day: [card.one.task.label for card in laid_out(store, day).columns["overdue"]]
        for day in (date(2025, 3, 31), date(2025, 6, 30), DAY)
    }
    assert labels == {
        date(2025, 3, 31): [],
        date(2025, 6, 30): ["1.l", "4"],
        DAY: ["1.l", "4", "3", "7"],
    }


def test_every_state_has_its_column_and_counts() -> None:
    found = laid_out(sample_store("000", "001"), DAY)
    assert sum(found.counts.values()) == sum(map(len, found.columns.values()))
    assert found.counts["overdue"] == 4
    assert found.counts["done"] == 0
    known = [status for statuses in COLUMNS.values() for status in statuses]
    assert len(set(known)) == len(known) == 10


def test_letters_not_yet_signed_are_left_out() -> None:
    found = laid_out(sample_store("000", "001"), date(2024, 1, 1))
    assert not any(found.columns.values())
    assert not found.unassigned


def test_a_task_stands_in_two_columns_where_members_differ(reported: Store) -> None:
    found = laid_out(reported, DAY)
    done = [card.one.task.label for card in found.columns["done"]]
    over = {card.one.task.label: card for card in found.columns["overdue"]}
    assert done == ["7"]
    names = [state.agency.name for state in over["7"].states]
    assert names == ["Ủy ban nhân dân các huyện, thành phố thuộc tỉnh Kon Tum"]


def test_a_status_with_an_agency_is_that_of_the_agency(reported: Store) -> None:
    def over(agency: str) -> list[str]:
        found = tasks.tasks(reported, agency=agency, status="overdue", as_of=DAY)
        return [one.task.label for one in found.items]

    departments = "cac-so-ban-nganh-don-vi-thuoc-tinh-kon-tum"
    districts = "uy-ban-nhan-dan-cac-huyen-thanh-pho-thuoc-tinh-kon-tum"
    assert over(departments) == ["3", "4"]
    assert over(districts) == ["1.l", "3", "4", "7"]


def test_who_reported_is_not_reminded(reported: Store) -> None:
    found = {one.agency.name: one for one in reminders(reported, DAY, DAY)}
    labels = {
        name: [item.task.label for item in one.overdue] for name, one in found.items()
    }
    assert labels == {
        "Ủy ban nhân dân các huyện, thành phố thuộc tỉnh Kon Tum": [
            "1.l",
            "4",
            "3",
            "7",
        ],
        "Các sở, ban ngành, đơn vị thuộc tỉnh Kon Tum": ["4", "3"],
    }


def test_what_a_group_reported_done_its_members_are_not_reminded_of(
    reported: Store,
) -> None:
    (one,) = reminders(reported, DAY, DAY, agency="Sở Xây dựng")
    assert [item.task.label for item in one.overdue] == ["4", "3"]


def test_reminders_look_ahead_and_keep_to_some_tasks() -> None:
    store = sample_store("000", "001")
    until = date(2025, 8, 1)
    found = reminders(store, DAY, until, tasks={f"{MAY}.t-10"})
    assert found
    assert not any(one.overdue for one in found)
    assert all(item.task.label == "10" for one in found for item in one.due)


def test_an_agency_is_reminded_of_what_falls_to_its_groups() -> None:
    store = sample_store("000", "001")
    (one,) = reminders(store, DAY, date(2025, 8, 1), agency="Sở Xây dựng")
    assert one.agency.name == "Sở Xây dựng tỉnh Kon Tum"
    assert [item.task.label for item in one.overdue] == ["4", "3", "7"]
    assert one.succession is not None
    assert one.succession.successors[0].name == "Sở Xây dựng tỉnh Quảng Ngãi"
