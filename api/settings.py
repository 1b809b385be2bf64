"""What the person who runs `chidao` may set, and where it is read from."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from api.cluster.keys import ClusterKeys
from api.messages import Lang, is_lang
from api.operating import Operating
from extract.read import MAX_BYTES
from graph.iris import BASE, Iris

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_STORE: Final = "./data"
_SERVED: Final = "/id/"
_ORIGIN: Final = frozenset(ascii_lowercase + digits + "-.:/[]")
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
            strict=_switch(environ, "CHIDAO_STRICT"),
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
    lead into the network of the server. `queries` bounds SPARQL from outside;
    `operating`: how the server is run. If it is
    `private`, nobody reads without a token. `origins` are the sites whose pages may
    read our answers, `*` any site, without a token.
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
    private: bool = False
    origins: tuple[str, ...] = ()
    operating: Operating = field(default_factory=Operating)
    cluster_keys: ClusterKeys | None = None

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
        for origin in self.origins:
            if not _is_origin(origin):
                message = (
                    f"CHIDAO_ORIGINS has {origin!r}: give https://host[:port], or *"
                )
                raise ValueError(message)

        if self.url is not None and not _is_address(self.url):
            message = f"CHIDAO_URL is {self.url!r}: give http(s)://host[:port]"
            raise ValueError(message)

    @property
    def iris(self) -> Iris:
        """The IRIs of this installation."""
        return Iris(self.base)

    @property
    def home(self) -> str | None:
        """What our addresses begin with: `url`, or `base` where it ends in /id/."""
        if self.url:
            return self.url
        own = self.base != BASE and self.base.endswith(_SERVED)
        return self.base.removesuffix(_SERVED) if own else None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Read `CHIDAO_BASE`, `…_LANG`, `…_FILE_SECONDS`, `…_FILE_MEMORY`, `…_LICENCE`.

        Also `…_UPLOAD_MEGABYTES`, `…_WEBHOOKS_PRIVATE`, `…_PRIVATE`, `…_ORIGINS`. What
        is not set keeps its default.

        Raises:
            ValueError: if `CHIDAO_BASE` is no IRI that slugs can be added to, a limit
                no number or too small to read anything with, an origin none, a switch
                neither 0 nor 1, or a key of the cluster lacks.
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
            webhooks_private=_switch(environ, "CHIDAO_WEBHOOKS_PRIVATE"),
            queries=QueryLimits.from_environment(environ),
            url=(environ.get("CHIDAO_URL") or "").rstrip("/") or None,
            private=_switch(environ, "CHIDAO_PRIVATE"),
            origins=_list(environ, "CHIDAO_ORIGINS"),
            operating=Operating.from_environment(environ),
            cluster_keys=ClusterKeys.from_environment(environ),
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


def _switch(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name) or "0"
    if value not in ("0", "1"):
        message = f"{name} is {value!r}: give 1 or 0"
        raise ValueError(message)
    return value == "1"


def _list(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    values = (value.strip() for value in environ.get(name, "").split(","))
    return tuple(value for value in values if value)


def _is_origin(value: str) -> bool:
    """Whether it is what browsers send as Origin (RFC 6454 §6.2), or `*`."""
    if value == "*":
        return True
    try:
        parts = urlsplit(value)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return False
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    plain = f"{parts.scheme}://{host}{port}"
    known = parts.scheme in ("http", "https") and parts.hostname
    return bool(known) and value == plain and _ORIGIN.issuperset(value)
