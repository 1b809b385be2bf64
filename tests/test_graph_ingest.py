"""Letters into the store and out of it, with a record of each run."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest

from extract.model import LETTER, VERSION, Extraction
from extract.source import Source
from graph.catalog import catalog
from graph.errors import NotFoundError
from graph.files import files_of, rank
from graph.fingerprint import fingerprint
from graph.ingest import ingest_letter, remove_letter
from graph.iris import Iris, apart_slug
from graph.resolve import resolve
from graph.store import Store
from tests.copies import DAY, NUMBER, PDF, TEXT, WORD, letter, misread
from tests.copies import typed as content_of
from tests.factories import KON_TUM, Draft, bank_letter, cited, finance_letter

IRIS = Iris("https://example.org/id/")


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def test_the_same_letter_again_changes_nothing(store: Store) -> None:
    first = ingest_letter(store, bank_letter(), IRIS)
    resolve(store, IRIS)
    before = store.dump()
    again = ingest_letter(store, bank_letter(), IRIS)
    resolve(store, IRIS)
    assert (first.changed, again.changed) == (True, False)
    assert first.iri == again.iri == IRIS.iri(first.slug)
    assert store.dump() == before


def test_a_better_reading_replaces_the_letters_graph(store: Store) -> None:
    letter = bank_letter()
    result = ingest_letter(store, letter, IRIS)
    better = dataclasses.replace(letter, tasks=letter.tasks[:1], version="next")
    assert ingest_letter(store, better, IRIS).changed
    rows = store.rows("SELECT ?label WHERE { ?task cd:taskLabel ?label }")
    assert [row["label"] for row in rows] == ["8"]
    assert store.graphs() == sorted([result.iri, IRIS.runs])


def test_each_reading_is_recorded_with_its_file_and_version(store: Store) -> None:
    result = ingest_letter(store, bank_letter(), IRIS)
    (row,) = store.rows(
        "SELECT ?letter ?name ?version WHERE { ?run a prov:Activity ;"
        " prov:generated ?letter ; prov:used/schema:name ?name ; prov:endedAtTime ?t ;"
        " prov:wasAssociatedWith/schema:softwareVersion ?version }"
    )
    assert row == {"letter": result.iri, "name": "letter.txt", "version": VERSION}


def test_a_letter_that_is_taken_out_leaves_only_the_record(store: Store) -> None:
    result = ingest_letter(store, bank_letter(), IRIS)
    resolve(store, IRIS)
    remove_letter(store, result.slug, IRIS)
    resolve(store, IRIS)
    assert store.quads(result.iri) == store.quads(IRIS.resolution) == []
    (row,) = store.rows("SELECT ?letter WHERE { ?run prov:invalidated ?letter }")
    assert row == {"letter": result.iri}


def test_what_was_only_cited_cannot_be_taken_out(store: Store) -> None:
    held = ingest_letter(store, finance_letter(), IRIS)
    resolve(store, IRIS)
    with pytest.raises(NotFoundError) as error:
        remove_letter(store, "57-NQ/TW", IRIS)
    assert error.value.near == (held.slug,)


WORDED = letter(number=NUMBER, date=DAY, media=WORD)
PRINTED = letter(number=NUMBER, date=DAY, media=PDF)
SCANNED = letter(misread(content_of(), 9), NUMBER, DAY, media=PDF, ocr=True)
PLAIN = letter(number=NUMBER, date=DAY, media=TEXT)
BOUND = letter(content_of() + content_of("000"), NUMBER, DAY, media=WORD)
ANNEX = letter(content_of("000"), NUMBER, DAY, media=TEXT, of="000")
SLUG = "1877-ubnd-ktth-kon-tum-2025"


def test_the_best_file_is_read_and_all_are_remembered(store: Store) -> None:
    """A PDF says where words lie, Word what is a note, and OCR guesses."""
    results = [
        ingest_letter(store, one, IRIS) for one in (SCANNED, PLAIN, WORDED, PRINTED)
    ]
    assert {result.slug for result in results} == {SLUG}
    names = [one.letter.source.name for one in (SCANNED, PLAIN, WORDED)]
    assert [result.replaced for result in results] == [None, *names]
    files = files_of(store, IRIS, SLUG)
    assert files[0] == PRINTED.letter.source
    assert set(files) == {
        one.letter.source for one in (SCANNED, PLAIN, WORDED, PRINTED)
    }
    rows = store.rows("SELECT ?l { ?l cd:text ?t }")
    assert len(rows) == 1


def test_a_lesser_file_is_only_remembered(store: Store) -> None:
    ingest_letter(store, WORDED, IRIS)
    read = set(store.quads(IRIS.iri(SLUG)))
    result = ingest_letter(store, SCANNED, IRIS)
    assert (result.changed, result.replaced) == (True, None)
    assert result.kept == WORDED.letter.source.name
    assert read < set(store.quads(IRIS.iri(SLUG)))
    for one in (WORDED, SCANNED):
        again = ingest_letter(store, one, IRIS)
        assert not again.changed
        assert again.kept is again.replaced is again.apart is None


def test_a_letter_bound_with_its_annexes_is_the_letter(store: Store) -> None:
    ingest_letter(store, PLAIN, IRIS)
    result = ingest_letter(store, BOUND, IRIS)
    assert (result.slug, result.replaced) == (SLUG, PLAIN.letter.source.name)


@pytest.mark.parametrize("order", [(WORDED, ANNEX), (ANNEX, WORDED)])
def test_two_letters_of_one_number_are_both_kept(
    store: Store, order: tuple[Extraction, ...]
) -> None:
    results = [ingest_letter(store, one, IRIS) for one in order]
    apart = apart_slug(SLUG, fingerprint(ANNEX.content).encode())
    assert results[0].apart is None
    assert results[1].apart in {SLUG, apart} - {results[1].slug}
    resolve(store, IRIS)
    held = {slug for slug, d in catalog(store).documents.items() if d.held}
    assert held == {SLUG, apart}
    assert files_of(store, IRIS, SLUG) == (WORDED.letter.source,)
    assert not any(ingest_letter(store, one, IRIS).changed for one in order)
    parts = {str(quad.subject) for quad in store.quads(IRIS.iri(apart))}
    assert all(name.startswith(f"<{IRIS.iri(apart)}") for name in parts)


def test_when_the_first_of_a_number_goes_the_next_takes_its_place(store: Store) -> None:
    for one in (ANNEX, WORDED):
        ingest_letter(store, one, IRIS)
    resolve(store, IRIS)
    remove_letter(store, SLUG, IRIS)
    resolve(store, IRIS)
    alone = Store.in_memory()
    ingest_letter(alone, ANNEX, IRIS)
    resolve(alone, IRIS)
    assert store.dump(without=[IRIS.runs]) == alone.dump(without=[IRIS.runs])


def test_citations_lead_to_the_first_of_a_number(store: Store) -> None:
    cites = Draft("Thực hiện Công văn số 1877/UBND-KTTH", KON_TUM)
    index = cites.cite(
        "Công văn số 1877/UBND-KTTH", level="provincial_government", type="Công văn"
    )
    cites.relate(LETTER, "implements", cited(index), "Thực hiện Công văn")
    for one in (ANNEX, cites.done(), WORDED):
        ingest_letter(store, one, IRIS)
    resolve(store, IRIS)
    rows = store.rows("SELECT ?o { ?s cd:implements ?o ; cd:text ?t . ?o cd:text ?u }")
    assert rows == [{"o": IRIS.iri(SLUG)}]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Source("", "b", PDF), Source("", "a", WORD)),
        (Source("", "b", WORD), Source("", "a", TEXT)),
        (Source("", "b", "application/msword"), Source("", "a", "text/html")),
        (Source("", "b", TEXT), Source("", "a", PDF, ocr=True)),
        (Source("", "b", PDF, ocr=True), Source("", "a", "image/png", ocr=True)),
        (Source("", "a", TEXT), Source("", "b", "text/markdown")),
    ],
)
def test_files_are_ranked_by_what_they_tell(better: Source, worse: Source) -> None:
    assert rank(better) < rank(worse)


def test_a_file_that_is_understood_better_is_not_there_twice(store: Store) -> None:
    """Read again with a manifest, it has a number."""
    before = letter()
    header = replace(before.header, number=NUMBER, date=DAY)
    first = ingest_letter(store, before, IRIS)
    now = ingest_letter(store, replace(before, header=header), IRIS)
    assert (now.slug, now.former) == (SLUG, first.slug)
    assert store.graphs() == sorted([IRIS.iri(SLUG), IRIS.runs])
    assert ingest_letter(store, replace(before, header=header), IRIS).former is None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (2, 0, 1)])
def test_files_that_move_to_another_number_leave_no_letter_behind(
    store: Store, order: tuple[int, ...]
) -> None:
    """A manifest told a number, and tells another one now."""
    files = [letter(media=media) for media in (PDF, WORD, TEXT)]
    for number in (NUMBER, "1878/UBND-KTTH"):
        for file in (files[index] for index in order):
            header = replace(file.header, number=number, date=DAY)
            result = ingest_letter(store, replace(file, header=header), IRIS)
        assert store.graphs() == sorted([result.iri, IRIS.runs])
        names = {file.name for file in files_of(store, IRIS, result.slug)}
        assert names == {file.letter.source.name for file in files}
