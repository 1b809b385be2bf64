"""The engines that the store is tested on, two of them servers on loopback.

Each process of the tests starts those that it needs, once, and empties them for each
test. A new database takes Virtuoso ten seconds: it is made once and copied.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Self

import httpx2
import pyoxigraph as ox

from bench.scale.virtuoso import configure
from bench.serving import free_port
from graph.engines.connecting import connect
from graph.engines.remote_reading import STATE
from graph.engines.server import Server

Kind = Literal["oxigraph", "virtuoso"]

USER = "dba"  # and its password, as Virtuoso is installed
START_SECONDS = 60.0


@dataclass
class Running:
    """A server that runs; `folder` holds its files."""

    server: Server
    process: subprocess.Popen[bytes]

    def emptied(self, folder: Path) -> Server:
        """The server without anything in it, as a store with a folder beside it."""
        engine = connect(self.server, to_write=True)
        for graph in engine.graphs():
            engine.drop_graph(ox.NamedNode(graph))
        engine.drop_graph(ox.DefaultGraph())
        engine._post(f"DROP SILENT GRAPH <{STATE}>")  # noqa: SLF001 - which all else names
        engine.close()
        return replace(self.server, folder=folder)

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start_oxigraph(folder: Path, *options: str, port: int | None = None) -> Running:
    """Start `oxigraph serve` over a folder, or in memory if it is new."""
    port = port or free_port()
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve"]
    address = f"127.0.0.1:{port}"
    process = _started([*command, "--bind", address, *options], folder)
    server = Server(f"http://{address}/sparql", folder)
    return _answering(Running(server, process))


def start_virtuoso(folder: Path, shared: Path, sparql: str = "") -> Running:
    """Start Virtuoso over a copy of the new database that stands in `shared`."""
    shutil.copytree(_new_database(shared), folder, dirs_exist_ok=True)
    return _virtuoso(folder, sparql)


def _virtuoso(folder: Path, sparql: str = "") -> Running:
    port, _ = configure(
        folder, 4000, threads=20, parameters="CheckpointInterval = 0", sparql=sparql
    )
    process = _started(["/usr/bin/virtuoso-t", "+foreground"], folder)
    address = f"http://127.0.0.1:{port}/sparql"
    server = Server(address, folder, user=USER, password=USER)
    return _answering(Running(server, process))


def _new_database(shared: Path) -> Path:
    """The files of an empty database; whoever comes first has Virtuoso make them."""
    made = shared / "virtuoso"
    with (shared / "virtuoso.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            draft = shared / "virtuoso.draft"
            draft.mkdir()
            running = _virtuoso(draft)
            running.process.terminate()  # it writes everything out
            running.process.wait(START_SECONDS)
            draft.rename(made)
    return made


def _started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "out.log").open("wb") as log:
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)


def _answering(running: Running) -> Running:
    """Wait until it answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and running.process.poll() is None:
        try:
            httpx2.head(running.server.address, trust_env=False)
        except httpx2.TransportError:
            time.sleep(0.05)
        else:
            return running
    running.stop()
    log = (running.server.folder / "out.log").read_text(errors="replace")
    raise AssertionError(log)


class Servers:
    """The servers of one process of the tests, each started when first asked for."""

    def __init__(self, own: Path, shared: Path) -> None:
        self._own = own
        self.shared = shared
        self._running: dict[str, Running] = {}

    def emptied(self, kind: Kind, folder: Path) -> Server:
        """A server that holds nothing."""
        if kind not in self._running:
            place = self._own / kind
            start = start_oxigraph if kind == "oxigraph" else self._virtuoso
            self._running[kind] = start(place)
        return self._running[kind].emptied(folder)

    def _virtuoso(self, place: Path) -> Running:
        return start_virtuoso(place, self.shared)

    def stop(self) -> None:
        """End all."""
        for running in self._running.values():
            running.stop()
