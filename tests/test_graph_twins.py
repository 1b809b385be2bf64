"""Copies of one letter are found and counted once; letters alike are left apart."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.answers.agencies import agencies
from graph.answers.chain import ChainAsk, chain
from graph.answers.documents import document, documents
from graph.answers.tasks import task, tasks
from graph.answers.trace import trace
from graph.evidence import evidence
from graph.fingerprint import fingerprint
from graph.headers import LetterFacts
from graph.identity import identify
from graph.ingest import ingest_letter, remove_letter
from graph.iris import Iris, number_slug
from graph.lookup import find
from graph.meanings import shelved
from graph.resolve import resolve
from graph.store import Store
from graph.twins import find_copies
from graph.validate import validate
from tests.copies import DAY, NUMBER, PDF, WORD, another_week, edited, letter, misread
from tests.copies import typed as content_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.model import Extraction

IRIS = Iris()
MARCH = content_of("001")
MAY = content_of("000")


def facts(
    slug: str,
    content: str = MARCH,
    number: str | None = None,
    date: str | None = "2025",
    **other: str | None,
) -> LetterFacts:
    """A letter of the province, typed unless told to be a scan."""
    said = {"issuer": "ubnd", "symbol": None, "ocr": None} | other
    return LetterFacts(
        slug,
        number,
        date,
        title=None,
        issuer=said["issuer"],
        issuer_name=None,
        level="provincial_government",
        symbol=said["symbol"],
        ocr=said["ocr"] is not None,
        fingerprint=fingerprint(content).encode(),
    )


def scan(slug: str, content: str = MARCH, every: int = 12) -> LetterFacts:
    """A scan whose number and day, in handwriting, nobody read."""
    return facts(slug, misread(content, every), issuer=None, ocr="yes")


SIGNED = facts("signed", number=NUMBER, date=DAY)


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(facts("x"), id="the same words without number"),
        pytest.param(facts("x", edited(MARCH, 20)), id="a draft"),
        pytest.param(facts("x", symbol="/UBND-KTTH"), id="with the symbol alone"),
        pytest.param(facts("x", date=None), id="without date"),
        pytest.param(facts("x", date="2025-03"), id="with the month"),
        pytest.param(scan("x"), id="a scan"),
        pytest.param(scan("x", every=6), id="a poor scan"),
        pytest.param(facts("x", number=NUMBER, date=None), id="number without year"),
    ],
)
def test_a_copy_is_one_of_the_signed_letter(copy: LetterFacts) -> None:
    assert find_copies([SIGNED, copy]) == {"x": "signed"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(facts("x", MAY), id="another letter"),
        pytest.param(facts("x", number="12/UBND-KTTH"), id="another number"),
        pytest.param(facts("x", date="2025-06-28"), id="another day"),
        pytest.param(facts("x", date="2024"), id="another year"),
        pytest.param(facts("x", symbol="/UBND-NC"), id="another symbol"),
        pytest.param(facts("x", issuer="so-y-te"), id="another issuer"),
        pytest.param(facts("x", another_week(MARCH)), id="another week"),
        pytest.param(scan("x", another_week(MARCH)), id="a scan of another week"),
        pytest.param(scan("x", MAY), id="a scan of another letter"),
        pytest.param(facts("x", "Công văn về việc họp ngày 12/5"), id="too few words"),
    ],
)
def test_what_is_alike_is_no_copy(other: LetterFacts) -> None:
    assert find_copies([SIGNED, other]) == {}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2025-03-14", "2025-03-14", True),
        ("2025-03-14", "2025-03", True),
        ("2025-03", "2025-03-14", True),
        ("2025-03-14", "2025", True),
        ("2025", "2025-12-31", True),
        ("2025-03", "2025", True),
        ("2025-03-14", "2025-03-15", False),
        ("2025-03", "2025-04-01", False),
        ("2025-03", "2025-04", False),
        ("2024", "2025-03-14", False),
    ],
)
def test_letters_of_one_number_are_compared_if_their_dates_may_be_one(
    one: str, other: str, *, alike: bool
) -> None:
    slug = number_slug(NUMBER)
    both = [
        facts(f"{slug}-{one}", number=NUMBER, date=one),
        facts(f"{slug}-{other}-kon-tum", number=NUMBER, date=other),
    ]
    assert all(shelved(letter)[0] for letter in both)  # what counts is its own date
    assert bool(find_copies(both)) is alike


def test_a_letter_to_others_is_no_copy() -> None:
    health, both, finance = (
        replace(facts(slug), addressees=frozenset(names))
        for slug, names in (
            ("health", ["so y te"]),
            ("both", ["so y te", "so tai chinh"]),
            ("finance", ["so tai chinh"]),
        )
    )
    assert find_copies([health, finance]) == {}
    assert find_copies([health, both]) == {"health": "both"}


def test_the_typed_one_goes_before_the_scan_then_the_first_name() -> None:
    typed, other, scanned = facts("b"), facts("c", edited(MARCH, 40)), scan("a")
    for order in permutations((typed, other, scanned)):
        assert find_copies(order) == {"a": "b", "c": "b"}


def test_a_draft_belongs_to_the_letter_whose_words_it_shares() -> None:
    """Two letters from one template: each has its draft, nobody has both."""
    other = MARCH.replace("Sở Tài chính", "Sở Giáo dục và Đào tạo")
    sibling = facts("sibling", other, "99/UBND-KTTH", DAY)
    draft = facts("draft", edited(MARCH, 30))
    assert find_copies([SIGNED, sibling, draft]) == {"draft": "signed"}


def test_between_two_letters_that_say_the_same_a_draft_is_left_alone() -> None:
    twin = facts("twin", number="99/UBND-KTTH", date=DAY)
    assert find_copies([SIGNED, twin, facts("draft", edited(MARCH, 30))]) == {}


def test_a_form_of_words_that_many_share_makes_no_copies() -> None:
    form = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc " * 3
    letters = [facts(f"l{i}", f"{form} việc số {i} " * 9) for i in range(80)]
    assert find_copies(letters) == {}


def stored(letters: Iterable[Extraction]) -> Store:
    """A store of letters, resolved."""
    store = Store.in_memory()
    for one in letters:
        ingest_letter(store, one, IRIS)
    resolve(store, IRIS)
    return store


DRAFT = letter(edited(MARCH, 20))
SCAN = letter(misread(MARCH, 12), media=PDF, ocr=True)
FINAL = letter(number=NUMBER, date=DAY, media=WORD)
FINAL_SCAN = letter(misread(MARCH, 9), NUMBER, DAY, media=PDF, ocr=True)
FINAL_TEXT = letter(number=NUMBER, date=DAY)
SAME_NUMBER = letter(MAY, NUMBER, DAY, of="000")
OTHER = letter(of="000")
CANONICAL = "1877-ubnd-ktth-kon-tum-2025"


ALL = (DRAFT, SCAN, FINAL, FINAL_SCAN, FINAL_TEXT, SAME_NUMBER, OTHER)


@cache
def expected() -> bytes:
    """What the store holds in the end."""
    return stored(ALL).dump(without=[IRIS.runs])


@settings(max_examples=6, deadline=None)
@given(st.permutations(ALL))
def test_the_order_of_arrival_leaves_no_trace(letters: list[Extraction]) -> None:
    store = stored(letters)
    assert store.dump(without=[IRIS.runs]) == expected()
    again = [ingest_letter(store, one, IRIS) for one in letters]
    assert not any(result.changed for result in again)


@pytest.fixture(scope="module")
def store() -> Store:
    return stored([DRAFT, SCAN, FINAL, OTHER])


@pytest.fixture(scope="module")
def alone() -> Store:
    return stored([FINAL, OTHER])


def test_copies_lead_to_the_numbered_letter(store: Store) -> None:
    rows = store.rows("SELECT ?copy ?letter { ?copy cd:canonical ?letter }")
    found = {(IRIS.slug(row["copy"]), IRIS.slug(row["letter"])) for row in rows}
    drafts = {identify(DRAFT).letter, identify(SCAN).letter}
    assert found == {(draft, CANONICAL) for draft in drafts}
    assert validate(store).conforms


def test_nothing_is_counted_twice(store: Store, alone: Store) -> None:
    for count in (
        lambda s: documents(s, held=True).total,
        lambda s: tasks(s).total,
        lambda s: tasks(s, document="57-NQ/TW").total,
        lambda s: [(a.agency.slug, a.tasks, a.leads) for a in agencies(s).items],
        lambda s: len(document(s, "57-NQ/TW").mentions),
        lambda s: len(document(s, "57-NQ/TW").implemented_by),
        lambda s: [len(edge.quotes) for edge in chain(s, ChainAsk(full=True)).edges],
        lambda s: len(chain(s).nodes),
        lambda s: len(trace(s, "57-NQ/TW").paths),
        lambda s: len(evidence(s).assertions),
        lambda s: len(s.rows("SELECT ?s ?o { ?s cd:implements ?o }")),
    ):
        assert count(store) == count(alone)


def test_a_copy_has_its_own_text_and_leads_to_the_canonical_one(store: Store) -> None:
    copy = document(store, identify(DRAFT).letter)
    assert copy.document.canonical == CANONICAL
    assert copy.text
    assert copy.citations
    assert (copy.tasks, copy.relations) == ((), ())
    assert copy.document.number == NUMBER  # known from the signed one
    letter_ = document(store, CANONICAL)
    assert {d.slug for d in letter_.copies} == {
        identify(DRAFT).letter,
        identify(SCAN).letter,
    }
    assert letter_.document.canonical is None


def test_what_is_asked_of_a_copy_is_answered_of_the_letter(store: Store) -> None:
    copy = identify(DRAFT).letter
    assert tasks(store, letter=copy).total == tasks(store, letter=CANONICAL).total > 0
    assert task(store, f"{copy}.t-10").task.slug == f"{CANONICAL}.t-10"
    assert trace(store, copy).start.slug == CANONICAL
    assert find(store, copy) == CANONICAL
    assert document(store, NUMBER).document.slug == CANONICAL


def test_what_a_header_leaves_open_its_copies_tell() -> None:
    header = replace(DRAFT.header, subject="V/v triển khai Chỉ thị số 05/CT-TTg")
    nameless = stored([FINAL_SCAN, replace(DRAFT, header=header)])
    assert document(nameless, NUMBER).document.title == header.subject
    again = nameless.dump(without=[IRIS.runs])
    resolve(nameless, IRIS)
    assert nameless.dump(without=[IRIS.runs]) == again


def test_when_the_letter_goes_a_copy_takes_its_place() -> None:
    store = stored([DRAFT, FINAL, SCAN, OTHER])
    remove_letter(store, NUMBER, IRIS)
    resolve(store, IRIS)
    left = stored([SCAN, DRAFT, OTHER])
    assert store.dump(without=[IRIS.runs]) == left.dump(without=[IRIS.runs])
    draft = identify(DRAFT).letter
    assert document(store, identify(SCAN).letter).document.canonical == draft
    assert document(store, draft).tasks
