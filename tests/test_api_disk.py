"""What people are told when the disk is full, read-only or damaged."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from api.tokens import Tokens
from graph.engine import StoreFullError
from graph.errors import StoreCorruptError
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.correcting import FIRST, filled
from tests.disks import Disk
from tests.factories import bank_letter, finance_letter
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator

IRIS = Settings().iris


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk(tmp_path / "disk", monkeypatch)
    yield made
    made.close()


@pytest.fixture
def run(disk: Disk) -> Shell:
    """The command line over a store of two letters on the disk."""
    path = disk.path / "store"
    with Store.open(path) as store:
        for letter in (bank_letter(), finance_letter()):
            ingest_letter(store, letter, IRIS)
        resolve(store, IRIS)
    return Shell(path)


def refusal(run: Shell, *command: str, stdin: bytes | None = None) -> str:
    """The one line that a command says which fails."""
    refused = run(*command, stdin=stdin)
    assert refused.exit_code == 1
    [line] = refused.stderr.splitlines()
    return line


# Commands that write say in one line which store, and what to do.
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_commands_on_a_full_disk(run: Shell, disk: Disk, lang: str) -> None:
    before = run("export", "--format", "nquads").stdout_bytes
    disk.fill()
    for command in (("remove", "bank"), ("import", "-")):
        said = refusal(run, "--lang", lang, *command, stdin=before)
        assert str(run.store) in said or "No space left" in said
    assert run("query", "ASK {}").stdout == "true\n"
    disk.make_room()
    with Store.open(run.store) as store:
        assert store.dump() == before


def test_commands_on_a_disk_that_takes_nothing(run: Shell, disk: Disk) -> None:
    disk.forbid_writing()
    for command in (("remove", "bank"), ("serve", "--port", "0")):
        said = refusal(run, "--lang", "en", *command)
        assert f"store {run.store} cannot be written" in said or "Read-only" in said
    assert run("query", "ASK {}").stdout == "true\n"
    backup = disk.path.parent / "backup"
    assert run("backup", str(backup)).exit_code == 0


def test_a_damaged_store_is_restored_from_a_backup(run: Shell, disk: Disk) -> None:
    backup = str(disk.path.parent / "backup")
    before = run("export", "--format", "nquads").stdout_bytes
    run("backup", backup)
    for folder in (run.store / "oxigraph", *(run.store / "snapshots").iterdir()):
        (folder / "CURRENT").write_bytes(b"\x00")
    for command in (("remove", "bank"), ("query", "ASK {}"), ("serve", "--port", "0")):
        said = refusal(run, "--lang", "en", *command)
        assert "chidao restore DIR --force" in said
    assert run("restore", backup, "--force").exit_code == 0
    assert run("export", "--format", "nquads").stdout_bytes == before


ROLE = {
    "letter": FIRST,
    "field": "role",
    "task": "7",
    "agency": "Sở Khoa học và Công nghệ",
    "value": "cooperate",
    "why": "chỉ phối hợp",
}


def test_a_server_whose_disk_is_full_answers_and_takes_nothing(
    tmp_path: Path, disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    path = disk.path / "store"
    tokens = Tokens(tmp_path)
    _, secret = tokens.add("Chị Hà", ["admin"], date.max)
    sent = {"authorization": f"Bearer {secret}", "accept-language": "en"}
    with pytest.raises(StoreFullError), Store.open(path) as store:  # noqa: PT012
        store.add(filled().quads())
        store.publish()
        with TestClient(create_app(store, Settings(), tokens)) as client:
            disk.fill()
            answer = client.post("/api/corrections", json=ROLE, headers=sent)
            assert answer.status_code == 507
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["type"].endswith("/store_full")
            assert str(path) not in answer.text
            assert str(path) in caplog.text
            assert client.get("/readyz").status_code == 200
            assert client.get("/api/documents").status_code == 200
        store.publish()
    disk.make_room()
    with (
        Store.open(path) as store,
        TestClient(create_app(store, Settings(), tokens)) as client,
    ):
        answer = client.post("/api/corrections", json=ROLE, headers=sent)
        assert answer.status_code == 201


# A failure of the disk elsewhere than in the engine: what is raised, what is answered.
@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/srv/kho/tokens"), 507),
        (OSError(errno.EROFS, "Read-only file system", "/srv/kho/tokens"), 503),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/kho/tokens"), 503),
        (OSError(errno.EIO, "Input/output error", "/srv/kho/tokens"), 503),
        (StoreCorruptError(Path("/srv/kho"), "Corruption: 1.sst"), 503),
        (FileNotFoundError(errno.ENOENT, "No such file", "/srv/kho/tokens"), 500),
    ],
)
def test_the_server_tells_of_a_disk_without_its_paths(
    error: Exception, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(Store.in_memory(), Settings())

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Store, "rows", fail)
    with TestClient(app) as client:
        answer = client.get("/api/documents")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert "/srv/kho" not in answer.text
