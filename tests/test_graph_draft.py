"""A draft looked over: what is clear in its tasks, and times that are odd."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from extract.tasks import Assignment, Deadline, Report, Target
from graph.answers.draft import OddTime, look_over
from graph.answers.six_clears import POINTS, six_clears
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.factories import Draft, finance_letter
from viz.sentences import LONGEST, sentence

if TYPE_CHECKING:
    from extract.model import Extraction

DAY = date(2025, 6, 20)


def verdicts(draft: Draft) -> dict[str, str]:
    """The verdict on each point of the only task that orders something."""
    (task,) = six_clears(draft.done())
    assert tuple(one.point for one in task.points) == POINTS
    return {one.point: one.verdict for one in task.points}


def test_a_task_that_says_all_is_clear() -> None:
    d = Draft(
        "1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ lập báo cáo, trình tỉnh trước"
        " ngày 25/7/2025, đạt 95% vốn."
    )
    finance, interior = d.agency("Sở Tài chính"), d.agency("Sở Nội vụ")
    due = Deadline(d.span("trước ngày 25/7/2025"), "2025-07-25", "date", "before")
    d.task(
        "1",
        d.text,
        assignments=(
            d.assignment("Sở Tài chính", finance, "lead"),
            d.assignment("Sở Nội vụ", interior, "cooperate"),
        ),
        deadlines=(due,),
        targets=(Target(d.span("đạt 95% vốn"), "vốn", ">=", 95.0, "%"),),
    )
    assert set(verdicts(d).values()) == {"clear"}


def test_a_task_that_says_nothing_is_clear_on_nothing() -> None:
    d = Draft("1. Tăng cường công tác tuyên truyền.")
    d.task("1", d.text)
    found = verdicts(d)
    assert found.pop("what") == "weak"
    assert set(found.values()) == {"missing"}


def test_several_or_all_are_nobody_in_particular() -> None:
    for kind, unstated in (("group", False), ("body", True)):
        d = Draft("1. Các sở xây dựng Kế hoạch.")
        index = d.agency("Các sở", kind=kind)
        part = d.assignment("Các sở", index, "lead")
        d.task("1", d.text, assignments=(part,), lead_unstated=unstated)
        assert verdicts(d)["who"] == "weak"


def test_what_falls_to_the_addressees_is_not_named() -> None:
    d = Draft("1. Sở Tài chính: rà soát.")
    index = d.agency("Sở Tài chính")
    part = Assignment("Sở Tài chính", index, "lead", stated=False, span=d.span("Sở"))
    d.task("1", d.text, assignments=(part,))
    assert verdicts(d)["who"] == "weak"


def test_a_heading_above_gives_its_time() -> None:
    d = Draft("1. Trong tháng 7/2025:\na) Sở Tài chính rà soát.")
    due = Deadline(d.span("Trong tháng 7/2025"), "2025-07", "period", "within")
    d.task("1", d.text, leaf=False, deadlines=(due,))
    d.task("1.a", "a) Sở Tài chính rà soát.")
    assert verdicts(d)["when"] == "clear"


def test_a_report_alone_is_no_product() -> None:
    d = Draft("1. Định kỳ hằng tháng báo cáo kết quả.")
    step = Report(None, None, None, "P1M", None, d.span("báo cáo kết quả"))
    d.task("1", d.text, reports=(step,))
    found = verdicts(d)
    assert (found["product"], found["when"]) == ("weak", "clear")


def odd(text: str, due: Deadline | None = None) -> list[OddTime]:
    """The odd times of a letter of one task, held to the 20th of June 2025."""
    d = Draft(text)
    d.task("1", text, deadlines=(due,) if due else ())
    return list(looked_over(d.done()))


def looked_over(extraction: Extraction) -> tuple[OddTime, ...]:
    iris = Iris()
    with Store.in_memory() as store:
        ingest_letter(store, finance_letter(), iris)
        resolve(store, iris)
        return look_over(store, iris, extraction, DAY).times


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Họp ngày 31/6/2025.", ["impossible"]),
        ("Họp ngày 30 tháng 02 năm 2026.", ["impossible"]),
        ("Họp ngày 29 tháng 02.", []),
        ("Họp ngày 29/02/2025.", ["impossible"]),
        ("Số 32.13.2025 là số.", ["impossible"]),
        ("Tỷ lệ 1/2/3/2025.", []),
        ("Hoàn thành trước ngày 25/02/2025.", ["past"]),
        ("Theo Công văn ngày 25/02/2025.", []),
        ("Hoàn thành trước ngày 25/12/2025.", []),
    ],
)
def test_dates_that_cannot_be_or_have_passed(printed: str, found: list[str]) -> None:
    assert [one.trouble for one in odd(printed)] == found


@pytest.mark.parametrize(
    ("value", "kind", "bound", "found"),
    [
        ("2025-07-25", "date", "by", []),
        ("2025-07-26", "date", "by", ["weekend"]),
        ("2025-07-27", "date", "before", ["weekend"]),
        ("2025-07-26", "date", "before", []),
        ("2025-09-02", "date", "by", ["holiday"]),
        ("2025-08-31", "period", "within", []),
        ("2025-05", "period", "within", ["past"]),
        ("P1M", "recurring", None, []),
    ],
)
def test_deadlines_on_days_off_or_past(
    value: str, kind: str, bound: str | None, found: list[str]
) -> None:
    span = Draft("Hạn ở đây.").span("Hạn ở đây.")
    due = Deadline(span, value, kind, bound)  # type: ignore[arg-type] # of the contract
    assert [one.trouble for one in odd("Hạn ở đây.", due)] == found


def test_a_sentence_is_the_one_around_a_place() -> None:
    text = "Câu một. Sở Tài\nchính rà soát; câu ba."
    start = text.index("Tài")
    found = sentence(text, start, start + len("Tài\nchính"))
    assert (found.before, found.marked, found.after) == (
        "Sở ",
        "Tài chính",
        " rà soát;",
    )


def test_a_long_sentence_is_cut_on_both_sides() -> None:
    text = "a " * 1000
    found = sentence(text, 1000, 1002)
    assert found.before.startswith("… ")
    assert found.after.endswith(" …")
    assert max(len(found.before), len(found.after)) <= LONGEST + 2
