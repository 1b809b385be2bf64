"""What tasks have, of a store too large to keep it: the same as of a small one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.answers import per_task
from graph.answers.duties import duties
from graph.answers.steps import steps, steps_around
from graph.answers.workload import workload
from graph.catalog import catalog
from graph.index import shelf
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.store import Store

DAY = date(2025, 7, 1)
SMALL = sample_store("000", "001")


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(shelf, "SMALL", 0)
    monkeypatch.setattr(per_task, "MOST_KEPT", 10)
    return sample_store.__wrapped__("000", "001")


def test_it_is_the_same_asked_for_one_by_one(large: Store) -> None:
    for kind in (duties, steps):
        small = kind(SMALL)
        assert len(small) == len(kind(large))
        for task in catalog(SMALL).tasks:
            assert kind(large).get(task) == small.get(task)
            assert kind(large).get(task) == small.get(task)


def test_what_is_read_ahead_is_not_read_again(
    large: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = [*catalog(large).tasks][:8]
    found = steps(large)
    found.read_ahead(tasks)
    monkeypatch.setattr(found, "among", lambda _: pytest.fail("read again"))
    assert [found.get(task) for task in tasks] == [*map(steps(SMALL).get, tasks)]
    with pytest.raises(KeyError):
        found[next(task for task in tasks if task not in steps(SMALL))]


def test_an_agency_has_the_same_to_do(large: Store) -> None:
    owed = 0
    for agency in catalog(SMALL).agencies.values():
        found = workload(SMALL, agency, DAY)
        assert workload(large, agency, DAY) == found
        owed += found.owed_total
    assert owed > 5


def test_who_reports_is_found_without_reading_all(large: Store) -> None:
    for slug in catalog(SMALL).agencies:
        around = {task.slug: found for task, found in steps_around(large, {slug})}
        taking_part = {
            task: found
            for task, found in steps(SMALL).items()
            for step in found
            if slug in {one.slug for one in (*step.senders, step.via) if one}
        }
        assert taking_part.items() <= around.items()
        assert around.items() <= dict(steps(SMALL)).items()
