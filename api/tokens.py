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
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final, Literal

from api import private_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
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
FILE: Final = "tokens.json"


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, and the scopes that this person has, those implied included."""

    name: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept; `expires` is the last day on which it counts."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    expires: str
    sha256: str

    @property
    def person(self) -> Person:
        """Whose token it is, and what it allows."""
        allowed = (scope for given in self.scopes for scope in IMPLIED[given])
        return Person(self.name, frozenset(allowed))


class Tokens:
    """The tokens of a store's folder; without a folder there are none."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def add(
        self, name: str, scopes: Iterable[Scope], expires: date
    ) -> tuple[Token, str]:
        """Make a token; the secret behind it is known only here and now."""
        secret = PREFIX + secrets.token_urlsafe(32)
        asked = set(scopes)
        kept = tuple(scope for scope in SCOPES if scope in asked)
        day = expires.isoformat()
        token = Token(secrets.token_hex(4), name, kept, day, _digest(secret))
        with self._writing() as tokens:
            tokens.append(token)
        return token, secret

    def revoke(self, id_: str) -> Token | None:
        """Take a token out by its id; None if there is none."""
        with self._writing() as tokens:
            found = next((token for token in tokens if token.id == id_), None)
            if found is not None:
                tokens.remove(found)
        return found

    def all(self) -> list[Token]:
        """All tokens, in the order in which they were made."""
        rows = private_files.read(self._file) if self._folder else []
        return [Token(**{**row, "scopes": tuple(row["scopes"])}) for row in rows]

    def person(self, secret: str, today: date) -> Person | None:
        """Who has the secret; None for one that is unknown or has expired.

        Each token is compared with, in constant time: how long it takes tells nothing.
        """
        digest = _digest(secret)
        found = None
        for token in self.all():
            same = hmac.compare_digest(token.sha256, digest)
            if same and today.isoformat() <= token.expires:
                found = token.person
        return found

    @property
    def _file(self) -> Path:
        if self._folder is None:
            msg = "these tokens have no folder to be kept in"
            raise ValueError(msg)
        return self._folder / FILE

    @contextmanager
    def _writing(self) -> Iterator[list[Token]]:
        """Hand out the tokens and keep what is made of them, one writer at a time."""
        with private_files.writing(self._file):
            tokens = self.all()
            yield tokens
            private_files.write(self._file, [asdict(token) for token in tokens])


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
