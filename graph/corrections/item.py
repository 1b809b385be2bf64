"""One thing that a person can review in a letter, and the letter with all of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from dataclasses import field as made
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.corrections.model import Field

Doubt = Literal[
    "low", "ambiguous", "unresolved", "blocked", "unstated", "missing", "early"
]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was read in a letter.

    `key` names it within the letter; `value` is what stands there, in the terms of a
    proposal; `asked` holds what else a proposal about it says. `about` is what it is
    about, for people: an agency, a document. `kind`, `bound` are those of a deadline.
    `shared` marks a role that falls to the addressees in general. `doubts` tell why to
    look at it first, `by` is the correction that a person made of it, `proposed` are
    those that wait for a decision.
    """

    key: str
    field: Field
    value: str | None
    quote: str = ""
    segments: tuple[tuple[int, int], ...] = ()
    task: str | None = None
    asked: Mapping[str, str] = made(default_factory=dict)
    about: str | None = None
    slug: str | None = None
    subject: str | None = None
    kind: str | None = None
    bound: str | None = None
    shared: bool = False
    confidence: float | None = None
    doubts: tuple[Doubt, ...] = ()
    by: str | None = None
    proposed: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Where it stands in the text; the header before all else."""
        return self.segments[0][0] if self.segments else -1

    @property
    def state(self) -> str:
        """What a page has seen of it: changes when anybody changes anything of it."""
        seen = repr((self.value, self.kind, self.bound, self.by, self.proposed))
        return hashlib.blake2b(seen.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter under review: its text, where each task begins, and its items.

    `tasks` are (label, offset) in the order of the text.
    """

    slug: str
    text: str
    tasks: tuple[tuple[str, int], ...]
    items: tuple[Item, ...]

    def item(self, key: str) -> Item | None:
        """The item of a key, if it is still there."""
        return next((item for item in self.items if item.key == key), None)
