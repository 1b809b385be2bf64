"""What the person who runs `chidao` may set, and where it is read from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from api.messages import Lang, is_lang
from extract.read import MAX_BYTES
from graph.iris import BASE, Iris

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_STORE: Final = "./data"
BODY_LIMIT: Final = 5 * 1024 * 1024
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What SPARQL from outside may take.

    `seconds` until the last byte of an answer, `memory` in megabytes, `rows` and
    `megabytes` of the answer; `workers` queries run at once. If `strict`, a query
    that names no graph is asked of the default graph alone, as the standard has it.
    """

    seconds: int = 20
    memory: int = 1024
    workers: int = 4
    rows: int = 1_000_000
    megabytes: int = 256
    strict: bool = False

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> QueryLimits:
        """Read `CHIDAO_STRICT`, and `CHIDAO_QUERY_…` for each limit.

        Raises:
            ValueError: a limit is no number, or too small to ask anything with.
        """
        return cls(
            seconds=_number(environ, "CHIDAO_QUERY_SECONDS", 20, least=1),
            memory=_number(environ, "CHIDAO_QUERY_MEMORY", 1024, least=128),
            workers=_number(environ, "CHIDAO_QUERY_WORKERS", 4, least=1),
            rows=_number(environ, "CHIDAO_QUERY_ROWS", 1_000_000, least=1),
            megabytes=_number(environ, "CHIDAO_QUERY_MEGABYTES", 256, least=1),
            strict=environ.get("CHIDAO_STRICT", "") not in ("", "0"),
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run.

    `base` is what every IRI of ours begins with, `lang` the language where nobody
    asks for one. Requests may have bodies of `body_limit` bytes, those that bring a
    letter to be read of `letter_limit`, those that bring letters to be stored of
    `upload_limit`. Reading one file may take `file_seconds` and `file_memory`
    megabytes. `licence` is the IRI under which the graph is given out, `url` the public
    address of the server, without a slash behind it. `webhooks_private` lets webhooks
    lead into the network of the server. `queries` bounds SPARQL from outside.
    """

    base: str = BASE
    lang: Lang = "vi"
    body_limit: int = BODY_LIMIT
    letter_limit: int = MAX_BYTES
    upload_limit: int = 512 * _MEGABYTE
    file_seconds: int = 600
    file_memory: int = 4096
    licence: str | None = None
    webhooks_private: bool = False
    queries: QueryLimits = QueryLimits()
    url: str | None = None

    def __post_init__(self) -> None:
        if not self.base.startswith(("http://", "https://")) or self.base[-1] not in (
            "/",
            "#",
        ):
            message = (
                f"CHIDAO_BASE is {self.base!r}: give an http(s) IRI ending in / or #"
            )
            raise ValueError(message)
        if self.licence and not self.licence.startswith(("http://", "https://")):
            message = f"CHIDAO_LICENCE is {self.licence!r}: give an http(s) IRI"
            raise ValueError(message)

        if self.url is not None and not _is_address(self.url):
            message = f"CHIDAO_URL is {self.url!r}: give http(s)://host[:port]"
            raise ValueError(message)

    @property
    def iris(self) -> Iris:
        """The IRIs of this installation."""
        return Iris(self.base)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Read `CHIDAO_BASE`, `…_LANG`, `…_FILE_SECONDS`, `…_FILE_MEMORY`, `…_LICENCE`.

        And `CHIDAO_UPLOAD_MEGABYTES`, `CHIDAO_WEBHOOKS_PRIVATE`. What is not set keeps
        its default.

        Raises:
            ValueError: if `CHIDAO_BASE` is no IRI that slugs can be added to, or a
                limit no number or too small to read anything with.
        """
        lang = environ.get("CHIDAO_LANG")
        return cls(
            base=environ.get("CHIDAO_BASE") or BASE,
            lang=lang if is_lang(lang) else "vi",
            file_seconds=_number(environ, "CHIDAO_FILE_SECONDS", 600, least=1),
            file_memory=_number(environ, "CHIDAO_FILE_MEMORY", 4096, least=512),
            upload_limit=_MEGABYTE
            * _number(environ, "CHIDAO_UPLOAD_MEGABYTES", 512, least=1),
            licence=environ.get("CHIDAO_LICENCE") or None,
            webhooks_private=environ.get("CHIDAO_WEBHOOKS_PRIVATE") == "1",
            queries=QueryLimits.from_environment(environ),
            url=(environ.get("CHIDAO_URL") or "").rstrip("/") or None,
        )


def _is_address(url: str) -> bool:
    """Whether a text is the address of a server, and of nothing in it."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where the port is none
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and not set(url) & set(' "<>\\^`{|}')
    beyond = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    return (
        plain
        and parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and (not beyond)
    )


def _number(environ: Mapping[str, str], name: str, default: int, *, least: int) -> int:
    value = environ.get(name) or str(default)
    if not value.isascii() or not value.isdigit() or int(value) < least:
        message = f"{name} is {value!r}: give a whole number of at least {least}"
        raise ValueError(message)
    return int(value)
