"""How far long work is: told to whoever listens, else to the log now and then."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

LOG: Final = logging.getLogger("chidao.progress")
_TELL_EVERY: Final = 100
"""Things after which a listener is told."""
_LOG_EVERY: Final = 10.0
"""Seconds after which the log is."""

Step = Literal[
    "reading",
    "comparing",
    "deciding",
    "counting",
    "bodies",
    "stating",
    "deriving",
    "indexing_things",
    "indexing_letters",
]
"""What is being done: the first seven resolve what letters cite, in this order."""


Listener: TypeAlias = Callable[[Step, int, int], None]
"""Told how many of so many things are done in a step."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have somebody told of what is done meanwhile in this thread."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def told(step: Step, things: Iterable[T], of: int) -> Iterator[T]:
    """Things to work through in a step, one after the other."""
    tell = _LISTENER.get() or _Log()
    for done, thing in enumerate(things):
        if done % _TELL_EVERY == 0:
            tell(step, done, of)
        yield thing
    tell(step, of, of)


class _Log:
    """Writes down how far a step is, if it takes long."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, step: Step, done: int, of: int, /) -> None:
        if time.monotonic() - self._last > _LOG_EVERY:
            self._last = time.monotonic()
            LOG.info("%s: %d of %d", step, done, of)
