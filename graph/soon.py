"""Something done a moment later, once for all that ask for it meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Final

from graph.errors import GraphError

if TYPE_CHECKING:
    from collections.abc import Callable

LOG: Final = logging.getLogger("chidao.store")
_AFTER: Final = 0.2  # seconds
_AGAIN: Final = 0.05  # seconds until one looks again, where it is no good moment
_LONGEST: Final = 0.7  # seconds after which any moment will do


class Soon:
    """A thread does it, at a moment that is `good`, or else after less than a second.

    What it raises is logged: whoever asked is gone by then.
    """

    def __init__(self, good: Callable[[], bool]) -> None:
        self._good = good
        self._lock = threading.Lock()
        self._asked: Callable[[], None] | None = None
        self._since = 0.0

    def ask(self, do: Callable[[], None]) -> None:
        """Have something done soon, unless it is going to be."""
        with self._lock:
            if self._asked is None:
                self._asked, self._since = do, time.monotonic()
                self._wait(_AFTER)

    def cancel(self) -> Callable[[], None] | None:
        """Have it not done any more; what was to be."""
        with self._lock:
            asked, self._asked = self._asked, None
        return asked

    def _wait(self, seconds: float) -> None:
        timer = threading.Timer(seconds, self._try)
        timer.daemon = True
        timer.start()

    def _try(self) -> None:
        with self._lock:
            late = time.monotonic() - self._since > _LONGEST
            if self._asked is not None and not late and not self._good():
                self._wait(_AGAIN)
                return
            asked, self._asked = self._asked, None
        try:
            if asked is not None:
                asked()
        except GraphError:
            LOG.exception("what was written could not be published")
