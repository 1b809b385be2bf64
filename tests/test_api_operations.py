"""What whoever runs the server is told: health, figures, one line a request."""

from __future__ import annotations

import json
import logging
from datetime import date
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.logs import JsonLines, TextLines
from api.operating import Operating, Shown
from api.settings import QueryLimits, Settings
from api.tokens import Tokens
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.correcting import filled
from tests.factories import bank_letter
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ON = Settings(operating=Operating(metrics="on"))


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(ON) as client:
        yield client


def metric(client: TestClient, name: str, **labels: str) -> float:
    """Return a figure of `/metrics`."""
    text = client.get("/metrics").text
    listed = ",".join(f'{label}="{value}"' for label, value in sorted(labels.items()))
    wanted = f"{name}{{{listed}}} " if labels else f"{name} "
    found = [line for line in text.splitlines() if line.startswith(wanted)]
    return float(found[0].removeprefix(wanted)) if found else 0.0


# A request, and the template and method that it is counted under.
@pytest.mark.parametrize(
    ("method", "path", "labels"),
    [
        ("GET", "/api/documents", ("GET", "/api/documents", "200")),
        ("HEAD", "/api/documents", ("HEAD", "/api/documents", "200")),
        ("GET", "/api/documents/57-NQ/TW", ("GET", "/api/documents/{key:path}", "200")),
        ("GET", "/api/documents/no-such", ("GET", "/api/documents/{key:path}", "404")),
        ("GET", "/static/docs.js", ("GET", "/static", "200")),
        ("GET", "/openapi.json", ("GET", "/openapi.json", "200")),
        ("GET", "/no/such/page", ("GET", "other", "404")),
        ("BREW", "/no/such/pot", ("other", "other", "404")),
        ("DELETE", "/healthz", ("DELETE", "/healthz", "405")),
    ],
)
def test_requests_are_counted_by_template(
    client: TestClient, method: str, path: str, labels: tuple[str, str, str]
) -> None:
    named = dict(zip(("method", "route", "status"), labels, strict=True))
    before = metric(client, "chidao_http_requests_total", **named)
    client.request(method, path)
    assert metric(client, "chidao_http_requests_total", **named) == before + 1
    del named["status"]
    count = "chidao_http_request_duration_seconds_count"
    assert metric(client, count, **named) >= 1


def test_no_label_takes_what_was_asked_for(client: TestClient) -> None:
    before = len(client.get("/metrics").text.splitlines())
    for number in range(20):
        client.request(f"M{number}", f"/no/such/{number}", params={"q": number})
        client.get(f"/api/documents/{number}")
    assert len(client.get("/metrics").text.splitlines()) < before + 60


