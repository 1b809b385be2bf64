"""The rows of the register of bodies, as immutable values.

Days: `since` is the first and `until` the last day; None is not known, or still so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Branch = Literal[
    "party", "state", "representative", "front", "vertical", "organisation"
]
ChangeKind = Literal["merger", "renaming", "abolition", "transfer", "establishment"]


@dataclass(frozen=True, slots=True)
class Source:
    """The act or publication that a row rests on.

    `seen` says that its text, or a page that restates it, was read; `address` is
    where. What is general knowledge is not seen, and decides nothing alone.
    """

    id: str
    title: str
    number: str | None
    date: date | None
    address: str | None
    seen: bool
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """A province or city of that rank. One that was merged is another place after."""

    id: str
    name: str
    unit: str
    since: date | None
    until: date | None
    source: str

    @property
    def in_full(self) -> str:
        """The name with its unit: "tỉnh Kon Tum"."""
        return f"{self.unit} {self.name}"


@dataclass(frozen=True, slots=True)
class Body:
    """A body of Party or State, of the Front, or an organisation.

    `parent` is the body above it in its own order, `led_by` the Party committee that
    leads it, `place` the province it sits in. `also` are other full names of it.
    """

    id: str
    name: str
    also: tuple[str, ...]
    level: str
    kind: str
    branch: Branch
    place: str | None
    parent: str | None
    led_by: str | None
    field: str | None
    since: date | None
    until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Share:
    """The field of work that one body took over, and the acts that say so."""

    body: str
    field: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of bodies on a day: the meaning of org:ChangeEvent.

    A change that is not `certain` names candidates, each perhaps for one field
    (`fields`); which of them answers for a task a person has to confirm.
    """

    id: str
    date: date
    kind: ChangeKind
    original: tuple[str, ...]
    resulting: tuple[str, ...]
    basis: tuple[str, ...]
    fields: tuple[Share, ...]
    certain: bool
    note: str

    def shares_of(self, body: str) -> tuple[Share, ...]:
        """The fields that this body took over; none where it took over all."""
        return tuple(share for share in self.fields if share.body == body)


@dataclass(frozen=True, slots=True)
class Ending:
    """A level of government that is no more: its last day, and the acts that say so."""

    level: str
    until: date
    basis: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """A name for all bodies of some kinds and levels: "các sở, ban, ngành".

    `local` groups are those of one province.
    """

    id: str
    name: str
    also: tuple[str, ...]
    levels: tuple[str, ...]
    kinds: tuple[str, ...]
    local: bool
    source: str


@dataclass(frozen=True, slots=True)
class Act:
    """A numbered act and its day."""

    number: str
    date: date | None


@dataclass(frozen=True, slots=True)
class Alias:
    """A name by which letters cite an act, and the days on which it means this act."""

    name: str
    also: tuple[str, ...]
    target: Act
    changed_by: tuple[Act, ...]
    since: date | None
    until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Heir:
    """A body that answers for another now, and the changes that led there.

    `certain` only where each step is, and rests on a source that was seen. `field` is
    the part of the work it took over, None for all of it.
    """

    body: Body
    chain: tuple[Change, ...]
    certain: bool
    field: str | None
    sources: tuple[Source, ...]


def lasts(row: Place | Body | Alias, on: date) -> bool:
    """Whether a row holds on a day."""
    return (row.since is None or row.since <= on) and (
        row.until is None or on <= row.until
    )
