"""The page of the data, its map of the ontology, and the description of the API."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from api.settings import Settings
from graph.answers.gaps import gaps
from graph.answers.quality import DOUBTFUL, quality
from graph.evidence import evidence
from graph.questions import questions
from ontology.published import published_relations, published_terms
from tests.provincial import filled
from tests.reviewed import letters
from tests.samples import sample_store
from tests.web import served
from viz.messages import LANGS, Lang, messages
from viz.ontology_map import BODY, COLUMN, GROUPS, HEIGHT, WIDTH, ontology_map

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

    from graph.store import Store


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(Settings(licence="https://example.org/licence")) as client:
        yield client


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_tells_counts_and_leads_to_everything(
    client: TestClient, lang: Lang
) -> None:
    answer = client.get("/du-lieu", params={"lang": lang})
    assert answer.status_code == 200
    text = unescape(answer.text)
    assert messages(lang)["data.model.about"] in text
    assert 'href="https://example.org/licence"' in text
    main = text.partition("<main")[2].partition("</main>")[0]
    ways = set(re.findall(r'href="(/[^"#]*)', main))
    assert len(ways) > 20
    for address in ways:
        led = client.get(address, headers={"accept": "text/html"})
        assert led.status_code < 400, address


def test_without_a_licence_it_says_so() -> None:
    with served() as client:
        text = unescape(client.get("/du-lieu").text)
    assert messages("vi")["data.licence.none"] in text


def test_an_empty_store_has_the_page_too() -> None:
    with served(letters=()) as client:
        answer = client.get("/du-lieu")
    assert answer.status_code == 200
    assert messages("vi")["data.none"] in unescape(answer.text)


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "nt", "rdf"])
def test_the_page_as_data_is_the_description(client: TestClient, suffix: str) -> None:
    answer = client.get(f"/du-lieu.{suffix}", headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert "Dataset" in answer.text


def test_quality_counts_what_the_answers_list() -> None:
    store = filled(*letters())
    found = quality(store)
    assert sum(found.findings.values()) == len(gaps(store))
    assert sum(found.statuses.values()) == found.citations
    assert found.statuses["ambiguous"] > 0
    said = evidence(store).assertions
    assert found.relations == len(said)
    assert found.doubtful == sum(one.confidence < DOUBTFUL for one in said)


def test_the_questions_behind_two_figures_find_as_many() -> None:
    store = sample_store("000", "001")
    asked = {question.name: question.sparql for question in questions()}
    found = quality(store)
    assert len(rows(store, asked["low-confidence"])) == found.doubtful
    assert len(rows(store, asked["one-number-two-documents"])) == found.alike


def rows(store: Store, sparql: str) -> list[str]:
    body = store.query(sparql, "text/csv").body.decode()
    return body.splitlines()[1:]


@pytest.mark.parametrize("lang", LANGS)
def test_every_class_of_ours_is_on_the_map_and_no_relation_is_lost(lang: Lang) -> None:
    terms, relations = published_terms(), published_relations()
    drawn = {name for group in GROUPS for name in group.classes}
    assert {term.name for term in terms if term.kind == "class"} == drawn - {BODY}
    plan = ontology_map(terms, relations, lang)
    told = {word for line in plan.lines for word in line.every.split(", ")}
    group_of = {name: group.key for group in GROUPS for name in group.classes}
    between = [
        one
        for one in relations
        if {one.subject, one.object} <= drawn
        and group_of[one.subject] != group_of[one.object]
    ]
    assert between
    for one in between:
        assert set(one.labels[lang].split(", ")) <= told, one


def test_no_line_of_the_map_runs_through_a_box() -> None:
    plan = ontology_map(published_terms(), published_relations(), "vi")
    for line in plan.lines:
        x, y, way, end = re.findall(r"[-\d.]+|[HV]", line.path)
        ends = sorted((float(x if way == "H" else y), float(end)))
        for box in plan.boxes:
            width = box.x + COLUMN
            inside = (
                box.y < float(y) < box.y + box.height
                and ends[0] < box.x
                and ends[1] > width
                if way == "H"
                else box.x < float(x) < width
                and ends[0] < box.y
                and ends[1] > box.y + box.height
            )
            assert not inside, (line, box.group.key)
    assert all(
        box.x + COLUMN <= WIDTH and box.y + box.height <= HEIGHT for box in plan.boxes
    )


def test_the_description_of_the_api_is_in_the_frame(client: TestClient) -> None:
    for lang in LANGS:
        text = unescape(client.get("/docs", params={"lang": lang}).text)
        assert messages(lang)["api.about"] in text
        assert 'data-openapi="/openapi.json"' in text
        assert 'class="brand"' in text
