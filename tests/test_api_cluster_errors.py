"""A cluster that is not there, or not ours: one line with the way out."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import pytest

from api.cluster import connection
from api.cluster.keys import ClusterKeys
from tests.shell import Shell
from tests.test_api_ingest_batches import letter

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

KEYS = ("CHIDAO_CLUSTER_CA", "CHIDAO_CLUSTER_CERT", "CHIDAO_CLUSTER_KEY")


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


def ingest(run: Shell, address: str) -> Result:
    file = run.store.with_name("1.txt")
    file.write_bytes(letter(1))
    return run("--lang", "en", "ingest", str(file), "--cluster", address)


@pytest.mark.parametrize("address", ["", "10.0.0.5:8786", "http://10.0.0.5", "Local"])
def test_what_is_no_address_is_wrong_usage(run: Shell, address: str) -> None:
    done = ingest(run, address)
    assert done.exit_code == 2
    assert "tcp://host:port" in done.stderr


def test_without_dask_one_line_says_what_to_install(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = ingest(run, "local")
    assert done.exit_code == 1
    assert done.stderr == (
        "chidao: --cluster needs Dask; install it: pip install 'chidao[cluster]'\n"
    )


def test_a_scheduler_that_does_not_answer_is_named(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_SECONDS_TO_ANSWER", 0.5)
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        done = ingest(run, address)
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert f"{address}: no scheduler answers" in line
    assert not (run.store / "oxigraph").exists()


@pytest.mark.parametrize(("address", "set_up"), [("tls", False), ("tcp", True)])
def test_what_is_to_be_secret_is_never_said_openly(
    run: Shell, monkeypatch: pytest.MonkeyPatch, address: str, *, set_up: bool
) -> None:
    for name in KEYS if set_up else ():
        monkeypatch.setenv(name, "file.pem")
    done = ingest(run, f"{address}://127.0.0.1:1")
    assert done.exit_code == 1
    assert "tls:// needs CHIDAO_CLUSTER_CA" in done.stderr


def test_a_key_that_cannot_be_read_is_told(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in KEYS:
        monkeypatch.setenv(name, "nowhere.pem")
    done = ingest(run, "tls://127.0.0.1:1")
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert "CHIDAO_CLUSTER_CA, _CERT and _KEY are right" in line


def test_keys_come_together_or_not_at_all() -> None:
    assert ClusterKeys.from_environment({}) is None
    whole = ClusterKeys.from_environment(dict(zip(KEYS, "abc", strict=True)))
    assert whole == ClusterKeys("a", "b", "c")
    for name in KEYS:
        with pytest.raises(ValueError, match="is not set: give CHIDAO_CLUSTER_CA"):
            ClusterKeys.from_environment({name: "a"})
