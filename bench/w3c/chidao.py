"""Our own server, started over an empty store for the time of the tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.tokens import Tokens
from bench.w3c.server import Server, ServerError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).resolve().parents[2]
_CHIDAO: Final = (sys.executable, "-c", "from api.cli import main; main()")
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - the folder made in it has its own name
"""Files here never wait for a disk: each change makes a snapshot of the store."""
_ADDRESS = re.compile(r"http://\S+?/(?=\s)")
_SECONDS: Final = 60.0


@contextmanager
def serving() -> Iterator[Server]:
    """Serve an empty store that is gone in the end.

    The default graph is the default graph alone, as the suites have it.

    Raises:
        ServerError: the server does not start.
    """
    day = datetime.now(UTC).date() + timedelta(days=2)
    memory = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        store, log = Path(folder, "store"), Path(folder, "log")
        _, token = Tokens(store).add("conformance", ["admin"], day)
        command = [*_CHIDAO, "--store", str(store), "serve", "--port", "0"]
        environment = {**os.environ, "CHIDAO_STRICT": "1"}
        with (
            log.open("w", encoding="utf-8") as said,
            subprocess.Popen(command, cwd=_ROOT, env=environment, stderr=said) as run,
        ):
            try:
                address = _address(run, log)
                with closing(_server(address, token)) as server:
                    yield server
            finally:
                run.terminate()


def _server(address: str, token: str) -> Server:
    return Server(
        f"{address}sparql",
        f"{address}sparql/update",
        f"{address}rdf-graph-store",
        token,
    )


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Wait for the line that says where the server listens."""
    end = time.monotonic() + _SECONDS
    while process.poll() is None and time.monotonic() < end:
        found = _ADDRESS.search(log.read_text("utf-8"))
        if found:
            return found[0]
        time.sleep(0.05)
    message = f"the server does not start: {log.read_text('utf-8')}"
    raise ServerError(message)
