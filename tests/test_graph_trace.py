"""Chains up to the Centre and down again, with the words behind every step."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

import pytest

from extract.model import LETTER
from graph.answers.trace import trace
from graph.errors import NotFoundError
from graph.ingest import ingest_letter
from graph.network.region import LONGEST
from graph.resolve import resolve
from graph.store import Store
from tests.factories import Draft, cited
from tests.samples import IRIS, sample_store

if TYPE_CHECKING:
    from extract.model import Extraction
    from graph.answers.paths import Path

BANK = "Chi nhánh Ngân hàng Chính sách xã hội"
SCIENCE = "Sở Khoa học và Công nghệ"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


QUESTION = """
SELECT ?number ?title WHERE {
  ?agency rdfs:label "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum" .
  ?task cd:lead ?agency ; cd:implements+ ?document .
  ?document cd:number ?number .
  OPTIONAL { ?document dcterms:title ?title }
} ORDER BY ?number"""
"""The question of the README, in one query (SPARQL 1.1 property path)."""


def numbers(path: Path) -> list[str]:
    """The labels of the documents on a path."""
    kinds = ("document", "named", "letter", "set")
    return [node.label for node in path.nodes if node.kind in kinds]


def test_the_bank_carries_out_directive_39_through_two_plans(store: Store) -> None:
    """The question the whole project is about, with its three quotes."""
    first = trace(store, BANK).paths[0]
    assert first.strong
    assert first.direction == "up"
    assert numbers(first) == [
        "Kế hoạch 725/KH-UBND",
        "Kế hoạch 186-KH/TU",
        "Chỉ thị 39-CT/TW",
    ]
    lead, *quoted = first.steps
    assert (lead.subject.label, lead.predicate, lead.task) == ("10", "lead", "10")
    assert lead.object.label == f"{BANK} tỉnh Kon Tum"
    words = [
        "triển khai thực hiện có hiệu quả Kế hoạch số 725/KH-UBND",
        "về triển khai thực hiện Kế hoạch số 186-KH/TU",
        "của Ban Thường vụ Tỉnh ủy về thực hiện Chỉ thị số 39-CT/TW",
    ]
    for step, wording in zip(quoted, words, strict=True):
        assert step.predicate == "implements"
        assert wording in step.quote.text
        assert step.task == "10"


def test_one_property_path_asks_the_same(store: Store) -> None:
    answer = store.query(QUESTION, "text/csv").body.decode().splitlines()
    assert [row.partition(",")[0] for row in answer] == [
        "number",
        "186-KH/TU",
        "39-CT/TW",
        "725/KH-UBND",
    ]


def test_a_footnote_that_cuts_the_sentence_adds_no_edge(store: Store) -> None:
    """57-NQ/TW stands in the footnotes between the halves of 186-KH/TU."""
    assert trace(store, "57-NQ/TW", "39-CT/TW").paths == ()
    step = trace(store, "186-KH/TU", "39-CT/TW").paths[0].steps[0]
    assert len(step.quote.segments) == 2
    assert "57-NQ/TW" not in step.quote.text


def test_resolution_57_reaches_the_department_by_two_ways(store: Store) -> None:
    ways = trace(store, "57-NQ/TW", SCIENCE).paths
    assert all(path.strong and path.direction == "down" for path in ways)
    assert [numbers(path)[1:] for path in ways] == [
        ["Chương trình 95-CTr/TU"],
        ["Nghị quyết 03/NQ-CP", "Kế hoạch 484/KH-UBND"],
    ]
    back = trace(store, SCIENCE, "57-NQ/TW").paths
    assert [path.nodes for path in back] == [path.nodes[::-1] for path in ways]


def test_between_two_the_statements_stay_as_they_are_stated(store: Store) -> None:
    (up,) = trace(store, "186-KH/TU", "39-CT/TW").paths
    (down,) = trace(store, "39-CT/TW", "186-KH/TU").paths
    assert up.steps == down.steps
    assert up.nodes == down.nodes[::-1]
    assert up.steps[0].subject.label == "Kế hoạch 186-KH/TU"


def test_strong_ways_come_first_and_are_not_repeated_by_weak_ones(
    store: Store,
) -> None:
    paths = trace(store, SCIENCE).paths
    strength = [path.strong for path in paths]
    assert strength == sorted(strength, reverse=True)
    reached = {node.slug for path in paths if path.strong for node in path.nodes}
    weak_ends = [path.nodes[-1].slug for path in paths if not path.strong]
    assert reached.isdisjoint(weak_ends)
    assert len(weak_ends) == len(set(weak_ends))


def test_a_weak_way_goes_over_the_letter_and_its_own_bases_only(store: Store) -> None:
    weak = [path for path in trace(store, BANK).paths if not path.strong]
    ends = {numbers(path)[-1] for path in weak}
    assert "Chỉ thị 05/CT-TTg" in ends
    assert "Nghị quyết 57-NQ/TW" not in ends  # that is another task's
    assert all("part_of" in {step.predicate for step in path.steps} for path in weak)


def test_an_item_carries_out_what_its_heading_orders() -> None:
    draft = Draft("1. Thực hiện Kế hoạch số 1/KH-BTC: a) Sở Y tế lập báo cáo.")
    health = draft.agency("Sở Y tế", level="provincial_department")
    plan = draft.cite("Kế hoạch số 1/KH-BTC", level="ministry")
    draft.relate(LETTER, "implements", cited(plan), "Thực hiện", task="1")
    draft.task("1", "1. Thực hiện Kế hoạch số 1/KH-BTC", leaf=False)
    part = draft.assignment("Sở Y tế", health, "lead")
    draft.task("1.a", "a) Sở Y tế lập báo cáo", assignments=(part,))
    (path,) = trace(made(draft.done()), "Sở Y tế").paths
    assert path.strong
    assert [node.label for node in path.nodes] == [
        "Sở Y tế",
        "1.a",
        "1",
        "Kế hoạch 1/KH-BTC",
    ]
    assert [step.predicate for step in path.steps] == ["lead", "part_of", "implements"]


def test_a_general_order_is_a_weak_way() -> None:
    draft = Draft("Thực hiện Kế hoạch số 1/KH-BTC. 1. Sở Y tế báo cáo.")
    health = draft.agency("Sở Y tế", level="provincial_department")
    plan = draft.cite("Kế hoạch số 1/KH-BTC", level="ministry")
    draft.relate(LETTER, "implements", cited(plan), "Thực hiện", task="1")
    part = draft.assignment("Sở Y tế", health, "lead")
    general = dataclasses.replace(part, stated=False)
    draft.task("1", "1. Sở Y tế báo cáo", assignments=(general,))
    (path,) = trace(made(draft.done()), "Sở Y tế").paths
    assert [step.strong for step in path.steps] == [False, True]


def test_what_a_task_orders_is_not_what_its_letter_orders(store: Store) -> None:
    paths = trace(store, "725/KH-UBND").paths
    assert [(path.direction, path.strong) for path in paths] == [
        ("up", True),
        ("down", True),
        ("down", True),
    ]


def test_every_step_has_words_that_stand_in_its_letter(store: Store) -> None:
    for key in (BANK, SCIENCE, "57-NQ/TW", "66/NQ-CP", "124/NQ-CP"):
        for path in trace(store, key).paths:
            for step in path.steps:
                assert step.quote.text
                assert step.quote.segments
                assert step.letter.startswith("cong-van-ubnd")


def small(*edges: tuple[str, str], date_: str | None = None) -> Extraction:
    """A letter that states which document implements which."""
    wordings = sorted({f"Kế hoạch số {n}/KH-BTC" for edge in edges for n in edge})
    draft = Draft(". ".join(wordings) + f". {date_}")
    draft.header = draft.header.__class__(type="Công văn", date=date_)
    at = {
        w.split()[3].partition("/")[0]: draft.cite(w, level="ministry")
        for w in wordings
    }
    for lower, higher in edges:
        draft.relate(cited(at[lower]), "implements", cited(at[higher]), wordings[0])
    draft.relate(LETTER, "implements", cited(at[edges[0][0]]), wordings[0])
    return draft.done()


def made(*letters: Extraction) -> Store:
    """A resolved store."""
    store = Store.in_memory()
    for letter in letters:
        ingest_letter(store, letter, IRIS)
    resolve(store, IRIS)
    return store


def test_a_circle_ends() -> None:
    store = made(small(("1", "2"), ("2", "3"), ("3", "1")))
    ups = [p for p in trace(store, "1/KH-BTC").paths if p.direction == "up"]
    assert {p.nodes[-1].label for p in ups} == {
        "Kế hoạch 2/KH-BTC",
        "Kế hoạch 3/KH-BTC",
    }


def test_a_long_chain_is_followed_only_so_far() -> None:
    steps = [(f"{n:02}", f"{n + 1:02}") for n in range(1, 2 * LONGEST)]
    paths = trace(made(small(*steps)), "01/KH-BTC").paths
    assert all(len(path.steps) <= LONGEST for path in paths)


def test_one_edge_that_two_letters_state_has_both_quotes() -> None:
    store = made(small(("1", "2")), small(("1", "2"), ("2", "3")))
    (path,) = trace(store, "1/KH-BTC", "2/KH-BTC").paths
    assert len({quote.letter_id for quote in path.steps[0].quotes}) == 2


def test_what_came_later_was_not_known_before() -> None:
    store = made(
        small(("1", "2"), date_="2025-01-10"), small(("2", "3"), date_="2025-06-10")
    )
    ends = {
        day: trace(store, "1/KH-BTC", as_of=day).paths[0].nodes[-1].label
        for day in (date(2025, 2, 1), date(2025, 7, 1))
    }
    assert list(ends.values()) == ["Kế hoạch 2/KH-BTC", "Kế hoạch 3/KH-BTC"]
    assert trace(store, "1/KH-BTC", as_of=date(2024, 1, 1)).paths == ()


def test_what_is_not_there_cannot_be_traced(store: Store) -> None:
    with pytest.raises(NotFoundError):
        trace(store, "Sở Thiên văn")
    with pytest.raises(NotFoundError):
        trace(store, BANK, "999/XX-YY")
