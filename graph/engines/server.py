"""Where a store is: a folder, or a SPARQL 1.1 server with a folder beside it."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMES: Final = ("http://", "https://")
DIALECTS: Final = ("standard", "oxigraph", "virtuoso")
DATA: Final = Path("data")
SECONDS: Final = 120


@dataclass(frozen=True, slots=True)
class Server:
    """A SPARQL server: the address that queries go to, and how else it is reached.

    In `folder` stands what is kept beside the store: journal, originals, tokens. The
    addresses of updates and of the graph store, and the dialect, are the server's
    usual ones where they are None. `seconds` are waited for it to say something.
    """

    address: str
    folder: Path
    update: str | None = None
    graphs: str | None = None
    dialect: str | None = None
    user: str | None = field(default=None, repr=False)
    password: str = field(default="", repr=False)
    seconds: int = SECONDS

    def __str__(self) -> str:
        """The address, which holds no password."""
        return self.address

    @property
    def environment(self) -> dict[str, str]:
        """The variables that `from_environment` reads it from, for another process."""
        return {
            "CHIDAO_STORE_UPDATE": self.update or "",
            "CHIDAO_STORE_GRAPHS": self.graphs or "",
            "CHIDAO_STORE_DIALECT": self.dialect or "",
            "CHIDAO_STORE_USER": self.user or "",
            "CHIDAO_STORE_PASSWORD": self.password,
            "CHIDAO_STORE_SECONDS": str(self.seconds),
            "CHIDAO_FOLDER": str(self.folder),
        }

    @classmethod
    def from_environment(
        cls, address: str, environ: Mapping[str, str] = os.environ
    ) -> Server:
        """Read `CHIDAO_STORE_UPDATE`, `…_GRAPHS`, `…_DIALECT`, `…_USER`, `…_PASSWORD`.

        Also `…_SECONDS`, and `CHIDAO_FOLDER` for what is kept beside.

        Raises:
            ValueError: an address is none, or holds a password; the dialect is not
                known; the seconds are no number.
        """
        for name, given in (
            ("CHIDAO_STORE", address),
            ("CHIDAO_STORE_UPDATE", environ.get("CHIDAO_STORE_UPDATE")),
            ("CHIDAO_STORE_GRAPHS", environ.get("CHIDAO_STORE_GRAPHS")),
        ):
            _check(name, given)
        dialect = environ.get("CHIDAO_STORE_DIALECT") or None
        if dialect not in (None, *DIALECTS):
            message = f"CHIDAO_STORE_DIALECT is {dialect!r}: give one of {DIALECTS}"
            raise ValueError(message)
        seconds = environ.get("CHIDAO_STORE_SECONDS") or str(SECONDS)
        if not seconds.isascii() or not seconds.isdigit() or not int(seconds):
            message = f"CHIDAO_STORE_SECONDS is {seconds!r}: give a whole number"
            raise ValueError(message)
        return cls(
            address,
            Path(environ.get("CHIDAO_FOLDER") or DATA / _plain(address)),
            environ.get("CHIDAO_STORE_UPDATE") or None,
            environ.get("CHIDAO_STORE_GRAPHS") or None,
            dialect,
            environ.get("CHIDAO_STORE_USER") or None,
            environ.get("CHIDAO_STORE_PASSWORD") or "",
            int(seconds),
        )


Place = Path | Server


def place_of(text: str) -> Place:
    """What `CHIDAO_STORE` names: a server by its address, anything else is a folder.

    Raises:
        ValueError: as `Server.from_environment`.
    """
    return Server.from_environment(text) if text.startswith(SCHEMES) else Path(text)


def folder_of(place: Place) -> Path:
    """The folder of a store, or the one beside it."""
    return place.folder if isinstance(place, Server) else place


def _check(name: str, address: str | None) -> None:
    if not address:
        return
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises where the port is none
    except ValueError as error:
        message = f"{name} is no address of a server: {error}"
        raise ValueError(message) from error
    if parts.username is not None or parts.password is not None:
        message = (
            f"{name} holds a user or a password, which would be shown; "
            "put them into CHIDAO_STORE_USER and CHIDAO_STORE_PASSWORD"
        )
        raise ValueError(message)
    if not address.startswith(SCHEMES) or not parts.hostname or parts.fragment:
        message = f"{name} is {address!r}: give http(s)://host[:port]/path"
        raise ValueError(message)


def _plain(address: str) -> str:
    """A name for the folder of a server: two servers never share one."""
    name = re.sub(r"[^A-Za-z0-9.]+", "-", address.partition("://")[2]).strip("-.")
    return f"{name}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"
