"""A receiver of webhooks on loopback."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Receiver:
    """What came, and what it answers: each status once, then 204."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.came: Queue[tuple[str, dict[str, str], bytes]] = Queue()
        self.answers: list[int] = []

    def next(self) -> dict[str, Any]:
        """Wait for a message and return what it says."""
        _, _, body = self.came.get(timeout=20)
        message: dict[str, Any] = json.loads(body)
        return message


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Listen on loopback as long as the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            there.came.put((self.path, dict(self.headers), body))
            self.send_response(there.answers.pop(0) if there.answers else 204)
            self.send_header("Location", f"{there.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        there = Receiver(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield there
        finally:
            server.shutdown()
            thread.join()
