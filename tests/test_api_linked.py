"""Linked data: every IRI of ours leads to what is known about it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import httpx2
import pyoxigraph as ox
import pytest

from api import negotiation
from api.app import create_app
from api.settings import Settings
from graph.answers.reporting import report_status
from graph.catalog import catalog
from graph.exchange.dataset import dataset
from graph.formats import GRAPHS
from graph.status import Statement
from tests.correcting import FIRST, WHEN, asked, confirmed, filled
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fastapi.testclient import TestClient

    from graph.store import Store

OURS = "https://w3id.org/chidao"
BASE = f"{OURS}/id/"
RESOLUTION = "57-nq-tw-2024"
AGENCY = "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
PROVINCE = "Ủy ban nhân dân tỉnh Kon Tum"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
N_TRIPLES = "application/n-triples"
VERSION = f"{OURS}/ontology/0.1.0"  # that of a file; the file says so of another


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


@pytest.fixture(scope="module")
def task(client: TestClient) -> str:
    items = client.get("/api/tasks").json()["items"]
    return str(items[0]["task"]["slug"])


@pytest.fixture(scope="module")
def everything() -> Store:
    """Two real letters, a correction and a report."""
    store = filled()
    role = {"task": "7", "agency": "Sở Khoa học và Công nghệ", "value": "cooperate"}
    confirmed(store, asked(field="role", **role))
    done = Statement(said="done", evidence="x", by="Lan", on=WHEN.date())
    report_status(store, done, task=f"{FIRST}.t-10", agency=PROVINCE, at=WHEN)
    return store


def iris_in(triples: Iterable[ox.Triple | ox.Quad]) -> set[str]:
    """Return all IRIs of ours that triples name, in any place."""
    ends = {
        getattr(triple, place, None)
        for triple in triples
        for place in ("subject", "predicate", "object", "graph_name")
    }
    named = {end.value for end in ends if isinstance(end, ox.NamedNode)}
    return {iri for iri in named if iri.startswith(OURS)}


def subjects(data: bytes, media_type: str) -> set[str]:
    triples = ox.parse(data, format=GRAPHS[media_type])
    return {str(getattr(triple.subject, "value", "")) for triple in triples}


async def told_by(store: Store, iris: Iterable[str]) -> dict[str, set[str]]:
    """Return the subjects of what each address says that an IRI leads to."""
    app = httpx2.ASGITransport(create_app(store, Settings()))
    told = {}
    async with httpx2.AsyncClient(
        transport=app,
        base_url="http://here",
        headers={"accept": N_TRIPLES},
        follow_redirects=True,
    ) as client:
        for address in {iri.partition("#")[0] for iri in iris}:
            answer = await client.get(address.removeprefix(OURS))
            ways = [(step.status_code, step.url.host) for step in answer.history]
            body = address.removeprefix(BASE) in catalog(store).agencies
            assert ways == ([(303, "here")] if body else [])
            assert (answer.status_code, answer.url.host) == (200, "here"), address
            told[address] = subjects(answer.content, N_TRIPLES)
    return told


def test_every_iri_leads_to_triples_about_it(everything: Store) -> None:
    """All that the graph, the dataset's description and the vocabulary name."""
    named = iris_in(everything.quads()) | iris_in(dataset(everything))
    assert {"correction-1", "graph-reports", "dataset.format-trig"} <= {
        iri.removeprefix(BASE) for iri in named
    }
    told = asyncio.run(told_by(everything, named))
    silent = {iri for iri in named if iri not in told[iri.partition("#")[0]]}
    assert silent == {VERSION}


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        (N_TRIPLES, N_TRIPLES),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/ld+json"),
        ("application/ld+json;q=0.5, text/turtle;q=0.4", "application/ld+json"),
        ("text/html;q=0.1, application/n-triples", N_TRIPLES),
        ("text/*;q=0.3, application/rdf+xml;q=0.2, text/turtle;q=0", "text/html"),
    ],
)
def test_a_description_as_the_client_prefers(
    client: TestClient, accept: str, given: str
) -> None:
    for slug in (RESOLUTION, AGENCY):
        answer = client.get(f"/data/{slug}", headers={"accept": accept})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == given
        assert "Accept" in answer.headers["vary"].split(", ")
        place = answer.headers["content-location"]
        again = client.get(place, headers={"accept": "image/png"})
        assert again.content == answer.content
        assert "content-location" not in again.headers
        if given in GRAPHS:
            assert BASE + slug in subjects(answer.content, given)


