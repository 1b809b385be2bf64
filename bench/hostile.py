"""What a hostile crowd does to the server: `python -m bench.hostile`.

Each of `bench.killers` is asked, four at a time, to see how it ends; then 50 clients
send them, and misbehave, all at once, while one well-behaved client goes on asking what
the page of the chain asks. Every answer of the crowd must come by its limit, and the
good client must not notice. With `--short`: a limit of 2 seconds, a crowd of 10.
"""

from __future__ import annotations

import argparse
import http.client
import multiprocessing
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from bench.clients import MISBEHAVING, Answer, ask, misbehave
from bench.killers import KILLERS
from bench.serving import Server, serving_chidao
from bench.stores import ingested, worldly
from bench.timing import Timing, aligned, once, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

AT_ONCE: Final = 4
CLIENTS: Final = 50
MISBEHAVED: Final = 10
"""How many of them misbehave; the others ask the killers in turn."""

GRACE: Final = 3.0
"""Seconds that an answer may take beyond the limit: the queue, a worker put down."""

QUEUE: Final = 15.0
"""Seconds that a query may wait in the queue before it runs or is refused."""

PAUSE: Final = 0.1
TARGET: Final = 0.2
"""Seconds that the good client's answers stay under, 95 of 100."""

RESOLUTION: Final = "57-NQ/TW"


@dataclass(frozen=True, slots=True)
class Weight:
    """What a server takes: megabytes, open files and sockets, processes."""

    memory: float
    descriptors: int
    processes: int

    @classmethod
    def of(cls, server: Server) -> Weight:
        """Weigh a server."""
        processes = len(server.processes())
        return cls(server.memory(), server.descriptors(), processes)


def addresses() -> tuple[str, ...]:
    """What the page of the chain asks, and the pages around it."""
    trace = urlencode({"from": RESOLUTION, "to": "Sở Khoa học và Công nghệ"})
    return (
        "/",
        "/do-thi?" + urlencode({"root": RESOLUTION}),
        f"/api/trace?{trace}",
        f"/api/documents/{RESOLUTION}",
        "/api/documents?q=nghi+quyet",
    )


def good_client(server: Server, until: Callable[[], bool]) -> tuple[float, ...]:
    """Ask, several times a second, on one connection; seconds that each answer took.

    Raises:
        RuntimeError: an answer is not 200.
    """
    connection = server.connect(timeout=30)
    for path in addresses():  # what is kept from the first time on
        _get(connection, path)
    runs: list[float] = []
    for path in cycle(addresses()):
        runs.append(once(partial(_get, connection, path)))
        time.sleep(PAUSE)
        if until():
            break
    connection.close()
    return tuple(runs)


def _get(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path)
    got = connection.getresponse()
    got.read()
    if got.status != http.HTTPStatus.OK:
        message = f"{path} answered {got.status}"
        raise RuntimeError(message)


def one_by_one(port: int, wait: float) -> list[Answer]:
    """Ask each killer once, so few at a time that none has to wait for its turn."""

    def asked(number: int) -> Answer:
        one = KILLERS[number]
        return ask(port, one.name, one.query, client=number + 1, wait=wait)

    with ThreadPoolExecutor(AT_ONCE) as clients:
        return list(clients.map(asked, range(len(KILLERS))))


def crowd(port: int, seconds: float, wait: float) -> list[Answer]:
    """Let 50 clients, each with an address of its own, do their worst for a while."""
    end = time.monotonic() + seconds
    answers: list[Answer] = []
    turns = count()

    def killing(client: int) -> None:
        while time.monotonic() < end:
            one = KILLERS[next(turns) % len(KILLERS)]
            said = ask(port, one.name, one.query, client=client, wait=wait)
            answers.append(said)
            if said.seconds < PAUSE:  # refused at once: nobody is that fast
                time.sleep(PAUSE)

    def misbehaving(client: int) -> None:
        name = MISBEHAVING[client % len(MISBEHAVING)][0]
        while (left := end - time.monotonic()) > 0:
            answers.append(misbehave(port, name, client, left))

    works = [misbehaving] * MISBEHAVED + [killing] * (CLIENTS - MISBEHAVED)
    threads = [
        threading.Thread(target=work, args=(client,))
        for client, work in enumerate(works, 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def under_attack(
    server: Server, seconds: float, wait: float
) -> tuple[tuple[float, ...], list[Answer]]:
    """The good client's seconds, and what the crowd was answered meanwhile.

    The crowd is another process, so that it takes nothing of the good client's time.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        done = pool.apply_async(crowd, (server.port, seconds, wait))
        runs = good_client(server, done.ready)
        return runs, done.get()


def told(answers: Sequence[Answer], limit: float) -> str:
    """Lay out how each kind of request ended, and how long the slowest took."""
    ends: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        ends[answer.name].append(answer)
    lines: list[tuple[str, ...]] = [("", "times", "p50 s", "slowest s", "ended with")]
    for name, group in ends.items():
        times = sorted(answer.seconds for answer in group)
        said = Counter(answer.said for answer in group)
        lines.append(
            (
                name,
                str(len(group)),
                f"{times[len(times) // 2]:.2f}",
                f"{times[-1]:.2f}",
                ", ".join(f"{one} ({number})" for one, number in sorted(said.items())),
            )
        )
    late = overdue(answers, limit)
    return aligned(lines, "<>>><") + f"\n{len(late)} took longer than the limit"


def overdue(answers: Sequence[Answer], limit: float) -> list[Answer]:
    """What took longer than the limit, or ended without a status."""
    asked = {killer.name for killer in KILLERS}
    return [
        answer
        for answer in answers
        if answer.name in asked
        and (answer.seconds > limit or answer.said in ("none", "late"))
    ]


def main() -> None:
    """Run as the command line says; end with 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--world", type=int, default=0, help="letters to add to the two"
    )
    parser.add_argument("--limit", type=int, default=20, help="seconds of a query")
    parser.add_argument("--seconds", type=float, default=90, help="of the crowd")
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    if given.short:
        given.limit, given.seconds = 2, 10.0
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "store")
        ingested(store)
        if given.world:
            worldly(store, given.world)
        environ = {"CHIDAO_QUERY_SECONDS": str(given.limit)}
        with serving_chidao(store, environ) as server:
            missed = run(server, given.limit, given.seconds)
    sys.exit("; ".join(missed) or None)


def run(server: Server, limit: float, seconds: float) -> list[str]:
    """Print the tables; what missed its target, in words."""
    quiet = good_client(server, _after(5))
    before = Weight.of(server)
    alone = one_by_one(server.port, limit + 60)
    print(f"{AT_ONCE} at a time, {limit:g} s each\n\n{told(alone, limit + GRACE)}\n")
    busy, answers = under_attack(server, seconds, limit + QUEUE + 60)
    most = Weight.of(server)
    print(
        f"{CLIENTS} clients, {seconds:g} s\n\n{told(answers, limit + QUEUE + GRACE)}\n"
    )
    time.sleep(limit + GRACE)
    after = Weight.of(server)
    good = Timing("the same, under attack", "", busy)
    p99 = sorted(busy)[int(len(busy) * 0.99)]
    print(table([Timing("the page of the chain, alone", "", quiet), good]))
    print(f"p99 under attack: {p99 * 1000:.0f} ms\n")
    weights = [("before", before), ("at the end of the attack", most), ("after", after)]
    lines = [("", "MB", "open files", "processes")]
    lines += [
        (name, f"{one.memory:.0f}", str(one.descriptors), str(one.processes))
        for name, one in weights
    ]
    print(aligned(lines, "<>>>"))
    late = overdue(alone, limit + GRACE) + overdue(answers, limit + QUEUE + GRACE)
    checks = [
        (not late, f"{len(late)} answers came after their limit, or not at all"),
        (good.p95 < TARGET, f"p95 of the good client is {good.p95 * 1000:.0f} ms"),
        (after.processes <= before.processes, "processes are left over"),
        (after.descriptors <= before.descriptors + 10, "files are left open"),
    ]
    return [words for kept, words in checks if not kept]


def _after(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


if __name__ == "__main__":
    main()
