"""What a correction is: a change at a place of a letter, and who decided what of it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made
from typing import TYPE_CHECKING, Final, Literal, get_args

from graph.iris import within, without

if TYPE_CHECKING:
    from collections.abc import Mapping

HeaderField = Literal["number", "date", "issuer", "subject", "type"]
Field = Literal[
    "role",
    "deadline",
    "relation",
    "citation",
    "number",
    "date",
    "issuer",
    "subject",
    "type",
]
Status = Literal["proposed", "confirmed", "rejected", "undone"]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)
HEADER_FIELDS: Final[tuple[HeaderField, ...]] = get_args(HeaderField)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
LIVE: Final[tuple[Status, ...]] = ("proposed", "confirmed")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody asks for, in words as a person types them.

    `letter` is a slug or number. `value` is what shall stand there: a role, the value
    of a deadline, the document that a citation means, a predicate of the contract, a
    field of the header; None takes away what stands there. A relation is that of the
    letter to `object`, unless another `subject` is told. `was` chooses between several
    things at one place. `ordinal` counts places with the same words from 1. One that
    `vouches` says what stands there already: a person read it and found it right.
    """

    letter: str
    field: Field
    value: str | None
    why: str
    task: str | None = None
    quote: str | None = None
    ordinal: int | None = None
    agency: str | None = None
    object: str | None = None
    subject: str | None = None
    was: str | None = None
    kind: str | None = None
    bound: str | None = None
    vouches: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One thing at one place of a letter.

    The place is the letter's slug, the label of a task and folded words, never an
    offset; `printed` are those words as they stood there. `old` and `new` are a role,
    a deadline's value, a predicate, a document's slug or a header field; None where
    nothing is said. `details` tell the rest; slugs in it, in `old` and in `new` are
    `within` the letter, so that they hold when it gets another slug.
    """

    letter: str
    field: Field
    old: str | None
    new: str | None
    task: str | None = None
    quote: str = ""
    printed: str = ""
    ordinal: int = 1
    details: Mapping[str, str] = made(default_factory=dict)

    def slug(self, name: str) -> str:
        """A slug among the details, in full."""
        return without(self.details[name], self.letter)

    @property
    def object(self) -> str | None:
        """The slug of the document that a citation shall mean, in full."""
        return None if self.new is None else without(self.new, self.letter)

    @property
    def touches(self) -> frozenset[str]:
        """What it lays hands on; two changes that share any of it contradict.

        An agency may have several roles, and each is a matter of its own.
        """
        place = f"{self.task}|{self.quote}|{self.ordinal}"
        match self.field:
            case "role":
                said = {self.old, self.new} - {None}
                about = f"{self.task}|{self.details['agency']}"
            case "deadline":
                said, about = {self.old, self.new}, place
            case "relation":
                said = {self.old, self.new}
                ends = self.details["subject"], self.details["object"]
                about = f"{self.task}|{'|'.join(ends)}"
            case "citation":
                said, about = {None}, place
            case _:
                said, about = {None}, ""
        return frozenset(f"{self.field}|{about}|{value}" for value in said)

    def says_the_same(self, other: Change) -> bool:
        """Whether both ask for the same value at the same place."""
        return (
            self.letter == other.letter
            and self.new == other.new
            and bool(self.touches & other.touches)
            and dict(self.details) == dict(other.details)
        )


def relative(slug: str | None, letter: str) -> str | None:
    """A slug that may be missing, as a change keeps it."""
    return None if slug is None else within(slug, letter)


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did with a correction; `when` is an instant of UTC (ISO 8601)."""

    status: Status
    who: str
    when: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change and all that was decided about it, the proposal first.

    `displaced` are the machine's statements that it took out (N-Triples); `review`
    tells that its place is no longer found.
    """

    id: str
    change: Change
    steps: tuple[Step, ...]
    displaced: str = ""
    review: bool = False

    @property
    def number(self) -> int:
        """Its place in the order in which corrections were proposed."""
        return int(self.id.rpartition("-")[2])

    @property
    def status(self) -> Status:
        """What was decided last."""
        return self.steps[-1].status

    @property
    def live(self) -> bool:
        """Whether it counts, or may come to count."""
        return self.status in LIVE

    def contradicts(self, other: Correction) -> bool:
        """Whether both lay hands on the same thing."""
        return (
            self.id != other.id
            and self.change.letter == other.change.letter
            and bool(self.change.touches & other.change.touches)
        )
