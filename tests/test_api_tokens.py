"""Tokens: what is kept of them, whom they let in, the command that gives them."""

from __future__ import annotations

import hashlib
import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Annotated

import pytest
from fastapi import Depends
from fastapi.testclient import TestClient

from api.app import create_app
from api.dependencies import needs
from api.settings import Settings
from api.tokens import SCOPES, Person, Scope, Tokens
from graph.store import Store
from tests.shell import Shell

LATE = date(9999, 1, 1)
TODAY = date(2025, 7, 1)


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(tmp_path / "store")


def test_a_secret_is_hashed_at_rest_in_a_file_for_its_owner_alone(
    tokens: Tokens, tmp_path: Path
) -> None:
    token, secret = tokens.add("Lan", ["propose"], LATE)
    file = tmp_path / "store" / "tokens.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert secret not in file.read_text("utf-8")
    [row] = json.loads(file.read_text("utf-8"))
    assert row["sha256"] == hashlib.sha256(secret.encode()).hexdigest()
    assert tokens.all() == (token,)


def test_two_who_write_at_once_lose_nothing(tokens: Tokens) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: tokens.add(f"p{n}", ["read"], LATE), range(40)))
    assert len({token.name for token in tokens.all()}) == 40


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [
        ("read", {"read"}),
        ("propose", {"read", "propose"}),
        ("confirm", {"read", "propose", "confirm"}),
        ("ingest", {"read", "ingest"}),
        ("admin", set(SCOPES)),
    ],
)
def test_what_a_scope_implies(tokens: Tokens, scope: Scope, allowed: set[str]) -> None:
    token, secret = tokens.add("Lan", [scope], LATE)
    expected = Person("Lan", frozenset(allowed), token.id)
    assert tokens.person(secret, TODAY) == expected


def test_a_token_counts_on_its_last_day_and_not_after(tokens: Tokens) -> None:
    _, secret = tokens.add("Lan", ["read"], TODAY)
    assert tokens.person(secret, TODAY)
    assert tokens.person(secret, date(2025, 7, 2)) is None


def test_what_was_taken_back_opens_nothing(tokens: Tokens) -> None:
    token, secret = tokens.add("Lan", ["admin"], LATE)
    assert tokens.revoke(token.id) == token
    assert tokens.revoke(token.id) is None
    assert tokens.person(secret, TODAY) is None


def test_the_file_is_read_again_only_when_it_is_another(
    tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens.add("Lan", ["read"], LATE)
    (first,) = tokens.all()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", None)
        assert tokens.all() == (first,)
    others = Tokens(tokens.folder)
    others.revoke(first.id)
    assert tokens.all() == ()


# A file that cannot be read is told in one line and never overwritten.
@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b'[{"id": 1}]'])
@pytest.mark.parametrize(
    "arguments", [["list"], ["add", "Lan", "--scope", "read"], ["revoke", "x"]]
)
def test_damaged_tokens_are_told_in_one_line(
    tmp_path: Path, damage: bytes, arguments: list[str]
) -> None:
    (tmp_path / "tokens.json").write_bytes(damage)
    shown = Shell(tmp_path)("token", *arguments)
    assert shown.exit_code == 1
    assert shown.stdout == ""
    assert "tokens.json" in shown.stderr
    assert len(shown.stderr.splitlines()) == 1
    assert (tmp_path / "tokens.json").read_bytes() == damage


def test_without_a_folder_nobody_is_let_in() -> None:
    assert Tokens().person("chidao_x", TODAY) is None


@pytest.fixture
def client(tokens: Tokens) -> TestClient:
    """An application with one route that wants the scope `propose`."""
    app = create_app(Store.in_memory(), Settings(), tokens)

    @app.post("/guarded")
    def guarded(person: Annotated[Person, Depends(needs("propose"))]) -> str:
        return person.name

    return TestClient(app)


