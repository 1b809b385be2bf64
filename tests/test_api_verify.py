"""`POST /api/verify`: a text in, its citations out, nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.schemas.verification import LONGEST_TEXT
from api.settings import Settings
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

CITING = "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Chính phủ;"
PLAIN = {"content-type": "text/plain; charset=utf-8"}
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(Settings(lang="en")) as client:
        yield client


def test_json_and_plain_text_give_the_same(client: TestClient) -> None:
    sent = client.post("/api/verify", json={"text": CITING})
    plain = client.post("/api/verify", content=CITING.encode(), headers=PLAIN)
    assert sent.status_code == plain.status_code == 200
    assert sent.json() == plain.json()
    found = sent.json()
    assert found["text"] == CITING
    (citation,) = found["citations"]
    assert CITING[citation["start"] : citation["end"]] == citation["text"]
    assert citation["number"] == "57-NQ/TW"
    assert citation["issuer"] == "Chính phủ"
    assert citation["document"]["slug"] == "57-nq-tw-2024"
    kinds = [doubt["kind"] for doubt in citation["doubts"]]
    assert "wrong_issuer" in kinds
    assert all(doubt["message"] for doubt in citation["doubts"])


def test_doubts_are_told_in_the_language_asked(client: TestClient) -> None:
    body = {"text": "Nghị quyết số 9999-NQ/TW"}
    told = [
        client.post(f"/api/verify?lang={lang}", json=body).json()
        for lang in ("vi", "en")
    ]
    vi, en = (one["citations"][0]["doubts"][0]["message"] for one in told)
    assert "kiểm tra lại số" in vi
    assert "check it" in en


def test_the_day_it_comes_may_be_told(client: TestClient) -> None:
    answer = client.post("/api/verify?as_of=2024-02-01", json={"text": "Luật Đất đai"})
    assert answer.json()["written"] == "2024-02-01"


@pytest.mark.parametrize("text", ["Hôm nay trời đẹp.", "", " ", "\n\f\n", "\ufeff"])
def test_a_text_without_citations_has_none(client: TestClient, text: str) -> None:
    answer = client.post("/api/verify", json={"text": text})
    assert (answer.status_code, answer.json()["citations"]) == (200, [])


def test_what_looks_like_another_kind_of_file_is_text(client: TestClient) -> None:
    for text in (f"%PDF-1.7 {CITING}", f"<html><b>{CITING}", f"<?xml {CITING}"):
        answer = client.post("/api/verify", json={"text": text})
        assert answer.json()["text"] == text
        assert len(answer.json()["citations"]) == 1


# A body, how it is declared, and the answer.
@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"", JSON, 422),
        (b"{}", JSON, 422),
        (b"[1]", JSON, 422),
        (b'{"text": 1}', JSON, 422),
        (b'{"text": "\\ud800"}', JSON, 422),
        (b'{"text": "a\\u0000"}', JSON, 422),
        (b'{"text": "a", "more": 1}', JSON, 422),
        (b"\xff\xfe\xfd", JSON, 422),
        (b"[" * 10_000, JSON, 422),
        (b'{"text": "%s"}' % (b"x" * (LONGEST_TEXT + 1)), JSON, 422),
        (bytes(range(256)), PLAIN, 422),
        (b"x" * (2 * LONGEST_TEXT + 1), PLAIN, 413),
        (b"x", {"content-type": "text/html"}, 415),
        (b"x", {}, 415),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(
    client: TestClient, body: bytes, headers: dict[str, str], status: int
) -> None:
    answer = client.post("/api/verify", content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_a_secret_is_refused(client: TestClient) -> None:
    answer = client.post("/api/verify", json={"text": "BỘ CÔNG AN\nMẬT\nSố: 1/KH"})
    assert answer.status_code == 422
    assert "state secret" in answer.json()["detail"]


@pytest.mark.parametrize("day", ["2025-02-30", "x", "99999-01-01", "0", "1e9", ""])
def test_a_day_that_does_not_exist_is_422(client: TestClient, day: str) -> None:
    answer = client.post(f"/api/verify?as_of={day}", json={"text": CITING})
    assert answer.status_code == 422
