"""The graph of a letter: what it says, and where it says so."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.contract import extraction_to_json
from graph.identity import identify
from graph.iris import Iris
from graph.quads import to_quads
from graph.store import Store
from ontology import standards
from ontology.standards import Rdf
from ontology.terms import CD, PREFIXES, Cd
from ontology.vocabulary import vocabulary
from tests.factories import Draft, bank_letter, finance_letter
from tests.gold_letters import extraction

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.model import Extraction

LETTERS: dict[str, Callable[[], Extraction]] = {
    "bank": bank_letter,
    "finance": finance_letter,
    "000": lambda: extraction("000"),
    "001": lambda: extraction("001"),
}
IRIS = Iris()


@cache
def quads(letter: str) -> tuple[ox.Quad, ...]:
    """The quads of a letter."""
    return tuple(to_quads(LETTERS[letter](), IRIS))


@cache
def stored(letter: str) -> Store:
    """A store of one letter alone, unresolved."""
    store = Store.in_memory()
    store.replace_graph(str(quads(letter)[0].graph_name.value), quads(letter))  # type: ignore[union-attr]  # a named graph
    return store


@pytest.mark.parametrize("letter", LETTERS)
def test_all_stands_in_the_letters_own_graph_and_is_said_once(letter: str) -> None:
    name = IRIS.iri(identify(LETTERS[letter]()).letter)
    assert {quad.graph_name for quad in quads(letter)} == {ox.NamedNode(name)}
    assert len(set(quads(letter))) == len(quads(letter))


@pytest.mark.parametrize("letter", LETTERS)
def test_oxigraph_gives_back_what_was_written(letter: str) -> None:
    """Literals are written in the form in which the store keeps them."""
    assert set(stored(letter).quads()) == set(quads(letter))


@pytest.mark.parametrize("letter", LETTERS)
def test_every_segment_selects_its_slice_of_the_text(letter: str) -> None:
    rows = stored(letter).rows(
        "SELECT ?text ?start ?end ?exact WHERE { ?place oa:hasSource ?letter ;"
        " oa:hasSelector ?s . ?letter cd:text ?text ."
        " ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact }"
    )
    assert rows
    for row in rows:
        assert row["text"][int(row["start"]) : int(row["end"])] == row["exact"]


@pytest.mark.parametrize("letter", LETTERS)
def test_nothing_is_stated_of_a_document_that_another_letter_may_cite(
    letter: str,
) -> None:
    own = identify(LETTERS[letter]()).letter
    subjects = {str(quad.subject.value) for quad in quads(letter)}  # type: ignore[union-attr]  # no triple terms
    assert all(IRIS.slug(iri).partition(".")[0] == own for iri in subjects)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_term_of_ours_is_in_the_vocabulary(letter: str) -> None:
    used = {quad.predicate.value for quad in quads(letter)}
    used |= {
        quad.object.value
        for quad in quads(letter)
        if isinstance(quad.object, ox.NamedNode)
    }
    declared = {str(subject) for subject in vocabulary().subjects()}
    assert {iri for iri in used if iri.startswith(CD)} <= declared


def test_a_cut_citation_has_a_place_for_each_segment() -> None:
    rows = stored("bank").rows(
        "SELECT ?place ?exact WHERE { ?mention cd:printedNumber '186-KH/TU' ;"
        " oa:hasTarget ?place . ?place oa:hasSelector/oa:exact ?exact } ORDER BY ?place"
    )
    assert [row["exact"] for row in rows] == [
        "Kế hoạch số 186-KH/TU ngày 09/01/2025 của Ban",
        "Thường vụ Tỉnh ủy",
    ]
    assert [row["place"][-3:] for row in rows] == [".s1", ".s2"]


def test_a_task_says_who_by_when_to_whom_and_how_much() -> None:
    (row,) = stored("bank").rows(
        "SELECT * WHERE { ?task cd:taskLabel '10' ; cd:lead ?lead ; cd:reportTo ?to ;"
        " cd:hasDeadline ?d . ?d cd:deadlineValue ?due ; cd:bound ?bound ;"
        " time:inXSDDate ?day . ?task cd:hasReport"
        " [ cd:recurrence ?often ; cd:sender ?lead ; cd:to ?to ] ;"
        " cd:hasTarget [ schema:value ?value ; schema:unitText ?unit ] ;"
        " cd:hasAssignment [ cd:agent ?lead ; cd:role role:lead ; cd:stated ?stated ] }"
    )
    assert IRIS.slug(row["lead"]).startswith("chi-nhanh-ngan-hang")
    assert (row["due"], row["bound"], row["day"]) == (
        "2025-07-25",
        "before",
        row["due"],
    )
    assert (row["often"], row["value"], row["unit"]) == ("P1M", "95", "%")
    assert row["stated"] == "true"


def test_the_header_signer_and_recipients_are_kept() -> None:
    (row,) = stored("finance").rows(
        "SELECT ?symbol ?date ?name ?purpose WHERE { ?letter a cd:OfficialLetter ;"
        " cd:symbol ?symbol ; dcterms:date ?date ; cd:signedBy/schema:name ?name ;"
        " cd:copiedTo/cd:purpose ?purpose }"
    )
    assert list(row.values()) == ["/UBND-KTTH", "2025", "Lê Ngọc Tuấn", "t/h"]


def test_an_issuer_that_is_no_listed_agency_is_named_where_it_is_cited() -> None:
    (row,) = stored("bank").rows(
        "SELECT ?quote WHERE { ?m a cd:AgencyMention ; rdfs:label 'Bộ Chính trị' ;"
        " cd:quote ?quote }"
    )
    assert row["quote"].startswith("Nghị quyết số 57-NQ/TW")


@pytest.mark.parametrize(
    ("wording", "class_"),
    [
        ("Kế hoạch số 186-KH/TU", Cd.PartyDocument),
        ("Nghị quyết số 66/NQ-CP", Cd.AdministrativeDocument),
        ("Nghị định số 30/2020/NĐ-CP", Cd.LegalNormativeDocument),
        ("Công văn số 2522/STC-TH", Cd.OfficialLetter),
        ("Công văn số 234-CV/TU", Cd.PartyDocument),
    ],
)
def test_the_number_tells_the_class_of_a_letter(wording: str, class_: str) -> None:
    type_, _, number = wording.partition(" số ")
    draft = Draft("Nội dung")
    draft.header = draft.header.__class__(type=type_, number=number)
    first = to_quads(draft.done(), IRIS)[0]
    assert (first.predicate.value, first.object) == (
        standards.Rdf.type,
        ox.NamedNode(class_),
    )


def test_prefixes_used_in_queries_are_those_of_the_vocabulary() -> None:
    assert PREFIXES["cd"] == CD


def test_a_document_says_nothing_of_itself() -> None:
    """A title within a title may name the outer document again."""
    extraction = bank_letter()
    first, *others = extraction.relations
    itself = dataclasses.replace(first, object=first.subject)
    silly = dataclasses.replace(extraction, relations=(itself, *others))
    quads, whole = to_quads(silly, IRIS), to_quads(extraction, IRIS)
    asserted = {str(q.subject) for q in whole if q.predicate.value == Rdf.predicate}
    kept = {str(q.subject) for q in quads if q.predicate.value == Rdf.predicate}
    assert len(asserted - kept) == 1
    assert len(extraction_to_json(silly, IRIS)["relations"]) == len(others)
