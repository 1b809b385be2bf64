"""Strings for the SPARQL endpoint: `python -m bench.fuzz_sparql --queries 10000`.

They are sent by GET, as forms and as bodies, and updates without a token. None may be
answered by a 5xx other than the documented 503s, none may hang or change the graph, no
memory may leak, and what SERVICE and LOAD name is called by nobody.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import random
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from bench.clients import problem_of
from bench.serving import HOST, serving_chidao
from bench.sparql_large import MOST
from bench.sparql_strings import Made, Strings
from bench.stores import ingested
from bench.timing import aligned
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bench.serving import Server

CLIENTS: Final = 2
LIMIT: Final = 2
"""Seconds that the server gives a query, so that the run ends."""

HANGS: Final = 30.0
FORESEEN: Final = frozenset(("query_timeout", "query_too_heavy", "busy"))
"""The codes of what may be answered with 503."""

LEAK: Final = 40.0
"""Megabytes that the server may have gained since it was warm: the heap of a thread is
kept for the next, and grows by some where large strings meet."""

WARM_UP: Final = 40
"""How many of the largest strings are sent before the memory is first looked at."""

_LONGEST_ADDRESS = 8000
_FORM = "application/x-www-form-urlencoded"
_ACCEPT = (
    *("*/*",) * 4,
    "application/sparql-results+json, text/turtle",
    "text/csv, application/n-triples;q=0.5",
    "application/sparql-results+xml, application/rdf+xml",
    "text/tab-separated-values, application/ld+json",
    "application/nothing",
)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a string; `wrong` says what should not have been."""

    number: int
    kind: str
    said: str
    seconds: float
    wrong: str = ""


def send(port: int, path: str, number: int, made: Made) -> Fate:
    """Send a string, by GET, as a form or as a body; judge the answer."""
    chance = random.Random(number)  # noqa: S311 - to repeat, not to hide
    update = path.endswith("update")
    name = "update" if update else "query"
    form = f"{name}={quote(made.data)}".encode()
    headers = {"Accept": chance.choice(_ACCEPT)}
    way = chance.choice(("GET", "form", "body"))
    method, body = "POST", made.data
    if way == "GET" and len(form) < _LONGEST_ADDRESS and not update:
        method, path, body = "GET", f"{path}?{form.decode()}", b""
    elif way == "form":
        body, headers["Content-Type"] = form, _FORM
    else:
        headers["Content-Type"] = f"application/sparql-{name}"
    started = time.perf_counter()
    said, wrong = _judged(port, method, path, body, headers)
    return Fate(number, made.kind, said, time.perf_counter() - started, wrong)


def _judged(
    port: int, method: str, path: str, body: bytes, headers: dict[str, str]
) -> tuple[str, str]:
    connection = http.client.HTTPConnection(HOST, port, timeout=HANGS)
    answer = None
    try:
        with suppress(BrokenPipeError, ConnectionResetError):  # refused before its end
            connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return _verdict(answer, answer.read())
    except TimeoutError:
        return "hang", f"no answer in {HANGS:g} s"
    except (OSError, http.client.HTTPException) as error:
        if answer is not None and answer.status == http.HTTPStatus.OK:
            return "200, cut", ""  # by a limit, and the client can tell
        return "none", f"{type(error).__name__}: {error}"
    finally:
        connection.close()


def _verdict(answer: http.client.HTTPResponse, body: bytes) -> tuple[str, str]:
    """Status and code of an answer, and what is wrong with it."""
    if answer.status < http.HTTPStatus.BAD_REQUEST:
        return str(answer.status), ""
    try:
        code = problem_of(body)
    except ValueError as error:
        return str(answer.status), str(error)
    said = f"{answer.status} {code}"
    ours = answer.status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    busy = answer.status == http.HTTPStatus.SERVICE_UNAVAILABLE and code in FORESEEN
    return said, "" if ours or busy else "a server error"


