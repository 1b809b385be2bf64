"""Signing in on the pages: the cookie, its forms, what it opens and what not."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from api import sessions
from api.attempts import Attempts
from api.audit import AuditLog
from api.settings import Settings
from api.tokens import Tokens
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient

LATE: Final = date(9999, 1, 1)
HTML: Final = {"accept": "text/html"}
PAGE: Final = "/duyet"


class Office:
    """A server and the tokens of those who work with it."""

    def __init__(self, client: TestClient, tokens: Tokens, folder: Path) -> None:
        self.client = client
        self.tokens = tokens
        self.folder = folder

    def token(self, scope: Any = "confirm", until: date = LATE) -> tuple[str, str]:  # noqa: ANN401 - a scope
        """The id and the secret of a new token."""
        token, secret = self.tokens.add("Nguyễn Văn A", [scope], until)
        return token.id, secret

    def sign_in(self, secret: str, **more: str) -> Any:  # noqa: ANN401 - the client's own
        data = {"token": secret, **more}
        return self.client.post("/dang-nhap", data=data, headers=HTML)

    def form_token(self) -> str:
        queue = self.client.get(PAGE, headers=HTML).text
        letter = re.search(r'href="(/duyet/[^"?]+)"', queue)
        assert letter, queue
        page = self.client.get(letter[1], headers=HTML).text
        found = re.search(r'name="form" value="([^"]+)"', page)
        assert found, page
        return found[1]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("tokens")
    tokens = Tokens(folder)
    with served(tokens=tokens) as client:
        yield Office(client, tokens, folder)


@pytest.fixture
def office(running: Office) -> Office:
    """The server, with nobody signed in, nothing tried and nothing on record."""
    running.client.cookies.clear()
    running.client.app.state.attempts = Attempts()  # type: ignore[attr-defined] # of the application
    for record in running.folder.glob("*.jsonl"):
        record.unlink()
    return running


def test_a_session_opens_the_pages_of_its_token(office: Office) -> None:
    assert office.client.get(PAGE, headers=HTML).status_code == 303
    _, secret = office.token()
    answer = office.sign_in(secret, next=PAGE)
    assert answer.status_code == 303
    assert answer.headers["location"] == PAGE
    page = office.client.get(PAGE, headers=HTML)
    assert page.status_code == 200
    assert "Nguyễn Văn A" in page.text
    assert page.headers["cache-control"] == "private, no-store"


def test_the_cookie_is_for_the_server_alone_and_holds_no_token(office: Office) -> None:
    _, secret = office.token()
    cookie = office.sign_in(secret).headers["set-cookie"]
    assert secret not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" not in cookie
    assert f"Max-Age={12 * 3600}" in cookie
    key = office.folder / sessions.FILE
    assert key.stat().st_mode & 0o777 == 0o600


def test_by_tls_the_cookie_goes_by_tls_alone(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    _, secret = tokens.add("A", ["read"], LATE)
    with served(tokens=tokens) as client:
        client.base_url = "https://testserver"
        answer = client.post("/dang-nhap", data={"token": secret})
        assert answer.headers["set-cookie"].startswith("__Host-chidao=")
        assert "Secure" in answer.headers["set-cookie"]
        assert "A</bdi>" in client.get("/dang-nhap").text


def test_a_wrong_token_is_refused_and_on_record(office: Office) -> None:
    _, expired = office.token(until=date(2020, 1, 1))
    for secret in ("chidao_x", expired, "'; --", "\U0001f600", "x" * 5000):
        answer = office.sign_in(secret)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        assert secret[:4000] not in answer.text
    refused = AuditLog(office.folder).entries()
    assert [entry.status for entry in refused] == [403] * 5


def test_who_signed_in_is_on_record(office: Office) -> None:
    id_, secret = office.token()
    office.sign_in(secret)
    (entry,) = AuditLog(office.folder).entries()
    assert (entry.path, entry.token_id, entry.status) == ("/dang-nhap", id_, 303)


def test_after_ten_attempts_one_waits(office: Office) -> None:
    for _ in range(10):
        assert office.sign_in("chidao_x").status_code == 403
    answer = office.sign_in(office.token()[1])
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 301


def test_a_revoked_token_ends_its_session(office: Office) -> None:
    id_, secret = office.token()
    office.sign_in(secret)
    assert office.client.get(PAGE, headers=HTML).status_code == 200
    office.tokens.revoke(id_)
    answer = office.client.get(PAGE, headers=HTML)
    assert answer.headers["location"] == "/dang-nhap?next=%2Fduyet"


def test_a_session_is_no_longer_than_its_token(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, secret = office.token(until=date.today())  # noqa: DTZ011 - as the clock of the server
    office.sign_in(secret)
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - as above
    monkeypatch.setattr("api.access.today", lambda: tomorrow)
    assert office.client.get(PAGE, headers=HTML).status_code == 303


def test_a_session_ends_after_its_time(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.sign_in(office.token()[1])
    monkeypatch.setattr(sessions, "LIFETIME", -1)
    assert office.client.get(PAGE, headers=HTML).status_code == 303


def test_without_its_key_no_session_counts(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    _, secret = tokens.add("A", ["confirm"], LATE)
    with served(tokens=tokens) as client:
        client.post("/dang-nhap", data={"token": secret})
        kept = dict(client.cookies)
    (tmp_path / sessions.FILE).unlink()
    with served(tokens=tokens) as client:
        client.cookies.update(kept)
        assert client.get(PAGE, headers=HTML).status_code == 303


@pytest.mark.parametrize(
    "forge",
    [
        # Not the last letter: it holds bits that no byte of the signature has.
        lambda cookie: cookie[:-9] + ("A" if cookie[-9] != "A" else "B") + cookie[-8:],
        lambda cookie: "A" + cookie[1:],
        lambda cookie: cookie.rpartition(".")[0],
        lambda _: "",
        lambda _: "x" * 5000,
        lambda _: "....",
    ],
)
def test_a_forged_cookie_is_none(office: Office, forge: Callable[[str], str]) -> None:
    office.sign_in(office.token()[1])
    kept = office.client.cookies["chidao"]
    office.client.cookies.clear()
    office.client.cookies["chidao"] = forge(kept)
    assert office.client.get(PAGE, headers=HTML).status_code == 303


# The cookie goes with whatever the browser sends: the API does not look at it.
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/corrections"),
        ("POST", "/api/corrections/1/confirm"),
        ("POST", "/api/documents"),
        ("DELETE", "/api/documents/x"),
        ("GET", "/api/jobs"),
        ("POST", "/sparql/update"),
        ("PUT", "/rdf-graph-store?default"),
        ("POST", "/api/webhooks"),
    ],
)
def test_a_session_writes_nothing_by_the_api(
    office: Office, method: str, path: str
) -> None:
    office.sign_in(office.token("admin")[1])
    assert office.client.request(method, path).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://["},
    ],
)
def test_pages_of_other_sites_write_nothing(
    office: Office, headers: dict[str, str]
) -> None:
    _, secret = office.token()
    assert office.client.post(
        "/dang-nhap", data={"token": secret}, headers=headers
    ).status_code == (403)
    office.sign_in(secret)
    form = {"form": office.form_token()}
    answer = office.client.post(PAGE, data=form, headers=headers)
    assert answer.status_code == 403
    assert office.client.post("/dang-xuat", headers=headers).status_code == 403


def test_a_form_is_of_its_own_session(office: Office) -> None:
    office.sign_in(office.token()[1])
    others = office.form_token()
    office.sign_in(office.token()[1])
    own = office.form_token()
    assert own != office.form_token()  # nothing to be guessed from its length
    for sent in ("", others, own[:-1], "x"):
        answer = office.client.post(PAGE, data={"form": sent})
        assert answer.json()["type"].endswith("cross_site"), sent
    assert office.client.post(PAGE, data={"form": own}).status_code != 403
    by_script = office.client.post(PAGE, headers={"x-form-token": own})
    assert by_script.status_code != 403


def test_who_signs_out_is_out(office: Office) -> None:
    office.sign_in(office.token()[1])
    answer = office.client.post("/dang-xuat")
    assert answer.headers["location"] == "/dang-nhap"
    assert office.client.get(PAGE, headers=HTML).status_code == 303


@pytest.mark.parametrize(
    ("sent", "onward"),
    [
        ("/van-ban/x?tab=y", "/van-ban/x?tab=y"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\nSet-Cookie: x=1", "/"),
        ("", "/"),
    ],
)
def test_one_is_led_on_within_the_server(
    office: Office, sent: str, onward: str
) -> None:
    answer = office.sign_in(office.token()[1], next=sent)
    assert answer.headers["location"] == onward
    office.client.post("/dang-xuat")
    page = office.client.get("/dang-nhap", params={"next": sent}).text
    assert f'name="next" value="{onward}"' in page


@pytest.mark.parametrize(
    "body",
    [b"", b"token=", b"token=%ff%fe&next=%00", b"{}", b"token" * 1000],
)
def test_whatever_is_sent_is_no_error_of_ours(office: Office, body: bytes) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = office.client.post("/dang-nhap", content=body, headers=kind)
    assert 400 <= answer.status_code < 500


def test_a_private_server_leads_people_to_sign_in(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    _, secret = tokens.add("A", ["read"], LATE)
    with served(Settings(private=True), tokens=tokens) as client:
        answer = client.get("/van-ban?q=57&lang=en", headers=HTML)
        assert answer.status_code == 303
        assert answer.headers["location"] == (
            "/dang-nhap?next=%2Fvan-ban%3Fq%3D57%26lang%3Den&lang=en"
        )
        assert client.get("/van-ban").status_code == 401
        assert client.get("/api/documents", headers=HTML).status_code == 401
        client.post("/dang-nhap", data={"token": secret})
        for path in ("/", "/api/documents", "/docs"):
            assert client.get(path, headers=HTML).status_code == 200
        query = {"query": "ASK {}"}
        ours = {"sec-fetch-site": "same-origin"}
        assert client.post("/sparql", data=query, headers=ours).status_code == 200
        others = {"sec-fetch-site": "cross-site"}
        assert client.post("/sparql", data=query, headers=others).status_code == 403


# A cookie of ours does not come with a link of another site; from our own page it does.
def test_a_link_in_a_mail_leads_to_the_page(office: Office) -> None:
    mail = HTML | {"sec-fetch-site": "cross-site"}
    page = office.client.get("/dang-nhap?next=/duyet", headers=mail).text
    assert '<meta http-equiv="refresh" content="0;url=/duyet">' in page
    ours = HTML | {"sec-fetch-site": "same-origin"}
    page = office.client.get("/dang-nhap?next=/duyet", headers=ours).text
    assert "http-equiv" not in page
    evil = office.client.get("/dang-nhap?next=//evil.example", headers=mail).text
    assert "http-equiv" not in evil


def test_who_may_not_is_told_what_is_wanted(office: Office) -> None:
    office.sign_in(office.token("read")[1])
    answer = office.client.get(PAGE, headers=HTML)
    assert answer.status_code == 403
    assert "propose" in answer.text
