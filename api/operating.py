"""How the server is run: what it tells of itself, and how it stops."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

Shown = Literal["local", "on", "token", "off"]
"""Who may read `/metrics`: this machine, everybody, whoever has a token, nobody."""

LogFormat = Literal["text", "json"]
LogLevel = Literal["debug", "info", "warning", "error"]

SHOWN: Final[tuple[Shown, ...]] = ("local", "on", "token", "off")
FORMATS: Final[tuple[LogFormat, ...]] = ("text", "json")
LEVELS: Final[tuple[LogLevel, ...]] = ("info", "debug", "warning", "error")
STOP_SECONDS: Final = 10

T = TypeVar("T", bound=str)
_ANY: Final = "*"


@dataclass(frozen=True, slots=True)
class Operating:
    """What whoever runs the server sets.

    `proxies` are the addresses and networks whose `X-Forwarded-For` and `…-Proto` are
    believed; `stop_seconds` what requests get to end in when the server is stopped.
    """

    metrics: Shown = "local"
    log: LogFormat = "text"
    level: LogLevel = "info"
    stop_seconds: int = STOP_SECONDS
    proxies: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read `CHIDAO_METRICS`, `…_LOG`, `…_LOG_LEVEL`, `…_STOP_SECONDS`, `…_PROXIES`.

        Raises:
            ValueError: one of them makes no sense.
        """
        return cls(
            metrics=_choice(environ, "CHIDAO_METRICS", SHOWN),
            log=_choice(environ, "CHIDAO_LOG", FORMATS),
            level=_choice(environ, "CHIDAO_LOG_LEVEL", LEVELS),
            stop_seconds=_seconds(environ, "CHIDAO_STOP_SECONDS"),
            proxies=read_proxies(environ.get("CHIDAO_PROXIES", "")),
        )


def read_proxies(listed: str) -> tuple[str, ...]:
    """Addresses and networks with commas between them, or `*`.

    Raises:
        ValueError: one is no address.
    """
    found = tuple(part.strip() for part in listed.split(",") if part.strip())
    for part in found:
        if part == _ANY:
            continue
        try:
            ipaddress.ip_network(part)
        except ValueError as error:
            message = f"CHIDAO_PROXIES has {part!r}: give addresses or networks, or *"
            raise ValueError(message) from error
    return found


def _choice(environ: Mapping[str, str], name: str, offered: tuple[T, ...]) -> T:
    """What is set, one of those offered; the first if nothing is."""
    value = environ.get(name) or offered[0]
    found = next((choice for choice in offered if choice == value), None)
    if found is None:
        message = f"{name} is {value!r}: give one of {', '.join(offered)}"
        raise ValueError(message)
    return found


def _seconds(environ: Mapping[str, str], name: str) -> int:
    value = environ.get(name) or str(STOP_SECONDS)
    if not (value.isascii() and value.isdecimal()):
        message = f"{name} is {value!r}: give a whole number of seconds"
        raise ValueError(message)
    return int(value)
