"""The query behind a page of tasks finds what the page shows."""

from __future__ import annotations

from typing import Any

import pytest

from graph.answers import tasks
from graph.answers.paging import MOST
from graph.answers.task_query import task_query, tasks_query
from graph.catalog import catalog
from tests.samples import sample_store

MAY = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"


# What is asked, each a slug.
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"leaf": True},
        {"leaf": False},
        {"letter": MAY, "leaf": True},
        {"agency": "so-tai-chinh-tinh-kon-tum"},
        {"agency": "so-tai-chinh-tinh-kon-tum", "role": "cooperate"},
        {"role": "report_to"},
        {"document": "57-nq-tw-2024"},
    ],
)
def test_the_query_of_a_list(asked: dict[str, Any]) -> None:
    store = sample_store("000", "001")
    known = catalog(store)
    things: dict[str, Any] = {**asked}
    for name in ("letter", "document"):
        if name in things:
            things[name] = known.documents[things[name]]
    if "agency" in things:
        things["agency"] = known.agencies[things["agency"]]
    rows = store.rows(tasks_query(**things))
    expected = {one.task.iri for one in tasks.tasks(store, **asked, window=MOST).items}
    assert expected
    assert {row["task"] for row in rows} == expected
    assert len(rows) == len(expected)


def test_the_query_of_a_task() -> None:
    store = sample_store("000", "001")
    rows = store.rows(task_query(catalog(store).tasks[f"{MAY}.t-1"].iri))
    because = {row["because"] for row in rows if "because" in row}
    assert catalog(store).documents["57-nq-tw-2024"].iri in because
