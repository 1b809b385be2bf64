"""Lists and details of documents, agencies and tasks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.answers.agencies import agencies, agency
from graph.answers.documents import document, documents
from graph.answers.due import last_day, last_day_of
from graph.answers.paging import MOST, MOST_ITEMS, Listing, Window
from graph.answers.tasks import task, tasks
from graph.catalog import Deadline
from graph.errors import AmbiguousError, NotFoundError
from graph.merge import majority, most_precise_date
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.store import Store

BANK = "Chi nhánh Ngân hàng Chính sách xã hội"
NUMBERS: Listing[int] = Listing(name=str, keys={})
SCIENCE = "Sở Khoa học và Công nghệ"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


@pytest.mark.parametrize(
    ("offset", "limit", "items"),
    [
        (0, 2, (0, 1)),
        (8, 5, (8, 9)),
        (20, 5, ()),
        (-3, 1, (0,)),
        (0, -1, ()),
        (0, 10**9, tuple(range(10))),
    ],
)
def test_pages_are_cut_wherever_asked(
    offset: int, limit: int, items: tuple[int, ...]
) -> None:
    cut = NUMBERS.page(range(10), Window(offset, limit))
    assert (cut.items, cut.total) == (items, 10)
    assert cut.limit <= MOST_ITEMS


def test_pages_together_are_the_list(store: Store) -> None:
    whole = documents(store, window=MOST)
    parts = [
        documents(store, window=Window(n, 7)).items for n in range(0, whole.total, 7)
    ]
    assert sum(parts, ()) == whole.items
    assert len({found.slug for found in whole.items}) == whole.total


def labels(store: Store, **filters: object) -> set[str]:
    """The labels of the documents that some filters leave."""
    return {d.label for d in documents(store, **filters, window=MOST).items}


def test_documents_are_filtered_by_level_and_type(store: Store) -> None:
    central = labels(store, level="central_party", type="Nghị quyết")
    assert central == labels(store, level="central_party", type="NQ") - {
        "nghị quyết của Bộ Chính trị"
    } | ({"nghị quyết của Bộ Chính trị"} & central)
    assert {f"Nghị quyết {n}-NQ/TW" for n in (57, 59, 66, 68)} <= central
    assert "Nghị quyết 66/NQ-CP" not in central


def test_documents_are_found_without_diacritics_the_number_first(store: Store) -> None:
    found = documents(store, q="57nq/tw").items
    assert found[0].label == "Nghị quyết 57-NQ/TW"
    assert len(found) > 1  # and those whose titles speak of it
    assert labels(store, q="tin dung chinh sach xa hoi") == {"Chỉ thị 39-CT/TW"}


def test_letters_that_were_read_are_told_from_those_only_cited(store: Store) -> None:
    held = documents(store, held=True)
    assert held.total == 2
    assert all(d.kind == "letter" and d.status == "resolved" for d in held.items)
    assert all(not d.held for d in documents(store, held=False, window=MOST).items)


def test_a_document_is_told_with_its_relations_both_ways(store: Store) -> None:
    plan = document(store, "186-KH/TU")
    assert plan.document.issuer_name == "Ban Thường vụ Tỉnh ủy Kon Tum"
    assert plan.text is None
    (up,) = plan.relations
    assert (up.predicate, up.document.label) == ("implements", "Chỉ thị 39-CT/TW")
    (down,) = plan.related_from
    assert (down.predicate, down.document.label) == (
        "implements",
        "Kế hoạch 725/KH-UBND",
    )
    (mention,) = plan.mentions
    assert len(mention.quote.segments) == 2


def test_a_document_names_the_tasks_that_carry_it_out(store: Store) -> None:
    plan = document(store, "725/KH-UBND")
    assert [found.label for found in plan.implemented_by] == ["10"]


def test_a_letter_is_told_with_its_text_citations_and_tasks(store: Store) -> None:
    (letter,) = (d for d in documents(store, held=True).items if d.symbol)
    detail = document(store, letter.slug)
    assert detail.text
    assert len(detail.tasks) == 20
    assert [t.label for t in detail.tasks][:10] == [str(n) for n in range(1, 11)]
    for citation in detail.citations:
        start, end = citation.quote.segments[0]
        piece = " ".join(detail.text[start:end].split())
        assert citation.quote.text.startswith(piece)
    starts = [citation.quote.start for citation in detail.citations]
    assert starts == sorted(starts)


def test_one_number_of_two_documents_is_not_guessed(store: Store) -> None:
    with pytest.raises(AmbiguousError):
        document(store, "66")
    with pytest.raises(NotFoundError):
        document(store, "67-NQ/TW")


def test_the_busiest_agencies_come_first(store: Store) -> None:
    found = agencies(store, kind="body", window=MOST).items
    counts = [summary.tasks for summary in found]
    assert counts == sorted(counts, reverse=True)
    assert found[0].tasks >= found[0].leads


def test_agencies_are_filtered_by_words_and_level(store: Store) -> None:
    found = agencies(store, q="so cong thuong", level="provincial_department").items
    assert [summary.agency.name for summary in found] == ["Sở Công Thương tỉnh Kon Tum"]
    assert found[0].leads == 6  # item 5 and its five sub-items


def test_an_agency_is_told_with_its_tasks_and_what_stands_behind(store: Store) -> None:
    detail = agency(store, SCIENCE)
    assert [(t.task.label, t.role, t.stated) for t in detail.tasks] == [
        ("7", "lead", True),
        ("8", "lead", True),
    ]
    assert {link.document.label for link in detail.tasks[1].documents} == {
        "Chương trình 95-CTr/TU",
        "Kế hoạch 484/KH-UBND",
    }
    assert {path.nodes[-1].label for path in detail.behind} == {"Nghị quyết 57-NQ/TW"}


def task_labels(store: Store, **filters: str | date) -> list[str]:
    """The labels of the tasks that some filters leave, in order."""
    return [s.task.label for s in tasks(store, **filters, window=MOST).items]  # type: ignore[arg-type]  # by name


def test_tasks_are_filtered_by_who_and_how(store: Store) -> None:
    assert task_labels(store, agency=SCIENCE) == ["7", "8"]
    assert task_labels(store, agency=BANK, role="lead") == ["10"]
    assert task_labels(store, agency=BANK, role="cooperate") == []


def test_tasks_are_filtered_by_the_document_far_above_them(store: Store) -> None:
    assert task_labels(store, document="39-CT/TW") == ["10"]
    assert "8" in task_labels(store, document="57-NQ/TW")
    assert task_labels(store, document="57-NQ/TW", agency=SCIENCE) == ["8"]


def test_tasks_are_filtered_by_when_they_are_due(store: Store) -> None:
    assert task_labels(store, due=date(2025, 3, 30)) == []
    assert task_labels(store, due=date(2025, 3, 31)) == ["1.l"]
    assert "10" in task_labels(store, due=date(2025, 7, 24))
    assert "10" not in task_labels(store, due=date(2025, 7, 23))


def test_items_come_in_the_order_of_the_letter(store: Store) -> None:
    (letter,) = (d for d in documents(store, held=True).items if not d.symbol)
    found = task_labels(store, letter=letter.slug)
    assert found[:6] == ["1", "1.a", "1.b", "1.c", "1.d", "1.đ"]
    assert found[-2:] == ["9", "10"]


def test_a_task_is_told_with_its_steps(store: Store) -> None:
    (slug,) = [
        s.task.slug
        for s in tasks(store, q="Định kỳ hằng tháng báo cáo", window=MOST).items
        if s.task.label == "1.d"
    ]
    detail = task(store, slug)
    (step,) = detail.reports
    assert (step.via, step.to) == (
        "Sở Tài chính tỉnh Kon Tum",
        "Ủy ban nhân dân tỉnh Kon Tum",
    )
    assert step.recurrence == "P1M"
    assert [path.nodes[-1].label for path in detail.ground] == ["Quyết định 42/QĐ-UBND"]
    assert len(detail.segments) >= 1


def test_a_heading_knows_its_items_and_a_target_its_number(store: Store) -> None:
    (letter,) = (d for d in documents(store, held=True).items if not d.symbol)
    heading = task(store, f"{letter.slug}.t-2")
    assert [item.label for item in heading.items] == ["2.a", "2.b", "2.c", "2.d"]
    (target,) = task(store, f"{letter.slug}.t-2-a").targets
    assert (target.comparator, target.value, target.unit) == (">=", 95.0, "%")


@pytest.mark.parametrize(
    ("value", "bound", "day"),
    [
        ("2025-07-25", "by", date(2025, 7, 25)),
        ("2025-07-25", "before", date(2025, 7, 24)),
        ("2025-06", "within", date(2025, 6, 30)),
        ("2024-02", None, date(2024, 2, 29)),
        ("2025-05/2025-06", "within", date(2025, 6, 30)),
        ("2025-Q1", "within", date(2025, 3, 31)),
        ("2025-H1", None, date(2025, 6, 30)),
        ("2025", "before", date(2025, 12, 31)),
        ("2026/2030", None, date(2030, 12, 31)),
        ("2025-13", None, None),
        ("P1M", None, None),
        (None, None, None),
    ],
)
def test_every_kind_of_deadline_has_a_last_day(
    value: str | None, bound: str | None, day: date | None
) -> None:
    assert last_day(value, bound) == day


# A deadline that names an hour may still be kept on its day.
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trước 17 giờ ngày 06/9/2024", 6),
        ("trước 17h00 ngày 06/9/2024", 6),
        ("Trước 20 Giờ ngày 06/9/2024", 6),
        ("trước ngày 06/9/2024", 5),
        ("trước ngày 06/9/2024 hoàn thành", 5),
    ],
)
def test_an_hour_is_before_the_end_of_its_day(text: str, day: int) -> None:
    due = Deadline(text, "2024-09-06", "date", "before")
    assert last_day_of(due) == date(2024, 9, day)


def test_what_most_letters_say_counts_and_each_letter_once() -> None:
    said = [("a", "x"), ("a", "x"), ("b", "yy"), ("c", "yy"), ("d", None)]
    assert majority(said) == "yy"
    assert majority([("a", "x"), ("a", "x"), ("b", "yy")]) == "yy"  # the fuller
    assert majority([("a", "xz"), ("b", "xy")]) == "xy"  # the first in the alphabet
    assert majority([("a", None)]) is None


def test_the_date_to_the_day_is_the_better_one() -> None:
    said = [("a", "2025"), ("b", "2025"), ("c", "2025-03-07"), ("d", None)]
    assert most_precise_date(said) == "2025-03-07"
    assert most_precise_date([]) is None
