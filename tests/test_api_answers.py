"""The answers over HTTP: keys, filters, pages, traces."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import quote

import pytest

from api.schemas.answers import Trace
from extract.model import Predicate
from extract.tasks import Role
from graph.answers.trace import trace
from graph.identity import identify
from tests.copies import DAY, NUMBER
from tests.copies import letter as example
from tests.samples import sample_store
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

HOSTILE = "<script>alert(1)</script>\"'; DROP ALL #"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


@pytest.mark.parametrize(
    "key",
    [
        "57-nq-tw-2024",
        "57-NQ/TW",
        "57-NQ%2FTW",
        "Nghị quyết số 57-NQ/TW",
        "https://w3id.org/chidao/id/57-nq-tw-2024",
    ],
)
def test_a_document_by_slug_number_or_iri(client: TestClient, key: str) -> None:
    answer = client.get(f"/api/documents/{key}")
    assert answer.status_code == 200
    found = answer.json()
    assert found["document"]["slug"] == "57-nq-tw-2024"
    assert found["document"]["held"] is False
    assert found["text"] is None
    assert len(found["mentions"]) == 2


def test_a_letter_has_its_text_and_every_quote_is_in_it(client: TestClient) -> None:
    held = client.get("/api/documents", params={"held": "true"}).json()
    assert held["total"] == 2
    for letter in held["items"]:
        found = client.get(f"/api/documents/{letter['slug']}").json()
        assert found["tasks"]
        assert found["citations"]
        for mention in found["citations"]:
            quoted = mention["quote"]
            parts = (found["text"][start:end] for start, end in quoted["segments"])
            assert " ".join(parts).split() == quoted["text"].split()
        stated = {link["predicate"] for link in found["relations"]}
        assert stated <= set(get_args(Predicate))


def test_one_number_of_several_documents_is_300_with_the_candidates(
    client: TestClient,
) -> None:
    answer = client.get("/api/documents/66")
    assert answer.status_code == 300
    assert answer.headers["content-type"] == "application/problem+json"
    candidates = answer.json()["candidates"]
    assert candidates == ["66-nq-cp", "66-nq-tw-2025"]
    for slug in candidates:
        assert client.get(f"/api/documents/{slug}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/api/documents/{}",
        "/api/agencies/{}",
        "/api/tasks/{}",
        "/api/tasks?agency={}",
        "/api/tasks?document={}",
        "/api/trace?from={}",
        "/api/trace?from=57-NQ/TW&to={}",
        "/do-thi?root={}",
    ],
)
@pytest.mark.parametrize("key", ["999-NQ/TW", HOSTILE, "\u202e", "x" * 5000, "%00"])
def test_an_unknown_key_is_404_whatever_it_holds(
    client: TestClient, path: str, key: str
) -> None:
    answer = client.get(path.format(quote(key, safe="")))
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_404_has_near_matches(client: TestClient) -> None:
    near = client.get("/api/documents/57-NQ/TU").json()["near"]
    assert "57-NQ/TW" in near
    near = client.get("/api/agencies/Sở Khoa học Công nghệ").json()["near"]
    assert any("Khoa học và Công nghệ" in name for name in near)


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("q=nghi quyet 57", ["57-nq-tw-2024"]),
        ("q=57nq/tw", ["57-nq-tw-2024"]),
        ("level=central_party&type=Chỉ thị", ["39-ct-tw"]),
        ("type=CT", ["39-ct-tw"]),
        (f"q={quote(HOSTILE)}", []),
        ("level=no_such_level", []),
        ("q=nghi quyet 57&offset=1", []),
    ],
)
def test_documents_are_filtered(
    client: TestClient, query: str, slugs: list[str]
) -> None:
    answer = client.get(f"/api/documents?{query}")
    assert answer.status_code == 200
    assert [item["slug"] for item in answer.json()["items"]] == slugs


def test_pages_cover_the_list_without_overlap(client: TestClient) -> None:
    every = client.get("/api/documents", params={"limit": 1000}).json()
    slugs = []
    for offset in range(0, every["total"], 4):
        page = client.get("/api/documents", params={"offset": offset, "limit": 4})
        assert page.json()["total"] == every["total"]
        slugs += [item["slug"] for item in page.json()["items"]]
    assert slugs == [item["slug"] for item in every["items"]]


@pytest.mark.parametrize(
    "query",
    [
        "documents?limit=0",
        "documents?limit=1001",
        "documents?offset=-1",
        "documents?offset=99999999999999999999999999x",
        "documents?held=perhaps",
        "agencies?kind=club",
        "tasks?role=boss",
        "tasks?due=2025-02-31",
        "trace?from=57-NQ/TW&as_of=yesterday",
        "trace",
    ],
)
def test_a_value_that_does_not_fit_is_422_and_named(
    client: TestClient, query: str
) -> None:
    answer = client.get(f"/api/{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    name = query.rpartition("&")[2].rpartition("?")[2].partition("=")[0]
    assert ("from" if name == "trace" else name) in answer.json()["detail"]


def test_an_agency_has_its_tasks_and_the_centre_behind_them(
    client: TestClient,
) -> None:
    listed = client.get("/api/agencies", params={"q": "ngan hang"}).json()
    assert listed["total"] == 1
    assert listed["items"][0]["leads"] == 1
    found = client.get(
        "/api/agencies/Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum"
    ).json()
    (task,) = found["tasks"]
    assert task["task"]["label"] == "10"
    assert (task["role"], task["stated"]) == ("lead", True)
    assert [path["nodes"][-1]["slug"] for path in found["behind"]] == ["39-ct-tw"]


def test_tasks_are_filtered_and_shown(client: TestClient) -> None:
    query = {"document": "39-CT/TW", "role": "lead", "due": "2025-07-25"}
    (item,) = client.get("/api/tasks", params=query).json()["items"]
    assert item["task"]["label"] == "10"
    assert {part["role"] for part in item["parts"]} <= set(get_args(Role))
    late = client.get("/api/tasks", params={**query, "due": "2025-07-01"}).json()
    assert late["items"] == []
    found = client.get(f"/api/tasks/{item['task']['slug']}").json()
    assert found["targets"][0]["value"] == 95
    assert found["reports"][0]["recurrence"] == "P1M"
    assert found["task"]["deadlines"][0]["value"] == "2025-07-25"


def test_a_trace_lists_as_many_paths_as_are_asked_for(client: TestClient) -> None:
    asked = {"from": "186-KH/TU"}
    every = client.get("/api/trace", params=asked).json()
    assert len(every["paths"]) > 1
    assert not every["truncated"]
    few = client.get("/api/trace", params={**asked, "limit": 1}).json()
    assert few["paths"] == every["paths"][:1]
    assert few["truncated"]
    for limit in (0, 501):
        refused = client.get("/api/trace", params={**asked, "limit": limit})
        assert refused.status_code == 422


@pytest.mark.parametrize(
    "asked",
    [
        ("57-NQ/TW",),
        ("Sở Khoa học và Công nghệ tỉnh Kon Tum",),
        ("186-KH/TU", "39-CT/TW"),
        ("186-KH/TU", None, date(2026, 1, 1)),
        ("Sở Tài chính tỉnh Kon Tum", None, date(2026, 1, 1)),
    ],
    ids=str,
)
def test_a_trace_is_written_as_its_shape_says(asked: tuple[Any, ...]) -> None:
    found = trace(sample_store("000", "001"), *asked)
    assert found.paths or found.successions
    said = json.loads(Trace.written(found))
    assert said == Trace.model_validate(found).model_dump(mode="json")


def test_a_trace_has_a_quote_behind_every_step(client: TestClient) -> None:
    query = {"from": "Chi nhánh Ngân hàng Chính sách xã hội", "to": "39-CT/TW"}
    found = client.get("/api/trace", params=query).json()
    (path,) = found["paths"]
    assert [node["slug"] for node in path["nodes"][2:]] == [
        "725-kh-ubnd-kon-tum-2025",
        "186-kh-tu-kon-tum-2025",
        "39-ct-tw",
    ]
    assert path["strong"]
    for step in path["steps"]:
        assert step["quotes"][0]["text"]
        assert step["quotes"][0]["segments"]


def test_a_trace_as_of_a_day_leaves_out_what_came_later(client: TestClient) -> None:
    query = {"from": "725/KH-UBND", "to": "39-CT/TW"}
    now = client.get("/api/trace", params=query).json()
    then = client.get("/api/trace", params={**query, "as_of": "2024-12-31"}).json()
    assert now["paths"]
    assert then["paths"] == []


def test_a_copy_says_whose_copy_it_is() -> None:
    draft, signed = example(), example(number=NUMBER, date=DAY)
    slug = identify(draft).letter
    with served(letters=[draft, signed]) as client:
        copy = client.get(f"/api/documents/{slug}").json()
        found = client.get(f"/api/documents/{copy['document']['canonical']}").json()
        listed = client.get("/api/documents", params={"held": "true"}).json()
    assert found["document"]["number"] == NUMBER
    assert found["document"]["canonical"] is None
    assert [one["slug"] for one in found["copies"]] == [slug]
    assert found["tasks"]
    assert (copy["tasks"], listed["total"]) == ([], 1)
