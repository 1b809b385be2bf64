"""Of every edge the graph tells where it was read; of every graph who says it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from extract.source import Given, Page
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from ontology.terms import ORIGIN, ROLES, STATEMENTS
from tests.correcting import asked, confirmed, filled
from tests.gold_letters import extraction
from tests.samples import IRIS, sample_store

if TYPE_CHECKING:
    from extract.model import Extraction
    from graph.corrections.model import Proposal
    from graph.readable import Row

QUERIES = Path(__file__).parents[1] / "docs" / "queries"


def told(store: Store, name: str) -> list[Row]:
    """What the query of this name in the docs answers."""
    return store.rows((QUERIES / f"{name}.rq").read_text(encoding="utf-8"))


def stored(letter: Extraction) -> Store:
    """A store of one letter, resolved."""
    store = Store.in_memory()
    ingest_letter(store, letter, IRIS)
    resolve(store, IRIS)
    return store


def edges(store: Store) -> set[tuple[str, ...]]:
    """The relations and roles of a store."""
    return {
        tuple(str(term).strip("<>") for term in quad.triple)
        for quad in store.quads()
        if quad.predicate.value in {*STATEMENTS.values(), *ROLES.values()}
    }


def test_one_query_tells_of_every_edge_where_it_was_read() -> None:
    store = sample_store("000", "001")
    rows = told(store, "provenance")
    assert len(edges(store)) > 100
    assert {(row["from"], row["predicate"], row["to"]) for row in rows} == edges(store)
    assert {row["origin"] for row in rows} == {f"{ORIGIN}machine"}
    texts = {
        row["letter"]: row["text"]
        for row in store.rows("SELECT ?letter ?text { ?letter cd:text ?text }")
    }
    for row in rows:
        assert texts[row["letter"]][int(row["start"]) : int(row["end"])] == row["exact"]
        assert row["run"]
        assert row["version"] == extraction("000").version
        assert row["file"].endswith(".txt")
        assert ("rule" in row) == ("confidence" in row) == (row["predicate"] in RELATED)


RELATED = set(STATEMENTS.values())


# What a person says anew.
@pytest.mark.parametrize(
    "said",
    [
        asked(
            field="role",
            task="7",
            agency="Sở Khoa học và Công nghệ",
            value="cooperate",
        ),
        asked(
            field="role",
            task="8",
            agency="Công an tỉnh",
            value="monitor",
            quote="các đơn vị, địa phương",
        ),
    ],
)
def test_an_edge_that_a_person_made_says_so(said: Proposal) -> None:
    store = filled()
    confirmed(store, said)
    rows = told(store, "provenance")
    assert {(row["from"], row["predicate"], row["to"]) for row in rows} == edges(store)
    (row,) = (row for row in rows if row["origin"] == f"{ORIGIN}human")
    assert row["predicate"] == ROLES[said.value or ""]
    assert row["quote"]


def test_a_segment_tells_the_page_on_which_it_begins() -> None:
    letter = extraction("001")
    cut = len(letter.letter.text) // 2
    pages = (Page(1, 0, cut), Page(2, cut, len(letter.letter.text)))
    paged = replace(letter, letter=replace(letter.letter, pages=pages))
    rows = told(stored(paged), "provenance")
    assert {row["page"] for row in rows} == {"1", "2"}
    assert all((int(row["start"]) >= cut) == (row["page"] == "2") for row in rows)


def test_a_text_file_has_no_pages() -> None:
    assert not any("page" in row for row in told(sample_store("001"), "provenance"))


def test_a_letter_that_is_read_again_tells_its_last_run() -> None:
    letter = extraction("001")
    store = stored(letter)
    ingest_letter(store, replace(letter, version="9.9"), IRIS)
    again = replace(letter, header=replace(letter.header, place="Kon Tum"))
    ingest_letter(store, replace(again, version="9.9"), IRIS)
    resolve(store, IRIS)
    rows = told(store, "provenance")
    assert len({row["run"] for row in rows}) == 1
    assert {row["version"] for row in rows} == {"9.9"}


def test_one_query_tells_official_statements_from_those_of_the_machine() -> None:
    given = Given("manifest", subject="Về giải ngân", type="Công văn")
    letter = extraction("001")
    header = replace(letter.header, subject="Về giải ngân")
    store = stored(
        replace(letter, header=header, letter=replace(letter.letter, given=given))
    )
    (slug,) = (graph for graph in store.graphs() if "cong-van" in graph)
    store.add(
        [
            ox.Quad(
                ox.NamedNode(IRIS.iri("correction-1")),
                ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#comment"),
                ox.Literal("Sai"),
                ox.NamedNode(IRIS.corrections),
            )
        ]
    )
    rows = told(store, "origins")
    found = {
        (row["graph"], row["origin"].removeprefix(ORIGIN)): (
            int(row["statements"]),
            set(row["fields"].split()),
        )
        for row in rows
    }
    assert found[slug, "official"] == (2, {"subject", "type"})
    assert found[slug, "machine"] == (len(store.quads(slug)) - 2, set())
    assert found[IRIS.corrections, "human"] == (1, set())
    assert found[IRIS.register, "official"] == (len(store.quads(IRIS.register)), set())
    assert found[IRIS.resolution, "machine"][0] == len(store.quads(IRIS.resolution))


def test_every_graph_of_statements_has_one_origin() -> None:
    store = sample_store("000", "001")
    rows = told(store, "origins")
    graphs = [row["graph"] for row in rows]
    assert sorted(graphs) == sorted(set(store.graphs()) - {IRIS.vocabulary})