def _largest(number: int) -> Made:
    return Made("warming up", b"ASK {} #" + b"a" * (MOST - number))


@contextmanager
def nobody_calls() -> Iterator[tuple[str, list[object]]]:
    """An address on loopback, and who called it."""
    callers: list[object] = []
    with socket.create_server((HOST, 0)) as listener:

        def listen() -> None:
            with suppress(OSError):  # when it is closed
                while True:
                    talk, address = listener.accept()
                    talk.close()
                    callers.append(address)

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://{HOST}:{listener.getsockname()[1]}/data", callers
        listener.shutdown(socket.SHUT_RDWR)


def state(store: Path) -> tuple[int, str]:
    """How many quads a store has, and the hash of all of them."""
    with Store.open_snapshot(store) as opened:
        dumped = opened.dump()
    return dumped.count(b"\n"), hashlib.sha256(dumped).hexdigest()


def _sent(
    server: Server, path: str, make: Callable[[int], Made], numbers: Iterable[int]
) -> list[Fate]:
    def one(number: int) -> Fate:
        return send(server.port, path, number, make(number))

    with ThreadPoolExecutor(CLIENTS) as clients:
        return list(clients.map(one, numbers))


def fuzz(
    server: Server, strings: Strings, queries: int, updates: int
) -> tuple[list[Fate], list[float]]:
    """Send all strings; what became of them, and the memory after each tenth of them.

    It is that of the server's own process: the workers of queries are put down anyway.
    The largest strings come first, since what they take is kept for others.
    """
    fates = _sent(server, "/sparql", _largest, range(WARM_UP))
    memory = [server.resident()]
    tenth = max(1, queries // 10)
    for start in range(0, queries, tenth):
        numbers = range(start, min(queries, start + tenth))
        fates += _sent(server, "/sparql", strings.made, numbers)
        memory.append(server.resident())
    fates += _sent(server, "/sparql/update", strings.update, range(updates))
    memory.append(server.resident())
    return fates, memory


def table(fates: Iterable[Fate]) -> str:
    """Lay out how often each kind of string ended how."""
    counts = Counter((fate.kind, fate.said) for fate in fates)
    slowest: dict[tuple[str, str], float] = {}
    for fate in fates:
        key = fate.kind, fate.said
        slowest[key] = max(slowest.get(key, 0.0), fate.seconds)
    lines = [("", "ended with", "strings", "slowest s")]
    lines += [(*key, str(counts[key]), f"{slowest[key]:.2f}") for key in sorted(counts)]
    return aligned(lines, "<<>>")


def main() -> None:
    """Fuzz as the command line says; end with 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=10_000)
    parser.add_argument("--updates", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, nobody_calls() as (remote, callers):
        store = Path(folder, "store")
        ingested(store)
        before = state(store)
        strings = Strings(given.seed, remote)
        environ = {"CHIDAO_QUERY_SECONDS": str(LIMIT)}
        with serving_chidao(store, environ) as server:
            fates, memory = fuzz(server, strings, given.queries, given.updates)
        after = state(store)
    print(table(fates))
    print("\nMB at first, and after each tenth:", *(f"{size:.0f}" for size in memory))
    wrong = [fate for fate in fates if fate.wrong]
    for fate in wrong:
        make = strings.update if "update" in fate.kind else strings.made
        print(f"\n{fate}\n{make(fate.number).data[:2000]!r}", file=sys.stderr)
    checks = (
        (not wrong, f"{len(wrong)} strings were answered wrongly"),
        (before == after, f"the graph changed: {before} to {after}"),
        (not callers, f"{len(callers)} calls reached the network"),
        (memory[-1] < memory[0] + LEAK, "the memory grew"),
    )
    missed = [words for kept, words in checks if not kept]
    sys.exit(f"seed {given.seed}: {'; '.join(missed)}" if missed else 0)


if __name__ == "__main__":
    main()
