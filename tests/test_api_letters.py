"""Reading a letter over HTTP without storing it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from api.gate import Gate
from api.job_errors import ClosedError
from api.settings import Settings
from api.workers import Limits, Pool
from extract.read import MEDIA_TYPES
from tests import jobs
from tests.files import docx, page, pdf
from tests.test_extract_envelope import envelope
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI
    from fastapi.testclient import TestClient

TEXT = {"content-type": "text/plain; charset=utf-8"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    limits = Settings(body_limit=50_000, letter_limit=100_000)
    with served(limits, letters=()) as client:
        yield client


def test_text_and_upload_give_what_the_command_gives(
    client: TestClient, letters: tuple[Path, ...]
) -> None:
    for letter in letters:
        data = letter.read_bytes()
        sent = client.post("/api/extract", content=data, headers=TEXT)
        uploaded = client.post("/api/extract", files={"file": (letter.name, data)})
        assert sent.status_code == uploaded.status_code == 200
        found = uploaded.json()
        assert found["source"]["name"] == letter.name
        assert found["text"] == data.decode()
        assert found["citations"]
        assert found["tasks"] == sent.json()["tasks"]


def test_nothing_is_stored(client: TestClient, letters: tuple[Path, ...]) -> None:
    client.post("/api/extract", content=letters[0].read_bytes(), headers=TEXT)
    assert client.get("/api/documents").json()["items"] == []


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"  \n", 422),
        (b"\xff\xfe\x00", 422),
        (bytes(range(256)), 422),
        (b"%PDF-1.7", 422),
        ("Phở bò: ninh xương 6 giờ.".encode(), 422),
        (b"x" * 100_001, 413),
    ],
)
def test_what_is_no_letter_is_refused_with_a_reason(
    client: TestClient, content: bytes, status: int
) -> None:
    sent = client.post("/api/extract", content=content, headers=TEXT)
    uploaded = client.post("/api/extract", files={"file": ("<b>.txt", content)})
    assert (sent.status_code, uploaded.status_code) == (status, status)
    for answer in (sent, uploaded):
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]


def test_a_body_of_undeclared_length_is_capped(client: TestClient) -> None:
    chunks = (b"x" * 10_000 for _ in range(11))
    answer = client.post("/api/extract", content=chunks, headers=TEXT)
    assert answer.status_code == 413


# A file, and media types that it is sent as; what it is, its content says.
BODIES = [
    (pdf(), ("application/pdf", "application/octet-stream", "image/png")),
    (docx(), (MEDIA_TYPES[".docx"], "Application/Octet-Stream")),
    (page(), ("text/html; charset=utf-8", "application/xml")),
    (envelope(), ("application/edxml+xml", "application/xml", "text/plain")),
]


@pytest.mark.parametrize(("data", "media_types"), BODIES)
def test_every_kind_of_file_is_read(
    client: TestClient, data: bytes, media_types: tuple[str, ...]
) -> None:
    answers = [client.post("/api/extract", files={"file": ("thu", data)})]
    for media_type in media_types:
        headers = {"content-type": media_type}
        answers.append(client.post("/api/extract", content=data, headers=headers))
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    first, *others = (answer.json() for answer in answers)
    for other in others:
        assert other["source"]["name"].startswith("letter")
        assert other["source"]["media_type"] == first["source"]["media_type"]
        assert other["tasks"] == first["tasks"]


def test_a_letter_may_be_larger_than_other_bodies(client: TestClient) -> None:
    letter = "Kính gửi: Sở Tài chính.\n1. Thực hiện Nghị quyết số 57-NQ/TW.\n".encode()
    for size, status in ((60_000, 200), (100_000, 200), (100_001, 413)):
        data = letter.ljust(size)
        sent = client.post("/api/extract", content=data, headers=TEXT)
        uploaded = client.post("/api/extract", files={"file": ("a.txt", data)})
        assert (sent.status_code, uploaded.status_code) == (status, status)
    query = client.post("/sparql", data={"query": "#" * 60_000 + "\nASK {}"})
    assert query.status_code == 413


@pytest.mark.parametrize("media_type", ["application/zip", "application/json", ""])
def test_other_kinds_of_bodies_are_415(client: TestClient, media_type: str) -> None:
    answer = client.post(
        "/api/extract", content=b"x", headers={"content-type": media_type}
    )
    assert answer.status_code == 415


def test_a_form_without_a_file_is_400(client: TestClient) -> None:
    answer = client.post("/api/extract", files={"letter": ("a.txt", b"x")})
    assert answer.status_code == 400
    assert "file" in answer.json()["detail"]


def test_a_broken_form_is_400(client: TestClient) -> None:
    answer = client.post(
        "/api/extract",
        content=b"--x\r\nnonsense",
        headers={"content-type": "multipart/form-data"},
    )
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_hostile_upload_costs_a_worker_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, letters: tuple[Path, ...]
) -> None:
    monkeypatch.setattr("api.reading.Pool", Pool)
    data = letters[0].read_bytes()
    with served(Settings(file_seconds=1), letters=()) as client:
        with monkeypatch.context() as patch:
            patch.setattr("api.reading.extraction_of", jobs.sleep_as_reader)
            answer = client.post("/api/extract", content=data, headers=TEXT)
        assert answer.status_code == 422
        assert "CHIDAO_FILE_SECONDS" in answer.json()["detail"]
        monkeypatch.setattr("api.reading.extraction_of", jobs.abort_as_reader)
        answer = client.post("/api/extract", content=data, headers=TEXT)
        assert answer.status_code == 422
        assert client.get("/healthz").status_code == 200


def test_too_many_readings_at_once_are_told_to_come_again(client: TestClient) -> None:
    app = cast("FastAPI", client.app)
    gate, app.state.readings = app.state.readings, Gate(places=0, wait=0.1)
    try:
        answer = client.post("/api/extract", content=b"x", headers=TEXT)
    finally:
        app.state.readings = gate
    assert answer.status_code == 503


def test_a_server_that_stops_stops_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pools: list[Pool] = []

    def pool(limits: Limits, size: int) -> Pool:
        pools.append(Pool(limits, size))
        return pools[-1]

    monkeypatch.setattr("api.reading.Pool", pool)
    with served(letters=()):
        worker = pools[0].run(jobs.worker_id)
        assert Path(f"/proc/{worker}").exists()
    assert not Path(f"/proc/{worker}").exists()
    with pytest.raises(ClosedError):
        pools[0].run(jobs.worker_id)
