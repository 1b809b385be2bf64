"""HTTP to one SPARQL server: what it says comes whole, or as an error.

Redirects are not followed, proxies of the environment not used, certificates checked
against those of the system. Neither user nor password is in any message.
"""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx2

from graph.engines.errors import ExternalStoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.engines.server import Server

    Form = Mapping[str, str | list[str]]

CONNECT_SECONDS: Final = 5.0
PIECE: Final = 64 * 1024
MOST_WORDS: Final = 300
"""Characters shown of what a server says."""

_DENIED: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_MISSING: Final = (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)


class Client:
    """The connections to a server; safe to use from several threads."""

    def __init__(self, server: Server, auth: httpx2.Auth | None = None) -> None:
        self.server = server
        self._client = httpx2.Client(
            auth=auth,
            verify=ssl.create_default_context(),
            timeout=httpx2.Timeout(server.seconds, connect=CONNECT_SECONDS),
            trust_env=False,
            headers={"User-Agent": "chidao"},
        )

    def name(self) -> str:
        """What the server calls itself, whether it lets us in or not.

        Raises:
            ExternalStoreError: it does not answer.
        """
        with self._foreseen():
            answer = self._client.head(str(self.server))
        return str(answer.headers.get("server", ""))

    @contextmanager
    def request(  # noqa: PLR0913 - what a request of HTTP has
        self,
        method: str,
        address: str,
        *,
        accept: str = "*/*",
        form: Form | None = None,
        params: Mapping[str, str] | None = None,
        content: bytes | Iterator[bytes] | None = None,
        media_type: str | None = None,
    ) -> Iterator[httpx2.Response]:
        """Send a request; the answer is to be read within.

        Raises:
            ExternalStoreError: there is no answer, or one that is no success; or it
                breaks off while it is read.
        """
        headers = {"Accept": accept}
        if media_type:
            headers["Content-Type"] = media_type
        with (
            self._foreseen(),
            self._client.stream(
                method,
                address,
                data=form,
                params=params,
                content=content,
                headers=headers,
            ) as answer,
        ):
            self._check(answer)
            yield answer

    def error(self, *, reason: str, value: str = "") -> ExternalStoreError:
        """An error that names this server."""
        return ExternalStoreError(str(self.server), reason, value)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @contextmanager
    def _foreseen(self) -> Iterator[None]:
        """Raise what fails within as an error of the store."""
        try:
            yield
        except (httpx2.ConnectTimeout, httpx2.ConnectError) as error:
            told = _one_line(str(error)) or type(error).__name__
            raise self.error(reason="down", value=told) from error
        except httpx2.TimeoutException as error:
            seconds = str(self.server.seconds)
            raise self.error(reason="slow", value=seconds) from error
        except (httpx2.HTTPError, httpx2.StreamError) as error:
            raise self.error(reason="broken", value=_one_line(str(error))) from error

    def _check(self, answer: httpx2.Response) -> None:
        status = answer.status_code
        if answer.is_success:
            return
        said = f"{status} {answer.reason_phrase}".strip()
        if answer.is_redirect:
            raise self.error(
                reason="redirect", value=_one_line(answer.headers["location"])
            )
        if status in _DENIED:
            raise self.error(reason="unauthorized", value=said)
        if status in _MISSING:
            raise self.error(
                reason="missing", value=str(answer.url.copy_with(query=None))
            )
        words = next(answer.iter_bytes(PIECE), b"").decode("utf-8", "replace")
        raise self.error(reason="refused", value=_one_line(f"{said}: {words}"))


class Body:
    """Pieces of an answer as a file that can be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes, all that is left if negative; none at the end."""
        if size < 0:
            return b"".join((self._piece, *self._pieces))
        while not self._piece:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._piece = memoryview(piece)
        given, self._piece = self._piece[:size], self._piece[size:]
        return bytes(given)


def _one_line(words: str) -> str:
    """The first words of what a server says, its echo of the query left out."""
    told = " ".join(words.partition("\n\n")[0].split())
    return told if len(told) <= MOST_WORDS else f"{told[:MOST_WORDS]}…"
