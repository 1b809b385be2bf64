"""A connection that sends too much or too slowly ends, with a reason where one fits."""

from __future__ import annotations

import json
import socket
import threading
import time
from contextlib import contextmanager
from select import select
from typing import TYPE_CHECKING

import pytest
import uvicorn

from api.serving import wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import Receive, Scope, Send

SHORT = 0.3
READY = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the length of the body, or with a hundred megabytes."""
    if scope["type"] != "http":
        return
    length = 0
    while scope["path"] != "/early":
        message = await receive()
        length += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(100 if scope["path"] == "/large" else 0):
        piece = {"type": "http.response.body", "body": bytes(10**6), "more_body": True}
        await send(piece)
    await send({"type": "http.response.body", "body": str(length).encode()})


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    with pytest.MonkeyPatch.context() as patch, served() as found:
        patch.setattr(wire, "HEAD_SECONDS", SHORT)
        patch.setattr(wire, "BODY_SECONDS", SHORT)
        yield found


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http=wire.Wire,
        lifespan="off",
        log_config=None,
        timeout_graceful_shutdown=0,
        timeout_keep_alive=1,
    )
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield listener.getsockname()
    finally:
        server.should_exit = True
        thread.join()


def said(connection: socket.socket) -> bytes:
    """All that comes until the other side closes."""
    connection.settimeout(10)
    found = b""
    while piece := connection.recv(65536):
        found += piece
    return found


def problem(answer: bytes) -> int:
    """The status of an answer that is a problem."""
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    status = int(head.split()[1])
    assert json.loads(body)["status"] == status
    return status


# What is sent, and the status that is answered before the connection is closed.
@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"", 408),
        (b"\r\n", 408),
        (b"GET / HT", 408),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: 1", 408),
        (b"\x16\x03\x01\x02\x00\x01", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        (b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"X: " + b"a" * 300_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 100_000 + b"\r\n", 431),
    ],
)
def test_a_head_that_is_late_too_large_or_none(
    address: tuple[str, int], sent: bytes, status: int
) -> None:
    with socket.create_connection(address) as connection:
        connection.sendall(sent)
        assert problem(said(connection)) == status


def test_a_head_that_trickles_is_late_all_the_same(address: tuple[str, int]) -> None:
    with socket.create_connection(address) as connection:
        answered = False
        for byte in READY:
            connection.sendall(bytes([byte]))
            time.sleep(SHORT / 8)
            answered = answered or bool(select([connection], [], [], 0)[0])
        assert answered
        assert problem(said(connection)) == 408


def test_a_body_that_stops_ends_the_connection(address: tuple[str, int]) -> None:
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n"
    with socket.create_connection(address) as connection:
        connection.sendall(head + b"half")
        begun = time.monotonic()
        assert said(connection) == b""
        assert time.monotonic() - begun < 10 * SHORT


def test_an_answer_that_nobody_takes_ends_the_connection(
    address: tuple[str, int],
) -> None:
    with socket.create_connection(address) as connection:
        connection.sendall(READY.replace(b"/ ", b"/large ", 1))
        time.sleep(3 * SHORT)
        answer = said(connection)
    assert len(answer) < 50_000_000
    assert not answer.endswith(b"0\r\n\r\n")


def test_requests_on_one_connection_are_each_given_their_time(
    address: tuple[str, int],
) -> None:
    body = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n1234"
    with socket.create_connection(address) as connection:
        for _ in range(4):
            connection.sendall(body)
            connection.settimeout(5)
            answer = connection.recv(65536)
            while not answer.endswith(b"0\r\n\r\n"):
                answer += connection.recv(65536)
            assert answer.startswith(b"HTTP/1.1 200 ")
            assert b"\r\n4\r\n" in answer
            time.sleep(SHORT / 2)
        connection.sendall(b"GET ")
        assert problem(said(connection)) == 408


def test_too_many_connections_are_told_so(
    address: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "MOST_CONNECTIONS", 0)
    with socket.create_connection(address) as connection:
        assert problem(said(connection)) == 503


# Requests that are answered: their pieces, which may come together or apart.
@pytest.mark.parametrize(
    "pieces",
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\n", b"Connection: close\r\n\r\n"),
        (READY + READY[:-2] + b"Connection: close\r\n\r\n",),
        (b"GET /%ff%00 HTTP/1.1\r\nHost: x\r\n", b"Connection: close\r\n\r\n"),
        (READY + b"GET / HTTP/1.1\r\n", b"A: " + b"a" * 300_000),
    ],
)
def test_what_is_asked_before_is_answered_first(
    address: tuple[str, int], pieces: tuple[bytes, ...]
) -> None:
    with socket.create_connection(address) as connection:
        for piece in pieces:
            connection.sendall(piece)
        assert said(connection).startswith(b"HTTP/1.1 200 ")


def test_a_body_that_comes_after_the_answer_is_passed_over(
    address: tuple[str, int],
) -> None:
    head = b"POST /early HTTP/1.1\r\nHost: x\r\nContent-Length: 400000\r\n\r\n"
    with socket.create_connection(address, timeout=10) as connection:
        connection.sendall(head)
        assert connection.recv(100).startswith(b"HTTP/1.1 200 ")
        connection.sendall(b"x" * 400_000)
        connection.sendall(READY[:-2] + b"Connection: close\r\n\r\n")
        assert b"HTTP/1.1 200 " in said(connection)
