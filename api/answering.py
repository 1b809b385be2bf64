"""Answers of the query pool as HTTP responses, streamed as they come."""

from __future__ import annotations

import asyncio
import logging
import time
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from api.negotiation import parse_ranges
from graph.engines.server import Server
from graph.errors import QueryRefusedError
from graph.foreign import Bounds, Gathered
from graph.single import is_single

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastapi import Request
    from starlette.types import Receive, Scope, Send

    from api.metrics import Metrics
    from api.query_answer import Answer
    from api.query_pool import QueryPool
    from api.recent import Recent
    from graph.foreign import Asked
    from graph.store import Store

LOG = logging.getLogger("chidao.sparql")
AT_ONCE: Final = Bounds(megabytes=1 / 16, rows=1000)
"""What the server itself answers, in less than a millisecond, without a worker."""

_HEADERS: Final = {"Vary": "Accept"}

STALL_SECONDS: Final = 30.0
"""Seconds that a client may take to read a piece of an answer."""


async def answer(request: Request, pool: QueryPool, asked: Asked) -> Response:
    """Have a query answered; it is stopped when its client goes away."""
    gzip = _takes_gzip(request.headers.get("accept-encoding", ""))
    recent: Recent = request.app.state.recent
    store: Store = request.scope["state"].get("store") or request.app.state.store
    key = store.state, asked, gzip
    found = recent.get(key)
    if found is not None:
        _afterwards(_count, request, 0.0)
        return found
    begun = time.perf_counter()
    short = _at_once(store, asked)
    if short is not None:
        _afterwards(_count, request, time.perf_counter() - begun)
        _afterwards(recent.keep, key, short)
        return short
    answer = await begin(request, pool, asked, gzip=gzip)
    headers = {**_HEADERS, "Content-Encoding": "gzip"} if gzip else _HEADERS
    if not answer.whole:
        return StreamedAnswer(answer, headers)
    whole = Response(answer.body(), media_type=answer.media_type, headers=headers)
    _afterwards(recent.keep, key, whole)
    return whole


async def beginning(found: Answer, lines: int, size: int) -> tuple[bytes, bool]:
    """The first lines of an answer, in at most so many bytes; and if there are more.

    The rest is not made.
    """
    body = found.body() if found.whole else b""
    if not found.whole:
        async for piece in found.pieces():
            body += piece
            if body.count(b"\n") > lines or len(body) > size:
                break
        found.abandon()
    kept = b"".join(islice(BytesIO(body[:size]), lines))
    if len(kept) == len(body):
        return kept, False
    return kept[: kept.rfind(b"\n") + 1], True


async def begin(
    request: Request, pool: QueryPool, asked: Asked, *, gzip: bool = False
) -> Answer:
    """The answer of a worker, whole or ready to be streamed.

    Raises:
        BusyError, QueryTimeoutError, QueryTooHeavyError, GraphError: there is none.
    """
    answer = await pool.ask(asked, client_of(request), gzip=gzip)
    if not answer.whole:
        watch = _watch(request.receive, answer)
        try:
            await answer.ready()
        finally:
            watch.cancel()
    return answer


def _at_once(store: Store, asked: Asked) -> Response | None:
    """The answer to a query that cannot run away, if it is short; else None.

    A server of others is not waited for here: nothing else would be answered.
    """
    if isinstance(store.place, Server) or not is_single(asked.sparql):
        return None
    gathered = Gathered()
    try:
        store.answer(asked, gathered, AT_ONCE)
    except QueryRefusedError:  # longer than that, or for whoever looks closer
        return None
    body, media_type = bytes(gathered.body), gathered.media_type
    return Response(body, media_type=media_type, headers=_HEADERS)


def _afterwards(work: Callable[..., None], *given: object) -> None:
    """Do what the client need not wait for, when the answer is on its way."""
    asyncio.get_running_loop().call_soon(work, *given)


def _count(request: Request, seconds: float) -> None:
    metrics: Metrics = request.app.state.metrics
    metrics.query("ok", seconds)


def client_of(request: Request) -> str:
    """Whom a request counts for: the address that it comes from."""
    return request.client.host if request.client else ""


class StreamedAnswer(Response):
    """An answer that is sent while it is made.

    One that breaks off breaks the connection, so that it does not look whole.
    """

    def __init__(self, answer: Answer, headers: Mapping[str, str]) -> None:
        super().__init__(media_type=answer.media_type, headers=headers)
        self._answer = answer
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        del scope
        start = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **start})
        watch = _watch(receive, self._answer)
        try:
            await self._send_pieces(send)
        except Exception as error:  # noqa: BLE001 - told in the only way that is left
            LOG.info("an answer broke off: %s", error)
        finally:
            watch.cancel()
            self._answer.abandon()

    async def _send_pieces(self, send: Send) -> None:
        async for piece in self._answer.pieces():
            async with asyncio.timeout(STALL_SECONDS):
                await send(
                    {"type": "http.response.body", "body": piece, "more_body": True}
                )
        await send({"type": "http.response.body", "body": b""})


def _watch(receive: Receive, found: Answer) -> asyncio.Task[None]:
    """Stop an answer when its client goes away, until the task is cancelled."""

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        found.abandon()

    return asyncio.ensure_future(watch())


@lru_cache(maxsize=64)
def _takes_gzip(header: str) -> bool:
    return any(item.value == "gzip" and item.q > 0 for item in parse_ranges(header))
