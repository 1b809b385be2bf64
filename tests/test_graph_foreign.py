"""Queries of others: bounds of their answers, text that XML can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.errors import QueryRefusedError
from graph.foreign import Asked, Bounds, Gathered
from graph.formats import GRAPHS, RESULTS
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

EX = "http://example.org/"
ROWS = 50


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        name = ox.NamedNode(EX + "p")
        store.add(
            ox.Quad(
                ox.NamedNode(f"{EX}{n}"), name, ox.Literal("\x01},{\r<b>\n" + "x" * n)
            )
            for n in range(ROWS)
        )
        yield store


def asked(store: Store, query: str, media_type: str, bounds: Bounds) -> Gathered:
    answer = Gathered()
    store.answer(Asked(query, media_type), answer, bounds)
    return answer


@pytest.mark.parametrize("media_type", RESULTS)
def test_an_answer_has_so_many_rows_at_most(store: Store, media_type: str) -> None:
    query = "SELECT ?s ?d { ?s ?p ?o . ?d ?q ?e }"
    with pytest.raises(QueryRefusedError, match="more than 2000 rows"):
        asked(store, query, media_type, Bounds(rows=2000))
    assert asked(store, query, media_type, Bounds(rows=2501)).body


@pytest.mark.parametrize("media_type", [*RESULTS, *GRAPHS])
@pytest.mark.parametrize(
    ("bounds", "words"),
    [(Bounds(megabytes=0), "more than 0 MB"), (Bounds(seconds=-1), "seconds")],
)
def test_an_answer_ends_at_its_bounds(
    store: Store, media_type: str, bounds: Bounds, words: str
) -> None:
    form = "CONSTRUCT { ?s ?p ?e }" if media_type in GRAPHS else "SELECT *"
    query = f"{form} WHERE {{ ?s ?p ?o . ?d ?q ?e }}"
    with pytest.raises(QueryRefusedError, match=words) as refused:
        asked(store, query, media_type, bounds)
    assert "LIMIT" in refused.value.message("vi")


def test_xml_holds_what_the_engine_does_not_look_at(store: Store) -> None:
    xml = "application/sparql-results+xml"
    answer = asked(store, "SELECT ?o { ?s ?p ?o }", xml, Bounds())
    parsed = ox.parse_query_results(bytes(answer.body), ox.QueryResultsFormat.XML)
    assert isinstance(parsed, ox.QuerySolutions)
    values = sorted(str(row["o"].value) for row in parsed)
    assert values == ["\ufffd},{\r<b>\n" + "x" * n for n in range(ROWS)]
