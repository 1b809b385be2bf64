"""The record of writes: what stands in it, what is refused where it cannot be kept."""

from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.audit import AuditLog, Entry
from api.console import user
from api.request_errors import AuditError
from api.settings import Settings
from api.tokens import PREFIX, Tokens
from graph.store import Store
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

    from api.tokens import Scope

LATE = date(9999, 1, 1)
DECIDE = "/api/corrections/correction-1/confirm"


def entry(
    id_: str,
    day: int = 1,
    **fields: Any,  # noqa: ANN401 - fields of an entry
) -> Entry:
    at = f"2025-07-{day:02}T08:00:00.000+07:00"
    return replace(Entry(id_, at, "POST", "/api/x"), **fields)


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    return AuditLog(tmp_path)


def test_a_write_is_on_record_before_it_begins_and_with_its_outcome(
    log: AuditLog, tmp_path: Path
) -> None:
    log.begin(entry("1", who="Lan"))
    log.begin(entry("2", who="Minh", token_id="t2"))  # noqa: S106 - an id
    log.end(entry("1", who="Lan", status=201, changed={"correction": "c-1"}))
    first, second = log.entries()
    assert (first.status, first.changed) == (201, {"correction": "c-1"})
    assert second.status is None
    file = tmp_path / "audit.jsonl"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [json.loads(line)["id"] for line in file.read_text().splitlines()] == [
        *("1", "2", "1")
    ]


def test_entries_of_a_time_and_of_a_person(log: AuditLog) -> None:
    log.begin(entry("1", 1, who="Lan", token_id="t1"))  # noqa: S106 - an id
    log.begin(entry("2", 2, who="Minh", token_id="t2"))  # noqa: S106 - an id
    log.refuse(entry("3", 3, status=401))
    day = datetime(2025, 7, 2, tzinfo=UTC)
    assert [e.id for e in log.entries(since=day)] == ["2", "3"]
    assert [e.id for e in log.entries(who="Lan")] == ["1"]
    assert [e.id for e in log.entries(who="t2")] == ["2"]
    assert log.entries(who="nobody") == []


def test_many_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    log = AuditLog(tmp_path, most_bytes=2000)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: log.begin(entry(str(n))), range(60)))
    assert len(log.entries()) == 60
    assert len(list(tmp_path.glob("audit-*.jsonl"))) > 1


def test_of_refusals_only_the_last_are_kept(tmp_path: Path) -> None:
    log = AuditLog(tmp_path, most_bytes=2000)
    log.begin(entry("done"))
    for number in range(200):
        log.refuse(entry(str(number), 2, status=401))
    kept = [e.id for e in log.entries()]
    assert "done" in kept
    assert "199" in kept
    assert len(kept) < 100
    assert sum(file.stat().st_size for file in tmp_path.glob("refused*")) < 5000


# A line cut short, what is no entry, and bytes that are no text are passed over.
@pytest.mark.parametrize(
    "torn", [b'{"id": "x", "at": "20', b"\xff\xfe", b"{}", b'{"at": 1}', b"\n\n", b"[]"]
)
def test_a_line_that_was_cut_short_harms_no_other(
    log: AuditLog, tmp_path: Path, torn: bytes
) -> None:
    log.begin(entry("1"))
    with (tmp_path / "audit.jsonl").open("ab") as file:
        file.write(torn)
    log.begin(entry("2"))
    assert [e.id for e in log.entries()] == ["1", "2"]


def test_a_disk_that_takes_half_a_line_keeps_none_of_it(
    log: AuditLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.begin(entry("1"))
    before = (tmp_path / "audit.jsonl").read_bytes()
    whole = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda file, data: whole(file, data[:9]))
        with pytest.raises(AuditError):
            log.begin(entry("2"))
    assert (tmp_path / "audit.jsonl").read_bytes() == before


