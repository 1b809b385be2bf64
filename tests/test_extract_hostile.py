"""Files made to break a reader are read or refused: in time, in memory, in place."""

from __future__ import annotations

import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from bench.fuzz_readers import fuzz
from bench.sandbox import MEMORY, Sandbox
from bench.seeds import made
from tests.hostile_files import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 20.0
"""How long the process may take over one file; most take none."""


@pytest.fixture(scope="module")
def asked() -> Iterator[list[str]]:
    """Serve pages on this computer; the first of the list is the server's address."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    seen.append(f"127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield seen
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def sandbox(temporary: Path) -> Iterator[Sandbox]:
    with Sandbox(temporary, seconds=SECONDS) as opened:
        yield opened


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_or_refused(
    name: str, sandbox: Sandbox, asked: list[str], temporary: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]().replace(b"{host}", asked[0].encode()))
    outcome = sandbox.read(path)
    assert outcome.end in ("read", "refused"), outcome
    if outcome.end == "refused":
        assert outcome.said.count(f"{path}: ") == 2, outcome
    assert outcome.peak < MEMORY, outcome
    assert asked[1:] == []
    assert list(temporary.iterdir()) == []


def special_files(folder: Path) -> Iterator[Path]:
    """Make what is no regular file, or cannot be read."""
    paths = {name: folder / name for name in ("folder.docx", "pipe.txt", "loop.pdf")}
    paths["folder.docx"].mkdir()
    os.mkfifo(paths["pipe.txt"])
    paths["loop.pdf"].symlink_to("loop.pdf")
    yield from paths.values()
    large = folder / "large.pdf"
    with large.open("wb") as file:
        file.truncate(200 * 2**20)
    yield large
    yield folder / "missing.txt"
    yield folder / ("long" * 99 + ".txt")
    yield folder / "nul\0.txt"
    yield folder / "pipe.txt" / "under.txt"


def test_what_is_no_regular_file_is_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    for path in special_files(tmp_path):
        outcome = sandbox.read(path)
        assert outcome.end == "refused", (path, outcome)
        assert outcome.seconds < 1, (path, outcome)


def test_spoiled_files_break_no_reader(tmp_path: Path) -> None:
    outcomes = fuzz(made(), 200, 1, tmp_path)
    assert {outcome.end for outcome in outcomes} == {"read", "refused"}
    assert list(tmp_path.iterdir()) == []
