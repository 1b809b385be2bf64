"""Fair turns: who runs, who waits, who is refused."""

from __future__ import annotations

import asyncio

import pytest

from api.request_errors import BusyError, TooManyRequestsError
from api.turns import MOST_WAITING, Turns


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def queue(
    turns: Turns, clients: str
) -> tuple[list[str], list[asyncio.Task[None]]]:
    """Have clients come one after another; who was let in, in order, and the tasks."""
    order: list[str] = []

    async def come(client: str) -> None:
        await turns.enter(client)
        order.append(client)

    tasks = [asyncio.create_task(come(client)) for client in clients]
    await settle()
    return order, tasks


# One client leaves a place to others, if there are several.
@pytest.mark.parametrize(
    ("places", "clients", "let_in"),
    [(1, "ab", "a"), (2, "ab", "ab"), (2, "aaab", "ab"), (3, "aaaab", "aab")],
)
def test_places_are_shared(places: int, clients: str, let_in: str) -> None:
    async def run() -> str:
        order, tasks = await queue(Turns(places), clients)
        for task in tasks:
            task.cancel()
        return "".join(order)

    assert asyncio.run(run()) == let_in


def test_those_who_wait_are_served_by_turns() -> None:
    async def run() -> str:
        turns = Turns(1)
        order, _ = await queue(turns, "aaabbc")
        for place in range(6):
            turns.leave(order[place])
            await settle()
        return "".join(order)

    assert asyncio.run(run()) == "aabcab"


def test_who_waits_too_long_is_refused_and_leaves_no_trace() -> None:
    async def run() -> None:
        turns = Turns(1, wait=0.02)
        await turns.enter("a")
        with pytest.raises(BusyError) as refused:
            await turns.enter("b")
        assert type(refused.value) is BusyError
        assert turns.waiting == 0
        turns.leave("a")
        await turns.enter("b")

    asyncio.run(run())


def test_one_client_may_wait_with_so_many_only() -> None:
    async def run() -> None:
        turns = Turns(1, wait=5, most_of_one=3)
        _, tasks = await queue(turns, "aaa")
        with pytest.raises(TooManyRequestsError):
            await turns.enter("a")
        for task in tasks:
            task.cancel()

    asyncio.run(run())


def test_a_queue_has_an_end() -> None:
    async def run() -> None:
        turns = Turns(1, wait=5)
        many = [chr(1000 + number) for number in range(MOST_WAITING + 1)]
        _, tasks = await queue(turns, "".join(many))
        assert turns.waiting == MOST_WAITING
        with pytest.raises(BusyError):
            await turns.enter("z")
        for task in tasks:
            task.cancel()
        await settle()
        assert turns.waiting == 0

    asyncio.run(run())


def test_who_gives_up_when_called_gives_the_place_back() -> None:
    async def run() -> None:
        turns = Turns(1, wait=5)
        await turns.enter("a")
        _, (task,) = await queue(turns, "b")
        turns.leave("a")
        task.cancel()
        await settle()
        await turns.enter("c")

    asyncio.run(run())
