"""The page on which SPARQL is asked, beside the protocol at the same address."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from api.routers.explorer.console import MOST_ROWS
from graph.questions import questions
from ontology.published import published_names
from tests.web import served
from viz.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient
    from httpx2 import Response

SELECT = "SELECT ?s WHERE { ?s a cd:Task } ORDER BY ?s"
HTML = "text/html"
JSON = "application/sparql-results+json"
BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


def page(client: TestClient, query: str, **fields: str) -> Response:
    return client.get("/sparql", params={"query": query, **fields}, headers=BROWSER)


def cells(answer: Response) -> list[list[str]]:
    """The words of the cells of the table."""
    rows = re.findall(r"<tr>(<td.*?)</tr>", answer.text, re.DOTALL)
    return [
        [
            unescape(re.sub(r"<[^>]*>|\s+", " ", cell)).strip()
            for cell in row.split("<td")[1:]
        ]
        for row in rows
    ]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (BROWSER["accept"], HTML),
        ("text/html", HTML),
        ("text/html, application/sparql-results+json;q=0.9", HTML),
        ("*/*", JSON),
        ("", JSON),
        ("text/html;q=0.5, */*", JSON),
        ("application/sparql-results+json, text/html;q=0.9", JSON),
        ("text/csv, text/html", "text/csv"),
    ],
)
def test_the_page_is_for_those_who_prefer_it(
    client: TestClient, accept: str, kind: str
) -> None:
    for answer in (
        client.get("/sparql", params={"query": SELECT}, headers={"accept": accept}),
        client.post("/sparql", data={"query": SELECT}, headers={"accept": accept}),
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == kind
        assert "Accept" in answer.headers["vary"]


def test_without_a_query_it_has_questions_and_no_result(client: TestClient) -> None:
    for asked in ({}, {"query": ""}, {"question": "no such question"}):
        answer = client.get("/sparql", params=asked, headers=BROWSER)
        assert answer.status_code == 200
        assert messages("vi")["console.none_yet"] in answer.text
        for question in questions():
            assert f"question={question.name}" in answer.text


def test_a_question_is_run_in_the_language_of_the_page(client: TestClient) -> None:
    question = questions()[0]
    for lang in ("vi", "en"):
        answer = client.get(
            "/sparql", params={"question": question.name, "lang": lang}, headers=BROWSER
        )
        assert answer.status_code == 200
        text = unescape(answer.text)
        assert question.sparql in text
        assert question.words[lang] in text


def test_rows_have_names_that_lead_to_our_pages(client: TestClient) -> None:
    query = (
        'SELECT ?document ?task ?agency ?class { ?document cd:number "57-NQ/TW" ; '
        "a ?class . ?task cd:lead ?agency } ORDER BY ?task LIMIT 1"
    )
    answer = page(client, query)
    row = cells(answer)[0]
    assert row[0].endswith("Nghị quyết 57-NQ/TW")
    hrefs = re.findall(r'<td><a href="([^"]*)"', answer.text.replace("\n", ""))
    assert hrefs[0] == "/van-ban/57-nq-tw-2024"
    assert hrefs[1].startswith("/nhiem-vu/")
    assert hrefs[2].startswith("/co-quan/")
    assert hrefs[3].startswith("/ontology#")


def test_an_answer_of_yes_or_no(client: TestClient) -> None:
    assert messages("vi")["console.yes"] in page(client, "ASK { ?s ?p ?o }").text
    said = page(client, "ASK { <x:y> ?p ?o }", lang="en").text
    assert f"<strong>{messages('en')['console.no']}</strong>" in said


def test_a_graph_is_a_table_and_a_drawing(client: TestClient) -> None:
    answer = page(client, "CONSTRUCT { ?t cd:lead ?a } WHERE { ?t cd:lead ?a }")
    assert 'id="drawing"' in answer.text
    assert cells(answer)
    assert "/sparql.ttl?query=CONSTRUCT" in answer.text
    words = page(client, "CONSTRUCT { ?t rdfs:label ?l } WHERE { ?t rdfs:label ?l }")
    assert 'id="drawing"' not in words.text  # words alone make no graph


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    answer = page(client, "SELECT * { <x:y> ?p ?o }")
    assert messages("vi")["console.none"] in answer.text


def test_a_mistake_is_told_with_its_line(client: TestClient) -> None:
    answer = page(client, "SELECT *\nWHERE { ?s ?p ")
    assert answer.status_code == 400
    assert 'data-line="2"' in answer.text
    assert messages("vi")("console.line", n=2) in answer.text
    assert "u{" not in answer.text
    assert "SELECT *\nWHERE { ?s ?p " in unescape(answer.text)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"query": "DROP ALL"}, 400),
        ({"query": "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"}, 400),
        ({"query": SELECT, "update": "DROP ALL"}, 400),
        ({"query": ["ASK {}", "ASK {}"]}, 400),
        ({"query": SELECT, "default-graph-uri": "no iri"}, 400),
        ({"query": "{" * 9000}, 400),
    ],
)
def test_what_is_refused_is_told_on_the_page(
    client: TestClient, fields: dict[str, str], status: int
) -> None:
    for answer in (
        client.get("/sparql", params=fields, headers=BROWSER),
        client.post("/sparql", data=fields, headers=BROWSER),
    ):
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/html")
        assert "notice-bad" in answer.text


def test_only_the_first_rows_are_shown(client: TestClient) -> None:
    answer = page(client, "SELECT * { ?s ?p ?o . ?s2 ?p2 ?o2 }")
    assert len(cells(answer)) == MOST_ROWS
    assert messages("vi")("console.cut", n=MOST_ROWS) in answer.text
    whole = page(client, f"SELECT * {{ ?s ?p ?o }} LIMIT {MOST_ROWS}")
    assert len(cells(whole)) == MOST_ROWS
    assert "notice" not in whole.text
    graph = page(client, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    assert messages("vi")("console.cut", n=MOST_ROWS) in graph.text


@pytest.mark.parametrize(
    "value",
    [
        "<script>alert(1)</script>",
        '</script><img src=x onerror="alert(1)">',
        "\u202ertl",
        "x" * 10_000,
    ],
)
def test_hostile_words_are_words(client: TestClient, value: str) -> None:
    text = value.replace('"', '\\"')
    answer = page(client, f'SELECT ("{text}" AS ?words) {{}}')
    assert answer.status_code == 200
    assert value not in answer.text or "<" not in value
    assert cells(answer)[0][0].startswith(f"> {value}"[:1000])
    graph = page(client, f'CONSTRUCT {{ <x:a> <x:b> <x:c> ; <x:d> "{text}" }} {{}}')
    assert graph.status_code == 200
    assert value not in graph.text or "<" not in value


def test_an_iri_that_runs_script_is_no_link(client: TestClient) -> None:
    answer = page(client, "SELECT (IRI('javascript:alert(1)') AS ?x) {}")
    assert answer.status_code == 200
    assert 'href="javascript' not in answer.text


def test_a_file_is_what_the_protocol_gives(client: TestClient) -> None:
    for suffix, accept in (("csv", "text/csv"), ("json", "application/json")):
        file = client.get(
            f"/sparql.{suffix}", params={"query": SELECT}, headers=BROWSER
        )
        told = client.get(
            "/sparql", params={"query": SELECT}, headers={"accept": accept}
        )
        assert file.status_code == told.status_code == 200
        assert file.content == told.content
        assert file.headers["content-type"] == told.headers["content-type"]
    assert client.get("/sparql.exe", headers=BROWSER).status_code == 404


def test_the_editor_knows_prefixes_and_terms(client: TestClient) -> None:
    told = client.get("/sparql/names.json", params={"lang": "en"}).json()
    assert told == published_names("en")
    labels = {row["term"]: row["label"] for row in told["terms"]}
    assert labels["cd:lead"]
    assert labels["role:lead"]
    assert {"rdfs:label", "oa:hasBody"} <= labels.keys()


def test_the_questions_come_as_turtle(client: TestClient) -> None:
    answer = client.get("/sparql/questions.ttl")
    assert answer.headers["content-type"].startswith("text/turtle")
    assert b"sh:SPARQLSelectExecutable" in answer.content


def test_the_other_language_asks_the_same(client: TestClient) -> None:
    query = f"SELECT * {{ ?s ?p ?o }} LIMIT 1 # {'x' * 3000}"
    text = unescape(page(client, query).text)
    (other,) = re.findall(r'<a href="([^"]*)" hreflang="en"', text)
    assert query in unescape(client.get(other, headers=BROWSER).text)
