"""Our SPARQL endpoint beside others, in one run: `python -m bench.endpoint`.

The same letters are served by chidao, by `oxigraph serve-read-only` (which has the same
engine and nothing around it) and by rdflib-endpoint. Requests go to them in turns, so
that what else the machine does slows them alike. With `--short`: 1,000 letters.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import pyoxigraph as ox

from bench.serving import HOST, free_port, program, serving, serving_chidao
from bench.stores import worldly
from bench.timing import aligned
from bench.world.answers import slug
from graph.disk import snapshots
from graph.iris import BASE
from ontology.standards import DCTERMS, OA
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from http.client import HTTPConnection, HTTPResponse

    from bench.serving import Server
    from bench.world.plan import World

JSON: Final = "application/sparql-results+json"
CSV: Final = "text/csv"
TRIPLES: Final = "application/n-triples"

MEGABYTE: Final = 1_000_000
QUIET = {"CHIDAO_LOG_LEVEL": "warning"}
"""No line for each request, as the others write none."""

NEAR: Final = 2.0
"""How often the time of `oxigraph serve` a short answer may take."""

STREAMED: Final = 0.8
"""What part of its rate a long answer has to have."""

FASTER: Final = 10.0
"""How much faster than rdflib-endpoint an answer is meant to be."""

_CHUNK = 1 << 16


@dataclass(slots=True)
class Endpoint:
    """An endpoint that is asked: its name, address, and connection kept alive."""

    name: str
    path: str
    connection: HTTPConnection

    def connect(self) -> None:
        """Connect anew: a server lets go of a connection that is idle for long."""
        self.connection.close()
        self.connection.connect()

    def ask(self, query: str, accept: str) -> tuple[float, bytes]:
        """Seconds that the answer took, and the answer.

        Raises:
            RuntimeError: it is not 200.
        """
        started = time.perf_counter()
        body = self._request(query, accept).read()
        return time.perf_counter() - started, body

    def drain(self, query: str, accept: str) -> tuple[float, int]:
        """Seconds that a long answer took, and its bytes, which are not kept.

        Raises:
            RuntimeError: it is not 200.
        """
        self.connect()
        started = time.perf_counter()
        answer, size = self._request(query, accept), 0
        while piece := answer.read(_CHUNK):
            size += len(piece)
        return time.perf_counter() - started, size

    def _request(self, query: str, accept: str) -> HTTPResponse:
        target = f"{self.path}?{urlencode({'query': query})}"
        self.connection.request("GET", target, headers={"Accept": accept})
        answer = self.connection.getresponse()
        if answer.status != HTTPStatus.OK:
            message = f"{self.name}: {answer.status} {answer.read(300)!r} to {query}"
            raise RuntimeError(message)
        return answer


def one_row(ours: Endpoint, theirs: Endpoint, world: World, rounds: int) -> str:
    """The latency of an answer of one row: looked up, counted, and asked again."""
    head = ("one row, p50 ms (p95)", ours.name, theirs.name, "x")
    lines: list[tuple[str, ...]] = [head]
    worst = 0.0
    last, hub = (letter(world, place) for place in (world.letters - 1, 0))
    title = f"SELECT ?title {{ <{last}> <{DCTERMS}title> ?title }}"
    count = f"SELECT (COUNT(*) AS ?n) {{ ?mention <{OA}hasBody> <{hub}> }}"
    for name, query, again in (
        ("a title, by the letter", title, False),
        ("how many cite the most cited", count, False),
        ("the title, asked again", title, True),
    ):
        times: list[list[float]] = [[], []]
        for number in range(rounds):
            asked = query if again else _anew(query, number)
            for endpoint, spent in zip((ours, theirs), times, strict=True):
                spent.append(endpoint.ask(asked, JSON)[0])
        middle = [statistics.median(spent) for spent in times]
        late = [statistics.quantiles(spent, n=20)[-1] for spent in times]
        worst = max(worst, middle[0] / middle[1])
        shown = (
            f"{one * 1000:.2f} ({other * 1000:.2f})"
            for one, other in zip(middle, late, strict=True)
        )
        lines.append((name, *shown, f"{middle[0] / middle[1]:.2f}"))
    return aligned(lines, "<>>>") + _verdict(worst <= NEAR, "at most 2.00")


def _anew(query: str, number: int) -> str:
    """A query that nobody has asked before, so that none answers from memory."""
    return f"{query} # {number}"


def long_answers(
    ours: Endpoint, theirs: Endpoint, rows: Sequence[int], rounds: int
) -> str:
    """The rate of long answers, in megabytes a second."""
    head = ("long answers", "MB", ours.name, theirs.name, "x")
    lines: list[tuple[str, ...]] = [head]
    worst = 1.0
    for limit in rows:
        for name, query, accept in (
            ("JSON", f"SELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT {limit}", JSON),
            ("CSV", f"SELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT {limit}", CSV),
            (
                "N-Triples",
                f"CONSTRUCT {{ ?s ?p ?o }} {{ ?s ?p ?o }} LIMIT {limit}",
                TRIPLES,
            ),
        ):
            sizes, rates = [], []
            for endpoint in (ours, theirs):
                runs = [endpoint.drain(query, accept) for _ in range(rounds)]
                sizes.append(runs[0][1])
                rates.append(statistics.median(size / took for took, size in runs))
            ratio = rates[0] / rates[1]
            worst = min(worst, ratio)
            shown = (f"{rate / MEGABYTE:.1f}" for rate in rates)
            size = f"{sizes[0] / MEGABYTE:.0f}"
            lines.append((f"{name}, {limit:,} rows", size, *shown, f"{ratio:.2f}"))
    return aligned(lines, "<>>>>") + _verdict(worst >= STREAMED, "at least 0.80")


def letter(world: World, place: int) -> str:
    """The IRI of a letter; the oldest is the one that most others cite."""
    return BASE + slug(world, place)


def questions(world: World) -> Iterator[tuple[str, str, str]]:
    """The queries of the comparison of engines: name, query, media type."""
    middle = letter(world, world.letters // 2)
    yield (
        "q1b: all that cite the most cited",
        (
            "SELECT DISTINCT ?d ?date ?title "
            f"{{ ?m <{OA}hasBody> <{letter(world, 0)}> ; <{DCTERMS}isPartOf> ?d . "
            f"?d <{DCTERMS}date> ?date ; <{DCTERMS}title> ?title }}"
        ),
        JSON,
    )
    yield (
        "q3: tasks of each agency",
        (
            "SELECT ?agency (COUNT(?task) AS ?tasks) "
            f"{{ ?task <{Cd.lead}> ?agency }} GROUP BY ?agency"
        ),
        JSON,
    )
    yield (
        "q4: one letter as a graph",
        f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{middle}> {{ ?s ?p ?o }} }}",
        TRIPLES,
    )


def beside(endpoints: Sequence[Endpoint], world: World, rounds: int) -> str:
    """Three questions, to all; the answers are the same size, or it is said."""
    names = [endpoint.name for endpoint in endpoints]
    again = f"{names[0]} again"
    lines: list[tuple[str, ...]] = [("p50 ms", "answers", *names, "x", again)]
    short = []
    for name, query, accept in questions(world):
        times: list[list[float]] = [[] for _ in endpoints]
        sizes: list[int] = []
        repeated: list[float] = []
        for number in range(rounds):
            for endpoint in endpoints:
                endpoint.connect()
            asked = _anew(query, number)
            answers = [endpoint.ask(asked, accept) for endpoint in endpoints]
            endpoints[0].connect()
            repeated.append(endpoints[0].ask(asked, accept)[0])
            for spent, (seconds, _) in zip(times, answers, strict=True):
                spent.append(seconds)
            sizes = [count_of(body, accept) for _, body in answers]
        if len(set(sizes)) > 1:
            message = f"{name}: {dict(zip(names, sizes, strict=True))}"
            raise RuntimeError(message)
        middle = [statistics.median(spent) for spent in times]
        ratio = middle[-1] / middle[0]
        if ratio < FASTER:
            short.append(name.partition(":")[0])
        shown = (f"{one * 1000:.1f}" for one in middle)
        last = f"{statistics.median(repeated) * 1000:.1f}"
        lines.append((name, str(sizes[0]), *shown, f"{ratio:.1f}", last))
    shown_all = aligned(lines, "<>" + ">" * len(names) + ">>")
    if len(endpoints) == 2:  # noqa: PLR2004 - nobody else was asked
        return shown_all
    words = f"ten times as fast as {names[-1]}"
    words += f"; not so: {', '.join(short)}" if short else ""
    return shown_all + _verdict(not short, words)


def count_of(body: bytes, accept: str) -> int:
    """How many rows or triples an answer has, each once."""
    if accept == TRIPLES:
        return len(set(ox.parse(body, format=ox.RdfFormat.N_TRIPLES)))
    return len(json.loads(body)["results"]["bindings"])


def _verdict(kept: bool, target: str) -> str:  # noqa: FBT001 - told in words
    return f"\ntarget {'met' if kept else 'MISSED'}: {target}\n"


def main() -> None:
    """Compare as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=300, help="of short answers")
    parser.add_argument("--without-rdflib", action="store_true")
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    if given.short:
        given.letters, given.rounds = 1000, 50
    rows = (35_000,) if given.short else (35_000, 350_000)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        quads, store = folder / "world.nq", folder / "store"
        world = worldly(store, given.letters)

        def reached(name: str, path: str, server: Server) -> Endpoint:
            return Endpoint(name, path, server.connect())

        served = stack.enter_context(serving_chidao(store, QUIET))
        ours = reached("chidao", "/sparql", served)
        snapshot = snapshots(store)[-1]
        engine = ox.Store.read_only(str(snapshot))
        print(f"{world.letters:,} letters, {len(engine):,} quads\n")
        port = free_port()
        command = [
            program("oxigraph"),
            "serve-read-only",
            "--location",
            str(snapshot),
        ]
        command += ["--bind", f"{HOST}:{port}", "--union-default-graph"]
        theirs = reached(
            "oxigraph", "/query", stack.enter_context(serving(command, port))
        )
        print(one_row(ours, theirs, world, given.rounds))
        print(long_answers(ours, theirs, rows, 1 if given.short else 3))
        endpoints = [ours, theirs]
        if not given.without_rdflib:
            port = free_port()
            engine.dump(str(quads), ox.RdfFormat.N_QUADS)
            command = [sys.executable, "-m", "bench.rdflib_server"]
            command += [str(quads), str(port)]
            slow = stack.enter_context(serving(command, port, ready="/?query=ASK{}"))
            endpoints.append(reached("rdflib-endpoint", "/", slow))
        print(beside(endpoints, world, 5))


if __name__ == "__main__":
    main()