class Office:
    """A server with a record, and people of each scope."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.tokens = Tokens(folder)
        self.log = AuditLog(folder)
        app = create_app(Store.in_memory(), Settings(), self.tokens)
        self.client = TestClient(app, client=("198.51.100.7", 5000))

    def bearer(self, name: str, scope: Scope) -> dict[str, str]:
        _, secret = self.tokens.add(name, [scope], LATE)
        return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "store")


def test_what_is_on_record_of_a_request(office: Office) -> None:
    headers = office.bearer("Lan", "confirm") | {"x-request-id": "r1"}
    answer = office.client.post(DECIDE, headers=headers)
    assert answer.status_code == 404
    (found,) = office.log.entries()
    (token,) = office.tokens.all()
    assert (found.who, found.token_id, found.scope) == ("Lan", token.id, "confirm")
    assert (found.method, found.path) == ("POST", DECIDE)
    assert found.changed == {"id": "correction-1"}
    assert (found.status, found.request, found.client) == (404, "r1", "198.51.100.7")


def test_refusals_are_on_record_and_reading_is_not(office: Office) -> None:
    reader = office.bearer("Minh", "read")
    secret = PREFIX + "opens-nothing"
    for headers in ({}, reader, {"Authorization": f"Bearer {secret}"}):
        office.client.post(DECIDE, headers=headers)
        office.client.get("/api/audit", headers=headers)
    office.client.get("/api/documents", headers=reader)
    office.client.get("/api/audit", headers=office.bearer("Hoa", "admin"))
    found = office.log.entries()
    assert [(e.who, e.status) for e in found] == [
        *((None, 401), (None, 401)),
        *(("Minh", 403), ("Minh", 403)),
        *((None, 401), (None, 401)),
    ]
    written = b"".join(file.read_bytes() for file in office.folder.glob("*.jsonl"))
    assert secret.encode() not in written


def test_nothing_is_changed_that_cannot_be_put_on_record(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = office.bearer("Lan", "confirm")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        answer = office.client.post(DECIDE, headers=headers)
    assert answer.status_code == 503
    assert answer.json()["type"].endswith("/access_unavailable")
    assert office.log.entries() == []


def test_a_record_that_may_not_be_read_is_told(office: Office) -> None:
    (office.folder / "audit.jsonl").mkdir()
    answer = office.client.get("/api/audit", headers=office.bearer("Hoa", "admin"))
    assert answer.status_code == 503
    shown = Shell(office.folder)("audit")
    assert shown.exit_code == 1
    assert len(shown.stderr.splitlines()) == 1


def test_what_is_done_stays_done_where_only_its_outcome_is_lost(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = AuditLog.begin

    def only_beginnings(log: AuditLog, one: Entry) -> None:
        if one.status is not None:
            raise AuditError("full")  # noqa: EM101 - as short as can be
        begin(log, one)

    monkeypatch.setattr(AuditLog, "begin", only_beginnings)
    answer = office.client.post(DECIDE, headers=office.bearer("Lan", "confirm"))
    assert answer.status_code == 404
    (found,) = office.log.entries()
    assert found.status is None


def test_the_route_gives_the_last_first_and_by_page(office: Office) -> None:
    admin = office.bearer("Hoa", "admin")
    for number in range(3):
        path = f"/api/corrections/c-{number}/confirm"
        office.client.post(path, headers=admin)
    asked = "limit=1&offset=1&who=Hoa&since=2020-01-01"
    answer = office.client.get(f"/api/audit?{asked}", headers=admin).json()
    assert answer["total"] == 3
    assert [item["changed"] for item in answer["items"]] == [{"id": "c-1"}]


def test_which_graph_was_changed_is_on_record(office: Office) -> None:
    graph = "https://vb.example.vn/g"
    for method in ("PUT", "DELETE"):
        office.client.request(
            method,
            "/rdf-graph-store",
            params={"graph": graph},
            headers=office.bearer("Hoa", "admin") | {"content-type": "text/turtle"},
        )
    for entry in office.log.entries():
        assert entry.changed == {"graph": f"<{graph}>"}
        assert entry.status in {201, 204}


# A request cannot write lines of its own, nor long ones.
@pytest.mark.parametrize(
    "path",
    [
        "/api/corrections/%0A%7B%22id%22%3A1%7D/confirm",
        "/api/corrections/" + "x" * 5000 + "/confirm",
        "/api/corrections/%00%1b[31m/confirm",
    ],
)
def test_what_is_sent_is_one_short_line(office: Office, path: str) -> None:
    office.client.post(path, headers=office.bearer("Lan", "confirm"))
    lines = (office.folder / "audit.jsonl").read_bytes().splitlines()
    assert len(lines) == 2
    assert max(map(len, lines)) < 1500
    (found,) = office.log.entries()
    assert found.path.isprintable()


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


# Each command that writes, with how it ends on a store without letters.
@pytest.mark.parametrize(
    ("arguments", "name", "status"),
    [
        (["remove", "57-NQ/TW"], "remove", 1),
        (["correct", "confirm", "c-1"], "correct confirm", 1),
        (["correct", "reject", "c-1"], "correct reject", 1),
        (["correct", "undo", "c-1"], "correct undo", 1),
        (
            ["correct", "propose", "x", "--header", "number=1", "--why", "y"],
            "correct propose",
            1,
        ),
        (["import", "-"], "import", 1),
        (
            ["status", "x", "--agency=y", "--status=in_progress", "--evidence=z"],
            "status",
            1,
        ),
        (["token", "add", "Lan", "--scope", "read"], "token add", 0),
        (["token", "revoke", "no-such"], "token revoke", 1),
    ],
)
def test_a_command_that_writes_is_on_record(
    run: Shell, arguments: list[str], name: str, status: int
) -> None:
    run.store.mkdir()
    run(*arguments, stdin="")
    (found,) = AuditLog(run.store).entries()
    assert (found.method, found.path, found.status) == ("chidao", name, status)
    assert found.who == user()


def test_a_token_is_told_by_its_id_and_not_by_its_secret(run: Shell) -> None:
    run.store.mkdir()
    secret = run("token", "add", "Lan", "--scope", "propose").stdout.strip()
    (token,) = Tokens(run.store).all()
    run("token", "revoke", token.id)
    added, revoked = AuditLog(run.store).entries()
    assert added.changed == {"token": token.id, "name": "Lan", "scopes": "propose"}
    assert revoked.changed == {"token": token.id, "name": "Lan"}
    assert secret not in (run.store / "audit.jsonl").read_text("utf-8")


def test_ingest_is_one_entry_with_counts(run: Shell, tmp_path: Path) -> None:
    run.store.mkdir()
    assert run("ingest", *(str(tmp_path / name) for name in "ab")).exit_code == 1
    (found,) = AuditLog(run.store).entries()
    assert found.changed == {"files": 2, "changed": 0, "unchanged": 0, "failed": 2}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_command_prints_the_record(run: Shell, lang: str) -> None:
    assert run("audit").stdout == ""
    run.store.mkdir()
    run("token", "add", "Lan", "--scope", "read")
    run("correct", "confirm", "no-such")
    shown = run("--lang", lang, "audit").stdout.splitlines()
    assert len(shown) == 4
    assert "chidao token add" in shown[2]
    assert "name=Lan" in shown[2]
    (line,) = run("audit", "--format", "jsonl", "--since", "2020-01-01").stdout.split(
        "\n"
    )[1:2]
    assert json.loads(line)["changed"]["correction"] == "no-such"
    assert run("audit", "--who", "nobody").stdout == ""
    assert run("audit", "--since", "9999-01-01").stdout == ""
    assert run("audit", "--since", "soon").exit_code == 2
