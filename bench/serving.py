"""Servers that a benchmark starts, waits for, weighs and stops."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
HOST: Final = "127.0.0.1"
PATIENCE: Final = 1200.0
"""Seconds that a server may take to start: one of them parses millions of quads."""

_MAIN = "from api.cli import main; main()"


def chidao(store: Path, *arguments: str) -> list[str]:
    """The command line of this very repository, whatever is installed."""
    return [sys.executable, "-c", _MAIN, "--store", os.fspath(store), *arguments]


def program(name: str) -> str:
    """A program of a package that is installed beside what is imported.

    Raises:
        FileNotFoundError: it is not.
    """
    places = os.pathsep.join(str(Path(place, "bin")) for place in sys.path)
    found = shutil.which(name, path=places)
    if found is None:
        message = f"{name} is not installed: make bench-endpoint"
        raise FileNotFoundError(message)
    return found


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server((HOST, 0)) as listener:
        return int(listener.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers, and its process."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://{HOST}:{self.port}"

    def connect(self, timeout: float = PATIENCE) -> http.client.HTTPConnection:
        """A connection that is kept alive."""
        return http.client.HTTPConnection(HOST, self.port, timeout=timeout)

    def processes(self) -> list[int]:
        """The process and all that it started, by id."""
        found = [self.process.pid]
        for one in found:
            children = Path(f"/proc/{one}/task").glob("*/children")
            for listed in children:
                with suppress(OSError):
                    found += map(int, listed.read_text("ascii").split())
        return found

    def memory(self) -> float:
        """Megabytes of all its processes, what they share counted once (PSS)."""
        total = 0
        for one in self.processes():
            with suppress(OSError):
                rollup = Path(f"/proc/{one}/smaps_rollup").read_text("ascii")
                total += int(rollup.partition("\nPss:")[2].split()[0])
        return total / 1024

    def resident(self) -> float:
        """Megabytes of the server's own process; those that it starts come and go."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def descriptors(self) -> int:
        """Files and sockets that all its processes have open."""
        total = 0
        for one in self.processes():
            with suppress(OSError):
                total += sum(1 for _ in Path(f"/proc/{one}/fd").iterdir())
        return total


@contextmanager
def serving(
    command: Sequence[str],
    port: int,
    *,
    ready: str = "/",
    environ: Mapping[str, str] | None = None,
    log: Path | None = None,
) -> Iterator[Server]:
    """Run a server that listens on the port, until the block ends.

    Args:
        command: with its arguments; run in the root of the repository.
        port: the port that it was told to listen on.
        ready: what it answers below 500 once it is ready.
        environ: what is added to the environment.
        log: where its messages go; nowhere, if not given.

    Raises:
        RuntimeError: it ended, or did not answer in time.
    """
    target = log or Path(os.devnull)
    with target.open("wb") as messages:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **(environ or {})},
            stdout=messages,
            stderr=messages,
        )
        server = Server(port, process)
        try:
            _await(server, ready)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _await(server: Server, path: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.process.poll() is not None:
            message = f"{server.process.args!r} ended with {server.process.returncode}"
            raise RuntimeError(message)
        with suppress(OSError, http.client.HTTPException):
            if answer(server, "GET", path)[0] < 500:  # noqa: PLR2004
                return
        time.sleep(0.05)
    message = f"{server.url}{path} did not answer in {PATIENCE:.0f} s"
    raise RuntimeError(message)


def answer(
    server: Server,
    method: str,
    path: str,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, bytes]:
    """Status and body of one request on a connection of its own."""
    connection = server.connect()
    try:
        connection.request(method, path, body, dict(headers or {}))
        got = connection.getresponse()
        return got.status, got.read()
    finally:
        connection.close()


@contextmanager
def serving_chidao(
    store: Path, environ: Mapping[str, str] | None = None, log: Path | None = None
) -> Iterator[Server]:
    """Run `chidao serve` over a store."""
    port = free_port()
    command = chidao(store, "serve", "--port", str(port))
    with serving(command, port, ready="/healthz", environ=environ, log=log) as server:
        yield server
