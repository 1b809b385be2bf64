"""Foreign queries in processes: limits, turns, and what is left behind."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from api.query_answer import Answer
from api.query_frames import DATA, END, FRAME, REFUSED
from api.query_pool import QueryPool
from api.query_process import QueryProcess
from api.request_errors import QueryTimeoutError, QueryTooHeavyError
from api.settings import QueryLimits
from graph.engine import StoreFullError
from graph.errors import GraphError, NoStoreError, QueryRefusedError, QuerySyntaxError
from graph.foreign import Asked
from graph.store import Store
from graph.updates import Checked, Update, check
from tests.processes import soon

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

EX = "http://example.org/"
CSV = "text/csv"
LIMITS = QueryLimits(seconds=2, memory=400, workers=2)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?x ?y ?z . ?u ?v ?w }"
ONE = "SELECT (1 AS ?n) {}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    name = ox.NamedNode(EX + "p")
    with Store.open(tmp_path_factory.mktemp("store")) as store:
        store.add(
            ox.Quad(ox.NamedNode(f"{EX}{n}"), name, ox.Literal("x" * 1000))
            for n in range(500)
        )
        store.publish()
        yield store


@asynccontextmanager
async def pool_of(
    store: Store, limits: QueryLimits = LIMITS
) -> AsyncIterator[QueryPool]:
    pool = QueryPool(store.folder, limits)
    try:
        yield pool
    finally:
        await pool.close()


async def ask(pool: QueryPool, query: str, client: str = "a") -> bytes:
    answer = await pool.ask(Asked(query, CSV), client)
    await answer.ready()
    return b"".join([piece async for piece in answer.pieces()])


async def read(answer: Answer, sizes: list[int]) -> None:
    async for piece in answer.pieces():
        sizes[0] += len(piece)


def workers(pool: QueryPool) -> list[int]:
    return [process._process.pid for process in pool._all]  # noqa: SLF001 - no other way


def test_one_worker_answers_one_query_after_another(store: Store) -> None:
    async def run() -> tuple[list[bytes], list[int]]:
        async with pool_of(store) as pool:
            answers = [await ask(pool, ONE) for _ in range(3)]
            return answers, workers(pool)

    answers, used = asyncio.run(run())
    assert answers == [b"n\r\n1\r\n"] * 3
    assert len(used) == 1
    assert soon(gone=used[0])


# A query that does not end, or that takes all memory, costs one worker, and the next
# query is answered.
@pytest.mark.parametrize(
    ("query", "error"),
    [
        (ENDLESS, QueryTimeoutError),
        (
            "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?f ?i",
            (QueryTimeoutError, QueryTooHeavyError),
        ),
        (
            'SELECT (STRLEN(?h) AS ?n) { BIND("'
            + "x" * 60_000
            + '" AS ?a) '
            + " ".join(
                f"BIND(CONCAT({', '.join([f'?{a}'] * 8)}) AS ?{b})"
                for a, b in zip("abcdefg", "bcdefgh", strict=True)
            )
            + "}",
            QueryTooHeavyError,
        ),
    ],
    ids=["endless", "sort", "memory"],
)
def test_a_hostile_query_ends_at_its_limit(
    store: Store, query: str, error: type[Exception]
) -> None:
    async def run() -> tuple[bytes, list[int], list[int]]:
        slow = error is QueryTooHeavyError  # memory takes a while to fill
        async with pool_of(store, replace(LIMITS, seconds=60 if slow else 2)) as pool:
            await ask(pool, ONE)
            before = workers(pool)
            with pytest.raises(error):
                await ask(pool, query)
            return await ask(pool, ONE), before, workers(pool)

    answer, before, after = asyncio.run(run())
    assert answer == b"n\r\n1\r\n"
    assert not set(before) & set(after)


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("SELECT", QuerySyntaxError),
        ("DROP ALL", QueryRefusedError),
        ("SELECT (<x:f>(1) AS ?n) {}", QueryRefusedError),
        (f"SELECT * {{ SERVICE <{EX}> {{ ?s ?p ?o }} }}", QueryRefusedError),
    ],
)
def test_a_refusal_costs_no_worker(
    store: Store, query: str, error: type[Exception]
) -> None:
    async def run() -> list[int]:
        async with pool_of(store) as pool:
            for _ in range(2):
                with pytest.raises(error):
                    await ask(pool, query)
            return workers(pool)

    assert len(asyncio.run(run())) == 1


def test_an_answer_that_grows_too_long_breaks_off(store: Store) -> None:
    query = "SELECT * { ?s ?p ?o . ?a ?b ?c }"

    async def run(limits: QueryLimits) -> int:
        async with pool_of(store, limits) as pool:
            got = [0]
            answer = await pool.ask(Asked(query, CSV), "a")
            await answer.ready()
            assert not answer.whole
            with pytest.raises(QueryRefusedError):
                await read(answer, got)
            return got[0]

    for limits in (replace(LIMITS, megabytes=8), replace(LIMITS, rows=9_000)):
        assert 1024**2 < asyncio.run(run(limits)) < 20 * 1024**2


def test_a_client_that_does_not_read_is_not_waited_for_longer(store: Store) -> None:
    async def run() -> None:
        async with pool_of(store) as pool:
            answer = await pool.ask(Asked("SELECT * { ?s ?p ?o . ?a ?b ?c }", CSV), "a")
            await asyncio.sleep(2.5)
            with pytest.raises(QueryTimeoutError):
                [piece async for piece in answer.pieces()]

    asyncio.run(run())


def test_a_query_that_nobody_waits_for_is_stopped(store: Store) -> None:
    async def run() -> list[int]:
        async with pool_of(store, replace(LIMITS, seconds=60)) as pool:
            work = asyncio.create_task(ask(pool, ENDLESS))
            await asyncio.sleep(0.3)
            running = workers(pool)
            work.cancel()
            await asyncio.wait({work})
            assert await ask(pool, ONE)
            return running

    assert all(soon(gone=process) for process in asyncio.run(run()))


def test_a_write_is_seen_by_the_next_query(store: Store) -> None:
    count = f"SELECT (COUNT(*) AS ?n) {{ ?s <{EX}seen> ?o }}"

    async def run() -> list[bytes]:
        async with pool_of(store) as pool:
            found = [await ask(pool, count)]
            for number in range(2):
                triple = f"<x:a> <{EX}seen> {number}"
                store.update(check(Update(f"INSERT DATA {{ {triple} }}")))
                store.publish()
                found.append(await ask(pool, count))
            return found

    assert asyncio.run(run()) == [f"n\r\n{n}\r\n".encode() for n in range(3)]


# The guard sees to it that none is tried; a worker has no network even so.
def test_a_worker_has_no_network() -> None:
    code = (
        "from api.child import leave_network; import socket; "
        "print(leave_network()); socket.create_connection(('127.0.0.1', %d), 2)"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = subprocess.run(
            [sys.executable, "-c", code % server.getsockname()[1]],
            capture_output=True,
            check=False,
            text=True,
        )
    if done.stdout == "True\n":
        assert "unreachable" in done.stderr
    else:
        assert done.stdout == "False\n"


def test_an_update_is_tried_within_the_limits_and_leaves_nothing(store: Store) -> None:
    pattern = "?s ?p ?o . ?a ?b ?c . ?x ?y ?z . ?u ?v ?w"
    endless = f"INSERT {{ ?s <{EX}q> ?w }} WHERE {{ {pattern} }}"

    async def run(update: Checked) -> None:
        async with pool_of(store) as pool:
            await pool.try_out(update, "a")

    folder = store.folder
    assert folder is not None
    before = (store.dump(), sorted(folder.iterdir()))
    asyncio.run(run(check(Update("DELETE WHERE { ?s ?p ?o }"))))
    with pytest.raises((QueryTimeoutError, QueryTooHeavyError)):
        asyncio.run(run(check(Update(endless))))
    with pytest.raises(QuerySyntaxError):
        asyncio.run(run(check(Update("DELETE { ?s } WHERE {}"))))
    assert (store.dump(), sorted(folder.iterdir())) == before


class Puppet:
    """A worker that says what the test has it say."""

    pid = 0

    def __init__(self, command: list[str]) -> None:
        self.socket = socket.socket(fileno=os.dup(int(command[4])))

    def wait(self) -> None:
        self.socket.close()


# An answer that comes just when nobody waits any more: under load, one in thousands
# was never heard of again.
@pytest.mark.parametrize("turns", range(5))
def test_to_stop_waiting_for_an_answer_loses_nothing_of_it(
    turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    puppets: list[Puppet] = []

    def start(command: list[str], **_: object) -> Puppet:
        puppets.append(Puppet(command))
        return puppets[-1]

    monkeypatch.setattr("api.children.subprocess.Popen", start)
    monkeypatch.setattr(QueryProcess, "kill", lambda _: None)

    async def stop_and_go_on() -> bytes:
        process, answer = QueryProcess(Path(), 128), Answer()
        first = asyncio.create_task(process.receive(answer))
        await asyncio.sleep(0)
        said = FRAME.pack(DATA, 3) + b"yes" + FRAME.pack(END, 1) + b"1"
        puppets[0].socket.sendall(said)
        for _ in range(turns):
            await asyncio.sleep(0)
        first.cancel()
        await asyncio.wait({first})
        async with asyncio.timeout(1):
            while not answer.whole:
                await process.receive(answer)
        process.bury()
        return answer.body()

    assert asyncio.run(stop_and_go_on()) == b"yes"


@pytest.mark.parametrize(
    ("said", "kind", "fit"),
    [
        ('{"error": "StoreFullError", "args": ["a"]}', StoreFullError, True),
        ('{"error": "StoreUnwritableError", "args": ["a", "b"]}', GraphError, True),
        ('{"error": "SystemExit", "args": []}', QueryTooHeavyError, False),
        ('{"error": "NoStoreError", "args": []}', QueryTooHeavyError, False),
        ("[]", QueryTooHeavyError, False),
        ("{", QueryTooHeavyError, False),
    ],
)
def test_what_a_worker_says_went_wrong_is_one_of_our_errors(
    said: str, kind: type[Exception], *, fit: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    puppets: list[Puppet] = []

    def start(command: list[str], **_: object) -> Puppet:
        puppets.append(Puppet(command))
        return puppets[-1]

    monkeypatch.setattr("api.children.subprocess.Popen", start)
    monkeypatch.setattr(QueryProcess, "kill", lambda _: None)

    async def hear() -> None:
        process = QueryProcess(Path(), 128)
        puppets[0].socket.sendall(FRAME.pack(REFUSED, len(said)) + said.encode())
        with pytest.raises(kind):
            await process.receive(Answer())
        assert process.fit == fit
        process.bury()

    asyncio.run(hear())


def test_a_store_in_memory_has_no_endpoint() -> None:
    async def run() -> None:
        with Store.in_memory() as store:
            async with pool_of(store) as pool:
                await ask(pool, ONE)

    with pytest.raises(NoStoreError):
        asyncio.run(run())
