"""Serving an application on sockets until told to stop.

The first SIGTERM or SIGINT stops taking connections, lets requests end within a time,
and cancels what is left then; a second one waits for nothing.
"""

from __future__ import annotations

import gc
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import uvicorn

from api.operating import Operating
from api.serving.wire import Wire

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import FrameType

    from fastapi import FastAPI


@dataclass(frozen=True, slots=True)
class Certificate:
    """The files of a certificate chain and of its key (PEM)."""

    chain: Path
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class Frontage:
    """How clients see the server: below which path, with what certificate."""

    operating: Operating = Operating()  # noqa: RUF009 - it is frozen
    root_path: str = ""
    certificate: Certificate | None = None


def serve(
    app: FastAPI,
    sockets: Sequence[socket.socket],
    frontage: Frontage,
    ready: Callable[[], object],
) -> None:
    """Serve until a signal stops it, then return; `ready` is called once it does."""
    operating, certificate = frontage.operating, frontage.certificate
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http=Wire,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        root_path=frontage.root_path,
        proxy_headers=bool(operating.proxies),
        forwarded_allow_ips=list(operating.proxies),
        timeout_graceful_shutdown=operating.stop_seconds,
        ssl_certfile=certificate.chain if certificate else None,
        ssl_keyfile=certificate.key if certificate else None,
    )
    # uvicorn stops by itself, then hands the signal on to us
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        _Server(config, app, ready).run(sockets=list(sockets))


_GARBAGE: Final = 50_000
"""Objects made and not yet gone, after which the latest are looked through."""


class _Server(uvicorn.Server):
    def __init__(
        self, config: uvicorn.Config, app: FastAPI, ready: Callable[[], object]
    ) -> None:
        super().__init__(config)
        self._stopping = app.state.stopping
        self._jobs = app.state.jobs
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to take connections; signals are heeded by now.

        What is there stays: to look through it for garbage would hold up all answers.
        So would looking after every seven hundred objects: an answer has thousands.
        """
        gc.collect()
        gc.freeze()
        gc.set_threshold(_GARBAGE)
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop, jobs first: who listens to one would hold us up; then at once.

        Jobs are told by a thread: what the signal interrupts may hold their locks.
        """
        self._stopping.set()
        threading.Thread(target=self._jobs.stop).start()
        if self.should_exit:
            self.force_exit = True
        super().handle_exit(sig, frame)
