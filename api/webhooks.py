"""Webhooks: who is told when a letter cites a document, or gives an agency work.

They stand in the store's folder, in `webhooks.json`, readable by the owner alone: the
secret that signs what is sent has to be known in full to sign with it.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

from api import private_files
from api.request_errors import FullError, UnknownIdError
from graph.answers.sightings import Watched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE: Final = "webhooks.json"
PREFIX: Final = "chidao_hook_"
"""Begins every secret, so that one that leaked can be searched for."""
MOST: Final = 100
MOST_FAILURES: Final = 5
"""Messages in a row that nobody took, and no more are sent."""

State = Literal["active", "failing", "stopped"]


@dataclass(frozen=True, slots=True)
class Webhook:
    """A subscription: the URL to tell, and the slugs of what it is about.

    `failures` are messages in a row that nobody took, `why` a word on the last.
    """

    id: str
    url: str
    document: str | None
    agency: str | None
    by: str
    created: str
    secret: str = field(repr=False)
    failures: int = 0
    why: str | None = None

    @property
    def watched(self) -> Watched:
        """What it looks out for."""
        return Watched(self.document, self.agency)

    @property
    def state(self) -> State:
        """Whether what is sent to it is taken."""
        if self.failures >= MOST_FAILURES:
            return "stopped"
        return "failing" if self.failures else "active"


class Webhooks:
    """The webhooks of a store's folder; without a folder there are none."""

    def __init__(self, folder: Path | None) -> None:
        self._file = None if folder is None else folder / FILE

    def all(self) -> list[Webhook]:
        """All webhooks, in the order in which they were made."""
        rows = private_files.read(self._file) if self._file else []
        return [Webhook(**row) for row in rows]

    def add(self, url: str, watched: Watched, by: str, created: str) -> Webhook:
        """Make one.

        Raises:
            FullError: there are as many as there may be.
        """
        made = Webhook(
            id=secrets.token_hex(8),
            url=url,
            document=watched.document,
            agency=watched.agency,
            by=by,
            created=created,
            secret=PREFIX + secrets.token_urlsafe(32),
        )
        with self._writing() as webhooks:
            if len(webhooks) >= MOST:
                raise FullError(MOST)
            webhooks.append(made)
        return made

    def remove(self, id_: str) -> None:
        """Take one out.

        Raises:
            UnknownIdError: there is none of this id.
        """
        with self._writing() as webhooks:
            kept = [one for one in webhooks if one.id != id_]
            if len(kept) == len(webhooks):
                raise UnknownIdError(id_)
            webhooks[:] = kept

    def mark(self, id_: str, why: str | None) -> None:
        """Note that a message was taken (`why` is None), or why it was not."""
        found = next((one for one in self.all() if one.id == id_), None)
        if found is None or (why is None and not found.failures):
            return
        with self._writing() as webhooks:
            webhooks[:] = [
                _marked(one, why) if one.id == id_ else one for one in webhooks
            ]

    @contextmanager
    def _writing(self) -> Iterator[list[Webhook]]:
        """Hand out the webhooks and keep what is made of them."""
        if self._file is None:
            msg = "these webhooks have no folder to be kept in"
            raise ValueError(msg)
        with private_files.writing(self._file):
            webhooks = self.all()
            yield webhooks
            private_files.write(self._file, [asdict(one) for one in webhooks])


def _marked(webhook: Webhook, why: str | None) -> Webhook:
    failures = 0 if why is None else webhook.failures + 1
    return replace(webhook, failures=failures, why=why)
