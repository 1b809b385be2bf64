"""Corrections: anybody lists them; who has a token proposes, confirms, undoes."""

from datetime import UTC, datetime
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from api.dependencies import ChangedDep, SettingsDep, StoreDep, WritingDep, needs
from api.lists import Listed, answer, choosing, either, sorting
from api.parameters import Absent, Truth
from api.problems import responses
from api.routers.answers import ONE, PAGE
from api.schemas.answers import Page
from api.schemas.corrections import Correction, Decision, NewCorrection
from api.tokens import Person
from graph.corrections import book, model
from graph.corrections.listing import LISTING, entry, list_corrections
from graph.corrections.model import Proposal
from graph.index.keeping import publish
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store

Proposer = Annotated[Person, Depends(needs("propose"))]
Head = Annotated[Person, Depends(needs("confirm"))]
DECISION = responses(400, 401, 403, 404, 409, 413, 422, 503)


class Decide(Protocol):
    """A step of the book: confirm, reject or undo."""

    def __call__(  # noqa: D102, PLR0913 - as in `graph.corrections.book`
        self,
        store: Store,
        iris: Iris,
        id_: str,
        who: str,
        when: datetime,
        *,
        why: str | None,
    ) -> model.Correction: ...


router = APIRouter(prefix="/api/corrections", tags=["corrections"])


class Clerk:
    """Writes down what a head decides, one decision at a time."""

    def __init__(
        self, store: StoreDep, settings: SettingsDep, writing: WritingDep, person: Head
    ) -> None:
        self._store = store
        self._iris = settings.iris
        self._writing = writing
        self._who = person.name

    def decide(self, step: Decide, id_: str, said: Decision | None) -> Correction:
        """Decide, and settle what follows, which publishes it."""
        why = said.why if said else None
        with self._writing:
            step(self._store, self._iris, id_, self._who, _now(), why=why)
            resolve(self._store, self._iris)
            return Correction.model_validate(entry(self._store, self._iris, id_))


ClerkDep = Annotated[Clerk, Depends()]


class CorrectionFilter(Listed):
    """Which corrections; all conditions hold together."""

    status: model.Status | Absent = None
    letter: str | Absent = Field(default=None, description="Slug or number")
    review: Truth = Field(default=False, description="Only those that lost their place")
    sort: str | Absent = sorting(LISTING, "-when")
    fields: str | Absent = choosing(Correction, "id,status,letter")


@router.get(
    "",
    response_model=either(Page, Correction),
    responses={**ONE, **PAGE},
)
def get_corrections(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    asked: Annotated[CorrectionFilter, Query()],
) -> Response:
    """List corrections, the first first."""
    found = list_corrections(store, settings.iris, **asked.filters)
    page = Page[Correction].model_validate(LISTING.page(found, asked.window))
    return answer(request, page, Correction, asked.fields)


@router.post(
    "",
    status_code=201,
    responses=responses(300, 400, 401, 403, 404, 409, 413, 422, 503),
)
def post_correction(  # noqa: PLR0913, PLR0917 - one for each thing it is handed
    store: StoreDep,
    settings: SettingsDep,
    writing: WritingDep,
    person: Proposer,
    changed: ChangedDep,
    sent: NewCorrection,
) -> Correction:
    """Propose a correction (scope `propose`)."""
    with writing:
        asked = Proposal(**sent.model_dump())
        made = book.propose(store, settings.iris, asked, person.name, _now())
        changed["correction"] = made.id
        publish(store)
        return Correction.model_validate(entry(store, settings.iris, made.id))


@router.post("/{id}/confirm", responses=DECISION)
def confirm_correction(
    clerk: ClerkDep,
    id: str,  # noqa: A002 - as in the path
    said: Decision | None = None,
) -> Correction:
    """Let a proposal count (scope `confirm`)."""
    return clerk.decide(book.confirm, id, said)


@router.post("/{id}/reject", responses=DECISION)
def reject_correction(
    clerk: ClerkDep,
    id: str,  # noqa: A002 - as in the path
    said: Decision | None = None,
) -> Correction:
    """Decide against a proposal (scope `confirm`)."""
    return clerk.decide(book.reject, id, said)


@router.post("/{id}/undo", responses=DECISION)
def undo_correction(
    clerk: ClerkDep,
    id: str,  # noqa: A002 - as in the path
    said: Decision | None = None,
) -> Correction:
    """Take back one that counts (scope `confirm`)."""
    return clerk.decide(book.undo, id, said)


def _now() -> datetime:
    return datetime.now(UTC)
