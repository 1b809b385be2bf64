"""`chidao serve`: the explorer, the API and the SPARQL endpoint."""

from __future__ import annotations

import os
import signal
import socket
import threading
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Final

import click
import uvicorn

from api.app import create_app
from api.bounded_http import BoundedProtocol
from api.console import Failure, Session, command, option, pass_session
from api.messages import text
from api.tokens import Tokens
from graph.resolve import resolve
from graph.store import Store

if TYPE_CHECKING:
    from types import FrameType

    from api.jobs import Jobs

STOP_SECONDS: Final = 3


@command("serve")
@option("--host", key="host", default="127.0.0.1", show_default=True)
@option(
    "--port",
    key="port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
)
@pass_session
def serve_command(session: Session, host: str, port: int) -> None:
    """Serve until stopped, holding the store; say where once it listens."""
    with Store.open(session.store) as store:
        if store.unsettled:
            resolve(store, session.settings.iris)
        app = create_app(store, session.settings, Tokens(session.store))
        config = uvicorn.Config(
            app,
            http=BoundedProtocol,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
        with closing(_listen(session, host, port)) as listener:
            session.say("serve.ready", url=_url(host, listener.getsockname()[1]))
            # uvicorn stops by itself, then hands the signal on to us
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            with suppress(KeyboardInterrupt):
                _Server(config, app.state.jobs).run(sockets=[listener])
    if any(not thread.daemon for thread in threading.enumerate()[1:]):
        os._exit(0)  # a query still runs, and nothing can stop it


class _Server(uvicorn.Server):
    """Stops jobs when it is told to stop: who listens to one would hold it up."""

    def __init__(self, config: uvicorn.Config, jobs: Jobs) -> None:
        super().__init__(config)
        self._jobs = jobs

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop, on a signal: what it interrupts may hold the locks."""
        super().handle_exit(sig, frame)
        threading.Thread(target=self._jobs.stop).start()


def _listen(session: Session, host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure(
            text("serve.port_taken", session.lang, host=host, port=port, reason=reason)
        ) from error


def _url(host: str, port: int) -> str:
    """The address to open: a name where it listens everywhere."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(  # noqa: S104 - compared only
        host, f"[{host}]" if ":" in host else host
    )
    return f"http://{shown}:{port}/"
