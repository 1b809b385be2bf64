"""Runs one test after the other against a service."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.client import HTTPException
from typing import TYPE_CHECKING, Final

from bench.w3c.cases import (
    Case,
    Change,
    Data,
    Description,
    Evaluation,
    Exchanges,
    Syntax,
    Unsupported,
)
from bench.w3c.comparison import graphs_alike, likeness
from bench.w3c.description import described
from bench.w3c.outcomes import Outcome
from bench.w3c.protocol import exchanged
from bench.w3c.results import CSV, Table, expected, read
from bench.w3c.server import JSON, N_TRIPLES, Server, ServerError

if TYPE_CHECKING:
    from bench.w3c.comparison import Likeness
    from bench.w3c.services import Answer, Service

ACCEPT: Final = {
    ".srx": "application/sparql-results+xml",
    ".srj": JSON,
    ".tsv": "text/tab-separated-values",
    ".csv": CSV,
}
"""The media type in which each kind of file has its answer."""
EITHER: Final = f"{JSON}, {N_TRIPLES}"
"""What is asked for where a graph may tell either a graph or solutions."""

_CALLS_OUT = re.compile(r"\b(?:SERVICE|LOAD)\b", re.IGNORECASE)
_ORDERED = re.compile(r"\bORDER\s+BY\b[^}]*$", re.IGNORECASE)
_OVER_HTTP: Final = Outcome("skipped", "over HTTP only")
_REMOTE: Final = Outcome("skipped", "the endpoints that it asks are only described")


@dataclass(slots=True)
class Runner:
    """Runs tests against a service, which it loads anew only where it has to."""

    service: Service
    _loaded: Data | None = field(default=None, init=False)

    def run(self, case: Case) -> Outcome:
        """Run a test; what goes wrong on the way is its failure, too."""
        try:
            return self._run(case)
        except (ServerError, HTTPException, OSError, ValueError, SyntaxError) as error:
            self._loaded = None
            return Outcome("failed", f"{type(error).__name__}: {error}")

    def _run(self, case: Case) -> Outcome:
        match case.test:
            case Unsupported(reason):
                return Outcome("skipped", reason)
            case Evaluation() as test:
                return self._evaluation(test)
            case Change() as test:
                return self._change(test)
            case Syntax() as test:
                return self._syntax(test)
            case Exchanges() | Description() as test:
                return self._over_http(case.name, test)

    def _evaluation(self, test: Evaluation) -> Outcome:
        if test.remote and not isinstance(self.service, Server):
            return _REMOTE
        self._load(test.data)
        accept = ACCEPT.get(test.result.path.suffix, EITHER)
        answer = self.service.query(test.query.request, accept)
        if not answer.ok:
            return _refused(answer, test.query.text)
        if answer.media_type not in accept:
            return Outcome("failed", f"{accept} was asked for: {answer}")
        due, given = expected(test.result), read(answer.body, answer.media_type)
        if isinstance(due, Table) and _ORDERED.search(test.query.text):
            due = replace(due, ordered=True)
        return _compared(likeness(due, given, lax=test.lax), answer)

    def _change(self, test: Change) -> Outcome:
        self._load(test.before)
        self._loaded = None
        answer = self.service.update(test.update.request)
        if not answer.ok:
            return _refused(answer, test.update.text)
        alike = graphs_alike(test.after.quads(), self.service.graphs())
        return _compared(alike, answer)

    def _syntax(self, test: Syntax) -> Outcome:
        if test.update:
            self._loaded = None
        answer = self.service.parse(test.file.request, update=test.update)
        accepted = answer.ok or answer.unable
        if accepted if test.good else answer.status == HTTPStatus.BAD_REQUEST:
            return Outcome("passed")
        return _refused(answer, test.file.text)

    def _over_http(self, name: str, test: Exchanges | Description) -> Outcome:
        if not isinstance(self.service, Server):
            return _OVER_HTTP
        if isinstance(test, Description):
            return described(self.service, test.aspect)
        self._load(test.data)
        self._loaded = None
        return exchanged(self.service, name, test.exchanges)

    def _load(self, data: Data) -> None:
        if data != self._loaded:
            held, self._loaded = self._loaded, None
            self.service.load(data, held)
            self._loaded = data


def _refused(answer: Answer, text: str) -> Outcome:
    policy = answer.problem == "query_refused" and _CALLS_OUT.search(text)
    return Outcome("refused" if policy else "failed", str(answer))


def _compared(alike: Likeness, answer: Answer) -> Outcome:
    if alike == "different":
        return Outcome("failed", str(answer))
    return Outcome("passed", by_value=alike == "same values")
