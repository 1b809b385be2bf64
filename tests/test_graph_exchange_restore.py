"""Imports: the same graph again, or an error that says where, and nothing done."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extract.errors import UnreadableLetterError
from graph.corrections.book import undo
from graph.corrections.keeping import all_corrections, sheet_of
from graph.exchange import belonging
from graph.exchange import restore as module
from graph.exchange.errors import ImportRefusedError
from graph.exchange.formats import docbin, files
from graph.exchange.jsonld import to_jsonld
from graph.exchange.marks import marked_letters
from graph.exchange.network_files import to_graphml
from graph.exchange.restore import File, restore
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from ontology.standards import Schema
from tests.correcting import SECOND, WHEN, asked, confirmed, filled
from tests.factories import bank_letter, finance_letter
from tests.hostile_letter import hostile_store
from tests.samples import IRIS, sample_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.model import Extraction
    from graph.corrections.model import Proposal
    from graph.errors import Lang

SAMPLE = sample_store("000", "001")
NQUADS = SAMPLE.dump("nquads")


def made(*letters: Extraction) -> Store:
    store = Store.in_memory()
    for letter in letters:
        ingest_letter(store, letter, IRIS)
    resolve(store, IRIS)
    return store


@pytest.fixture
def empty() -> Iterator[Store]:
    with Store.in_memory() as store:
        yield store


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.nq", NQUADS),
        ("a.trig", SAMPLE.dump("trig")),
        ("a.jsonld", SAMPLE.dump("jsonld")),
        ("a.json", to_jsonld(SAMPLE.quads(), IRIS)),
        ("a.nq.gz", gzip.compress(NQUADS)),
        ("stdin", SAMPLE.dump("trig")),
    ],
)
def test_an_export_gives_the_same_graph_byte_by_byte(
    empty: Store, name: str, data: bytes
) -> None:
    done = restore(empty, [File(name, data)], IRIS)
    assert (done.added, done.replaced) == (2, 0)
    assert empty.dump("nquads") == NQUADS
    again = restore(empty, [File(name, data)], IRIS)
    assert (again.added, again.replaced) == (0, 2)
    assert empty.dump("nquads") == NQUADS


def test_a_hostile_letter_comes_back_whole(empty: Store) -> None:
    data = hostile_store().dump("nquads")
    restore(empty, [File("a.nq", data)], IRIS)
    assert empty.dump("nquads") == data


def test_letters_join_those_that_are_there() -> None:
    store, other = made(bank_letter()), made(finance_letter())
    restore(store, [File("a.nq", other.dump("nquads"))], IRIS)
    both = made(bank_letter(), finance_letter())
    runs = (IRIS.runs,)
    assert store.dump("nquads", without=runs) == both.dump("nquads", without=runs)
    count = sum(b"endedAtTime" in line for line in store.dump("nquads").splitlines())
    assert count == 2


def test_the_same_letter_is_replaced() -> None:
    store = made(bank_letter())
    changed = store.dump("nquads").replace(b'"95"', b'"96"')
    done = restore(store, [File("a.nq", changed)], IRIS)
    assert (done.added, done.replaced) == (0, 1)
    assert store.dump("nquads") == changed


def test_what_is_derived_is_never_taken_from_a_file(empty: Store) -> None:
    graph = IRIS.resolution
    false = f'<{IRIS.iri("x")}> <http://www.w3.org/2000/01/rdf-schema#label> "false"'
    lines = "".join(
        f"{false} <{name}> .\n"
        for name in (graph, IRIS.vocabulary, IRIS.iri("graph-register"))
    )
    restore(empty, [File("a.nq", NQUADS + lines.encode())], IRIS)
    assert empty.dump("nquads") == NQUADS


LETTER = next(g for g in SAMPLE.graphs() if "0cf054e5" in g)
LINES = NQUADS.decode().splitlines(keepends=True)
OWN = [line for line in LINES if line.endswith(f"<{LETTER}> .\n")]
TEXT = next(line for line in OWN if "ontology#text>" in line)


def without(*words: str) -> str:
    """The letter's lines but those that hold all the words."""
    return "".join(line for line in OWN if not all(word in line for word in words))


def said(other: str, predicate: str) -> str:
    """A part of the letter, and what it is said to belong to."""
    return f"<{LETTER}.t-9> <{predicate}> <{IRIS.iri(other)}> <{LETTER}> .\n"


