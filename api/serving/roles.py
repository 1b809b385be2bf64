"""What a server process does: all of it, or its part beside others over one store.

The writer holds the store. The readers answer from its newest snapshot, and hand on to
it what they cannot answer, by a UNIX socket of ours.
"""

from __future__ import annotations

import asyncio
import os
import threading
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from api.app import create_app
from api.serving.forwarding import Forwarder, FromReader, Link
from api.serving.fresh import Fresh, follow
from api.serving.listening import listen_at
from api.serving.server import serve
from api.tokens import Tokens
from graph.engines.server import Server, folder_of
from graph.resolution.keeping import ledger_of
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
    from graph.engines.server import Place


@dataclass(frozen=True, slots=True)
class Task:
    """What all processes of a server share; `lang` is that of whoever started it."""

    place: Place
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
    with Store.open(task.place) as store:
        if store.unsettled or not ledger_of(store).complete:
            resolve(store, task.settings.iris)
        tokens = Tokens(folder_of(task.place))
        between: Layers = [(FromReader, {"secret": inner.secret})] if inner else []
        app = create_app(store, task.settings, tokens, between=between)
        if isinstance(task.place, Server):  # which others write too
            look = partial(asyncio.to_thread, store.look)
            app.state.background.append(partial(follow, look))
        if inner is None:
            serve(app, [task.listener], task.frontage, ready)
            return
        with closing(listen_at(inner.path)) as mine:
            serve(app, [task.listener, mine], task.frontage, ready)


def read(task: Task, inner: Inner, ready: Callable[[], object]) -> None:
    """Serve the newest snapshot."""
    fresh, link = Fresh(task.place), Link(inner)
    between: Layers = [
        (Forwarder, {"link": link, "wrote": fresh.look}),
        (fresh.middleware, {}),
    ]
    app = create_app(
        fresh.store, task.settings, Tokens(folder_of(task.place)), between=between
    )
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
