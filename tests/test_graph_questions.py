"""The questions to begin with find something; those behind pages, what pages show."""

from __future__ import annotations

import json
import time
from collections import Counter
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.answers.agencies import agency
from graph.answers.cells import DEGREES
from graph.answers.chain import ChainAsk, chain
from graph.answers.documents import document, documents
from graph.answers.gaps import gaps
from graph.answers.matrix import matrix
from graph.answers.paging import Window
from graph.answers.tasks import tasks
from graph.catalog import catalog
from graph.foreign import Asked, Bounds, Gathered
from graph.network.network import below
from graph.questions import (
    GROUPS,
    PAGES,
    Question,
    query_for,
    questions,
    questions_file,
)
from ontology.terms import PREFIXES
from tests.asking import asked
from tests.provincial import filled
from tests.reviewed import letters
from tests.samples import IRIS, sample_store

if TYPE_CHECKING:
    from graph.answers.gaps import GapKind
    from graph.store import Store

SECONDS = 2.0
EVERY = Window(limit=1000)


@pytest.fixture(scope="module")
def store() -> Store:
    """A store that has findings of many kinds."""
    return filled(*letters())


def rows(store: Store, sparql: str) -> list[dict[str, str]]:
    """The rows of a query as the endpoint gives them, slugs for our IRIs."""
    output = Gathered()
    bounds = Bounds(megabytes=1, rows=1000, seconds=SECONDS)
    store.answer(Asked(sparql, "application/sparql-results+json"), output, bounds)
    return [
        {key: term["value"].removeprefix(IRIS.base) for key, term in row.items()}
        for row in json.loads(output.body)["results"]["bindings"]
    ]


def triples(store: Store, sparql: str) -> set[tuple[str, str, str]]:
    output = Gathered()
    store.answer(Asked(sparql, "application/n-triples"), output, Bounds())
    return {
        tuple(
            t.value.removeprefix(IRIS.base) for t in (x.subject, x.predicate, x.object)
        )
        for x in ox.parse(bytes(output.body), ox.RdfFormat.N_TRIPLES)
    }


@pytest.mark.parametrize("question", questions(), ids=lambda q: q.name)
def test_every_question_finds_something_in_the_two_letters(question: Question) -> None:
    store = sample_store("000", "001")
    begun = time.monotonic()
    ask = triples if question.group == "graphs" else rows
    assert ask(store, question.sparql)
    assert time.monotonic() - begun < SECONDS


def test_there_are_fifteen_at_least_in_both_languages_and_every_group() -> None:
    assert len(questions()) >= 15
    assert {question.group for question in questions()} == set(GROUPS)
    assert {frozenset(question.words) for question in questions()} == {
        frozenset(("vi", "en"))
    }
    places = [question.place for question in questions()]
    assert places == list(range(1, len(places) + 1))


def test_the_file_declares_the_prefixes_of_the_endpoint() -> None:
    found = ox.Store()
    found.load(questions_file(), ox.RdfFormat.TURTLE)
    told = found.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?prefix ?namespace "
        "{ ?question a sh:SPARQLExecutable ; sh:prefixes/sh:declare "
        "[ sh:prefix ?prefix ; sh:namespace ?namespace ] }"
    )
    assert isinstance(told, ox.QuerySolutions)
    pairs = Counter((row["prefix"].value, row["namespace"].value) for row in told)
    assert pairs == dict.fromkeys(PREFIXES.items(), len(questions()) + len(PAGES))


def test_the_matrix_and_the_first_page_count_its_cells(store: Store) -> None:
    cells = {
        (c.document, c.agency, DEGREES.index(c.degree) + 1) for c in matrix(store).cells
    }
    found = rows(store, query_for(store, "matrix"))
    assert {(r["document"], r["agency"], int(r["degree"])) for r in found} == cells
    counts = Counter((slug, degree) for slug, _, degree in cells)
    first = rows(store, query_for(store, "home"))
    assert {
        (r["document"], int(r["degree"])): int(r["agencies"]) for r in first
    } == counts


def test_a_cell_has_the_tasks_of_the_matrix(store: Store) -> None:
    for cell in matrix(store).cells:
        things = {"document": cell.document, "agency": cell.agency}
        found = {r["task"] for r in rows(store, query_for(store, "cell", **things))}
        assert found == {part.task.slug for part in cell.tasks}, things


