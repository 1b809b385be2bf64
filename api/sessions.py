"""Sessions: a person who signed in with a token is known again by a cookie.

The cookie is signed (itsdangerous, HMAC-SHA-256) and names the token by its id; the
token is not in it, nor can one be made of it. It counts for `LIFETIME` seconds at most,
and no longer than the token: what was revoked or has expired lets nobody in, whatever
the cookie says. The secret behind the signature stands beside the tokens, for its owner
alone; without that file all sessions are over.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from itsdangerous import BadData, URLSafeTimedSerializer

from api import private_files

if TYPE_CHECKING:
    from datetime import date

    from api.tokens import Person, Tokens

FILE: Final = "sessions.key"
LIFETIME: Final = 12 * 3600
LONGEST: Final = 1000
"""Characters; what is longer is none of ours."""

_COOKIE: Final = "session"
_FORM: Final = "form"


@dataclass(frozen=True, slots=True)
class Session:
    """One signing in: by which token, and the secret that its forms are bound to."""

    token_id: str
    secret: str


class Sessions:
    """The sessions of those who have one of the tokens."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._key: str | None = None

    def begin(self, secret: str, today: date) -> tuple[str, Person] | None:
        """Sign in with a token: the cookie and who it is; None if it does not count.

        Raises:
            TokensDamagedError: nobody can be told from anybody.
        """
        person = self._tokens.person(secret, today)
        key = self._key_made() if person else None
        if person is None or key is None:
            return None
        cookie = _signer(key, _COOKIE).dumps(
            [person.token_id, secrets.token_urlsafe(16)]
        )
        return str(cookie), person

    def read(self, cookie: str) -> Session | None:
        """The session that a cookie tells of, if we signed it and it still counts."""
        found = self._loaded(cookie, _COOKIE)
        return Session(*found) if found else None

    def person(self, session: Session, today: date) -> Person | None:
        """Who signed in; None if the token was revoked or has expired since.

        Raises:
            TokensDamagedError: nobody can be told from anybody.
        """
        for token in self._tokens.all():
            if token.id == session.token_id and today <= token.expires:
                return token.person
        return None

    def form_token(self, session: Session) -> str:
        """What a form of this session carries: another one each time.

        So that what compresses a page tells nothing about it (BREACH).
        """
        key = self._key_read() or ""
        made = [session.secret, secrets.token_urlsafe(8)]
        return str(_signer(key, _FORM).dumps(made))

    def is_form_token(self, session: Session, sent: str) -> bool:
        """Whether a form came from a page of this session."""
        found = self._loaded(sent, _FORM)
        return found is not None and hmac.compare_digest(
            found[0].encode(), session.secret.encode()
        )

    def _loaded(self, signed: str, purpose: str) -> tuple[str, str] | None:
        key = self._key_read()
        if key is None or len(signed) > LONGEST:
            return None
        try:
            first, second = _signer(key, purpose).loads(signed, max_age=LIFETIME)
        except (BadData, TypeError, ValueError):
            return None
        return str(first), str(second)

    def _key_read(self) -> str | None:
        if self._key is None and self._tokens.folder is not None:
            try:
                kept = (self._tokens.folder / FILE).read_text("ascii").strip()
            except (OSError, ValueError):
                return None
            self._key = kept or None
        return self._key

    def _key_made(self) -> str | None:
        """The key, which the first who signs in makes."""
        if self._tokens.folder is None:
            return None
        if self._key_read() is None:
            file = self._tokens.folder / FILE
            with private_files.writing(file):
                if self._key_read() is None:
                    private_files.put(file, secrets.token_hex(32).encode())
        return self._key_read()


def _signer(key: str, purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        key,
        salt=f"chidao.{purpose}",
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )
