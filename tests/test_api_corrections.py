"""Corrections over HTTP: who may do what, what is refused, what others then see."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from api.tokens import Tokens
from tests.correcting import FIRST, IRIS, filled
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.store import Store

Sender = dict[str, str]

PATH = "/api/corrections"
ROLE = {
    "letter": FIRST,
    "field": "role",
    "task": "7",
    "agency": "Sở Khoa học và Công nghệ",
    "value": "cooperate",
    "why": "chỉ phối hợp",
}
LATE = date(9999, 1, 1)


class Served:
    """An application with a token for each scope, and its store."""

    def __init__(self, folder: Path) -> None:
        self.store: Store = filled()
        tokens = Tokens(folder)
        self.senders: dict[str, Sender] = {"nobody": {}, "stranger": bearer("x")}
        for scope in ("read", "ingest", "propose", "confirm", "admin"):
            _, secret = tokens.add(f"Chị {scope}", [scope], LATE)
            self.senders[scope] = bearer(secret)
        self.client = TestClient(create_app(self.store, Settings(), tokens))

    def post(self, path: str, sender: str, body: Any = None) -> Any:  # noqa: ANN401 - as httpx
        return self.client.post(PATH + path, json=body, headers=self.senders[sender])


def bearer(secret: str) -> Sender:
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def served(tmp_path: Path) -> Served:
    return Served(tmp_path)


def confirm(served: Served) -> None:
    assert served.post("/correction-1/confirm", "confirm").status_code == 200


# Each route, what was done before, and what each sender is answered: propose is less
# than confirm, and neither reading nor ingesting is any of it.
SENDERS = ("nobody", "stranger", "read", "ingest", "propose", "confirm", "admin")
ROUTES: dict[str, tuple[list[Callable[[Served], None]], tuple[int, ...]]] = {
    "": ([], (401, 401, 403, 403, 201, 201, 201)),
    "/correction-1/confirm": ([], (401, 401, 403, 403, 403, 200, 200)),
    "/correction-1/reject": ([], (401, 401, 403, 403, 403, 200, 200)),
    "/correction-1/undo": ([confirm], (401, 401, 403, 403, 403, 200, 200)),
}


@pytest.mark.parametrize("route", ROUTES)
def test_who_may_do_what(tmp_path: Path, route: str) -> None:
    before, expected = ROUTES[route]
    for sender, status in zip(SENDERS, expected, strict=True):
        served = Served(tmp_path / sender)
        if route:
            assert served.post("", "propose", ROLE).status_code == 201
        for step in before:
            step(served)
        graph = served.store.dump()
        answer = served.post(route, sender, ROLE if not route else None)
        assert answer.status_code == status, sender
        if status >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
            assert served.store.dump() == graph
        if status == 401:
            assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("sender", SENDERS)
def test_anybody_may_list(served: Served, sender: str) -> None:
    served.post("", "propose", ROLE)
    answer = served.client.get(PATH, headers=served.senders[sender])
    assert answer.status_code == 200
    assert answer.json()["total"] == 1


def test_a_correction_from_proposal_to_undoing(served: Served) -> None:
    before = served.store.dump(without=(IRIS.runs, IRIS.corrections))
    made = served.post("", "propose", ROLE).json()
    assert made["id"] == "correction-1"
    assert (made["old"], made["new"], made["status"]) == (
        "lead",
        "cooperate",
        "proposed",
    )
    other = served.post("", "confirm", ROLE | {"value": "monitor"}).json()
    assert other["conflicts_with"] == [made["id"]]
    done = served.post("/1/confirm", "confirm").json()
    assert [(s["status"], s["who"]) for s in done["steps"]] == [
        ("proposed", "Chị propose"),
        ("confirmed", "Chị confirm"),
    ]
    task = served.client.get(f"/api/tasks/{FIRST}.t-7").json()
    roles = {part["agency"]["name"]: part["role"] for part in task["parts"]}
    assert roles["Sở Khoa học và Công nghệ tỉnh Kon Tum"] == "cooperate"
    refused = served.post(f"/{other['id']}/confirm", "confirm")
    assert refused.status_code == 409
    assert made["id"] in refused.json()["detail"]
    served.post("/1/undo", "confirm")
    assert served.store.dump(without=(IRIS.runs, IRIS.corrections)) == before


def test_lists_are_filtered(served: Served) -> None:
    served.post("", "propose", ROLE)
    served.post("", "propose", ROLE | {"value": "monitor"})
    served.post("/2/reject", "confirm", {"why": "không đúng"})

    def ids(**asked: str) -> list[str]:
        items = served.client.get(PATH, params=asked).json()["items"]
        return [item["id"] for item in items]

    assert ids() == ["correction-1", "correction-2"]
    assert ids(status="rejected") == ["correction-2"]
    listed = served.client.get(PATH).json()["items"]
    assert [one["steps"][-1]["why"] for one in listed] == [ROLE["why"], "không đúng"]
    assert ids(letter=FIRST, limit="1", offset="1") == ["correction-2"]
    assert ids(review="true") == []
    assert served.client.get(PATH, params={"status": "done"}).status_code == 422
    assert served.client.get(PATH, params={"letter": "9/XX"}).status_code == 404


# What is sent instead of a proposal, and how it is answered.
BAD = [
    ({}, 422),
    ([], 422),
    (ROLE | {"field": "signer"}, 422),
    (ROLE | {"more": 1}, 422),
    (ROLE | {"why": ""}, 422),
    (ROLE | {"why": "x" * 100_000}, 422),
    (ROLE | {"why": "a\x00b"}, 422),
    (ROLE | {"quote": "x" * 100_000}, 422),
    (ROLE | {"quote": "\x1b[2J", "task": "8"}, 422),
    (ROLE | {"ordinal": 0}, 422),
    (ROLE | {"value": "boss"}, 422),
    (ROLE | {"task": "77"}, 404),
    (ROLE | {"agency": "<img src=x onerror=alert(1)>"}, 404),
    (ROLE | {"letter": "9/XX"}, 404),
    (ROLE | {"letter": "57-NQ/TW"}, 404),
]


@pytest.mark.parametrize(("body", "status"), BAD)
def test_what_cannot_be_is_refused(served: Served, body: object, status: int) -> None:
    before = served.store.dump()
    answer = served.post("", "admin", body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.content) < 5000
    assert served.store.dump() == before


def test_markup_in_words_is_data(served: Served) -> None:
    why = '<script>alert("1")</script> "\\ {x}'
    made = served.post("", "propose", ROLE | {"why": why})
    assert made.json()["steps"][0]["why"] == why
    assert made.headers["content-type"] == "application/json"


@pytest.mark.parametrize("id_", ["9", "correction-9", "x", "9" * 5000, "%00"])
def test_an_unknown_correction_is_not_found(served: Served, id_: str) -> None:
    assert served.post(f"/{id_}/confirm", "admin").status_code == 404


def test_what_the_server_writes_others_read(
    tmp_path: Path, letters: tuple[Path, ...]
) -> None:
    run = Shell(tmp_path / "store")
    assert run("ingest", *map(str, letters)).exit_code == 0
    secret = run("token", "add", "Lan", "--scope", "confirm").stdout.strip()
    command = run.command("--lang", "en", "serve", "--port", "0")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            url = server.stderr.readline().split()[1].rstrip("/")
            sent = httpx2.post(url + PATH, json=ROLE, headers=bearer(secret))
            assert sent.status_code == 201
            listed = json.loads(run("correct", "list", "--format", "json").stdout)
            assert [one["id"] for one in listed] == ["correction-1"]
            held = run("correct", "confirm", "1")
            assert held.exit_code == 1
            assert str(server.pid) in held.stderr
            done = httpx2.post(f"{url}{PATH}/1/confirm", headers=bearer(secret))
            assert done.status_code == 200
            assert "đã duyệt" in run("correct", "list").stdout
        finally:
            server.terminate()
            server.wait()