def test_the_list_of_documents(store: Store) -> None:
    expected = {
        d.slug: (d.label, str(d.held).lower())
        for d in documents(store, window=EVERY).items
    }
    found = rows(store, query_for(store, "documents"))
    assert {r["document"]: (r["label"], r["held"]) for r in found} == expected


def test_a_document_has_its_mentions_and_relations(store: Store) -> None:
    for slug, known in catalog(store).documents.items():
        if known.canonical:
            continue
        told = document(store, slug)
        found = rows(store, query_for(store, "document", document=slug))
        by_name = {r["property"].rpartition("#")[2]: r["to"] for r in found}
        assert by_name["label"] == known.label
        mentions = {r["from"] for r in found if r["property"].endswith("hasBody")}
        assert mentions == {mention.slug for mention in told.mentions}
        names = {"names_act", "annex_of"}
        outward = {
            link.document.slug for link in told.relations if link.predicate not in names
        }
        stated = {r["to"] for r in found if "quote" in r and r["from"] == slug}
        assert stated & catalog(store).documents.keys() - {slug} == outward - {slug}


def test_an_agency_has_its_tasks(store: Store) -> None:
    for slug in catalog(store).agencies:
        expected = {
            (t.task.slug, t.role, str(t.stated).lower())
            for t in agency(store, slug).tasks
        }
        found = rows(store, query_for(store, "agency", agency=slug))
        assert {
            (r["task"], r["role"].rpartition("/")[2], r["stated"]) for r in found
        } == expected


def test_the_list_of_tasks(store: Store) -> None:
    expected = {
        (one.task.slug, part.agency.slug, part.role)
        for one in tasks(store, window=EVERY).items
        for part in one.parts
    }
    found = rows(store, query_for(store, "tasks"))
    assert {
        (r["task"], r["agency"], r["role"].rpartition("/")[2])
        for r in found
        if "agency" in r
    } == expected
    assert {r["task"] for r in found} == {
        one.task.slug for one in tasks(store, window=EVERY).items
    }


def test_gaps_of_the_kinds_that_it_tells(store: Store) -> None:
    found = rows(store, query_for(store, "gaps"))
    kinds: tuple[GapKind, ...] = ("ambiguous", "blocked", "malformed_number", "no_lead")
    for kind in kinds:
        told = {(r["letter"], r["thing"]) for r in found if r["kind"] == kind}
        expected = {
            (row[0], row[2]) if kind == "ambiguous" else row[:1]
            for row in asked(store, kind)
        }
        side = {"blocked": 0, "malformed_number": 1, "no_lead": 1}.get(kind)
        assert told
        assert expected == (
            told if side is None else {(pair[side],) for pair in told}
        ), kind
    absent = {r["thing"] for r in found if r["kind"] == "absent"}
    assert absent == {f.things[0].slug for f in gaps(store, "absent")}


def test_a_chain_has_what_leads_up_and_down(store: Store) -> None:
    known = catalog(store)
    sizes = []
    for slug in known.documents:
        if known.documents[slug].canonical:
            continue
        found = triples(store, query_for(store, "chain", root=slug))
        ends = {end for lower, _, higher in found for end in (lower, higher)}
        under = below(store, slug) & (known.documents.keys() | known.tasks.keys())
        assert under <= ends, slug
        sizes.append(len(under))
    assert max(sizes) > 2


def test_a_chain_of_an_agency_reaches_the_documents_that_its_page_draws() -> None:
    store = sample_store("000", "001")
    slug = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"
    found = triples(store, query_for(store, "chain", root=slug))
    ends = {end for lower, _, higher in found for end in (lower, higher)}
    drawn = {node.id for node in chain(store, ChainAsk((slug,))).nodes}
    assert {"39-ct-tw", "725-kh-ubnd-kon-tum-2025", slug} <= ends & drawn


@pytest.mark.parametrize("slug", ["x> } #", "a b", "<>", '"'])
def test_what_is_no_slug_does_not_get_into_a_query(store: Store, slug: str) -> None:
    with pytest.raises(ValueError, match="IRI"):
        query_for(store, "document", document=slug)


def test_a_page_about_something_needs_to_know_what(store: Store) -> None:
    with pytest.raises(KeyError):
        query_for(store, "cell", document="57-nq-tw-2024")


def test_every_page_has_a_query(store: Store) -> None:
    things = {"document": "a", "agency": "b", "root": "c"}
    for page in PAGES:
        assert "$" not in query_for(store, page, **things)
