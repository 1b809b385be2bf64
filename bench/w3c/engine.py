"""The engine that our server asks, in this process and with nothing around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from bench.w3c.services import Answer

if TYPE_CHECKING:
    from bench.w3c.cases import Data

_ERRORS: Final = (SyntaxError, ValueError, RuntimeError, OSError)


class Engine:
    """A store in memory."""

    def __init__(self) -> None:
        self._store = ox.Store()

    def load(self, data: Data, held: Data | None = None) -> None:
        """Have the store hold this data and nothing else."""
        del held
        self._store = ox.Store()
        self._store.extend(data.quads())

    def query(self, query: str, accept: str) -> Answer:
        """Ask a query; the answer has the first of the media types that fits."""
        try:
            found = self._store.query(query)
            if isinstance(found, ox.QueryTriples):
                return _answer(
                    found.serialize(format=ox.RdfFormat.N_TRIPLES),
                    "application/n-triples",
                )
            media_type = accept.partition(",")[0]
            results = ox.QueryResultsFormat.from_media_type(media_type)
            return _answer(found.serialize(format=results), media_type)
        except _ERRORS as error:
            return _refusal(error)

    def update(self, update: str) -> Answer:
        """Change the store."""
        try:
            self._store.update(update)
        except _ERRORS as error:
            return _refusal(error)
        return Answer(204, {}, b"")

    def parse(self, text: str, *, update: bool) -> Answer:
        """Parse a query without running it, or run an update that LOADs nothing.

        The engine cannot just parse an update; no scheme but http(s) makes it call out.
        """
        try:
            if update:
                self._store.update(text.replace("<http", "<no-http"))
            else:
                self._store.query(text)
        except SyntaxError as error:
            return _refusal(error)
        except _ERRORS:
            pass
        return Answer(204, {}, b"")

    def graphs(self) -> list[ox.Quad]:
        """Return all that the store holds."""
        return list(self._store)


def _answer(body: bytes | None, media_type: str) -> Answer:
    return Answer(200, {"content-type": media_type}, body or b"")


def _refusal(error: Exception) -> Answer:
    return Answer(400, {"content-type": "text/plain"}, str(error).encode())