def test_figures_of_the_store_and_the_process(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ingest_letter(store, bank_letter(), ON.iris)
        resolve(store, ON.iris)
        with TestClient(create_app(store, ON)) as client:
            assert metric(client, "chidao_letters") == 1
            assert metric(client, "chidao_quads") == store.count()
            assert metric(client, "chidao_store_bytes") > 1000
            assert metric(client, "chidao_snapshot_number") >= 1
            assert 0 <= metric(client, "chidao_snapshot_age_seconds") < 60
            assert metric(client, "process_resident_memory_bytes") > 0
            assert metric(client, "chidao_http_requests_in_flight") == 1
            app = client.app.state.metrics  # type: ignore[attr-defined] # the app is ours
            app.query("timeout", 20.0)
            app.killed("query")
            jobs = client.app.state.jobs  # type: ignore[attr-defined] # as above
            jobs.counts = lambda: {"queued": 0, "running": 2}
            count = "chidao_sparql_query_duration_seconds_count"
            assert metric(client, count, outcome="timeout") == 1
            assert metric(client, "chidao_workers_killed_total", kind="query") == 1
            assert metric(client, "chidao_jobs", state="running") == 2
            with app.waiting():
                assert metric(client, "chidao_sparql_queue_length") == 1


# The setting, who asks (address, headers), and what is answered.
LOCAL = ("127.0.0.1", 4711)
AWAY = ("192.0.2.7", 4711)
PASSED_ON = {"x-forwarded-for": "192.0.2.7"}


@pytest.mark.parametrize(
    ("shown", "client", "headers", "status"),
    [
        ("local", LOCAL, {}, 200),
        ("local", ("::1", 1), {}, 200),
        ("local", AWAY, {}, 404),
        ("local", LOCAL, PASSED_ON, 404),
        ("on", AWAY, PASSED_ON, 200),
        ("off", LOCAL, {}, 404),
        ("token", LOCAL, {}, 401),
        ("token", AWAY, {"authorization": "Bearer chidao_wrong"}, 401),
    ],
)
def test_who_may_read_the_figures(
    shown: Shown, client: tuple[str, int], headers: dict[str, str], status: int
) -> None:
    settings = Settings(operating=Operating(metrics=shown))
    app = create_app(Store.in_memory(), settings)
    asking = TestClient(app, client=client)
    answer = asking.get("/metrics", headers=headers)
    assert answer.status_code == status
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"


def test_any_token_reads_the_figures(tmp_path: Path) -> None:
    settings = Settings(operating=Operating(metrics="token"))
    tokens = Tokens(tmp_path)
    _, secret = tokens.add("Prometheus", ["read"], date.max)
    with TestClient(create_app(Store.in_memory(), settings, tokens)) as client:
        sent = {"authorization": f"Bearer {secret}"}
        assert client.get("/metrics", headers=sent).status_code == 200


def test_a_server_that_stops_is_not_ready(client: TestClient) -> None:
    stopping = client.app.state.stopping  # type: ignore[attr-defined] # the app is ours
    assert client.get("/readyz").status_code == 200
    stopping.set()
    try:
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["type"].endswith("/stopping")
        assert client.get("/healthz").status_code == 200
    finally:
        stopping.clear()


def test_a_request_is_one_line_without_what_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "chidao.access"):
        client.post(
            "/sparql?secret=1",
            data={"query": "SELECT * { ?geheim ?p ?o }"},
            headers={"x-request-id": "r-1"},
        )
        client.get(f"/no/{'a' * 500}\N{RIGHT-TO-LEFT OVERRIDE}")
    first, second = [r for r in caplog.records if r.name == "chidao.access"]
    said = json.loads(JsonLines().format(first))
    assert said["level"] == "info"
    assert {name: said[name] for name in ("method", "path", "route", "status")} == {
        "method": "POST",
        "path": "/sparql",
        "route": "/sparql",
        "status": 200,
    }
    assert said["request_id"] == "r-1"
    assert said["client"] == "testclient"
    assert said["bytes"] > 0
    assert said["ms"] > 0
    assert "geheim" not in str(said)
    assert "secret" not in str(said)
    line = TextLines().format(second)
    assert "status=404" in line
    assert len(line) < 500
    assert line.isprintable()


def test_a_failure_has_its_trace_inside_the_line() -> None:
    try:
        message = "what went\nwrong"
        raise RuntimeError(message)  # noqa: TRY301 - to have a trace
    except RuntimeError as error:
        record = logging.LogRecord(
            "chidao.http", logging.ERROR, "", 0, "failed %s", ("r-2",), None
        )
        record.exc_info = (type(error), error, error.__traceback__)
    line = JsonLines().format(record)
    assert "\n" not in line
    said = json.loads(line)
    assert said["message"] == "failed r-2"
    assert "what went\nwrong" in said["trace"]
    assert "what went\nwrong" in TextLines().format(record)


def test_how_it_is_run_comes_from_the_environment() -> None:
    assert Operating.from_environment({}) == Operating()
    said = {
        "CHIDAO_METRICS": "off",
        "CHIDAO_LOG": "json",
        "CHIDAO_LOG_LEVEL": "warning",
        "CHIDAO_STOP_SECONDS": "3",
        "CHIDAO_PROXIES": "127.0.0.1, 10.0.0.0/8,fd00::/8",
    }
    assert Settings.from_environment(said).operating == Operating(
        "off", "json", "warning", 3, ("127.0.0.1", "10.0.0.0/8", "fd00::/8")
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CHIDAO_METRICS", "yes"),
        ("CHIDAO_LOG", "xml"),
        ("CHIDAO_LOG_LEVEL", "loud"),
        ("CHIDAO_STOP_SECONDS", "-1"),
        ("CHIDAO_STOP_SECONDS", "soon"),
        ("CHIDAO_PROXIES", "proxy.example"),
        ("CHIDAO_PROXIES", "10.0.0.1/8"),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        Operating.from_environment({name: value})


# A query, and the outcome that it is counted under.
@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("ASK {}", "ok"),
        ("ASK {", "refused"),
        ("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", "refused"),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "timeout"),
    ],
)
def test_queries_are_counted_by_how_they_end(
    tmp_path: Path, query: str, outcome: str
) -> None:
    settings = Settings(
        operating=ON.operating, queries=QueryLimits(seconds=1, workers=1)
    )
    with Store.open(tmp_path) as store:
        store.add(filled().quads())
        store.publish()
        with TestClient(create_app(store, settings)) as client:
            client.post("/sparql", data={"query": query})
            count = "chidao_sparql_query_duration_seconds_count"
            assert metric(client, count, outcome=outcome) == 1
            killed = metric(client, "chidao_workers_killed_total", kind="query")
            assert killed == (outcome == "timeout")
