"""The agenda, states of tasks, why and targets, of the two letters."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.answers.agenda import Agenda, Item, agenda
from graph.answers.paging import MOST
from graph.answers.recurring import falls_in, periods
from graph.answers.reporting import report_status
from graph.answers.show import show
from graph.answers.states import states
from graph.answers.targets import targets
from graph.answers.tasks import tasks
from graph.answers.why import why
from graph.errors import NotFoundError, ReportError
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.status import Said, Statement, every_report, reports
from graph.store import Store
from tests.gold_letters import extraction
from tests.samples import IRIS, sample_store

if TYPE_CHECKING:
    from collections.abc import Iterable

QUERIES = Path(__file__).parents[1] / "docs" / "queries"
MAY = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
MARCH = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"
MONDAY = date(2025, 7, 21)
AFTER = datetime(2025, 7, 28, 9, tzinfo=UTC)
DEPARTMENTS = "Các sở, ban ngành, đơn vị thuộc tỉnh Kon Tum"
DISTRICTS = "Ủy ban nhân dân các huyện, thành phố thuộc tỉnh Kon Tum"
PROVINCE = "Ủy ban nhân dân tỉnh Kon Tum"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


@pytest.fixture
def own() -> Store:
    """A store that a test may write into."""
    store = Store.in_memory()
    for name in ("000", "001"):
        ingest_letter(store, extraction(name), IRIS)
    resolve(store, IRIS)
    return store


def rows(items: Iterable[Item]) -> list[tuple[str, str, str | None]]:
    """Label, agency and value of some rows."""
    return [(item.task.label, item.agency.name, item.value) for item in items]


def week(store: Store, agency: str | None = None) -> Agenda:
    return agenda(store, MONDAY, until=date(2025, 7, 27), agency=agency)


# Tuần này việc nào tới hạn? The date is that of the last of three steps.
def test_this_week_a_report_to_the_ministry_is_due(store: Store) -> None:
    found = week(store).due
    assert [
        (item.step and item.step.number, item.agency.name, bool(item.deadline))
        for item in found
    ] == [
        (1, DEPARTMENTS, False),
        (1, DISTRICTS, False),
        (2, "Sở Xây dựng tỉnh Kon Tum", False),
        (3, PROVINCE, True),
    ]
    last = found[-1]
    assert last.value == "2025-07-25"
    assert last.last_day == date(2025, 7, 24)  # "trước ngày 25"
    assert last.step
    assert last.step.to
    assert last.step.to.name == "Bộ Xây dựng"
    assert (last.state.status, last.state.report) == ("in_time", None)


def test_a_step_without_a_day_has_that_of_no_other(store: Store) -> None:
    first = week(store).due[0]
    assert first.deadline is None
    assert first.feeds
    assert first.feeds.value == "2025-07-25"
    assert first.state.status == "no_date"
    late = agenda(store, date(2025, 7, 28))
    assert [item.agency.name for item in late.overdue if item.step] == [PROVINCE]
    assert (first.task, first.agency) in [(i.task, i.agency) for i in late.undated]


def test_what_is_overdue_comes_by_its_last_day(store: Store) -> None:
    found = week(store).overdue
    assert [item.last_day for item in found] == sorted(i.last_day for i in found)  # type: ignore[type-var]  # all have one
    assert {item.task.label for item in found} == {"1.l", "3", "4", "7"}
    assert {item.state.status for item in found} == {"overdue"}
    assert not any(item.state.report for item in found)


def test_what_returns_has_the_month_and_no_day(store: Store) -> None:
    found = week(store).recurring
    assert ("1.d", "Các đơn vị, địa phương", "2025-07") in rows(found)
    assert ("3.b", PROVINCE, "2025-07") in rows(found)
    assert {item.value for item in found if item.task.label == "2.b"} == {
        "2025-07",
        "2025-Q3",
    }
    assert {item.last_day for item in found} == {None}


def test_what_has_no_date_or_a_condition_stands_apart(store: Store) -> None:
    found = week(store)
    assert {item.task.label for item in found.conditional} == {"6", "20"}
    labels = {item.task.label for item in found.undated}
    assert {"1.a", "8", "10", "14"} <= labels
    assert "4" in labels  # of the letter of March; of that of May it has a date
    assert not [i for i in found.undated if (i.letter.slug, i.task.label) == (MAY, "4")]


def test_an_agency_finds_what_is_its_own_and_what_falls_to_all(store: Store) -> None:
    found = week(store, "Sở Xây dựng").due
    assert [(i.agency.name, i.stated) for i in found] == [
        (DEPARTMENTS, False),
        ("Sở Xây dựng tỉnh Kon Tum", True),
    ]
    # The monthly reports of all go through the department of finance.
    assert ("1.d", "Các đơn vị, địa phương", "2025-07") in rows(
        week(store, "Sở Tài chính").recurring
    )
    with pytest.raises(NotFoundError):
        week(store, "Sở Thiên văn")


# None of the letters names it; the register knows that it is one of all.
@pytest.mark.parametrize("key", ["Sở Y tế", "SYT", "Sở Y tế tỉnh Kon Tum"])
def test_a_body_that_no_letter_names_has_what_falls_to_all(
    store: Store, key: str
) -> None:
    found = week(store, key)
    assert found.agency
    assert found.agency.slug == "so-y-te-tinh-kon-tum"
    assert {item.task.label for item in found.overdue} == {"3", "4", "7"}
    assert {item.agency.name for item in found.overdue} == {DEPARTMENTS}


@pytest.mark.parametrize(
    ("day", "letters"),
    [
        (date(2025, 3, 12), set()),  # cites a letter of 13 March
        (date(2025, 3, 13), {MARCH}),
        (date(2025, 5, 21), {MARCH}),
        (date(2025, 5, 22), {MARCH, MAY}),
    ],
)
def test_a_letter_not_yet_signed_orders_nothing(
    store: Store, day: date, letters: set[str]
) -> None:
    found = agenda(store, day)
    assert {item.letter.slug for item in (*found.due, *found.undated)} == letters


def test_the_centre_stands_behind(store: Store) -> None:
    (item,) = [
        item
        for item in week(store).undated
        if item.task.label == "10" and "Chính sách xã hội" in item.agency.name
    ]
    strong = [one.document.number for one in item.documents if one.strong]
    assert strong == ["39-CT/TW"]
    assert "05/CT-TTg" in {o.document.number for o in item.documents if not o.strong}


@pytest.mark.parametrize(
    ("value", "start", "end", "found"),
    [
        ("P1M", "2025-07-21", "2025-07-27", ["2025-07"]),
        ("P1M", "2025-11-30", "2026-01-01", ["2025-11", "2025-12", "2026-01"]),
        ("P3M", "2025-07-21", "2025-10-01", ["2025-Q3", "2025-Q4"]),
        ("P6M", "2025-06-30", "2025-07-01", ["2025-H1", "2025-H2"]),
        ("P1Y", "2025-12-31", "2026-01-01", ["2025", "2026"]),
        (
            "P1M",
            "9999-11-30",
            "9999-12-31",
            ["9999-11", "9999-12"],
        ),  # the last there is
        ("P15D", "2025-07-21", "2025-07-27", []),
        (None, "2025-07-21", "2025-07-27", []),
    ],
)
def test_periods_of_a_stretch_of_time(
    value: str | None, start: str, end: str, found: list[str]
) -> None:
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert list(periods(value, *days)) == found
    assert all(falls_in(start, period) for period in found[:1])


def said(what: Said, **fields: date | str) -> Statement:
    return Statement(what, "Báo cáo 3120/BC", "Lan", **fields)  # type: ignore[arg-type]  # by name


# What was reported, the day it is asked on, and the state that follows.
@pytest.mark.parametrize(
    ("statement", "day", "status", "past"),
    [
        (None, date(2025, 7, 24), "in_time", False),
        (None, date(2025, 7, 25), "overdue", True),
        (said("done", on=date(2025, 7, 24)), AFTER.date(), "done_in_time", False),
        (said("done", on=date(2025, 7, 25)), AFTER.date(), "done_late", False),
        (said("in_progress"), AFTER.date(), "overdue", True),
        (
            said("extension_asked", until=date(2025, 8, 5)),
            AFTER.date(),
            "extension_asked",
            True,
        ),
        (said("returned", why="không đúng thẩm quyền"), AFTER.date(), "returned", True),
    ],
)
def test_a_state_is_what_was_reported_and_where_the_day_lies(
    own: Store, statement: Statement | None, day: date, status: str, *, past: bool
) -> None:
    slug = f"{MAY}.t-10"
    if statement is not None:
        report_status(own, statement, task=slug, agency=PROVINCE, at=AFTER)
    (found,) = [s for s in states(own, slug, day) if s.agency.name == PROVINCE]
    assert (found.status, found.past) == (status, past)
    assert (found.report is None) == (statement is None)


def test_a_report_is_not_known_before_it_was_made(own: Store) -> None:
    slug = f"{MAY}.t-10"
    done = said("done", on=date(2025, 7, 22))
    report_status(own, done, task=slug, agency=PROVINCE, at=AFTER)
    (then,) = [s for s in states(own, slug, MONDAY) if s.agency.name == PROVINCE]
    assert then.report is None


def test_each_member_of_a_group_reports_for_itself(own: Store) -> None:
    slug = f"{MAY}.t-4"
    done = said("done", on=date(2025, 6, 20))
    for name in ("Sở Y tế", "UBND huyện Đăk Hà", "Sở Xây dựng"):
        report_status(own, done, task=slug, agency=name, at=AFTER)
    found = {s.agency.name: s for s in states(own, slug, AFTER.date())}
    assert found[DEPARTMENTS].status == "overdue"  # not inferred from some of them
    member = found["Sở Y tế tỉnh Kon Tum"]
    assert member.status == "done_in_time"
    assert member.group
    assert member.group.name == DEPARTMENTS
    district = found["Ủy ban nhân dân huyện Đăk Hà"]
    assert district.group
    assert district.group.name == DISTRICTS
    mine = agenda(own, AFTER.date(), agency="Sở Xây dựng").settled
    assert [item.task.label for item in mine] == ["4"]


def test_the_latest_report_counts_and_all_are_kept(own: Store) -> None:
    slug = f"{MARCH}.t-10"
    bank = "Ngân hàng Chính sách xã hội"
    report_status(own, said("in_progress"), task=slug, agency=bank, at=AFTER)
    later = AFTER.replace(hour=10)
    done = said("done", on=date(2025, 7, 1))
    state = report_status(own, done, task=slug, agency=bank, at=later)
    assert state.status == "done"
    assert [r.said for r in reports(own)[slug]] == ["done", "in_progress"]


def test_what_returns_is_done_for_its_period_alone(own: Store) -> None:
    done = said("done", on=date(2025, 7, 5))
    report_status(own, done, task=f"{MARCH}.t-3-b", agency=PROVINCE, at=AFTER)
    found = agenda(own, AFTER.date(), until=date(2025, 8, 3)).recurring
    mine = {i.value: i.state for i in found if i.agency.name == PROVINCE}
    assert mine["2025-07"].report
    assert mine["2025-08"].report is None


def test_a_report_outlives_another_reading_of_its_letter(own: Store) -> None:
    slug = f"{MAY}.t-10"
    done = said("done", on=date(2025, 7, 22))
    report_status(own, done, task=slug, agency=PROVINCE, at=AFTER)
    own.remove_graph(IRIS.iri(MAY))
    resolve(own, IRIS)
    assert [(k.report.task, k.placed) for k in every_report(own)] == [(slug, False)]
    ingest_letter(own, extraction("000"), IRIS)
    resolve(own, IRIS)
    (found,) = [s for s in states(own, slug, AFTER.date()) if s.report]
    assert found.status == "done_in_time"


@pytest.mark.parametrize(
    ("statement", "agency", "reason"),
    [
        (said("done"), PROVINCE, "missing"),
        (said("done", on=date(2025, 7, 29)), PROVINCE, "future"),
        (said("extension_asked"), PROVINCE, "missing"),
        (said("returned", why=" "), PROVINCE, "missing"),
        (said("in_progress", on=date(2025, 7, 1)), PROVINCE, "misplaced"),
        (Statement("in_progress", " ", "Lan"), PROVINCE, "missing"),
        (Statement("in_progress", "x" * 2001, "Lan"), PROVINCE, "long"),
        (said("in_progress"), "Bộ Tài chính", "not_theirs"),
    ],
)
def test_a_report_that_says_too_little_is_not_kept(
    own: Store, statement: Statement, agency: str, reason: str
) -> None:
    with pytest.raises(ReportError) as error:
        report_status(own, statement, task=f"{MAY}.t-10", agency=agency, at=AFTER)
    assert error.value.reason == reason
    assert reports(own) == {}


def test_tasks_are_filtered_by_status(store: Store) -> None:
    late = tasks(store, status="overdue", as_of=MONDAY, window=MOST).items
    assert {s.task.label for s in late} == {"1.l", "3", "4", "7"}
    done = tasks(store, status="done_in_time", as_of=MONDAY, window=MOST)
    assert done.total == 0


# A.10 gửi ai, bao giờ?
def test_why_tells_the_route_of_a_report(store: Store) -> None:
    found = why(store, f"{MAY}.t-10", MONDAY)
    assert found.detail.letter.issuer_name == PROVINCE
    assert [
        ([a.name for a in s.senders], s.to and s.to.name, [t.value for t in s.times])
        for s in found.steps
    ] == [
        ([DEPARTMENTS, DISTRICTS], "Sở Xây dựng tỉnh Kon Tum", []),
        (["Sở Xây dựng tỉnh Kon Tum"], PROVINCE, []),
        ([PROVINCE], "Bộ Xây dựng", ["2025-07-25"]),
    ]
    assert found.chains[0].nodes[-1].label == "Nghị quyết 124/NQ-CP"


# Báo cáo hằng tháng gửi ai, qua ai?
@pytest.mark.parametrize(
    ("label", "via", "to"),
    [("1-d", "Sở Tài chính tỉnh Kon Tum", PROVINCE), ("3-b", None, "Bộ Tài chính")],
)
def test_monthly_reports_go_where_the_letter_says(
    store: Store, label: str, via: str | None, to: str
) -> None:
    step = why(store, f"{MARCH}.t-{label}", MONDAY).steps[-1]
    assert (step.via and step.via.name, step.to and step.to.name) == (via, to)
    assert [time.value for time in step.times] == ["P1M"]


def test_why_has_the_orders_before_what_only_mentions(store: Store) -> None:
    chains = why(store, f"{MARCH}.t-10", MONDAY).chains
    assert [node.label for node in chains[0].nodes[1:]] == [
        "Kế hoạch 725/KH-UBND",
        "Kế hoạch 186-KH/TU",
        "Chỉ thị 39-CT/TW",
    ]
    strong = [path.strong for path in chains]
    assert strong == sorted(strong, reverse=True)


# Các mức giải ngân 2025 giao trong các văn bản?
def test_targets_are_found_by_words(store: Store) -> None:
    found = targets(store, q="giai ngan")
    assert [
        (i.letter.slug, i.task.label, i.target.comparator, i.target.value)
        for i in found.items
    ] == [(MARCH, "2.a", ">=", 95), (MAY, "8", "=", 100), (MAY, "9", "=", 100)]
    assert targets(store, q="giai ngan", letter=MAY).total == 2
    assert targets(store).total == 11


def test_a_decision_is_carried_out_by_who_carries_out_its_programme(
    store: Store,
) -> None:
    found = show(store, "43/QĐ-UBND")
    assert [task.label for task in found.implemented_by] == ["2"]  # type: ignore[union-attr]  # a document


def asked(store: Store, name: str) -> list[dict[str, str]]:
    """The rows of a query of the documentation, values alone."""
    text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    body = store.query(text, "application/sparql-results+json").body
    bindings = json.loads(body)["results"]["bindings"]
    return [{k: v["value"] for k, v in row.items()} for row in bindings]


def test_function_and_query_agree_on_what_has_a_time(store: Store) -> None:
    found = agenda(store, date(2025, 5, 22), until=date(2025, 12, 31))
    dated = {
        (i.deadline.value, i.task.iri, i.agency.iri)
        for i in (*found.overdue, *found.due, *found.recurring)
        if i.deadline
    }
    rows = asked(store, "agenda")
    assert {(r["value"], r["task"], r["agency"]) for r in rows} == dated


def test_function_and_query_agree_on_targets(store: Store) -> None:
    found = {(i.task.iri, i.target.text, i.target.value) for i in targets(store).items}
    rows = asked(store, "targets")
    assert {(r["task"], r["quote"], float(r["value"])) for r in rows} == found


def test_function_and_query_agree_on_reports(own: Store) -> None:
    done = said("done", on=date(2025, 7, 24))
    report_status(own, done, task=f"{MAY}.t-10", agency=PROVINCE, at=AFTER)
    (row,) = asked(own, "status")
    ((kept,),) = reports(own).values()
    assert (row["day"], row["evidence"], row["by"]) == (
        kept.on,
        kept.evidence,
        kept.by,
    )
    assert row["task"] == IRIS.iri(kept.task)


def test_a_task_whose_step_has_a_day_is_not_told_again_without_one() -> None:
    found = agenda(sample_store("000", "001"), date(2025, 6, 1))
    dated = {(i.agency.slug, i.task.slug) for i in (*found.due, *found.recurring)}
    assert dated
    assert dated.isdisjoint((i.agency.slug, i.task.slug) for i in found.undated)
