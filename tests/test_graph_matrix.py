"""Who carries out which document of the Centre: by name, in general, or neither."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.answers import size
from graph.answers.agenda import agenda
from graph.answers.documents import documents
from graph.answers.gaps import gaps
from graph.answers.matrix import Matrix, matrix
from graph.answers.paging import Window
from graph.answers.paths import CENTRE
from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError, TooLargeError
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.gold_letters import read_items
from tests.samples import IRIS, sample_store

SCIENCE = "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
DEPARTMENTS = "cac-so-ban-nganh-don-vi-thuoc-tinh-kon-tum"
DISTRICTS = "uy-ban-nhan-dan-cac-huyen-thanh-pho-thuoc-tinh-kon-tum"

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

Row = tuple[str, str, tuple[str, ...]]


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


def rows(found: Matrix) -> AbstractSet[Row]:
    """Degree, agency and the labels of its tasks."""
    return {
        (cell.degree, cell.agency, tuple(part.task.label for part in cell.tasks))
        for cell in found.cells
    }


def test_resolution_57_is_given_by_name_to_one_and_in_general_to_all(
    store: Store,
) -> None:
    """The question: giao ai thực hiện NQ 57, đích danh và giao chung?"""
    assert rows(matrix(store, "57-NQ/TW")) == {
        ("stated", SCIENCE, ("8",)),
        ("general", DEPARTMENTS, ("1",)),
        ("general", DISTRICTS, ("1",)),
    }


def test_the_way_up_is_the_shortest_and_one_cell_has_every_path(store: Store) -> None:
    (cell,) = matrix(store, "57-NQ/TW", SCIENCE).cells
    assert [node.label for node in cell.way][1:] == [
        "8",
        "Chương trình 95-CTr/TU",
        "Nghị quyết 57-NQ/TW",
    ]
    middles = [[node.label for node in path.nodes][2:-1] for path in cell.paths]
    assert sorted(middles) == [
        ["Chương trình 95-CTr/TU"],
        ["Kế hoạch 484/KH-UBND", "Nghị quyết 03/NQ-CP"],
    ]
    assert all(step.quote.text for path in cell.paths for step in path.steps)
    assert all(cell.paths == () for cell in matrix(store, "57-NQ/TW").cells)


def test_a_letter_that_carries_a_document_out_charges_its_tasks_as_a_whole(
    store: Store,
) -> None:
    found = matrix(store, "124/NQ-CP").cells
    assert {(cell.agency, cell.degree, len(cell.tasks)) for cell in found} == {
        (DEPARTMENTS, "letter", 20),
        (DISTRICTS, "letter", 20),
        ("so-xay-dung-tinh-kon-tum", "letter", 1),
    }


def test_what_is_only_mentioned_is_left_out_unless_asked_for(store: Store) -> None:
    """Task 3.b of the second letter reports on 01/NQ-CP, and carries nothing out."""
    assert matrix(store, "01/NQ-CP").cells == ()
    cited = matrix(store, "01/NQ-CP", cited=True).cells
    assert cited
    assert {cell.degree for cell in cited} == {"cited"}
    assert {part.task.label for cell in cited for part in cell.tasks} == {"3.b"}


def test_the_whole_matrix_has_central_documents_the_most_charged_first(
    store: Store,
) -> None:
    found = matrix(store)
    assert all(document.level in CENTRE for document in found.documents)
    assert found.documents[0].number == "57-NQ/TW"
    documents = {document.slug for document in found.documents}
    agencies = {agency.slug for agency in found.agencies}
    assert {cell.document for cell in found.cells} == documents
    assert {cell.agency for cell in found.cells} == agencies
    one = matrix(store, agency=SCIENCE)
    assert {a.slug for a in one.agencies} == {SCIENCE}
    expected = [cell for cell in found.cells if cell.agency == SCIENCE]
    key = lambda cell: cell.document  # noqa: E731 - the order of the columns differs
    assert sorted(one.cells, key=key) == sorted(expected, key=key)


def test_documents_together_with_their_cells_are_paged(store: Store) -> None:
    whole = matrix(store)
    parts = [matrix(store, window=Window(n, 4)) for n in range(0, whole.total, 4)]
    assert whole.total == len(whole.documents) > 4
    assert sum((part.documents for part in parts), ()) == whole.documents
    assert sum((part.cells for part in parts), ()) == whole.cells
    for part in parts:
        assert {a.slug for a in part.agencies} == {c.agency for c in part.cells}


def test_as_of_a_day_later_letters_are_not_there_yet(store: Store) -> None:
    """The letter to all is of 2025, as far as it says; the other has no date."""
    then = matrix(store, "57-NQ/TW", as_of=date(2024, 12, 31))
    assert then.cells == ()


def filled(items: str) -> Store:
    """A store of one letter with these items."""
    store = Store.in_memory()
    ingest_letter(store, read_items(items), IRIS)
    resolve(store, IRIS)
    return store


def test_to_keep_the_law_is_not_to_be_charged_with_it() -> None:
    store = filled(
        "1. Sở Y tế chủ trì thực hiện Nghị quyết số 20-NQ/TW ngày 25 tháng 10 năm 2017 "
        "của Ban Chấp hành Trung ương.\n"
        "2. Sở Tài chính chủ trì bố trí kinh phí theo quy định của Luật Ngân sách "
        "nhà nước."
    )
    found = matrix(store)
    assert [document.number for document in found.documents] == ["20-NQ/TW"]
    law = next(d for d in matrix(store, cited=True).documents if d.kind == "named")
    assert "Ngân sách" in law.label


def test_an_open_group_names_nobody() -> None:
    store = filled(
        "1. Sở Y tế chủ trì, phối hợp với các đơn vị có liên quan thực hiện Nghị quyết "
        "số 20-NQ/TW ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương."
    )
    (cell,) = matrix(store, "20-NQ/TW").cells
    assert (cell.agency, cell.degree) == ("so-y-te-tinh-kon-tum", "stated")


def test_a_document_that_was_read_charges_by_its_own_items() -> None:
    store = filled("1. Sở Y tế chủ trì rà soát các cơ sở.")
    (letter,) = documents(store, held=True).items
    (cell,) = matrix(store, letter.slug, "Sở Y tế").cells
    assert (cell.degree, [part.task.label for part in cell.tasks]) == ("stated", ["1"])
    (path,) = cell.paths
    assert [node.slug for node in path.nodes] == [
        cell.agency,
        cell.tasks[0].task.slug,
        letter.slug,
    ]


def test_a_key_that_means_nothing_or_several_is_an_error(store: Store) -> None:
    with pytest.raises(NotFoundError):
        matrix(store, "999-NQ/TW")
    with pytest.raises(AmbiguousError):
        matrix(store, "66")


def test_of_a_large_store_an_agency_is_walked_up_from(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = catalog(store).agencies
    expected = {slug: rows(matrix(store, agency=slug)) for slug in known}
    assert any(expected.values())
    monkeypatch.setattr(size, "MOST_LETTERS", 1)
    monkeypatch.setattr(size, "MOST_WALKED", 1)
    assert {slug: rows(matrix(store, agency=slug)) for slug in known} == expected


def test_what_would_walk_through_too_many_letters_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = sample_store.__wrapped__("000", "001")  # which keeps no answers yet
    monkeypatch.setattr(size, "MOST_WALKED", 1)
    assert matrix(store, "57-NQ/TW").cells
    for ask in (matrix, gaps, lambda store: agenda(store, date(2025, 7, 1))):
        with pytest.raises(TooLargeError, match="more than 1 letters"):
            ask(store)
