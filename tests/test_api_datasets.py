"""The description of the dataset and its dumps, over HTTP."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.exchange.dataset import DUMPS, dataset
from graph.formats import GRAPHS
from graph.store import Store
from ontology.standards import Dcterms, Void
from tests.samples import sample_store
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    bare = set(dataset(store, licence=LICENCE))
    assert bare <= found
    beyond = {getattr(triple.predicate, "value", "") for triple in found - bare}
    assert {Void.sparqlEndpoint, Void.dataDump, Dcterms.modified} <= beyond


def test_what_cannot_be_given_is_said(client: TestClient) -> None:
    answer = client.get("/api/dataset", headers={"accept": "image/png"})
    assert answer.status_code == 406


def test_the_well_known_address_leads_to_it(client: TestClient) -> None:
    answer = client.get("/.well-known/void")
    assert (answer.status_code, answer.headers["location"]) == (303, "/api/dataset")


def test_where_all_of_it_is_found(tmp_path: Path) -> None:
    """Every dump that the description names is there, whole; asked twice, as kept."""
    with Store.open(tmp_path) as store:
        store.add(sample_store("000").quads())
        store.publish()
        client = TestClient(create_app(store, Settings()))
        described = client.get("/api/dataset").content
        named = {
            str(getattr(quad.object, "value", ""))
            for quad in ox.parse(described, format=ox.RdfFormat.TURTLE)
            if quad.predicate == ox.NamedNode(Void.dataDump)
        }
        assert named == {f"http://testserver{path}" for path in DUMPS.values()}
        for address in named:
            answer = client.get(address)
            assert answer.headers["content-type"] == "application/gzip"
            form = ox.RdfFormat.from_extension(address.split(".")[-2])
            assert form is not None
            read = {*ox.parse(gzip.decompress(answer.content), format=form)}
            assert read == {*store.quads()}
            part = client.get(address, headers={"range": "bytes=0-9"})
            assert (part.status_code, part.content) == (206, answer.content[:10])


def test_there_is_no_other_dump(client: TestClient) -> None:
    """Nor any of a store in memory."""
    for file in ("chidao.nq", "chidao.ttl.gz", ".."):
        assert client.get(f"/api/dump/{file}").status_code == 404
    held = TestClient(create_app(Store.in_memory(), Settings()))
    assert held.get("/api/dump/chidao.nq.gz").status_code == 404
