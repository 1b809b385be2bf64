"""What is put on record of a request or a command: see `api.audit`."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from api.audit import AuditLog, Entry, Value
from api.clock import now
from api.console import one_line, user

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.console import Session
    from api.tokens import Person

COMMAND: Final = "chidao"
JOB: Final = "job"
READING: Final = ("GET", "HEAD", "OPTIONS")
REFUSALS: Final = (401, 403)
LONGEST: Final = 200
"""Characters of one value; what people send may have any length."""


def begin(request: Request, person: Person, scope: str) -> None:
    """Put on record that somebody was let in to change something.

    Raises:
        AuditError: it cannot be, so that nothing must be changed.
    """
    state = request.state
    if request.method in READING or hasattr(state, "entry"):
        return
    changed = _shown(request.path_params)
    entry = replace(_of(request, person), scope=scope, changed=changed)
    log: AuditLog = request.app.state.audit
    log.begin(entry)
    state.entry = entry


class Recorder:
    """Put on record how each write ended, before its answer goes out; and refusals."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["changed"] = {}

        async def send_recorded(message: Message) -> None:
            if message["type"] == "http.response.start":
                status = message["status"]
                if "entry" in state or status in REFUSALS:
                    await run_in_threadpool(_end, HTTPConnection(scope), status)
            await send(message)

        await self.app(scope, receive, send_recorded)


def _end(request: HTTPConnection, status: int) -> None:
    log: AuditLog = request.app.state.audit
    entry: Entry | None = getattr(request.state, "entry", None)
    if entry is None:
        person: Person | None = getattr(request.state, "person", None)
        log.refuse(replace(_of(request, person), status=status))
        return
    noted = _shown(request.state.changed)
    log.end(replace(entry, changed={**entry.changed, **noted}, status=status))


@contextmanager
def recorded(
    session: Session, command: str, **asked: Value
) -> Iterator[dict[str, Value]]:
    """Put on record what a command that writes is asked and how it ends.

    What it changed is noted in what this hands out.

    Raises:
        AuditError: it cannot be, so that nothing must be changed.
    """
    log = AuditLog(session.folder)
    with _kept(log, COMMAND, command, user(), asked) as noted:
        yield noted


@contextmanager
def recorded_job(
    log: AuditLog, path: str, who: str, **asked: Value
) -> Iterator[dict[str, Value]]:
    """Put on record what a job that goes on after its request does, and how it ends.

    What it changed is noted in what this hands out.

    Raises:
        AuditError: it cannot be, so that nothing must be changed.
    """
    with _kept(log, JOB, path, who, asked) as noted:
        yield noted


@contextmanager
def _kept(
    log: AuditLog, method: str, path: str, who: str, asked: Mapping[str, Value]
) -> Iterator[dict[str, Value]]:
    entry = Entry(
        id=_id(), at=_at(), method=method, path=path, who=who, changed=_shown(asked)
    )
    log.begin(entry)
    noted: dict[str, Value] = {}
    status = 1
    try:
        yield noted
        status = 0
    except click.exceptions.Exit as stop:
        status = stop.exit_code
        raise
    finally:
        log.end(
            replace(entry, changed={**entry.changed, **_shown(noted)}, status=status)
        )


def _of(request: HTTPConnection, person: Person | None) -> Entry:
    """What is known of a request before it is answered."""
    return Entry(
        id=_id(),
        at=_at(),
        method=_cut(request.scope["method"]),
        path=_cut(request.scope["path"]),
        who=person.name if person else None,
        token_id=person.token_id if person else None,
        request=request.state.request_id,
        client=request.client.host if request.client else None,
    )


def _shown(values: Mapping[str, object]) -> dict[str, Value]:
    return {
        name: value if isinstance(value, int) else _cut(str(value))
        for name, value in values.items()
    }


def _cut(words: str) -> str:
    """One line, not too long, that can be written in any encoding."""
    return one_line(words)[:LONGEST].encode(errors="replace").decode()


def _id() -> str:
    return secrets.token_hex(8)


def _at() -> str:
    return now().isoformat(timespec="milliseconds")