ELSEWHERE = f"{LETTER.removeprefix(IRIS.base)}.x:foo"
STRANGE = f'<{IRIS.iri("b")}> <http://a/p> "x"'


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        ("<a", "syntax", 1),
        ("".join(OWN) + "?x\n", "syntax", len(OWN) + 1),
        ("", "empty", None),
        (f"{STRANGE} .\n", "no_graph", None),
        (f"{STRANGE} <http://a/g> .\n", "base", 1),
        ("".join(OWN) + f"{STRANGE} <http://a/g> .\n", "base", len(OWN) + 1),
        (f"{STRANGE} <{IRIS.iri('graph-other')}> .\n", "name", 1),
        (f"{STRANGE} <{IRIS.iri('a.b')}> .\n", "name", 1),
        (f"{STRANGE} <{IRIS.iri('A/../b')}> .\n", "name", 1),
        (f"{STRANGE} <{LETTER}> .\n", "subject", 1),
        (f'<{ELSEWHERE}> <http://a/p> "x" <{LETTER}> .\n', "subject", 1),
        (f'<{LETTER}> <http://a/p> "x" <{IRIS.runs}> .\n', "subject", 1),
        (f'<x:run-1> <http://a/p> "x" <{IRIS.runs}> .\n', "subject", 1),
        (f'<{LETTER}.t-1> <http://a/p> "x" <{IRIS.reports}> .\n', "subject", 1),
        (f'<x:p> <http://a/p> "x" <{IRIS.corrections}> .\n', "subject", 1),
        (f'<{LETTER}.f> <{Schema.sha256}> "..journal" <{LETTER}> .\n', "hash", 1),
        *((said("b", predicate), "subject", 1) for predicate in belonging.OWN),
        (f'_:b <http://a/p> "x" <{LETTER}> .\n', "blank", 1),
        (f"<{LETTER}> <http://a/p> _:b <{LETTER}> .\n", "blank", 1),
        (f'<{LETTER}> <http://a/p> "x" <{LETTER}> .\n', "no_letter", 1),
        (without("ontology#text>"), "no_letter", 1),
        (without("wasDerivedFrom"), "no_letter", 1),
        (without("oa#start"), "no_letter", 1),
        (without("ontology#taskLabel"), "no_letter", 1),
        (without("rdf-syntax-ns#predicate"), "no_letter", 1),
        ("".join(OWN).replace("của", "cua", 1), "no_letter", 1),
    ],
)
def test_what_no_export_holds_is_refused(
    data: str, reason: str, line: int | None
) -> None:
    store = made(finance_letter())
    before = store.dump("nquads")
    good = made(bank_letter()).dump("nquads")
    with pytest.raises(ImportRefusedError) as refused:
        restore(store, [File("ok.nq", good), File("a.nq", data.encode())], IRIS)
    assert (refused.value.name, refused.value.reason) == ("a.nq", reason)
    assert refused.value.line == line
    languages: tuple[Lang, ...] = ("vi", "en")
    for lang in languages:
        assert "a.nq" in refused.value.message(lang)
    assert store.dump("nquads") == before


def test_an_error_is_of_the_file_that_has_it(empty: Store) -> None:
    first = "".join(OWN).encode()
    other = (
        first.replace(b'"lead"', b'"lead"')
        + (
            f'<{LETTER}> <https://w3id.org/chidao/ontology#urgency> "x" <{LETTER}> .\n'
        ).encode()
    )
    with pytest.raises(ImportRefusedError) as refused:
        restore(empty, [File("a.nq", first), File("b.nq", other)], IRIS)
    assert (refused.value.name, refused.value.reason) == ("b.nq", "differs")
    assert empty.dump("nquads") == b""


def test_another_letter_of_the_same_name_is_not_overwritten() -> None:
    store = made(finance_letter())
    (mine,) = (g for g in store.graphs() if "ubnd" in g)
    renamed = "".join(OWN).replace(LETTER, mine).encode()
    with pytest.raises(ImportRefusedError) as refused:
        restore(store, [File("a.nq", renamed)], IRIS)
    assert refused.value.reason == "other_letter"


