"""The way to the workers: all that speaks Dask.

Few tasks are on their way at a time, as many as keep the workers busy: what waits here
is in memory. A worker that is lost costs its task, which Dask gives to another.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final, TypeVar

from api.cluster.errors import (
    KeysError,
    LostError,
    NoAnswerError,
    NoDaskError,
    NoWorkersError,
    OtherVersionError,
)
from api.cluster.local import local_cluster
from api.cluster.work import Limits, read_all
from api.messages import in_each
from extract.errors import UnreadableLetterError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from api.cluster.work import Found, Piece
    from api.settings import Settings

T = TypeVar("T")

LOCAL: Final = "local"
_TLS: Final = "tls://"
SCHEMES: Final = ("tcp://", _TLS)
_SECONDS_TO_ANSWER: Final = 15
_TASKS_AHEAD: Final = 2
"""For each thread of a worker: one that it does, one that waits for it."""

_QUIET: Final = ("distributed", "distributed.client", "distributed.core")


class Cluster:
    """Workers that read letters, however many there are at the moment."""

    def __init__(self, client: Any, limits: Limits) -> None:  # noqa: ANN401 - Dask's
        self._client = client
        self._limits = limits

    @property
    def threads(self) -> int:
        """How many files are read at a time, by all workers together."""
        return sum(self._client.nthreads().values())

    def read(
        self, batches: Iterable[tuple[T, Sequence[Piece]]]
    ) -> Iterator[tuple[T, list[tuple[Found, float]]]]:
        """Read files in batches, each a task; what is done first comes first.

        What stands before a batch comes back with what came of it: for each file that,
        and the seconds that it took.

        Raises:
            LostError: the cluster is gone.
        """
        from distributed import as_completed  # noqa: PLC0415 - an extra

        sent: dict[str, tuple[T, Sequence[Piece]]] = {}
        running = as_completed(loop=self._client.loop)
        for batch in batches:
            future = self._client.submit(read_all, batch[1], self._limits, pure=False)
            sent[future.key] = batch
            running.add(future)
            while running.count() >= _TASKS_AHEAD * max(1, self.threads):
                yield _done(next(running), sent)
        while running.count():
            yield _done(next(running), sent)


@contextmanager
def connect(address: str, workers: int, settings: Settings) -> Iterator[Cluster]:
    """Speak with the scheduler at an address; `local` starts so many workers here.

    Raises:
        ClusterError: there is none, or it has no workers, or Dask is not installed.
    """
    try:
        import dask  # noqa: PLC0415 - an extra
        from distributed import Client, Security  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise NoDaskError from error
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    limits = Limits(settings.file_seconds, settings.file_memory, settings.base)
    with ExitStack() as stack:
        security: Security | None = None
        if address == LOCAL:
            address, security = stack.enter_context(local_cluster(workers))
        elif (keys := settings.cluster_keys) is not None:
            security = Security(
                require_encryption=True,
                tls_ca_file=keys.authority,
                tls_client_cert=keys.certificate,
                tls_client_key=keys.key,
            )
        if address.startswith(_TLS) != (security is not None):
            raise KeysError(address)
        # Letters are sent with their task: Dask would warn of ten megabytes.
        stack.enter_context(
            dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})
        )
        try:
            client = stack.enter_context(
                Client(
                    address,
                    security=security,
                    timeout=_SECONDS_TO_ANSWER,
                    set_as_default=False,
                )
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise NoAnswerError(address) from error
        try:
            client.wait_for_workers(1, timeout=_SECONDS_TO_ANSWER)
        except TimeoutError as error:
            raise NoWorkersError(address) from error
        _check(client)
        yield Cluster(client, limits)


def _check(client: Any) -> None:  # noqa: ANN401 - Dask's
    """Have all machines run this version: a worker without it would fall over tasks."""
    try:
        found = {
            client.run_on_scheduler(version, "chidao"),
            *client.run(version, "chidao").values(),
        }
    except ImportError as error:
        raise OtherVersionError from error
    if found != {version("chidao")}:
        raise OtherVersionError


def _done(
    future: Any,  # noqa: ANN401 - Dask's
    sent: dict[str, tuple[T, Sequence[Piece]]],
) -> tuple[T, list[tuple[Found, float]]]:
    """What came of a batch."""
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - an extra

    which, pieces = sent.pop(future.key)
    try:
        found: list[tuple[Found, float]] = future.result()
    except KilledWorker:
        found = [(_lost(piece), 0.0) for piece in pieces]
    except (CancelledError, OSError) as error:
        raise LostError from error
    except (ImportError, RuntimeError) as error:  # a newcomer cannot make sense of it
        raise OtherVersionError from error
    return which, found


def _lost(piece: Piece) -> UnreadableLetterError:
    reason, advice = in_each("reading.lost"), in_each("reading.lost.advice")
    return UnreadableLetterError(piece.name, reason, advice)
