"""What the server counts, for Prometheus.

Each application has a registry of its own. Labels take few values: routes are told by
their templates, methods that are not HTTP's together, outcomes are those named here.
https://prometheus.io/docs/practices/naming/
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.process_collector import ProcessCollector

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from prometheus_client.registry import Collector

Outcome = Literal["ok", "refused", "timeout", "too_heavy", "busy", "too_many", "broken"]
"""How a SPARQL query ended: answered; not run for what it says; stopped for its time;
for what it took; not begun for want of a place; for want of one for this client; the
answer cut off after it had begun."""

Worker = Literal["query", "reading"]
JobState = Literal["queued", "running"]

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder in which several processes of a server keep what they count."""

_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counters of one application; safe to use from several threads."""

    def __init__(self, *figures: Collector) -> None:
        """Begin at nothing; `figures` are asked whenever all is told."""
        self._figures = figures
        self.registry = CollectorRegistry()
        requests = Counter(
            "chidao_http_requests",
            "Requests answered",
            ["method", "route", "status"],
            registry=self.registry,
        )
        seconds = Histogram(
            "chidao_http_request_duration_seconds",
            "Seconds until an answer was sent",
            ["method", "route"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        in_flight = Gauge(
            "chidao_http_requests_in_flight",
            "Requests being answered",
            registry=self.registry,
            multiprocess_mode="livesum",
        )
        queries = Histogram(
            "chidao_sparql_query_duration_seconds",
            "Seconds that SPARQL queries ran, by how they ended",
            ["outcome"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        queue = Gauge(
            "chidao_sparql_queue_length",
            "SPARQL queries that wait for a place",
            registry=self.registry,
            multiprocess_mode="livesum",
        )
        self._killed = Counter(
            "chidao_workers_killed",
            "Worker processes that were killed, or died",
            ["kind"],
            registry=self.registry,
        )
        self._jobs = Gauge(
            "chidao_jobs",
            "Uploads that wait or are being read",
            ["state"],
            registry=self.registry,
            multiprocess_mode="livesum",
        )

        self._requests = cache(requests.labels)
        self._seconds = cache(seconds.labels)
        self._queries = cache(queries.labels)
        self._running = in_flight.track_inprogress()
        self._waiting = queue.track_inprogress()

    def told(self) -> bytes:
        """All of it as text, also of the other processes of this server."""
        whole = CollectorRegistry()
        if os.environ.get(SHARED):
            MultiProcessCollector(whole)  # type: ignore[no-untyped-call]
        else:
            ProcessCollector(registry=whole)
            whole.register(self.registry)
        for figures in self._figures:
            whole.register(figures)
        return generate_latest(whole)

    def running(self) -> AbstractContextManager[object]:
        """Count a request as being answered while this is entered."""
        return self._running

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered; `route` is a template."""
        known = method if method in _METHODS else "other"
        self._requests(known, route, status).inc()
        self._seconds(known, route).observe(seconds)

    def query(self, outcome: Outcome, seconds: float) -> None:
        """Count a SPARQL query that ended, and how long it ran (0: not at all)."""
        self._queries(outcome).observe(seconds)

    def waiting(self) -> AbstractContextManager[object]:
        """Count a SPARQL query as waiting while this is entered."""
        return self._waiting

    def killed(self, kind: Worker) -> None:
        """Count a worker that was killed or died at its work."""
        self._killed.labels(kind).inc()

    def jobs(self, state: JobState, count: int) -> None:
        """Say how many jobs are in a state now."""
        self._jobs.labels(state).set(count)
