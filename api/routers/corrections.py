"""Corrections: anybody lists them; who has a token proposes, confirms, undoes."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.dependencies import SettingsDep, StoreDep, WritingDep, needs
from api.problems import responses
from api.routers.answers import Paging
from api.schemas.answers import Page
from api.schemas.corrections import Correction, NewCorrection
from api.tokens import Person
from graph.answers.lists import page
from graph.corrections import book, model
from graph.corrections.listing import entry, list_corrections
from graph.corrections.model import Proposal
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store

Proposer = Annotated[Person, Depends(needs("propose"))]
Head = Annotated[Person, Depends(needs("confirm"))]
Decide = Callable[[Store, Iris, str, str, datetime], model.Correction]
DECISION = responses(401, 403, 404, 409)

router = APIRouter(prefix="/api/corrections", tags=["corrections"])


class CorrectionFilter(Paging):
    """Which corrections; all conditions hold together."""

    status: model.Status | None = None
    letter: str | None = Field(default=None, description="Slug or number")
    review: bool = Field(default=False, description="Only those that lost their place")


@router.get("", responses=responses(300, 404, 422))
def get_corrections(
    store: StoreDep,
    settings: SettingsDep,
    asked: Annotated[CorrectionFilter, Query()],
) -> Page[Correction]:
    """List corrections, the first first."""
    found = list_corrections(
        store,
        settings.iris,
        status=asked.status,
        letter=asked.letter,
        review=asked.review,
    )
    return Page[Correction].model_validate(page(found, asked.offset, asked.limit))


@router.post("", status_code=201, responses=responses(300, 401, 403, 404, 409, 422))
def post_correction(
    store: StoreDep,
    settings: SettingsDep,
    writing: WritingDep,
    person: Proposer,
    sent: NewCorrection,
) -> Correction:
    """Propose a correction (scope `propose`)."""
    with writing:
        asked = Proposal(**sent.model_dump())
        made = book.propose(store, settings.iris, asked, person.name, _now())
        store.publish()
        return Correction.model_validate(entry(store, settings.iris, made.id))


@router.post("/{id}/confirm", responses=DECISION)
def confirm_correction(
    store: StoreDep,
    settings: SettingsDep,
    writing: WritingDep,
    person: Head,
    id: str,  # noqa: A002 - as in the path
) -> Correction:
    """Let a proposal count (scope `confirm`)."""
    with writing:
        return _decided(store, settings.iris, id, person, book.confirm)


@router.post("/{id}/reject", responses=DECISION)
def reject_correction(
    store: StoreDep,
    settings: SettingsDep,
    writing: WritingDep,
    person: Head,
    id: str,  # noqa: A002 - as in the path
) -> Correction:
    """Decide against a proposal (scope `confirm`)."""
    with writing:
        return _decided(store, settings.iris, id, person, book.reject)


@router.post("/{id}/undo", responses=DECISION)
def undo_correction(
    store: StoreDep,
    settings: SettingsDep,
    writing: WritingDep,
    person: Head,
    id: str,  # noqa: A002 - as in the path
) -> Correction:
    """Take back one that counts (scope `confirm`)."""
    with writing:
        return _decided(store, settings.iris, id, person, book.undo)


def _decided(
    store: Store, iris: Iris, id_: str, person: Person, decide: Decide
) -> Correction:
    """Decide, and settle what follows, which publishes it."""
    decide(store, iris, id_, person.name, _now())
    resolve(store, iris)
    return Correction.model_validate(entry(store, iris, id_))


def _now() -> datetime:
    return datetime.now(UTC)
