"""The newest state of a store that another process writes.

The folder of the snapshots, or the server, is looked at some times a second. A request
that has begun goes on with the snapshot that it began with, which is closed after the
last of these.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from graph.errors import GraphError
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from fastapi import FastAPI
    from starlette.types import ASGIApp, Receive, Scope, Send

    from graph.engines.server import Place

LOG: Final = logging.getLogger("chidao.snapshots")
LOOK_SECONDS: Final = 0.25
AGAIN_SECONDS: Final = 5.0


@dataclass(slots=True)
class _Lease:
    """A snapshot, and how many requests use it."""

    store: Store
    users: int = 0


async def follow(look: Callable[[], Awaitable[None]]) -> None:
    """Look for what others wrote until cancelled."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            await look()
        except (GraphError, OSError) as error:
            LOG.warning("what is newest cannot be read: %s", error)
            await asyncio.sleep(AGAIN_SECONDS)


class Fresh:
    """The snapshot that is served; used from one event loop."""

    def __init__(self, place: Place) -> None:
        """Open the newest.

        Raises:
            NoStoreError: there is none.
            StoreCorruptError: its files cannot be read.
        """
        self._current = _Lease(Store.open_snapshot(place))
        self._app: FastAPI | None = None
        self._looking = asyncio.Lock()

    @property
    def store(self) -> Store:
        """The newest snapshot that is open."""
        return self._current.store

    def attach(self, app: FastAPI) -> None:
        """Keep the store of an application fresh, while it runs."""
        self._app = app
        app.state.background.append(partial(follow, self.look))

    async def look(self) -> None:
        """Serve the newest snapshot from now on.

        Raises:
            StoreCorruptError: it cannot be read; the one before stays.
        """
        async with self._looking:
            await asyncio.to_thread(self.store.look)
            newer = await asyncio.to_thread(self.store.newer)
            if newer is not None:
                self._swap(newer)

    def middleware(self, app: ASGIApp) -> ASGIApp:
        """Have each request use one snapshot, as `request.state.store`."""

        async def leased(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            lease = self._current
            lease.users += 1
            scope.setdefault("state", {})["store"] = lease.store
            try:
                await app(scope, receive, send)
            finally:
                lease.users -= 1
                self._close_if_done(lease)

        return leased

    def close(self) -> None:
        """Close the snapshot."""
        self._current.store.close()

    def _swap(self, newer: Store) -> None:
        former, self._current = self._current, _Lease(newer)
        if self._app is not None:
            self._app.state.store = newer
        self._close_if_done(former)

    def _close_if_done(self, lease: _Lease) -> None:
        if lease is not self._current and not lease.users:
            lease.store.close()