def test_files_too_large_are_refused(
    empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is packed counts unpacked: ten megabytes pack into ten kilobytes."""
    monkeypatch.setattr(module, "MOST_BYTES", 1_000_000)
    bomb = gzip.compress(b" " * 10_000_000)
    for data in (b" " * 1_000_001, bomb):
        with pytest.raises(ImportRefusedError) as refused:
            restore(empty, [File("a.nq", data)], IRIS)
        assert refused.value.reason == "too_large"
    with pytest.raises(ImportRefusedError) as refused:
        restore(empty, [File("a.nq.gz", bomb[:100])], IRIS)
    assert refused.value.reason == "gzip"


def test_a_secret_is_not_kept(empty: Store) -> None:
    store = made(bank_letter())
    line = next(
        x for x in store.dump("nquads").decode().splitlines() if "ontology#text>" in x
    )
    marked = line.replace('"Kính gửi: Chi nhánh', '"TUYỆT MẬT\\nKính gửi: Chi', 1)
    data = store.dump("nquads").decode().replace(line, marked).encode()
    with pytest.raises(UnreadableLetterError):
        restore(empty, [File("a.nq", data)], IRIS)
    assert empty.dump("nquads") == b""


def test_a_context_is_never_fetched(empty: Store) -> None:
    data = b'{"@context": "http://example.org/c", "@id": "http://a", "http://p": 1}'
    with pytest.raises(ImportRefusedError) as refused:
        restore(empty, [File("a.jsonld", data)], IRIS)
    assert refused.value.reason == "syntax"


# Corrections


def corrected(*proposals: Proposal) -> Store:
    store = filled()
    for proposal in proposals:
        confirmed(store, proposal)
    return store


ROLE = asked(
    field="role", task="7", agency="Sở Khoa học và Công nghệ", value="cooperate"
)
NUMBER = asked(field="number", value="123/UBND-KTTH")


def test_a_corrected_graph_comes_back_byte_by_byte(empty: Store) -> None:
    data = corrected(ROLE, NUMBER).dump("nquads")
    assert b"correction-2" in data
    restore(empty, [File("a.nq", data)], IRIS)
    assert empty.dump("nquads") == data
    restore(empty, [File("a.nq", data)], IRIS)
    assert empty.dump("nquads") == data


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('#correctionStatus> "confirmed"', '#x> "confirmed"'),
        ("#ordinal> ", "#x> "),
        ('#displaced> "<', '#displaced> "'),
        ('#displaced> "<https://w3id.org/chidao/id/cong', '#displaced> "<http://a/b'),
    ],
)
def test_damaged_records_are_refused(empty: Store, said: str, instead: str) -> None:
    data = corrected(ROLE).dump("nquads").decode()
    assert said in data
    with pytest.raises(ImportRefusedError) as refused:
        restore(empty, [File("a.nq", data.replace(said, instead).encode())], IRIS)
    assert refused.value.name == "a.nq"
    assert empty.dump("nquads") == b""


def test_what_people_said_is_in_every_format() -> None:
    due = asked(
        letter=SECOND,
        field="deadline",
        task="10",
        quote="trước ngày 25 tháng 7 năm 2025",
        value="2025-07-26",
    )
    store = corrected(ROLE, NUMBER, due)
    marks = [mark for letter in marked_letters(store) for mark in letter.of("deadline")]
    assert "2025-07-26" in {mark.value for mark in marks}
    for form in ("csv", "akn", "webannotation"):
        assert all(file.make() for file in files(store, form, "vi"))
    assert docbin(store).texts == 2
    assert to_graphml(store)


def test_a_letter_that_comes_again_stays_corrected() -> None:
    """The export is of before the correction: the correction still counts."""
    store = corrected(ROLE)
    before = store.dump("nquads")
    restore(store, [File("a.nq", filled().dump("nquads"))], IRIS)
    runs = (IRIS.runs,)
    other = Store.in_memory()
    restore(other, [File("a.nq", before)], IRIS)
    assert store.dump("nquads", without=runs) == other.dump("nquads", without=runs)


def test_corrections_of_two_stores_do_not_become_one() -> None:
    """Both call theirs correction-1; a decision made elsewhere is known here too."""
    store, other = corrected(ROLE), corrected(NUMBER)
    restore(store, [File("a.nq", other.dump("nquads"))], IRIS)
    found = all_corrections(store, IRIS)
    assert [one.id for one in found] == ["correction-1", "correction-2"]
    assert [one.change.field for one in found] == ["role", "number"]
    assert [one.status for one in found] == ["confirmed", "confirmed"]
    undo(other, IRIS, "correction-1", "Lan", WHEN)
    restore(store, [File("a.nq", other.dump("nquads"))], IRIS)
    again = {one.id: one.status for one in all_corrections(store, IRIS)}
    assert again == {"correction-1": "confirmed", "correction-2": "undone"}


def test_what_contradicts_a_decision_made_here_waits_to_be_decided() -> None:
    here = corrected(ROLE)
    counted = set(sheet_of(here, IRIS, ROLE.letter).quads)
    elsewhere = corrected(replace(ROLE, value="advise")).dump("nquads")
    for _ in range(2):
        restore(here, [File("a.nq", elsewhere)], IRIS)
        found = {one.id: one.status for one in all_corrections(here, IRIS)}
        assert found == {"correction-1": "confirmed", "correction-2": "proposed"}
        assert set(sheet_of(here, IRIS, ROLE.letter).quads) == counted
    undo(here, IRIS, "correction-1", "Lan", WHEN)
    restore(here, [File("a.nq", elsewhere)], IRIS)
    last = {one.id: one.status for one in all_corrections(here, IRIS)}
    assert last == {"correction-1": "undone", "correction-2": "confirmed"}


def test_corrections_without_their_letter_are_made_in_the_one_held() -> None:
    wanted = corrected(ROLE)
    alone = b"".join(
        line
        for line in wanted.dump("nquads").splitlines(keepends=True)
        if line.endswith(f"<{IRIS.corrections}> .\n".encode())
    )
    store = filled()
    restore(store, [File("a.nq", alone)], IRIS)
    assert store.dump(without=[IRIS.runs]) == wanted.dump(without=[IRIS.runs])
