"""Every kind of problem is documented, and what `type` names can be asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.faults import STATUSES
from api.messages import LANGS
from api.problem_types import FILE, as_page, problem_types, type_iri
from api.settings import Settings
from graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def client() -> TestClient:
    settings = Settings(base="https://vb.example.vn/id/")
    return TestClient(create_app(Store.in_memory(), settings))


def test_the_page_is_what_the_tables_say(root: Path) -> None:
    assert (root / FILE).read_text("utf-8") == as_page()


@pytest.mark.parametrize("lang", LANGS)
def test_each_kind_says_when_it_happens_and_what_to_do(lang: str) -> None:
    kinds = problem_types("vi" if lang == "vi" else "en")
    assert {kind.code for kind in kinds} == set(STATUSES)
    for kind in kinds:
        assert kind.title
        assert kind.when.endswith(".")
        assert kind.do.endswith((".", "…."))
        assert "|" not in kind.when + kind.do


def test_the_type_of_a_problem_leads_to_what_it_means(client: TestClient) -> None:
    headers = {"accept-language": "en"}
    told = client.get("/id/nothing-here", headers=headers).json()
    assert told["type"] == "https://vb.example.vn/problems/not_found"
    path = told["type"].removeprefix("https://vb.example.vn")
    meant = client.get(path, headers=headers)
    assert meant.headers["content-language"] == "en"
    assert meant.json()["type"] == told["type"]
    assert meant.json()["title"] == told["title"]
    assert meant.json()["status"] == told["status"]


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("https://w3id.org/chidao/id/", "https://w3id.org/chidao/problems/busy"),
        ("https://x.vn/vb/id/", "https://x.vn/vb/problems/busy"),
        ("https://x.vn/vb#", "https://w3id.org/chidao/problems/busy"),
    ],
)
def test_a_type_is_where_the_base_is_served(base: str, expected: str) -> None:
    assert type_iri("busy", Settings(base=base)) == expected


@pytest.mark.parametrize("path", ["/problems", "/problems/busy"])
@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/json"),
        ("text/html,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/json", "application/json"),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_kinds_are_told_as_page_and_as_json(
    client: TestClient, path: str, accept: str | None, kind: str, lang: str
) -> None:
    headers = {"accept": accept} if accept else {}
    answer = client.get(path, params={"lang": lang}, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["content-language"] == lang
    assert {"vi": "Máy chủ đang bận", "en": "The server is busy"}[lang] in answer.text


@pytest.mark.parametrize("code", ["no-such", "busy%00", "%3Cscript%3E", "x" * 999])
def test_a_kind_that_there_is_not_is_not_found(client: TestClient, code: str) -> None:
    assert client.get(f"/problems/{code}").status_code == 404


def test_every_failure_is_described_once(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    schemas = described["components"]["schemas"]
    assert schemas["Problem"]["title"] == "Problem"
    assert "HTTPValidationError" not in json.dumps(described)
    failures = 0
    for operations in described["paths"].values():
        for operation in operations.values():
            guarded = "security" in operation
            assert guarded == ({"401", "403"} <= set(operation["responses"]))
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    (content,) = answer["content"].items()
                    reference = {"schema": {"$ref": "#/components/schemas/Problem"}}
                    assert content == ("application/problem+json", reference)
                    failures += 1
    assert failures > 20
