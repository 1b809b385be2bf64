"""The HTTP application over one open store."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import cache, partial
from importlib import metadata
from threading import Event, Lock
from typing import Any, Final, TypeAlias, TypeVar

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from api import problems
from api.access import Guard, Private
from api.attempts import Attempts
from api.audit import AuditLog
from api.clock import today
from api.conditional import Conditional
from api.cors import Cors
from api.description import Described
from api.figures import StoreFigures
from api.gate import PLACES, Gate
from api.jobs import Jobs
from api.lane import Lane
from api.metrics import Metrics
from api.middleware import BodyLimit, Envelope, Failures, Head
from api.notifier import Notifier
from api.observing import Observer
from api.page_pictures import PagePictures
from api.query_pool import QueryPool
from api.reading import Reader
from api.recent import Recent
from api.recording import Recorder
from api.routers import (
    agenda,
    answers,
    audit,
    chains,
    corrections,
    crawling,
    datasets,
    documents,
    explorer,
    feeds,
    graph_store,
    intake,
    jobs,
    letters,
    linked,
    operations,
    overviews,
    problem_types,
    sparql,
    tasks,
    verification,
    vocabulary,
    webhooks,
)
from api.scratch import sweep
from api.sessions import Sessions
from api.settings import Settings
from api.statics import Statics
from api.suffixes import Suffixes
from api.target import Target
from api.tokens import Tokens
from api.webhooks import Webhooks
from graph.answers.front import front
from graph.answers.search import search
from graph.network.network import network
from graph.store import Store
from viz.frame import TOOLS

ROUTERS: Final = (
    *explorer.PAGES,
    agenda,
    answers,
    documents,
    chains,
    tasks,
    overviews,
    corrections,
    feeds,
    letters,
    verification,
    intake,
    jobs,
    webhooks,
    sparql,
    graph_store,
    datasets,
    linked,
    vocabulary,
    crawling,
    audit,
    problem_types,
    operations,
)

T = TypeVar("T")

SMALL: Final = 1024
"""Bytes of an answer that is not worth compressing."""

GZIP_LEVEL: Final = 4

Layers: TypeAlias = Sequence[tuple[Callable[..., ASGIApp], dict[str, Any]]]
"""Layers around an application, each with its arguments."""

READING_WAIT = 30.0
"""Seconds that a letter may wait to be read: OCR takes seconds a page."""


def create_app(
    store: Store,
    settings: Settings,
    tokens: Tokens | None = None,
    *,
    between: Layers = (),
) -> FastAPI:
    """Make the application; whoever opened the store closes it.

    Without `tokens` nobody may write. What is written is put on record in their folder.
    `between` are layers below the envelope, the outermost first, with their arguments.
    """
    app = Described(
        title="chidao",
        summary="Which agency implements which central resolution, through which "
        "documents, by when, and where does it say so?",
        version=metadata.version("chidao"),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # it would believe the header Host
        lifespan=_lifespan,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # `api.metrics`
        webhooks=webhooks.told,
    )
    app.state.store = store
    app.state.settings = settings
    app.state.tokens = tokens or Tokens()
    app.state.sessions = Sessions(app.state.tokens)
    app.state.attempts = Attempts()
    app.state.audit = AuditLog(app.state.tokens.folder)
    app.state.writing = Lock()
    app.state.metrics = Metrics(StoreFigures(lambda: app.state.store))
    app.state.queries = QueryPool(store.place, settings.queries, app.state.metrics)
    app.state.recent = Recent()
    app.state.readings = Gate(wait=READING_WAIT)
    app.state.dumps = Gate(places=1, wait=READING_WAIT)
    killed = partial(app.state.metrics.killed, "reading")
    app.state.reader = Reader(settings, PLACES, killed)
    app.state.pictures = PagePictures(app.state.reader)
    app.state.target = _once(lambda: _target(app))
    app.state.jobs = Jobs(settings, app.state.target, app.state.audit)
    app.state.webhooks = Webhooks(store.folder)
    app.state.notifier = Notifier(store, settings, app.state.webhooks)
    bodies = {
        letters.PATH: settings.letter_limit + letters.FORM_BYTES,
        intake.PATH: settings.upload_limit,
        TOOLS["upload"]: settings.upload_limit,
        TOOLS["check"]: settings.letter_limit + letters.FORM_BYTES,
        graph_store.PATH: graph_store.BODY_LIMIT,
    }
    app.state.stopping = Event()
    app.state.background = []
    app.add_middleware(BodyLimit, limit=settings.body_limit, others=bodies)
    app.add_middleware(GZipMiddleware, minimum_size=SMALL, compresslevel=GZIP_LEVEL)
    app.add_middleware(Head)
    app.add_middleware(Conditional, program=f"{app.version} {settings}")
    app.add_middleware(Guard)
    lane = {"GET": sparql.sparql_get, "POST": sparql.sparql_post}
    app.add_middleware(Lane, path=sparql.PATH, handlers=lane, limit=settings.body_limit)
    if settings.private:
        app.add_middleware(Private)
    app.add_middleware(Failures)
    app.add_middleware(Recorder)
    if settings.origins:
        app.add_middleware(Cors, origins=settings.origins)
    for layer, arguments in reversed(between):
        app.add_middleware(layer, **arguments)
    app.add_middleware(Suffixes)
    app.add_middleware(Envelope)
    app.add_middleware(Observer, metrics=app.state.metrics)  # the outermost
    problems.install(app)
    for module in ROUTERS:
        app.include_router(module.router)
    app.mount("/static", Statics(packages=[("viz", "static")]))
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Have workers ready and tell of news while the server runs; then stop them."""
    sweep()  # what was sent to a run that was killed
    works = [app.state.queries.warm_up, partial(_read, app), *app.state.background]
    if app.state.store.writable:  # of several processes the writer tells
        works.append(app.state.notifier.run)
    tasks = [asyncio.create_task(work()) for work in works]
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await app.state.queries.close()
    app.state.jobs.close()
    app.state.reader.close()


async def _read(app: FastAPI) -> None:
    """Read what pages are made of before anybody asks for one."""
    store: Store = app.state.store
    await _to_its_end(network, store)
    await _to_its_end(front, store, today())
    await _to_its_end(partial(search, limit=1), store, "-")
    if store.writable and app.state.tokens.all():
        await _to_its_end(app.state.jobs.warm_up)


async def _to_its_end(work: Callable[..., object], *given: object) -> None:
    """Work in a thread that is waited for also when the server stops meanwhile.

    The store is closed next, and what is in the middle of reading it would fail.
    """
    running = asyncio.ensure_future(run_in_threadpool(work, *given))
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.gather(running, return_exceptions=True)
        raise


def _once(make: Callable[[], T]) -> Callable[[], T]:
    """What is made when first asked for; `cache` alone lets two threads make it."""
    made, lock = cache(make), Lock()

    def get() -> T:
        with lock:
            return made()

    return get


def _target(app: FastAPI) -> Target:
    """Where the server puts letters; its journal is read when first needed."""
    state = app.state
    return Target(state.store.place, state.settings.iris, state.store, state.writing)
