"""Webhooks: who is told of what, signed; where they never lead; what fails."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import json
import socket
import stat
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest

from api import notifier, webhooks
from api.destinations import destination, is_public
from api.request_errors import AddressRefusedError
from api.settings import QueryLimits, Settings
from api.tokens import Tokens
from tests.hooks import receiver
from tests.test_api_ingest_batches import letter
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi import FastAPI
    from fastapi.testclient import TestClient
    from httpx2 import Response

    from api.tokens import Scope
    from tests.hooks import Receiver

LATE = date(9999, 1, 1)
ONE = QueryLimits(workers=1)
PRIVATE = Settings(lang="en", webhooks_private=True, queries=ONE)
BOUND = "57-nq-tw-2024"


class Office:
    """A server over one letter, and a token of who runs it."""

    def __init__(self, client: TestClient, tokens: Tokens) -> None:
        self.client, self.tokens = client, tokens
        self.app = cast("FastAPI", client.app)
        self.keys = self.key("admin")

    def key(self, scope: Scope) -> dict[str, str]:
        secret = self.tokens.add("Lan", [scope], LATE)[1]
        return {"Authorization": f"Bearer {secret}"}

    def post(self, **sent: object) -> Response:
        return self.client.post("/api/webhooks", json=sent, headers=self.keys)

    def upload(self, *data: bytes) -> None:
        files = [("file", (f"{n}.txt", one)) for n, one in enumerate(data)]
        sent = self.client.post("/api/documents", files=files, headers=self.keys)
        path = f"{sent.headers['location']}/events"
        assert '"state":"done"' in self.client.get(path, headers=self.keys).text

    def listed(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.client.get(
            "/api/webhooks", headers=self.keys
        ).json()
        return found


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    tokens = Tokens(tmp_path)
    with served(PRIVATE, tokens=tokens) as client:
        yield Office(client, tokens)


@pytest.fixture(scope="module")
def any_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    tokens = Tokens(tmp_path_factory.mktemp("tokens"))
    with served(PRIVATE, tokens=tokens) as client:
        yield Office(client, tokens)


@pytest.fixture
def there() -> Iterator[Receiver]:
    with receiver() as there:
        yield there


def test_a_letter_that_newly_cites_a_document_is_told_once(
    office: Office, there: Receiver
) -> None:
    made = office.post(url=f"{there.url}/hook?a=b", document="57-NQ/TW").json()
    assert made["document"] == BOUND
    office.upload(letter(1))
    path, headers, body = there.came.get(timeout=20)
    assert path == "/hook?a=b"
    assert headers["Content-Type"] == "application/json"
    assert headers["Host"] == there.url.removeprefix("http://")
    digest = hmac.new(made["secret"].encode(), body, hashlib.sha256).hexdigest()
    assert headers["X-Chidao-Signature"] == f"sha256={digest}"
    message = json.loads(body)
    assert message["webhook"] == made["id"]
    assert message["letter"]["number"] == "1/KH-UBND"
    assert message["document"]["slug"] == BOUND
    assert any("57-NQ/TW" in quote for quote in message["quotes"])
    office.upload(letter(1) + b"\n")  # another file of the same letter
    office.upload(letter(2))
    assert there.next()["letter"]["number"] == "2/KH-UBND"
    assert there.came.empty()
    assert office.listed()[0]["state"] == "active"


def test_an_agency_and_both_in_one_letter(office: Office, there: Receiver) -> None:
    agency = "Sở Tài chính tỉnh Kon Tum"
    office.post(url=f"{there.url}/agency", agency=agency)
    office.post(url=f"{there.url}/both", agency=agency, document="57-NQ/TW")
    office.post(url=f"{there.url}/none", agency=agency, document="124/NQ-CP")
    office.upload(letter(1))
    came = [there.came.get(timeout=20) for _ in range(2)]
    assert {path for path, _, _ in came} == {"/agency", "/both"}
    messages = {path: json.loads(body) for path, _, body in came}
    assert messages["/agency"]["agency"]["name"] == agency
    assert messages["/agency"]["document"] is None
    assert len(messages["/both"]["quotes"]) > len(messages["/agency"]["quotes"])


def test_what_people_correct_is_news_as_well(office: Office, there: Receiver) -> None:
    office.upload(letter(1))
    other = office.post(url=there.url, document="124/NQ-CP").json()["document"]
    sent = {
        "letter": "01-kh-ubnd-kon-tum-2025",
        "field": "citation",
        "quote": "Kế hoạch số 2/KH-UBND",
        "value": other,
        "why": "test",
    }
    made = office.client.post("/api/corrections", json=sent, headers=office.keys)
    path = f"/api/corrections/{made.json()['id']}/confirm"
    assert office.client.post(path, headers=office.keys).status_code == 200
    message = there.next()
    assert message["document"]["slug"] == other
    assert message["quotes"] == ["Kế hoạch số 2/KH-UBND"]


def test_what_fails_is_tried_again_and_marked(
    office: Office, there: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifier, "AGAIN_AFTER", (0.0, 0.0))
    office.post(url=there.url, document=BOUND)
    there.answers = [500, 302]
    office.upload(letter(1))
    ids = {there.next()["id"] for _ in range(3)}
    assert len(ids) == 1  # the same message, and no redirect was followed
    there.answers = [500] * 3
    office.upload(letter(2))
    paths = {there.came.get(timeout=20)[0] for _ in range(3)}
    assert paths == {"/"}
    office.upload(letter(3))
    assert there.next()["letter"]["number"] == "3/KH-UBND"


def test_after_repeated_failure_nothing_is_sent_any_more(
    office: Office, there: Receiver
) -> None:
    made = office.post(url=there.url, document=BOUND).json()
    hooks = office.app.state.webhooks
    hooks.mark(made["id"], "HTTP 500")
    assert office.listed()[0]["state"] == "failing"
    for _ in range(webhooks.MOST_FAILURES - 1):
        hooks.mark(made["id"], "timeout")
    (told,) = office.listed()
    assert (told["state"], told["why"]) == ("stopped", "timeout")
    again = office.post(url=f"{there.url}/again", document=BOUND).json()
    office.upload(letter(1))
    assert there.came.get(timeout=20)[0] == "/again"
    assert there.came.empty()
    hooks.mark(made["id"], None)
    assert office.listed()[0]["state"] == "active"
    assert again["state"] == "active"


def test_a_receiver_that_never_answers_costs_its_time_and_no_more(
    office: Office, there: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notifier, "SECONDS", 0.2)
    monkeypatch.setattr(notifier, "AGAIN_AFTER", ())
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        office.post(url=url, document=BOUND)
        office.post(url=there.url, document=BOUND)
        office.upload(letter(1))
        assert there.next()["letter"]["number"] == "1/KH-UBND"
        office.upload(letter(2))
        assert there.next()["letter"]["number"] == "2/KH-UBND"


def test_a_secret_is_shown_once_and_kept_for_the_owner_alone(
    office: Office, there: Receiver
) -> None:
    made = office.post(url=there.url, document=BOUND).json()
    file = office.app.state.store.folder / webhooks.FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert made["secret"].startswith(webhooks.PREFIX)
    assert made["secret"] not in json.dumps(office.listed())
    assert made["secret"] not in repr(webhooks.Webhooks(file.parent).all())


def test_a_subscription_ends(office: Office, there: Receiver) -> None:
    made = office.post(url=there.url, document=BOUND).json()
    path = f"/api/webhooks/{made['id']}"
    assert office.client.delete(path, headers=office.keys).status_code == 204
    assert office.client.delete(path, headers=office.keys).status_code == 404
    assert office.listed() == []
    office.upload(letter(1))
    assert there.came.empty()


def test_there_are_only_so_many(
    office: Office, there: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "MOST", 1)
    assert office.post(url=there.url, document=BOUND).status_code == 201
    assert office.post(url=there.url, document=BOUND).status_code == 409


@pytest.mark.parametrize("scope", ["read", "confirm", "ingest"])
def test_only_who_runs_the_server_sees_them(any_office: Office, scope: Scope) -> None:
    for method, path in (
        ("GET", "/api/webhooks"),
        ("POST", "/api/webhooks"),
        ("DELETE", "/api/webhooks/x"),
    ):
        assert any_office.client.request(method, path).status_code == 401
        answer = any_office.client.request(method, path, headers=any_office.key(scope))
        assert answer.status_code == 403


# What is sent, and the answer.
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 422),
        ({"url": "http://127.0.0.1/"}, 422),
        ({"url": "http://127.0.0.1/", "document": BOUND, "more": 1}, 422),
        ({"url": 1, "document": BOUND}, 422),
        ({"url": "", "document": BOUND}, 422),
        ({"url": "ftp://127.0.0.1/", "document": BOUND}, 422),
        ({"url": "http://a:b@127.0.0.1/", "document": BOUND}, 422),
        ({"url": "http://127.0.0.1:99999/", "document": BOUND}, 422),
        ({"url": "http://127.0.0.1/" + "x" * 2000, "document": BOUND}, 422),
        ({"url": "http://nobody.invalid/", "document": BOUND}, 422),
        ({"url": "http://127.0.0.1/", "document": "none such"}, 404),
        ({"url": "http://127.0.0.1/", "agency": "none such"}, 404),
    ],
)
def test_what_is_no_subscription_is_refused(
    any_office: Office, sent: dict[str, object], status: int
) -> None:
    answer = any_office.post(**sent)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert any_office.listed() == []


INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://localhost/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://0.0.0.0/",
    "http://[::]/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://192.0.0.192/",
    "http://168.63.129.16/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
]


@pytest.mark.parametrize("url", INSIDE)
def test_no_url_leads_into_our_own_network(url: str) -> None:
    with pytest.raises(AddressRefusedError):
        asyncio.run(destination(url))


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111"])
def test_addresses_on_the_internet_are_called(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
    host = f"[{address}]" if ":" in address else address
    there = asyncio.run(destination(f"https://{host}:444/x"))
    assert (there.host, there.netloc) == (address, f"{host}:444")


# A name with an address outside and one inside may be called at either.
def test_a_name_is_called_at_the_address_that_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [["1.1.1.1"], ["1.1.1.1", "127.0.0.1"]]

    def resolved(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (address, 443)) for address in found.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    there = asyncio.run(destination("https://a.example/x"))
    assert str(there.url) == "https://1.1.1.1/x"
    assert there.host == there.netloc == "a.example"
    with pytest.raises(AddressRefusedError):
        asyncio.run(destination("https://a.example/x"))


def test_a_server_as_it_is_set_up_calls_nobody_inside(
    tmp_path: Path, there: Receiver
) -> None:
    tokens = Tokens(tmp_path)
    with served(Settings(lang="en", queries=ONE), tokens=tokens) as client:
        answer = Office(client, tokens).post(url=there.url, document=BOUND)
        assert answer.status_code == 422
        assert "CHIDAO_WEBHOOKS_PRIVATE" in answer.json()["detail"]


# What the page on webhooks tells receivers to do with a message.
def test_the_check_of_a_signature_that_is_documented_works(
    office: Office, there: Receiver, root: Path
) -> None:
    page = (root / "docs" / "intake.md").read_text("utf-8")
    code = page.partition("```python\n")[2].partition("```")[0]
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - our own page
    made = office.post(url=there.url, document=BOUND).json()
    office.upload(letter(1))
    _, headers, body = there.came.get(timeout=20)
    signature = headers["X-Chidao-Signature"]
    message = names["message_in"](body, signature, made["secret"])
    assert message["webhook"] == made["id"]
    with pytest.raises(ValueError, match="not from"):
        names["message_in"](body + b" ", signature, made["secret"])
