"""Tokens: who may write over HTTP, and what.

A token is a random secret that is shown once. The store's folder keeps its SHA-256 in
`tokens.json`, readable by the owner alone: the secret has 256 bits of its own, so that
a slow hash would add nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - pydantic reads the annotations
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError

from api import private_files
from api.request_errors import TokensDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Scope = Literal["read", "propose", "confirm", "ingest", "admin"]
SCOPES: Final[tuple[Scope, ...]] = ("read", "propose", "confirm", "ingest", "admin")
IMPLIED: Final[dict[Scope, tuple[Scope, ...]]] = {
    "read": ("read",),
    "propose": ("read", "propose"),
    "confirm": ("read", "propose", "confirm"),
    "ingest": ("read", "ingest"),
    "admin": SCOPES,
}
"""What each scope allows."""
PREFIX: Final = "chidao_"
"""Begins every secret, so that one that leaked can be searched for."""
LONGEST_SECRET: Final = 256
"""Characters; what is longer is none of ours, and not worth the hashing."""
FILE: Final = "tokens.json"


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: the scopes of this person, those implied included, by which token."""

    name: str
    scopes: frozenset[str]
    token_id: str


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept; `expires` is the last day on which it counts."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    expires: date
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]

    @property
    def person(self) -> Person:
        """Whose token it is, and what it allows."""
        allowed = (scope for given in self.scopes for scope in IMPLIED[given])
        return Person(self.name, frozenset(allowed), self.id)


_KEPT: Final = TypeAdapter(tuple[Token, ...])
_Stamp = tuple[int, int, int]


class Tokens:
    """The tokens of a store's folder; without a folder there are none."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._read: tuple[_Stamp, tuple[Token, ...]] | None = None

    def add(
        self, name: str, scopes: Iterable[Scope], expires: date
    ) -> tuple[Token, str]:
        """Make a token; the secret behind it is known only here and now.

        Raises:
            TokensDamagedError: what is there cannot be read, and would be lost.
        """
        secret = PREFIX + secrets.token_urlsafe(32)
        asked = set(scopes)
        kept = tuple(scope for scope in SCOPES if scope in asked)
        token = Token(secrets.token_hex(4), name, kept, expires, _digest(secret))
        with self._writing() as tokens:
            tokens.append(token)
        return token, secret

    def revoke(self, id_: str) -> Token | None:
        """Take a token out by its id; None if there is none.

        Raises:
            TokensDamagedError: what is there cannot be read.
        """
        with self._writing() as tokens:
            found = next((token for token in tokens if token.id == id_), None)
            if found is not None:
                tokens.remove(found)
        return found

    def all(self) -> tuple[Token, ...]:
        """All tokens, in the order in which they were made.

        The file is read when it is another than before: it is only ever replaced.

        Raises:
            TokensDamagedError: it holds something else, or may not be read.
        """
        if self.folder is None:
            return ()
        file = self.folder / FILE
        try:
            status = file.stat()
            stamp = (status.st_ino, status.st_mtime_ns, status.st_size)
            if self._read is None or self._read[0] != stamp:
                self._read = stamp, _KEPT.validate_json(file.read_bytes())
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError) as error:
            raise TokensDamagedError(FILE) from error
        return self._read[1]

    def person(self, secret: str, today: date) -> Person | None:
        """Who has the secret; None for one that is unknown or has expired.

        Each token is compared with, in constant time: how long it takes tells nothing.

        Raises:
            TokensDamagedError: nobody can be told from anybody.
        """
        if len(secret) > LONGEST_SECRET:
            return None
        digest = _digest(secret)
        found = None
        for token in self.all():
            same = hmac.compare_digest(token.sha256, digest)
            if same and today <= token.expires:
                found = token.person
        return found

    @contextmanager
    def _writing(self) -> Iterator[list[Token]]:
        """Hand out the tokens and keep what is made of them, one writer at a time."""
        if self.folder is None:
            msg = "these tokens have no folder to be kept in"
            raise ValueError(msg)
        file = self.folder / FILE
        with private_files.writing(file):
            tokens = list(self.all())
            yield tokens
            private_files.put(file, _KEPT.dump_json(tuple(tokens), indent=1))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
