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
    step = _step("proposed", who, when, asked.why)
    letter = _letter(store, asked.letter)
    change = change_of(store, sheet_of(store, iris, letter), asked)
    for other in corrections_of(store, iris, letter):
        if other.live and other.change.says_the_same(change):
            raise ContradictionError(other.id, other.status)
    known = all_corrections(store, iris)
    number = 1 + max((c.number for c in known), default=0)
    made = Correction(correction_slug(number), change, (step,))
    store.add(record(made, iris))
    return made


def confirm(  # noqa: PLR0913 - who decides what, when and why
    store: Store,
    iris: Iris,
    id_: str,
    who: str,
    when: datetime,
    *,
    why: str | None = None,
) -> Correction:
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
    step = _step("confirmed", who, when, why)
    put_letter(store, iris, letter, machine, [_after(found, step)])
    return correction(store, iris, id_)


def reject(  # noqa: PLR0913 - who decides what, when and why
    store: Store,
    iris: Iris,
    id_: str,
    who: str,
    when: datetime,
    *,
    why: str | None = None,
) -> Correction:
    """Decide against a proposal; it stays on record.

    Raises:
        NotFoundError: there is no such correction.
        WrongStatusError: it was decided already.
    """
    found = _in_status(store, iris, id_, "proposed")
    return _decide(store, iris, found, _step("rejected", who, when, why))


def undo(  # noqa: PLR0913 - who decides what, when and why
    store: Store,
    iris: Iris,
    id_: str,
    who: str,
    when: datetime,
    *,
    why: str | None = None,
) -> Correction:
    """Take a confirmed correction back: the letter says again what it said before.

    Raises:
        NotFoundError: there is no such correction.
        WrongStatusError: it does not count now.
    """
    found = _in_status(store, iris, id_, "confirmed")
    return _decide(store, iris, found, _step("undone", who, when, why))


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


def _decide(store: Store, iris: Iris, found: Correction, step: Step) -> Correction:
    after, letter = _after(found, step), found.change.letter
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


def _step(status: Status, who: str, when: datetime, why: str | None) -> Step:
    name = checks.one_line(who, checks.LONGEST_NAME, "name")
    reason = None if why is None else checks.one_line(why, checks.LONGEST_WHY, "why")
    return Step(status, name, instant(when), reason)


def _after(found: Correction, step: Step) -> Correction:
    return replace(found, steps=(*found.steps, step))


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
        subject=line(asked.subject, checks.LONGEST_VALUE, "subject"),
        was=line(asked.was, checks.LONGEST_VALUE, "was"),
        letter=checks.one_line(asked.letter, checks.LONGEST_VALUE, "letter"),
    )
