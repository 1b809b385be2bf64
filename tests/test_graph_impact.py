"""What leans on a document, nearest first, and what is known of its being changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.answers.impact import Impact, impact
from graph.errors import AmbiguousError, NotFoundError
from tests.provincial import filled, letter
from tests.samples import sample_store

if TYPE_CHECKING:
    from graph.store import Store

DEPARTMENTS = "Các sở, ban ngành, đơn vị thuộc tỉnh Kon Tum"
DISTRICTS = "Ủy ban nhân dân các huyện, thành phố thuộc tỉnh Kon Tum"
OLD = "Kế hoạch số 90/KH-UBND ngày 10 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh"
NEW = "Kế hoạch số 120/KH-UBND ngày 10 tháng 4 năm 2025 của Ủy ban nhân dân tỉnh"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


def leaning(found: Impact) -> list[tuple[int, str]]:
    """How far, and what leans; sets of documents by their kind."""
    return [
        (one.steps, one.node.kind if one.node.kind == "set" else one.node.label)
        for one in found.leaning
    ]


def agencies(found: Impact) -> dict[str, tuple[list[str], int]]:
    """The labels of the tasks of each agency, and how many more through letters."""
    return {
        c.agency.name: ([t.label for t in c.tasks], len(c.through))
        for c in found.agencies
    }


def test_on_resolution_57_lean_two_chains_and_an_open_set(store: Store) -> None:
    found = impact(store, "57-NQ/TW")
    title = "Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW"
    assert sorted(leaning(found)) == sorted(
        [
            (1, "Nghị quyết 03/NQ-CP"),
            (1, "Chương trình 95-CTr/TU"),
            (1, title),
            (1, "set"),
            (2, "Kế hoạch 484/KH-UBND"),
            (2, "8"),
            (2, "set"),
            (3, "1"),
        ]
    )
    steps = [one.steps for one in found.leaning]
    assert steps == sorted(steps)
    assert agencies(found) == {
        "Sở Khoa học và Công nghệ tỉnh Kon Tum": (["8"], 0),
        DEPARTMENTS: (["1"], 0),
        DISTRICTS: (["1"], 0),
    }
    assert (found.changes, found.mentioned) == ((), ())


def test_on_resolution_66_of_the_government_leans_task_5(store: Store) -> None:
    found = impact(store, "66/NQ-CP")
    assert leaning(found) == [
        (1, "Kế hoạch 1268/KH-UBND"),
        (1, "Công điện 56/CĐ-TTg"),
        (2, "Công văn 1594/UBND-TTHCC"),
        (2, "5"),
    ]
    assert agencies(found) == {DEPARTMENTS: (["5"], 0), DISTRICTS: (["5"], 0)}


def test_every_path_leads_up_to_the_document_word_for_word(store: Store) -> None:
    found = impact(store, "57-NQ/TW")
    for one in found.leaning:
        assert one.path.nodes[0] == one.node
        assert one.path.nodes[-1].label == "Nghị quyết 57-NQ/TW"
        assert len(one.path.steps) == one.steps
        assert all(step.quote.text for step in one.path.steps)


def test_a_letter_that_leans_as_a_whole_brings_its_tasks(store: Store) -> None:
    found = impact(store, "124/NQ-CP")
    ((_, label),) = leaning(found)
    assert "124/NQ-CP" in label
    assert agencies(found)[DEPARTMENTS] == ([], 20)


def test_what_only_speaks_of_it_leans_on_nothing(store: Store) -> None:
    found = impact(store, "01/NQ-CP")
    assert found.leaning == ()
    assert [one.node.label for one in found.mentioned] == ["3.b"]


# How a letter says that a document is changed, and what is known then.
@pytest.mark.parametrize(
    ("said", "relation"),
    [
        (f"{NEW} thay thế {OLD}", "replaces"),
        (f"{NEW} bãi bỏ {OLD}", "abrogates"),
        (f"{NEW} sửa đổi, bổ sung {OLD}", "amends"),
        (f"{NEW} bãi bỏ khoản 3 Mục II {OLD}", "amends"),
    ],
)
def test_what_changed_it_is_told(said: str, relation: str) -> None:
    found = impact(filled(letter(preamble=f"Căn cứ {said}")), "90/KH-UBND")
    (change,) = found.changes
    assert (change.relation, change.by.number) == (relation, "120/KH-UBND")
    assert change.by.date == "2025-04-10"
    assert "120/KH-UBND" in change.quotes[0].text


def test_tasks_of_a_document_that_was_read_fall_with_it() -> None:
    items = "1. Sở Y tế chủ trì rà soát các cơ sở."
    found = impact(filled(letter(items=items)), "77/UBND-KTTH")
    assert agencies(found)["Sở Y tế tỉnh Kon Tum"] == ([], 1)


def test_a_key_that_means_nothing_or_several_is_an_error(store: Store) -> None:
    with pytest.raises(NotFoundError):
        impact(store, "999-NQ/TW")
    with pytest.raises(AmbiguousError):
        impact(store, "66")