def test_a_thing_is_not_its_description(client: TestClient) -> None:
    """303 to the description, which says what it is about, and names other formats."""
    for accept in ("", "text/turtle", "application/rdf+xml"):
        answer = client.get(f"/id/{AGENCY}", headers={"accept": accept})
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/data/{AGENCY}"
        assert "Accept" in answer.headers["vary"].split(", ")
    answer = client.get(f"/data/{AGENCY}", headers={"accept": N_TRIPLES})
    assert f'<{BASE}{AGENCY}>; rel="describes"' in answer.headers["link"]
    for extension, kind in (("ttl", "text/turtle"), ("html", "text/html")):
        link = f'</data/{AGENCY}.{extension}>; rel="alternate"; type="{kind}"'
        assert link in answer.headers["link"]
    file = f"<http://testserver/data/{AGENCY}.nt>"
    primary = "<http://xmlns.com/foaf/0.1/primaryTopic>"
    assert f"{file} {primary} <{BASE}{AGENCY}> ." in answer.text


@pytest.mark.parametrize("media_type", negotiation.GRAPHS)
def test_a_document_is_answered_with_what_is_known_of_it(
    client: TestClient, media_type: str
) -> None:
    for slug in (RESOLUTION, "graph-runs"):
        answer = client.get(f"/id/{slug}", headers={"accept": media_type})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media_type
        described = client.get(answer.headers["content-location"])
        assert described.content == answer.content
        assert BASE + slug in subjects(answer.content, media_type)


def test_names_of_neighbours_are_told(client: TestClient) -> None:
    answer = client.get(f"/data/{RESOLUTION}.nt")
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    assert f'<{BASE}bo-chinh-tri> {label} "Bộ Chính trị"' in answer.text
    assert '"Nghị quyết"@vi' in answer.text


def test_a_browser_is_led_to_a_page(client: TestClient, task: str) -> None:
    """Documents, bodies and tasks have their own; all else has its description."""
    shown = {
        RESOLUTION: f"/van-ban/{RESOLUTION}",
        AGENCY: f"/co-quan/{AGENCY}",
        task: f"/nhiem-vu/{task}",
        "graph-runs": "/data/graph-runs",
    }
    for slug, place in shown.items():
        answer = client.get(f"/id/{slug}", headers={"accept": BROWSER})
        assert answer.status_code == 303
        assert answer.headers["location"] == place
        assert "Accept" in answer.headers["vary"].split(", ")
        page = client.get(place, headers={"accept": BROWSER})
        assert page.status_code == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"


def test_the_page_of_a_thing_in_both_languages(client: TestClient, task: str) -> None:
    letter = task.partition(".")[0]
    for lang, words in (("vi", "Xem trên sơ đồ"), ("en", "Show in the chain")):
        page = client.get(f"/data/{task}.html?lang={lang}")
        assert page.headers["content-language"] == lang
        assert words in page.text
        assert f'href="/data/{letter}"' in page.text
        asked = "" if lang == "vi" else f"&amp;lang={lang}"
        assert f'href="/do-thi?root={letter}{asked}"' in page.text
        assert 'href="/ontology#taskLabel"' in page.text


@pytest.mark.parametrize(
    "slug",
    [
        "999-nq-tw",
        "57-NQ-TW-2024",
        "x>%20?p%20?o%20}%20#",
        "%3Cscript%3E",
        "a%00b",
        "%E2%80%AE",
        "dataset.nothing",
        ".ttl",
        "999-nq-tw.html",
    ],
)
@pytest.mark.parametrize(
    ("accept", "told"),
    [
        ("text/turtle", "application/problem+json"),
        ("text/html", "text/html; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("place", ["id", "data"])
def test_an_unknown_slug_is_404(
    client: TestClient, slug: str, accept: str, told: str, place: str
) -> None:
    answer = client.get(f"/{place}/{slug}", headers={"accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == told


def test_a_format_that_we_do_not_have_is_406(client: TestClient) -> None:
    for path in (f"/id/{RESOLUTION}", f"/data/{RESOLUTION}", "/ontology"):
        answer = client.get(path, headers={"accept": "image/png"})
        assert answer.status_code == 406
