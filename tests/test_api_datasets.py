"""The description of the dataset and the context of its JSON-LD, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from api.settings import Settings
from graph.exchange.dataset import dataset
from graph.formats import GRAPHS
from ontology.context import context_file
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

LICENCE = "https://creativecommons.org/publicdomain/mark/1.0/"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(Settings(licence=LICENCE)) as client:
        yield client


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", "text/turtle"),
        ("text/html,*/*;q=0.8", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_the_dataset_is_described_as_the_client_prefers(
    client: TestClient, accept: str, given: str
) -> None:
    answer = client.get("/api/dataset", headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == given
    assert "Accept" in answer.headers["vary"].split(", ")
    found = {quad.triple for quad in ox.parse(answer.content, format=GRAPHS[given])}
    store = client.app.state.store  # type: ignore[attr-defined]  # a FastAPI application
    assert found == set(dataset(store, licence=LICENCE))


def test_what_cannot_be_given_is_said(client: TestClient) -> None:
    answer = client.get("/api/dataset", headers={"accept": "image/png"})
    assert answer.status_code == 406


def test_the_well_known_address_leads_to_it(client: TestClient) -> None:
    answer = client.get("/.well-known/void")
    assert (answer.status_code, answer.headers["location"]) == (303, "/api/dataset")


def test_the_context_is_served(client: TestClient) -> None:
    answer = client.get("/ontology/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.text == context_file()
