"""Corrections go where their letter goes: other files, other slugs, away and back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.correction_lines import entry_line
from graph.corrections.book import propose
from graph.corrections.listing import list_corrections
from graph.fingerprint import fingerprint
from graph.identity import identify
from graph.ingest import ingest_letter, remove_letter
from graph.iris import apart_slug
from graph.resolve import resolve
from graph.store import Store
from graph.validate import validate
from graph.writer import node
from tests.copies import DAY, NUMBER, PDF, TEXT, WORD, letter, typed
from tests.correcting import IRIS, WHEN, asked, confirmed, filled, read

SLUG = "1877-ubnd-ktth-kon-tum-2025"
MAIN = letter(typed(), NUMBER, DAY, media=WORD)
ANNEX = letter(typed("000"), NUMBER, DAY, media=TEXT, of="000")
ASIDE = apart_slug(SLUG, fingerprint(ANNEX.content).encode())
OF_ANNEX = asked(
    letter=SLUG,
    field="deadline",
    task="10",
    quote="trước ngày 25 tháng 7 năm 2025",
    value="2025-07-26",
)
OF_MAIN = asked(
    letter=SLUG,
    field="role",
    task="7",
    agency="Sở Khoa học và Công nghệ",
    value="cooperate",
)
GROUP = asked(
    letter=SLUG, field="role", task="8", agency="Các đơn vị, địa phương", value="lead"
)
RENUMBERED = asked(letter=SLUG, field="number", value="1888/UBND-KTTH")


def where(store: Store) -> list[tuple[str, bool, bool]]:
    """Return the letter of each correction, whether it is there, and is lost."""
    return [(c.letter, c.held, c.review) for c in list_corrections(store, IRIS)]


def due(store: Store, slug: str) -> set[str]:
    query = "SELECT ?due { $task cd:hasDeadline/cd:deadlineValue ?due }"
    task = node(IRIS.iri(f"{slug}.t-10"))
    return {row["due"] for row in store.rows(query, task=task)}


def test_a_letter_that_gives_up_its_slug_takes_its_corrections_along() -> None:
    store = filled(ANNEX)
    confirmed(store, OF_ANNEX)
    corrected = store.dump(without=(IRIS.runs,))
    read(store, MAIN)
    assert where(store) == [(ASIDE, True, False)]
    assert due(store, ASIDE) == {"2025-07-26"}
    assert validate(store).conforms
    both = store.dump(without=(IRIS.runs,))
    read(store, ANNEX, MAIN)
    assert store.dump(without=(IRIS.runs,)) == both
    remove_letter(store, SLUG, IRIS)
    resolve(store, IRIS)
    assert store.dump(without=(IRIS.runs,)) == corrected


@pytest.mark.parametrize("proposal", [OF_MAIN, GROUP, RENUMBERED])
def test_corrections_of_a_letter_that_is_away_do_not_fall_to_its_heir(
    proposal: object,
) -> None:
    store = filled(MAIN, ANNEX)
    confirmed(store, proposal)  # type: ignore[arg-type]  # a proposal
    both = store.dump(without=(IRIS.runs,))
    remove_letter(store, SLUG, IRIS)
    resolve(store, IRIS)
    without = (IRIS.runs, IRIS.corrections)
    assert store.dump(without=without) == filled(ANNEX).dump(without=without)
    [(slug, held, _)] = where(store)
    assert (slug != SLUG, held) == (True, False)
    read(store, MAIN)
    assert store.dump(without=(IRIS.runs,)) == both
    assert where(store) == [(SLUG, True, False)]


def test_letters_whose_number_was_corrected_are_still_told_apart() -> None:
    """Which letter a file holds goes by what it prints."""
    store = filled(MAIN, ANNEX)
    confirmed(store, replace(RENUMBERED, letter=ASIDE))
    confirmed(store, RENUMBERED)
    before = store.dump(without=(IRIS.runs,))
    for one in (MAIN, ANNEX, MAIN):
        assert not ingest_letter(store, one, IRIS).changed
    resolve(store, IRIS)
    assert store.dump(without=(IRIS.runs,)) == before


def test_a_number_that_a_register_tells_later_changes_the_slug() -> None:
    before = letter()
    store = Store.in_memory()
    key = ingest_letter(store, before, IRIS).slug
    resolve(store, IRIS)
    confirmed(store, replace(OF_MAIN, letter=key))
    confirmed(store, replace(GROUP, letter=key))
    header = replace(before.header, number=NUMBER, date=DAY)
    read(store, replace(before, header=header))
    assert where(store) == [(SLUG, True, False)] * 2
    query = "SELECT ?group { $task cd:lead ?group . ?group a cd:AgentGroup }"
    rows = store.rows(query, task=node(IRIS.iri(f"{SLUG}.t-8")))
    assert rows == [{"group": IRIS.iri(f"{SLUG}.g-cac-don-vi-dia-phuong")}]
    assert validate(store).conforms


def test_a_better_file_of_the_letter_is_corrected_as_well() -> None:
    store = filled(MAIN)
    confirmed(store, OF_MAIN)
    read(store, letter(typed(), NUMBER, DAY, media=PDF))
    assert where(store) == [(SLUG, True, False)]
    other = filled(letter(typed(), NUMBER, DAY, media=PDF))
    read(other, MAIN)
    confirmed(other, OF_MAIN)
    assert store.dump(without=(IRIS.runs,)) == other.dump(without=(IRIS.runs,))


def test_an_agency_that_the_machine_no_longer_names_is_described_by_the_person() -> (
    None
):
    store = filled(MAIN)
    made = propose(store, IRIS, GROUP, "Lan", WHEN)
    assert made.change.details["agency"].startswith(".g-")
    confirmed(store, replace(GROUP, value="monitor"))
    groups = {
        i for i, a in enumerate(MAIN.agencies) if a.name == "Các đơn vị, địa phương"
    }
    assert groups
    tasks = tuple(
        replace(
            task,
            assignments=tuple(a for a in task.assignments if a.index not in groups),
        )
        for task in MAIN.tasks
    )
    spared = tuple(
        replace(agency, name="Ban X", kind="body") if i in groups else agency
        for i, agency in enumerate(MAIN.agencies)
    )
    read(store, replace(MAIN, tasks=tasks, agencies=spared, version="99"))
    query = "SELECT ?name { $task cd:monitor/rdfs:label ?name }"
    rows = store.rows(query, task=node(IRIS.iri(f"{SLUG}.t-8")))
    assert rows == [{"name": "Các đơn vị, địa phương"}]
    assert validate(store).conforms


def test_a_correction_of_a_draft_says_that_the_signed_copy_counts_instead() -> None:
    draft = letter(media=TEXT)
    slug = identify(draft).letter
    store = filled(draft)
    confirmed(store, replace(OF_MAIN, letter=slug))
    assert [c.canonical for c in list_corrections(store, IRIS)] == [None]
    read(store, MAIN)
    (one,) = list_corrections(store, IRIS, review=True)
    assert (one.letter, one.canonical, one.status) == (slug, SLUG, "confirmed")
    line = entry_line(one, "vi")
    assert f"đã có bản chính {SLUG}" in line
