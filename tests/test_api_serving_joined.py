"""Small pieces that are written in one turn of the loop go out as one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import pytest

from api.serving.joined import SMALL, Joined

if TYPE_CHECKING:
    from collections.abc import Callable


class Sink:
    """A transport that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[bytes] = []
        self.closing = False

    def write(self, data: bytes) -> None:
        self.told.append(data)

    def write_eof(self) -> None:
        self.told.append(b"<eof>")

    def close(self) -> None:
        self.told.append(b"<close>")

    def abort(self) -> None:
        self.closing = True

    def is_closing(self) -> bool:
        return self.closing


LARGE = b"x" * (SMALL + 1)


def head_and_body(joined: Joined) -> None:
    joined.write(b"head ")
    joined.write(b"body")


def head_alone(joined: Joined) -> None:
    joined.write(b"head")


def head_and_more(joined: Joined) -> None:
    joined.write(b"head")
    joined.write(LARGE)


def large(joined: Joined) -> None:
    joined.write(LARGE)


def three(joined: Joined) -> None:
    head_and_body(joined)
    joined.write(b"end")


def closed(joined: Joined) -> None:
    joined.write(b"head")
    joined.close()


def ended(joined: Joined) -> None:
    joined.write(b"head")
    joined.write_eof()


def gone(joined: Joined) -> None:
    joined.write(b"head")
    joined.abort()


# What is written in one turn, what of it is sent in it, and what is after it.
@pytest.mark.parametrize(
    ("write", "at_once", "after"),
    [
        (head_and_body, [b"head body"], []),
        (head_alone, [], [b"head"]),
        (head_and_more, [b"head", LARGE], []),
        (large, [LARGE], []),
        (three, [b"head body"], [b"end"]),
        (closed, [b"head", b"<close>"], []),
        (ended, [b"head", b"<eof>"], []),
        (gone, [], []),
    ],
)
def test_what_goes_out_when(
    write: Callable[[Joined], None], at_once: list[bytes], after: list[bytes]
) -> None:
    async def run() -> None:
        sink = Sink()
        transport = cast("asyncio.Transport", sink)
        write(Joined(transport, asyncio.get_running_loop()))
        assert sink.told == at_once
        await asyncio.sleep(0)
        assert sink.told == at_once + after

    asyncio.run(run())
