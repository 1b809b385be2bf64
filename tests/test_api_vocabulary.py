"""The vocabulary over HTTP: files, a page of terms, the context of JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef

from graph.formats import GRAPHS
from ontology.context import context_file
from ontology.published import FORMATS, VERSION, published_terms
from ontology.terms import CD, SHAPE, Cd
from ontology.vocabulary import shapes, vocabulary
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

ONTOLOGY = CD.removesuffix("#")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(letters=()) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "part", "size"),
    [
        ("/ontology", "", len(vocabulary()) + len(shapes())),
        ("/ontology/shapes", "/shapes", len(shapes())),
        (f"/ontology/{VERSION}", "", len(vocabulary()) + len(shapes())),
    ],
)
@pytest.mark.parametrize("media_type", list(FORMATS))
def test_it_is_whole_in_every_format(
    client: TestClient, path: str, part: str, size: int, media_type: str
) -> None:
    answer = client.get(path, headers={"accept": media_type})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in answer.headers["vary"].split(", ")
    triples = list(ox.parse(answer.content, format=GRAPHS[media_type]))
    assert len(triples) == size
    assert ox.NamedNode(ONTOLOGY + part) in {triple.subject for triple in triples}
    named = client.get(answer.headers["content-location"])
    assert named.content == answer.content


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_has_an_anchor_for_every_term(client: TestClient, lang: str) -> None:
    page = client.get(f"/ontology.html?lang={lang}").text
    for iri in (Cd.lead, Cd.Task, f"{CD}level/ministry", f"{CD}type/nghi-quyet"):
        assert f'id="{iri.removeprefix(CD)}"' in page
    assert "to lead" in page or "chủ trì" in page


def test_every_term_is_listed_with_labels_in_both_languages() -> None:
    listed = {CD + term.name: term for term in published_terms()}
    defined = {
        str(subject)
        for subject in {*vocabulary().subjects(), *shapes().subjects()}
        if isinstance(subject, URIRef) and str(subject).startswith(CD)
    }
    assert listed.keys() == defined
    assert [iri for iri, term in listed.items() if {*term.labels} != {"vi", "en"}] == []
    assert any(iri.startswith(SHAPE) for iri in listed)


def test_the_version_is_that_of_the_vocabulary() -> None:
    described: Graph = vocabulary()
    name = URIRef("http://www.w3.org/2002/07/owl#versionIRI")
    assert str(described.value(URIRef(ONTOLOGY), name)) == f"{ONTOLOGY}/{VERSION}"


@pytest.mark.parametrize("path", ["/ontology/nothing", "/ontology.pdf"])
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_context_is_served(client: TestClient) -> None:
    answer = client.get("/ontology/context.jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.text == context_file()
