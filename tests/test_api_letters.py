"""Reading a letter over HTTP without storing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.settings import Settings
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient

TEXT = {"content-type": "text/plain; charset=utf-8"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(Settings(body_limit=100_000), letters=()) as client:
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


@pytest.mark.parametrize("media_type", ["application/pdf", "application/json", ""])
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