# Only the whole secret behind "Bearer " is a token; ? stands for the secret.
@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Bearer ?", 200),
        ("bearer ?", 200),
        ("Bearer  ? ", 200),
        ("Bearer ?x", 401),
        ("Bearer ? ?", 401),
        ("Bearer\t?", 401),
        ("Bearer", 401),
        ("Bearer ", 401),
        ("Basic ?", 401),
        ("?", 401),
        ("Bearer \xff\xfe", 401),
        ("Bearer " + "x" * 10_000, 401),
        (None, 401),
    ],
)
def test_who_is_let_in(
    client: TestClient, tokens: Tokens, header: str | None, status: int
) -> None:
    _, secret = tokens.add("Lan", ["propose"], LATE)
    sent = (header or "").replace("?", secret).encode("latin-1")
    headers = {b"Authorization": sent} if header else {}
    answer = client.post("/guarded", headers=headers)
    assert answer.status_code == status
    if status == 200:
        assert answer.json() == "Lan"
    else:
        sent_one = bool(header and header.lower().startswith("bearer ") and header[7:])
        wanted = 'Bearer error="invalid_token"' if sent_one else "Bearer"
        assert answer.headers["www-authenticate"] == wanted
        assert answer.headers["content-type"] == "application/problem+json"


def test_neither_a_cookie_nor_a_parameter_is_a_token(
    client: TestClient, tokens: Tokens
) -> None:
    _, secret = tokens.add("Lan", ["admin"], LATE)
    client.cookies.set("Authorization", f"Bearer {secret}")
    answer = client.post("/guarded", params={"access_token": secret})
    assert answer.status_code == 401


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_too_little_is_told_from_nobody(
    client: TestClient, tokens: Tokens, lang: str
) -> None:
    _, secret = tokens.add("Lan", ["ingest"], LATE)
    headers = {"Authorization": f"Bearer {secret}"}
    answer = client.post("/guarded", headers=headers, params={"lang": lang})
    assert answer.status_code == 403
    assert 'scope="propose"' in answer.headers["www-authenticate"]
    assert "propose" in answer.json()["detail"]
    assert answer.headers["content-language"] == lang


def test_the_command_gives_lists_and_takes_back(tmp_path: Path) -> None:
    run = Shell(tmp_path / "store")
    added = run("token", "add", "Nguyễn Văn A", "--scope", "propose", "--days", "30")
    assert added.exit_code == 0
    secret = added.stdout.strip()
    person = Tokens(run.store).person(secret, date.min)
    assert person
    assert person.name == "Nguyễn Văn A"
    assert person.scopes == {"read", "propose"}
    listed = run("token", "list").stdout
    assert "propose  Nguyễn Văn A" in listed
    assert secret not in listed
    id_ = listed.split()[0]
    assert run("token", "revoke", id_).exit_code == 0
    assert run("token", "list").stdout == ""
    again = run("token", "revoke", id_)
    assert again.exit_code == 1
    assert id_ in again.stderr


# A name is one line of text; a scope is one that there is; it lasts a day at least.
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["Lan"], 2),
        (["Lan", "--scope", "write"], 2),
        (["Lan", "--scope", "read", "--days", "0"], 2),
        ([" \n ", "--scope", "read"], 1),
        (["x" * 81, "--scope", "read"], 1),
    ],
)
def test_tokens_that_are_not_given(
    tmp_path: Path, arguments: list[str], code: int
) -> None:
    run = Shell(tmp_path / "store")
    assert run("token", "add", *arguments).exit_code == code
    assert Tokens(run.store).all() == ()


@pytest.mark.parametrize(
    ("lang", "words"),
    [("vi", "Cấp một mã truy cập"), ("en", "Give a person a token")],
)
def test_the_commands_of_the_group_are_explained(
    tmp_path: Path, lang: str, words: str
) -> None:
    shown = Shell(tmp_path)("--lang", lang, "token", "--help")
    assert shown.exit_code == 0
    assert words in " ".join(shown.stdout.split())
