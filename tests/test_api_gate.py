"""Few at a time: who waits, who is refused, and what the server says then."""

from __future__ import annotations

import asyncio
import threading

import pytest

from api.gate import Gate
from api.request_errors import BusyError
from tests.web import served


def test_who_comes_late_is_refused_and_the_place_is_given_back() -> None:
    release = threading.Event()

    async def crowd() -> list[object]:
        gate = Gate(places=1, wait=0.05)
        first = asyncio.create_task(gate.run(release.wait))
        await asyncio.sleep(0)
        refused = await asyncio.gather(gate.run(str), return_exceptions=True)
        release.set()
        return [*refused, await first, await gate.run(lambda: "again")]

    refused, first, again = asyncio.run(crowd())
    assert isinstance(refused, BusyError)
    assert (first, again) == (True, "again")


def test_a_failure_gives_the_place_back() -> None:
    async def fail_twice() -> None:
        gate = Gate(places=1, wait=0.05)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                await gate.run(lambda: 1 / 0)

    asyncio.run(fail_twice())


def test_the_refused_are_told_when_to_come_again() -> None:
    with served() as client:
        client.app.state.readings = Gate(places=0, wait=1.0)  # type: ignore[attr-defined]
        answer = client.post("/api/extract", files={"file": b"a"})
        assert client.get("/healthz").status_code == 200
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    assert answer.json()["type"].endswith("/busy")
