"""Answers given a moment ago: given again only while they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.responses import Response

from api import answering
from api.recent import KEEPING, LARGEST, Recent
from api.settings import Settings
from graph.foreign import Asked
from graph.single import is_single
from graph.updates import Update, check
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient


def answered(size: int) -> Response:
    return Response(b"x" * size)


@pytest.mark.parametrize(
    ("query", "answer", "kept"),
    [
        ("SELECT * {}", answered(10), True),
        ("SELECT * {}", answered(LARGEST + 1), False),
        ("SELECT * {} #" + "x" * LARGEST, answered(1), False),
        ("SELECT (rAnd() AS ?r) {}", answered(10), False),
        ("SELECT (NOW() AS ?r) {}", answered(10), False),
        ("SELECT (STRUUID() AS ?r) {}", answered(10), False),
        ("SELECT (BNode() AS ?r) {}", answered(10), False),
    ],
)
def test_what_is_kept(query: str, answer: Response, *, kept: bool) -> None:
    recent, key = Recent(), ("1", Asked(query, "text/csv"), False)
    recent.keep(key, answer)
    assert (recent.get(key) is answer) is kept


def test_the_state_the_form_and_the_graphs_are_part_of_the_question() -> None:
    recent, asked = Recent(), Asked("ASK {}", "text/csv")
    recent.keep(("1", asked, False), answered(1))
    others = [
        ("2", asked, False),
        ("1", asked, True),
        ("1", Asked("ASK {}", "*/*"), False),
        ("1", Asked("ASK {}", "text/csv", ("x:g",)), False),
        ("1", Asked("ASK {}", "text/csv", strict=True), False),
    ]
    assert not any(recent.get(key) for key in others)


def test_those_asked_for_last_are_kept() -> None:
    recent = Recent(most=3 * KEEPING + 100)
    keys = [("1", Asked(f"ASK {{}} #{n}", ""), False) for n in range(4)]
    for key in keys[:3]:
        recent.keep(key, answered(20))
    recent.get(keys[0])
    recent.keep(keys[3], answered(20))
    assert [recent.get(key) is not None for key in keys] == [True, False, True, True]


@pytest.fixture
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


def test_a_write_is_seen_where_the_same_was_asked_before(client: TestClient) -> None:
    store = client.app.state.store  # type: ignore[attr-defined]
    counts = []
    for number in range(3):
        for _ in range(2):
            query = "SELECT (COUNT(*) AS ?n) { <x:s> ?p ?o }"
            answer = client.get("/sparql", params={"query": query})
            counts.append(answer.json()["results"]["bindings"][0]["n"]["value"])
        store.update(check(Update(f"INSERT DATA {{ <x:s> <x:p> {number} }}")))
        store.publish()
    assert counts == ["0", "0", "1", "1", "2", "2"]


def test_a_short_answer_is_kept_and_nothing_of_who_asked_stays_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = []

    def look(sparql: str) -> bool:
        looked_at.append(sparql)
        return is_single(sparql)

    monkeypatch.setattr(answering, "is_single", look)
    query = {"query": "SELECT ?o { <x:s> <x:p> ?o }"}
    told = []
    with served(Settings(origins=("https://a.example",))) as client:
        for name in ("r-0", "r-1", "r-2"):
            sent = {"X-Request-ID": name, "Origin": "https://a.example"}
            answer = client.get("/sparql", params=query, headers=sent)
            assert answer.headers.pop("X-Request-ID") == name
            told.append((sorted(answer.headers.multi_items()), answer.content))
    assert len(looked_at) == 1
    assert told[0] == told[1] == told[2]
