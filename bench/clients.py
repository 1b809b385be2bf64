"""Clients of an endpoint: those that ask and wait, and those that misbehave."""

from __future__ import annotations

import http.client
import json
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bench.serving import HOST

if TYPE_CHECKING:
    from collections.abc import Callable

QUERY: Final = {
    "Content-Type": "application/sparql-query",
    "Accept": "application/sparql-results+json, application/n-triples",
}
_LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 900000"


@dataclass(frozen=True, slots=True)
class Answer:
    """How a request ended: `said` is its status, with the code of its problem.

    "cut" is an answer that began and was broken off, "none" a connection that ended
    without one, "late" one that did not come in time.
    """

    name: str
    said: str
    seconds: float
    size: int = 0


def ask(
    port: int, name: str, query: str, *, client: int = 1, wait: float = 60
) -> Answer:
    """Ask a query, and read what comes; `client` tells clients apart by address."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection(
        HOST, port, timeout=wait, source_address=(_address(client), 0)
    )
    size = 0
    status = 0
    try:
        connection.request("POST", "/sparql", query.encode(), QUERY)
        answer = connection.getresponse()
        status = answer.status
        said, size = _read(answer)
    except TimeoutError:
        said = "late"
    except (OSError, http.client.HTTPException):
        said = "cut" if status else "none"
    finally:
        connection.close()
    return Answer(name, said, time.perf_counter() - started, size)


def _address(client: int) -> str:
    """An address of the loopback network."""
    return f"127.0.{client // 250}.{client % 250 + 1}"


def _read(answer: http.client.HTTPResponse) -> tuple[str, int]:
    if answer.status < 400:  # noqa: PLR2004 - what is no failure
        size = 0
        while piece := answer.read(1 << 16):
            size += len(piece)
        return str(answer.status), size
    body = answer.read()
    code = ""
    with suppress(ValueError):
        code = problem_of(body)
    return f"{answer.status} {code}".strip(), len(body)


def problem_of(body: bytes) -> str:
    """The code of a problem: the end of its type.

    Raises:
        ValueError: it is none.
    """
    told = json.loads(body)
    if not isinstance(told, dict) or "type" not in told:
        message = f"no problem+json: {body[:200]!r}"
        raise ValueError(message)
    return str(told["type"]).rpartition("/")[2]


def _connected(port: int, client: int) -> socket.socket:
    return socket.create_connection((HOST, port), 10, (_address(client), 0))


def _request(query: str) -> bytes:
    return (
        "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        f"application/sparql-query\r\nContent-Length: {len(query)}\r\n\r\n{query}"
    ).encode()


def reads_slowly(port: int, client: int, seconds: float) -> None:
    """Ask for a large answer, and take a few bytes of it a second."""
    with _connected(port, client) as talk:
        talk.sendall(_request(_LARGE))
        end = time.monotonic() + seconds
        while time.monotonic() < end and talk.recv(256):
            time.sleep(0.2)


def never_reads(port: int, client: int, seconds: float) -> None:
    """Ask for a large answer, and take none of it."""
    with _connected(port, client) as talk:
        talk.sendall(_request(_LARGE))
        time.sleep(seconds)


def sends_slowly(port: int, client: int, seconds: float) -> None:
    """Send a header byte by byte (slowloris), without ever ending it."""
    with _connected(port, client) as talk:
        talk.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nX-A: ")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            talk.sendall(b"a")
            time.sleep(0.2)


def sends_half(port: int, client: int, seconds: float) -> None:
    """Promise a long body, and send a part of it."""
    with _connected(port, client) as talk:
        talk.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            b"application/sparql-query\r\nContent-Length: 60000\r\n\r\nSELECT"
        )
        time.sleep(seconds)


def walks_away(port: int, client: int, seconds: float) -> None:
    """Ask what takes long, again and again, and leave at once."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with _connected(port, client) as talk:
            talk.sendall(_request("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"))
            time.sleep(0.1)


MISBEHAVING: Final[tuple[tuple[str, Callable[[int, int, float], None]], ...]] = (
    ("reads slowly", reads_slowly),
    ("never reads", never_reads),
    ("sends headers slowly", sends_slowly),
    ("sends half a body", sends_half),
    ("walks away", walks_away),
)


def misbehave(port: int, name: str, client: int, seconds: float) -> Answer:
    """Do so for so many seconds; "closed" if the server ended the connection."""
    started = time.perf_counter()
    said = "stayed"
    try:
        dict(MISBEHAVING)[name](port, client, seconds)
    except TimeoutError:
        said = "late"
    except OSError:
        said = "closed"
    return Answer(name, said, time.perf_counter() - started)
