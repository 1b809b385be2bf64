"""The index of a store: always what a fresh one would hold, and what readers see."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.answers.agencies import agencies
from graph.answers.tasks import tasks
from graph.catalog import catalog
from graph.corrections.book import undo
from graph.evidence import evidence, parts_of_tasks
from graph.index.database import Database
from graph.index.keeping import FILE, publish, view_of
from graph.index.refresh import rebuild
from graph.index.schema import OF_LETTERS, WORDED
from graph.ingest import ingest_letter, remove_letter
from graph.iris import iris_of
from graph.resolve import resolve
from graph.store import Store
from tests.copies import edited, letter, typed
from tests.correcting import FIRST, WHEN, asked, confirmed, filled
from tests.gold_letters import extraction
from tests.samples import IRIS
from tests.test_graph_order import LETTERS, take_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.index.database import Row, View

COPIES = (letter(edited(typed(), 60)), letter(edited(typed(), 40), number="9/UBND-NL"))
COMING = (*LETTERS, extraction("000"), extraction("001"), *COPIES)
STEPS = st.lists(
    st.tuples(st.sampled_from("+-?"), st.integers(0, len(COMING) - 1)), max_size=10
)


def everything(view: View) -> dict[str, Sequence[Row]]:
    """All rows of all tables."""
    tables = (
        *("documents", "agencies", "busy", "cited", "names", "readings"),
        *OF_LETTERS,
    )
    found = {t: view.rows(f"SELECT * FROM {t}") for t in tables}  # noqa: S608 - ours
    for table, words in WORDED.items():  # ids tell when a row was made, nothing else
        found[table] = [row[1:] for row in found[table]]
        named = f"SELECT slug, w.* FROM {table} JOIN {words} w ON w.rowid = id"  # noqa: S608 - ours
        found[words] = view.rows(named)
        count = f"SELECT COUNT(*) FROM {words}"  # noqa: S608 - ours
        assert view.value(count) == len(found[table])
    return {name: sorted(rows, key=str) for name, rows in found.items()}


def afresh(store: Store) -> dict[str, Sequence[Row]]:
    """What an index holds that is made of a store now."""
    database = Database(None)
    with database.writing() as into:
        rebuild(store, iris_of(store), into)
    return everything(database.view())


@settings(max_examples=20, deadline=None)
@given(STEPS)
def test_what_is_made_step_by_step_is_what_is_made_at_once(
    steps: list[tuple[str, int]],
) -> None:
    with Store.in_memory() as store:
        held = set[int]()
        for step, index in steps:
            if step == "+":
                ingest_letter(store, COMING[index], IRIS)
                held.add(index)
            elif step == "-" and index in held:
                resolve(store, IRIS)
                take_out(store, COMING[index])
                held.remove(index)
            elif step == "?":  # also before it is settled what letters mean
                view_of(store)
        resolve(store, IRIS)
        assert everything(view_of(store)) == afresh(store)


def test_what_people_correct_is_in_it_and_out_of_it_again() -> None:
    with filled() as store:
        before = everything(view_of(store))
        made = confirmed(
            store,
            asked(
                field="role",
                task="7",
                agency="Sở Khoa học và Công nghệ",
                value="cooperate",
            ),
        )
        corrected = everything(view_of(store))
        assert corrected != before
        assert corrected == afresh(store)
        undo(store, IRIS, made.id, "Lan", WHEN)
        resolve(store, IRIS)
        assert everything(view_of(store)) == before


def test_a_copy_says_nothing_until_its_letter_is_gone() -> None:
    with Store.in_memory() as store:
        for one in (extraction("001"), *COPIES):
            ingest_letter(store, one, IRIS)
        resolve(store, IRIS)
        assert catalog(store).copies
        for copy in catalog(store).copies:
            assert not catalog(store).tasks_of(copy)
            assert not evidence(store).assertions.where("letter = ?", copy)
            assert evidence(store).mentions.where("letter = ?", copy)
        [canonical] = {*catalog(store).copies.values()}
        remove_letter(store, canonical, IRIS)
        resolve(store, IRIS)
        assert everything(view_of(store)) == afresh(store)


def test_readers_read_what_the_writer_wrote(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ingest_letter(store, extraction("001"), IRIS)
        resolve(store, IRIS)
        with Store.open_snapshot(tmp_path) as reader:
            assert FIRST in catalog(reader).documents
            remove_letter(store, FIRST, IRIS)
            resolve(store, IRIS)
            assert FIRST in catalog(reader).documents  # as its snapshot has it
        with Store.open_snapshot(tmp_path) as reader:
            assert FIRST not in catalog(reader).documents
            assert everything(view_of(reader)) == afresh(store)


def test_it_is_kept_from_run_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path) as store:
        ingest_letter(store, extraction("001"), IRIS)
        resolve(store, IRIS)
    made: list[Store] = []
    monkeypatch.setattr(
        "graph.index.keeping.rebuild", lambda store, *_: made.append(store)
    )
    with Store.open(tmp_path) as store:
        assert FIRST in catalog(store).documents
    assert not made


def test_what_broke_off_or_was_written_without_it_is_read_anew(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ingest_letter(store, extraction("000"), IRIS)
        resolve(store, IRIS)
        kept = (tmp_path / FILE).read_bytes()
        ingest_letter(store, extraction("001"), IRIS)  # and no one settles it
    with Store.open(tmp_path) as store:
        assert everything(view_of(store)) == afresh(store)
        resolve(store, IRIS)
        store.publish()  # as a version does that has no index
    (tmp_path / FILE).write_bytes(kept)
    with Store.open(tmp_path) as store:
        assert everything(view_of(store)) == afresh(store)


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0 and no more"])
def test_a_reader_without_one_makes_its_own(
    tmp_path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    with Store.open(tmp_path) as store:
        ingest_letter(store, extraction("000"), IRIS)
        resolve(store, IRIS)
        expected = everything(view_of(store))
    assert [file.name for file in tmp_path.glob(f"{FILE}*")] == [FILE]
    (tmp_path / FILE).unlink()
    if content is not None:
        (tmp_path / FILE).write_bytes(content)
    with (
        caplog.at_level(logging.WARNING, "chidao.index"),
        Store.open_snapshot(tmp_path) as reader,
    ):
        assert everything(view_of(reader)) == expected
    assert FILE in caplog.text
    with Store.open(tmp_path) as store:  # and the writer makes another
        assert everything(view_of(store)) == expected
        publish(store)
    with Store.open_snapshot(tmp_path) as reader:
        assert everything(view_of(reader)) == expected


def test_a_large_table_is_looked_up_as_a_small_one_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = filled()
    known, said = catalog(store), evidence(store)
    view = known.view
    few = (
        [*known.documents.items()],
        [*known.tasks.values()],
        [*said.assertions],
        {**said.places},
        {task: [*parts] for task, parts in parts_of_tasks(store).items()},
        tasks(store).items,
        agencies(store).items,
    )
    store.add(())  # forgets what was kept
    monkeypatch.setattr("graph.index.shelf.SMALL", 2)
    monkeypatch.setattr("graph.index.shelf.MOST_KEPT", 3)
    known, said = catalog(store), evidence(store)
    assert known.view is not view
    parts = parts_of_tasks(store)
    many = (
        [*known.documents.items()],
        [*known.tasks.values()],
        [*said.assertions],
        {**said.places},
        {task: [*parts[task]] for task in parts},
        tasks(store).items,
        agencies(store).items,
    )
    assert many == few
    at_once = parts.among(["no such", *few[4], "no such"])
    assert {task: [*of_task] for task, of_task in at_once.items()} == few[4]
    assert len(known.tasks) == len(few[1])
    assert all(known.documents[slug] == found for slug, found in few[0])
    assert "no such" not in known.documents
    assert known.tasks_of(FIRST) == [task for task in few[1] if task.letter == FIRST]
