"""Virtuoso, started for a measurement on loopback, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from bench.serving import HOST, free_port, serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.serving import Server

_SERVER, _CLIENT = "virtuoso-t", "isql-vt"
_BUFFERS: Final = 170_000  # of 8 kB
_INI: Final = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {host}:{sql}
DisableUnixSocket = 1
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = {allowed}
{parameters}
[HTTPServer]
ServerPort = {host}:{port}
ServerRoot = .
ServerThreads = {threads}
[SPARQL]
{sparql}
"""


def configure(  # noqa: PLR0913 - settings of a server
    folder: Path,
    buffers: int,
    *,
    allowed: str = ".",
    threads: int = 10,
    parameters: str = "",
    sparql: str = "ResultSetMaxRows = 1000000",
) -> tuple[int, int]:
    """Write `virtuoso.ini` into a folder; gives the ports: of HTTP, and of SQL.

    `buffers` are of 8 kB; `parameters` and `sparql` are more lines of these sections.
    """
    port, sql = free_port(), free_port()
    ini = _INI.format(
        host=HOST,
        port=port,
        sql=sql,
        buffers=buffers,
        dirty=buffers * 3 // 4,
        allowed=allowed,
        threads=threads,
        parameters=parameters,
        sparql=sparql,
    )
    (folder / "virtuoso.ini").write_text(ini, "utf-8")
    return port, sql


def is_here() -> bool:
    """Whether it is installed."""
    return shutil.which(_SERVER) is not None and shutil.which(_CLIENT) is not None


def loaded(files: Sequence[Path], folder: Path) -> tuple[float, float]:
    """Load N-Quads by its own loader: seconds until a checkpoint, megabytes on disk."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with running(folder, files[0].parent) as (_, sql):
        started = time.perf_counter()
        load(sql, files[0].parent, "*.nq")
        seconds = time.perf_counter() - started
    return seconds, (folder / "virtuoso.db").stat().st_size / 1e6


def load(sql: int, folder: Path, names: str) -> None:
    """Load the files of a folder, triples into a graph of their own."""
    listed = f"ld_dir('{folder}', '{names}', 'urn:bench');"
    _run(sql, f"log_enable(2, 1); {listed} rdf_loader_run(); checkpoint;")


@contextmanager
def running(folder: Path, allowed: Path) -> Iterator[tuple[Server, int]]:
    """Run it over a folder: its server (`/sparql` answers), and its port for SQL."""
    port, sql = configure(folder, _BUFFERS, allowed=str(allowed))
    place = ["+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    with serving(
        ["env", "-C", str(folder), _SERVER, *place], port, ready="/sparql?query=ASK{}"
    ) as server:
        yield server, sql
        _run(sql, "shutdown;", check=False)
        server.process.wait(60)


def _run(sql: int, statements: str, *, check: bool = True) -> None:
    command = [_CLIENT, f"{HOST}:{sql}", "dba", "dba", f"exec={statements}"]
    subprocess.run(command, check=check, capture_output=True)
