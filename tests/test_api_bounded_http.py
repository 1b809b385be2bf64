"""What a connection may take before it has asked anything."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.responses import PlainTextResponse

from api.bounded_http import MOST_HEAD_BYTES, BoundedProtocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Impatient(BoundedProtocol):
    head_seconds = 0.2


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Where a server listens that says `ok`."""
    config = uvicorn.Config(
        PlainTextResponse("ok"),
        http=Impatient,
        lifespan="off",
        log_config=None,
        log_level="critical",
    )
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


def answer_to(port: int, *pieces: bytes) -> bytes:
    """Return all that comes back for what is sent, until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        try:
            for piece in pieces:
                client.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass
        said = b""
        try:
            while more := client.recv(65536):
                said += more
        except ConnectionResetError:
            pass
        return said


CLOSE = b"Connection: close\r\n\r\n"
LONG = b"x" * (MOST_HEAD_BYTES + 65536)


# Requests by their bytes, and how the answer begins.
@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ((b"GET / HTTP/1.1\r\nHost: x\r\n", CLOSE), b"200"),
        ((b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n", CLOSE), b"200"),
        ((b"GET /%ff%00 HTTP/1.1\r\nHost: x\r\n", CLOSE), b"200"),
        ((b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",), b"400"),
        ((b"GET / HTTP/1.1\r\nHost: x\r\nA: b\x00c\r\n\r\n",), b"400"),
        ((b"nonsense\r\n\r\n",), b"400"),
        ((b"GET / HTTP/1.1\r\n", b"A: " + LONG), b"431"),
        ((b"GET / HTTP/1.1\r\n", *[b"A: b\r\n" * 1000] * 40), b"431"),
        ((b"GET /" + LONG,), b"431"),
        ((b"GET / HTTP/1.1\r\nHost: x\r\n",), b"408"),
        ((), b"408"),
    ],
)
def test_every_connection_ends(
    port: int, pieces: tuple[bytes, ...], status: bytes
) -> None:
    said = answer_to(port, *pieces)
    if status == b"431" and not said:
        return  # closed while we still sent: the answer may be lost on the way
    assert said.startswith(b"HTTP/1.1 " + status)


def test_a_body_may_take_its_time(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 400000\r\n\r\n")
        assert client.recv(100).startswith(b"HTTP/1.1 200")
        client.sendall(b"x" * 400_000)
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        said = b""
        while more := client.recv(65536):
            said += more
        assert b"HTTP/1.1 200" in said
