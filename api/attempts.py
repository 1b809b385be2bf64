"""How often one client may try to sign in.

A token cannot be guessed; who tries all the same shall not keep the server busy, nor
fill the record of refusals.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from threading import Lock
from typing import Final

from api.request_errors import TooManyRequestsError

MOST: Final = 10
SECONDS: Final = 300.0
_MOST_CLIENTS: Final = 10_000


class Attempts:
    """Attempts that failed, by client: `most` of them in so many seconds."""

    def __init__(self, most: int = MOST, seconds: float = SECONDS) -> None:
        self._most = most
        self._seconds = seconds
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def check(self, client: str) -> None:
        """Let a client try.

        Raises:
            TooManyRequestsError: it failed too often, and is to come again later.
        """
        with self._lock:
            failed = self._recent(client)
            if len(failed) >= self._most:
                raise TooManyRequestsError(
                    failed[0] + self._seconds - time.monotonic() + 1
                )

    def failed(self, client: str) -> None:
        """Count an attempt that failed; the clients seen longest ago are forgotten."""
        with self._lock:
            self._recent(client).append(time.monotonic())
            self._failed.move_to_end(client)
            while len(self._failed) > _MOST_CLIENTS:
                self._failed.popitem(last=False)

    def _recent(self, client: str) -> deque[float]:
        found = self._failed.setdefault(client, deque())
        while found and found[0] < time.monotonic() - self._seconds:
            found.popleft()
        return found
