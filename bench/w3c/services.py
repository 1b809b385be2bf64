"""What the tests are run against: answers, and what a store has to do for them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from bench.w3c.cases import Data


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a request; the names of its header fields in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def ok(self) -> bool:
        """Whether what was asked for was done."""
        return self.status // 100 == 2  # noqa: PLR2004 - the class of success

    @property
    def media_type(self) -> str:
        """The media type of the body, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip()

    @property
    def problem(self) -> str:
        """The last part of a problem's type (RFC 9457); empty where it tells none."""
        if self.media_type != "application/problem+json":
            return ""
        told = json.loads(self.body)
        return str(told.get("type", "")).rpartition("/")[2]

    @property
    def unable(self) -> bool:
        """Whether our server understood what it was sent and the engine cannot do it.

        Such as to call a function that it does not know, or to clear a missing graph.
        """
        return self.problem == "query_refused" and b"the engine says" in self.body

    def __str__(self) -> str:
        text = self.body[:300].decode("utf-8", "replace")
        return f"{self.status} {self.media_type}: {' '.join(text.split())}"


class Service(Protocol):
    """A store that is asked and changed in SPARQL."""

    def load(self, data: Data, held: Data | None) -> None:
        """Have the store hold this data and nothing else; it holds the other now.

        What it holds is None where nobody knows.
        """

    def query(self, query: str, accept: str) -> Answer:
        """Ask a query, for an answer of one of the media types."""

    def update(self, update: str) -> Answer:
        """Change the store."""

    def parse(self, text: str, *, update: bool) -> Answer:
        """Have the syntax of a query or update looked at; what else it does is open."""

    def graphs(self) -> Iterable[ox.Quad]:
        """Return all that the store holds."""
