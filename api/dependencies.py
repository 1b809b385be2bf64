"""What the routes are handed: the store, the settings, the pools.

And who asks: `needs` gives the dependency of a route that not everybody may use. They
are coroutines: the framework runs plain functions in threads, each a hop of its own.
"""

from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from api.access import Needs
from api.audit import AuditLog, Value
from api.framing import page_lang_of
from api.gate import Gate
from api.jobs import Jobs
from api.messages import Lang
from api.notifier import Notifier
from api.page_pictures import PagePictures
from api.problems import lang_of
from api.query_pool import QueryPool
from api.reading import Reader
from api.settings import Settings
from api.target import Target
from api.tokens import Scope
from api.webhooks import Webhooks
from graph.store import Store


async def _store(request: Request) -> Store:
    """The store, or the snapshot of it that this request began with."""
    found: Store = getattr(request.state, "store", request.app.state.store)
    return found


async def _settings(request: Request) -> Settings:
    found: Settings = request.app.state.settings
    return found


async def _pool(request: Request) -> QueryPool:
    found: QueryPool = request.app.state.queries
    return found


async def _readings(request: Request) -> Gate:
    found: Gate = request.app.state.readings
    return found


async def _dumps(request: Request) -> Gate:
    found: Gate = request.app.state.dumps
    return found


async def _writing(request: Request) -> Lock:
    """What is held from reading what there is until what follows is written."""
    found: Lock = request.app.state.writing
    return found


async def _reader(request: Request) -> Reader:
    found: Reader = request.app.state.reader
    return found


async def _pictures(request: Request) -> PagePictures:
    found: PagePictures = request.app.state.pictures
    return found


async def _lang(request: Request) -> Lang:
    return lang_of(request)


async def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


def _target(request: Request) -> Target:
    """Where letters are put and taken out of, under the lock of all who write."""
    found: Target = request.app.state.target()
    return found


def _webhooks(request: Request) -> Webhooks:
    found: Webhooks = request.app.state.webhooks
    return found


def _notifier(request: Request) -> Notifier:
    found: Notifier = request.app.state.notifier
    return found


async def _page_lang(request: Request) -> Lang:
    return page_lang_of(request)


async def _audit(request: Request) -> AuditLog:
    found: AuditLog = request.app.state.audit
    return found


async def _changed(request: Request) -> dict[str, Value]:
    found: dict[str, Value] = request.state.changed
    return found


def needs(scope: Scope) -> Needs:
    """Give the dependency that lets those in whose token has a scope."""
    return Needs(scope)


def signed(scope: Scope) -> Needs:
    """Give the same for pages, where whoever signed in is let in too."""
    return Needs(scope, by_session=True)


StoreDep = Annotated[Store, Depends(_store)]
SettingsDep = Annotated[Settings, Depends(_settings)]
PoolDep = Annotated[QueryPool, Depends(_pool)]
ReadingsDep = Annotated[Gate, Depends(_readings)]
DumpsDep = Annotated[Gate, Depends(_dumps)]
ReaderDep = Annotated[Reader, Depends(_reader)]
PicturesDep = Annotated[PagePictures, Depends(_pictures)]
JobsDep = Annotated[Jobs, Depends(_jobs)]
TargetDep = Annotated[Target, Depends(_target)]
WebhooksDep = Annotated[Webhooks, Depends(_webhooks)]
NotifierDep = Annotated[Notifier, Depends(_notifier)]
WritingDep = Annotated[Lock, Depends(_writing)]
AuditDep = Annotated[AuditLog, Depends(_audit)]
ChangedDep = Annotated[dict[str, Value], Depends(_changed)]
"""Where a route notes what it changed, for the record: `changed["letter"] = slug`."""
PageLangDep = Annotated[Lang, Depends(_lang)]
HtmlLangDep = Annotated[Lang, Depends(_page_lang)]
