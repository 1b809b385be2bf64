"""Answers given a moment ago, given again as long as the store holds the same.

People ask the same over and over: pages, dashboards, a search engine that walks. What
is in memory needs no worker, and no turn.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.responses import Response

    from graph.foreign import Asked

LARGEST: Final = 1024 * 1024
"""Bytes of an answer, and of its query, beyond which it is not kept."""

MOST: Final = 64 * 1024 * 1024
"""Bytes of all that is kept."""

KEEPING: Final = 2048
"""What keeping an answer takes beside these, about."""

_CHANGING: Final = ("now", "rand", "uuid", "bnode")
"""Functions that answer otherwise each time (SPARQL 1.1 §17.4)."""

Key = tuple[str, "Asked", bool]
"""What the store holds, what is asked, and whether the answer is gzipped."""


class Recent:
    """Keeps small answers, those asked for last; used from one event loop."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._size = 0
        self._answers: OrderedDict[Key, Response] = OrderedDict()

    def get(self, key: Key) -> Response | None:
        """The answer, if it was given a moment ago."""
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def keep(self, key: Key, answer: Response) -> None:
        """Keep an answer, if it is small and would be the same again."""
        size = _size(key, answer)
        folded = key[1].sparql.casefold()
        if (
            size > LARGEST + KEEPING
            or key in self._answers
            or any(word in folded for word in _CHANGING)
        ):
            return
        self._answers[key] = answer
        self._size += size
        while self._size > self._most:
            old, gone = self._answers.popitem(last=False)
            self._size -= _size(old, gone)


def _size(key: Key, answer: Response) -> int:
    return len(key[1].sparql) + len(answer.body) + KEEPING
