"""`chidao backup` and `chidao restore` as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.settings import Settings
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.factories import bank_letter
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "store")
    with Store.open(shell.store) as store:
        ingest_letter(store, bank_letter(), Settings().iris)
        resolve(store, Settings().iris)
    return shell


def test_backup_verify_restore(run: Shell, tmp_path: Path) -> None:
    folder = str(tmp_path / "backup")
    before = run("export", "--format", "nquads").stdout_bytes
    with Store.open(run.store):  # as a server does
        backed = run("--lang", "en", "backup", folder)
    assert backed.exit_code == 0
    assert backed.stdout == ""
    assert backed.stderr.startswith("Backed up to ")
    assert "Letters without a kept original file: 1." in backed.stderr
    assert run("backup", folder, "--verify").exit_code == 0
    refused = run("--lang", "en", "restore", folder)
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    restored = run("--lang", "en", "restore", folder, "--force")
    assert restored.exit_code == 0
    assert "store.before-" in restored.stderr
    assert run("export", "--format", "nquads").stdout_bytes == before


# What fails is one line that names the folder and what to do.
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("backup", "{there}"), "there"),
        (("backup", "{there}", "--verify"), "manifest.json"),
        (("restore", "{there}", "--force"), "manifest.json"),
        (("restore", "{none}", "--force"), "none"),
        (("backup", "{there}/file/below"), "file"),
    ],
)
def test_refusals(
    run: Shell, tmp_path: Path, command: tuple[str, ...], said: str
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").touch()
    fields = {name: str(tmp_path / name) for name in ("there", "none")}
    for lang in ("vi", "en"):
        shown = run("--lang", lang, *(part.format(**fields) for part in command))
        assert shown.exit_code == 1
        assert said in shown.stderr
        assert len(shown.stderr.splitlines()) == 1


def test_a_store_that_is_held_is_not_replaced(run: Shell, tmp_path: Path) -> None:
    folder = str(tmp_path / "backup")
    run("backup", folder)
    with Store.open(run.store):
        shown = run("--lang", "en", "restore", folder, "--force")
    assert shown.exit_code == 1
    assert "is held by process" in shown.stderr
