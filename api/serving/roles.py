"""What a server process does: all of it, or its part beside others over one store.

The writer holds the store. The readers answer from its newest snapshot, and hand on to
it what they cannot answer, by a UNIX socket of ours.
"""

from __future__ import annotations

import os
import threading
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.app import create_app
from api.serving.forwarding import Forwarder, FromReader, Link
from api.serving.fresh import Fresh
from api.serving.listening import listen_at
from api.serving.server import serve
from api.tokens import Tokens
from graph.resolve import resolve
from graph.store import Store

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from pathlib import Path

    from api.app import Layers
    from api.messages import Lang
    from api.serving.server import Frontage
    from api.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """What all processes of a server share; `lang` is that of whoever started it."""

    folder: Path
    lang: Lang
    settings: Settings
    frontage: Frontage
    listener: socket.socket


@dataclass(frozen=True, slots=True)
class Inner:
    """The way from readers to the writer: a socket, and what shows that it is they."""

    path: Path
    secret: str


def write(task: Task, inner: Inner | None, ready: Callable[[], object]) -> None:
    """Hold the store and serve, for readers too if there are any."""
    with Store.open(task.folder) as store:
        if store.unsettled:
            resolve(store, task.settings.iris)
        tokens = Tokens(task.folder)
        if inner is None:
            app = create_app(store, task.settings, tokens)
            serve(app, [task.listener], task.frontage, ready)
            return
        between: Layers = [(FromReader, {"secret": inner.secret})]
        app = create_app(store, task.settings, tokens, between=between)
        with closing(listen_at(inner.path)) as mine:
            serve(app, [task.listener, mine], task.frontage, ready)


def read(task: Task, inner: Inner, ready: Callable[[], object]) -> None:
    """Serve the newest snapshot."""
    fresh, link = Fresh(task.folder), Link(inner)
    between: Layers = [
        (Forwarder, {"link": link, "wrote": fresh.look}),
        (fresh.middleware, {}),
    ]
    app = create_app(fresh.store, task.settings, Tokens(task.folder), between=between)
    fresh.attach(app)
    app.state.background.append(link.hold)
    try:
        serve(app, [task.listener], task.frontage, ready)
    finally:
        fresh.close()


def leave(status: int = 0) -> None:
    """End the process if a thread would keep it: one that nothing can stop."""
    if any(not thread.daemon for thread in threading.enumerate()[1:]):
        os._exit(status)
