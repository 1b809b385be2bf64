"""A cluster on this machine: a process of ours, and its workers below it.

It stands in a session of its own, so that Ctrl-C reaches the driver alone, and it ends
with the driver however that ends. Whoever else has an account here cannot use it: it
speaks with those only who show the certificate that was made for this run.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from contextlib import closing, contextmanager, suppress
from multiprocessing.connection import Connection, Pipe
from typing import TYPE_CHECKING, Any, Final

from api.child import die_with
from api.children import start_child
from api.cluster.errors import NoStartError
from api.scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from subprocess import Popen

_SECONDS_TO_START: Final = 120
_LOOPBACK: Final = "127.0.0.1"
_CONFIG: Final = {
    # What the scheduler and workers tell of themselves to browsers: nothing.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    # Files are not to be written to disk where nobody looks for them.
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
}


@contextmanager
def local_cluster(workers: int) -> Iterator[tuple[str, Any]]:
    """Run so many workers; give out the scheduler's address, and a `Security` for it.

    Raises:
        ClusterError: it does not start.
    """
    ours, theirs = Pipe()
    with ours, closing(Scratch()) as scratch:
        with theirs:
            process, lifeline = _started(theirs, str(scratch.folder()))
        try:
            yield _answer(ours, workers)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            os.close(lifeline)


def _started(parent: Connection, folder: str) -> tuple[Popen[bytes], int]:
    try:
        return start_child("api.cluster.local", parent.fileno(), 0, {"TMPDIR": folder})
    except OSError as error:
        raise NoStartError from error


def _answer(child: Connection, workers: int) -> Any:  # noqa: ANN401 - Dask may not be there to tell
    """What the cluster says once it runs so many workers."""
    try:
        child.send(workers)
        if child.poll(_SECONDS_TO_START):
            return pickle.loads(child.recv_bytes())  # noqa: S301 - from our own child
    except (EOFError, OSError) as error:
        raise NoStartError from error
    raise NoStartError


def main(parent: int, lifeline: int, _: int) -> None:
    """Be the cluster, until the lifeline closes."""
    die_with(lifeline)
    import dask  # noqa: PLC0415 - an extra
    from distributed import LocalCluster, Security  # noqa: PLC0415 - slow to load

    connection = Connection(parent)
    workers = connection.recv()
    security = Security.temporary()
    with (
        dask.config.set(_CONFIG),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host=_LOOPBACK,
            dashboard_address=None,
            memory_limit=0,  # each file has its own limit
            security=security,
        ) as cluster,
    ):
        connection.send_bytes(pickle.dumps((cluster.scheduler_address, security)))
        while True:
            time.sleep(3600)
