"""The book of corrections: propose, confirm, reject, undo.

Who may do what is decided by those who call; when it is, they say. After `confirm` and
`undo` they run `graph.resolve.resolve`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.corrections import checks
from graph.corrections.errors import (
    ContradictionError,
    NoPlaceError,
    WrongStatusError,
)
from graph.corrections.keeping import (
    all_corrections,
    corrections_of,
    is_held,
    machine_quads,
    put_letter,
    sheet_of,
)
from graph.corrections.model import Correction, Step
from graph.corrections.proposing import change_of
from graph.corrections.record import instant, record
from graph.errors import NotFoundError
from graph.iris import correction_slug
from graph.lookup import find_itself

if TYPE_CHECKING:
    from datetime import datetime

    from graph.corrections.model import Proposal, Status
    from graph.iris import Iris
    from graph.store import Store


def propose(
    store: Store, iris: Iris, asked: Proposal, who: str, when: datetime
) -> Correction:
    """Put a proposal on record; nothing else changes.

    Raises:
        BadCorrectionError: it cannot be; the message says why.
        NoPlaceError: the letter does not have what it speaks of.
        NotFoundError, AmbiguousError: of the letter, a document or an agency.
        ContradictionError: the very same was proposed before.
    """
    asked = _clean(asked)
    name = checks.one_line(who, checks.LONGEST_NAME, "name")
    letter = _letter(store, asked.letter)
    change = change_of(store, sheet_of(store, iris, letter), asked)
    for other in corrections_of(store, iris, letter):
        if other.live and other.change.says_the_same(change):
            raise ContradictionError(other.id, other.status)
    known = all_corrections(store, iris)
    number = 1 + max((c.number for c in known), default=0)
    step = Step("proposed", name, instant(when), asked.why)
    made = Correction(correction_slug(number), change, (step,))
    store.add(record(made, iris))
    return made


def confirm(store: Store, iris: Iris, id_: str, who: str, when: datetime) -> Correction:
    """Let a proposal count: what it says stands, what it contradicts is taken out.

    Raises:
        NotFoundError: there is no such correction, or its letter is away.
        WrongStatusError: it was decided already.
        ContradictionError: another one that contradicts it counts; undo that first.
        NoPlaceError: its place is gone.
    """
    found = _in_status(store, iris, id_, "proposed")
    letter = found.change.letter
    if not is_held(store, iris, letter):
        raise NotFoundError(letter)
    for other in corrections_of(store, iris, letter):
        if other.status == "confirmed" and other.contradicts(found):
            raise ContradictionError(other.id, other.status)
    machine = machine_quads(store, iris, letter)
    if found.review:
        words = found.change.printed or found.change.field
        raise NoPlaceError(letter, words)
    put_letter(store, iris, letter, machine, [_next(found, "confirmed", who, when)])
    return correction(store, iris, id_)


def reject(store: Store, iris: Iris, id_: str, who: str, when: datetime) -> Correction:
    """Decide against a proposal; it stays on record.

    Raises:
        NotFoundError: there is no such correction.
        WrongStatusError: it was decided already.
    """
    return _decide(
        store, iris, _in_status(store, iris, id_, "proposed"), "rejected", who, when
    )


def undo(store: Store, iris: Iris, id_: str, who: str, when: datetime) -> Correction:
    """Take a confirmed correction back: the letter says again what it said before.

    Raises:
        NotFoundError: there is no such correction.
        WrongStatusError: it does not count now.
    """
    return _decide(
        store, iris, _in_status(store, iris, id_, "confirmed"), "undone", who, when
    )


def correction(store: Store, iris: Iris, id_: str) -> Correction:
    """The correction of an id, or of the number in it.

    Raises:
        NotFoundError: there is none.
    """
    known = all_corrections(store, iris)
    for one in known:
        if id_ in (one.id, str(one.number)):
            return one
    raise NotFoundError(id_, [one.id for one in known[-5:]])


def _decide(  # noqa: PLR0913, PLR0917 - who decides what, and when
    store: Store,
    iris: Iris,
    found: Correction,
    status: Status,
    who: str,
    when: datetime,
) -> Correction:
    after, letter = _next(found, status, who, when), found.change.letter
    if is_held(store, iris, letter):
        put_letter(store, iris, letter, machine_quads(store, iris, letter), [after])
    else:
        store.exchange(record(found, iris), record(after, iris))
    return correction(store, iris, found.id)


def _in_status(store: Store, iris: Iris, id_: str, wanted: Status) -> Correction:
    found = correction(store, iris, id_)
    if found.status != wanted:
        raise WrongStatusError(found.id, found.status, wanted)
    return found


def _next(found: Correction, status: Status, who: str, when: datetime) -> Correction:
    name = checks.one_line(who, checks.LONGEST_NAME, "name")
    return replace(found, steps=(*found.steps, Step(status, name, instant(when))))


def _letter(store: Store, key: str) -> str:
    slug = find_itself(store, key, "document")
    documents = catalog(store).documents
    if not documents[slug].held:
        raise NotFoundError(key, [d.slug for d in documents.values() if d.held][:5])
    return slug


def _clean(asked: Proposal) -> Proposal:
    """A proposal whose words are one line each, short enough, and can be seen."""

    def line(words: str | None, most: int, what: str) -> str | None:
        return None if words is None else checks.one_line(words, most, what)

    value = asked.value
    if value:
        value = checks.one_line(value, checks.LONGEST_VALUE, "value")
    return replace(
        asked,
        value=value,
        why=checks.one_line(asked.why, checks.LONGEST_WHY, "why"),
        quote=line(asked.quote, checks.LONGEST_QUOTE, "quote"),
        task=line(asked.task, checks.LONGEST_NAME, "task"),
        agency=line(asked.agency, checks.LONGEST_VALUE, "agency"),
        object=line(asked.object, checks.LONGEST_VALUE, "object"),
        was=line(asked.was, checks.LONGEST_VALUE, "was"),
        letter=checks.one_line(asked.letter, checks.LONGEST_VALUE, "letter"),
    )
