"""The corrections on record, as they are shown to people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.paging import Listing
from graph.catalog import catalog
from graph.corrections.book import correction
from graph.corrections.keeping import all_corrections, is_held
from graph.iris import without
from graph.lookup import find_itself

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.corrections.model import Correction, Field, Status, Step
    from graph.iris import Iris
    from graph.store import Store

_SLUGS: Final = ("agency", "subject", "object")


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction with all that was decided; slugs are in full.

    `label` is what the letter is called, `held` whether it is in the store; `quote` the
    words at the place, as printed; `review` whether they are no longer found.
    `canonical` is the letter that counts instead, of which this one is a copy by now: a
    signed copy does not take over what was corrected in the draft. `conflicts_with` are
    ids of those that contradict it.
    """

    id: str
    status: Status
    letter: str
    label: str
    held: bool
    field: Field
    task: str | None
    quote: str
    ordinal: int
    old: str | None
    new: str | None
    details: Mapping[str, str]
    steps: tuple[Step, ...]
    review: bool
    canonical: str | None
    conflicts_with: tuple[str, ...]


LISTING: Final[Listing[Entry]] = Listing(
    name=lambda entry: entry.id,
    keys={
        "when": lambda entry: entry.steps[-1].when,
        "letter": lambda entry: entry.label,
        "status": lambda entry: entry.status,
        "field": lambda entry: entry.field,
    },
)
"""Corrections; `when` is that of the last decision."""


def list_corrections(
    store: Store,
    iris: Iris,
    *,
    status: Status | None = None,
    letter: str | None = None,
    review: bool = False,
) -> tuple[Entry, ...]:
    """The corrections on record, the first first; all conditions hold together.

    Args:
        store: where they are.
        iris: the IRIs.
        status: only those of this status.
        letter: only those of this letter, by slug or number.
        review: only those that no longer find their place, or whose letter counts no
            more.

    Raises:
        NotFoundError, AmbiguousError: of the letter.
    """
    known = all_corrections(store, iris)
    slug = None if letter is None else _slug(store, letter, known)
    return tuple(
        _entry(store, iris, one, known)
        for one in known
        if status in (None, one.status)
        and slug in (None, one.change.letter)
        and (not review or one.review or _canonical(store, one))
    )


def entry(store: Store, iris: Iris, id_: str) -> Entry:
    """One correction, by its id or the number in it.

    Raises:
        NotFoundError: there is none.
    """
    known = all_corrections(store, iris)
    return _entry(store, iris, correction(store, iris, id_), known)


def _slug(store: Store, key: str, known: list[Correction]) -> str:
    """The slug of a letter, which may be away."""
    if any(one.change.letter == key for one in known):
        return key
    return find_itself(store, key, "document")


def _canonical(store: Store, one: Correction) -> str | None:
    """The letter that counts instead of the one that is corrected, if it does not."""
    return catalog(store).copies.get(one.change.letter) if one.live else None


def _entry(store: Store, iris: Iris, one: Correction, known: list[Correction]) -> Entry:
    change, letter = one.change, one.change.letter
    found = catalog(store).documents.get(letter)
    cited = change.field == "citation"
    old, new = (
        without(value, letter) if cited and value is not None else value
        for value in (change.old, change.new)
    )
    against = (o.id for o in known if o.live and one.live and o.contradicts(one))
    return Entry(
        id=one.id,
        status=one.status,
        letter=letter,
        label=found.label if found else letter,
        held=is_held(store, iris, letter),
        field=change.field,
        task=change.task,
        quote=change.printed,
        ordinal=change.ordinal,
        old=old,
        new=new,
        details={
            name: without(value, letter) if name in _SLUGS else value
            for name, value in change.details.items()
        },
        steps=one.steps,
        review=one.review,
        canonical=_canonical(store, one),
        conflicts_with=tuple(against),
    )
