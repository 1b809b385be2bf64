"""What needs a look."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, BeforeValidator, Field

from api.dependencies import HtmlLangDep, StoreDep
from api.framing import answer, frame_of
from api.messages import Lang, text
from api.parameters import FormDay, Whole
from graph.answers.gaps import GapKind
from graph.answers.review_list import MOST, review_list
from graph.catalog import catalog
from graph.questions import query_for
from viz.frame import PAGES
from viz.grave import ADDED, CORRECTED, GRAVITY, TONES
from viz.messages import messages
from viz.things import Naming

router = APIRouter(include_in_schema=False)


class Asked(BaseModel):
    """Which findings; of one kind those behind the first `offset`."""

    kind: Annotated[GapKind | None, BeforeValidator(lambda sent: sent or None)] = None
    as_of: FormDay = None
    offset: Whole = Field(default=0, ge=0)


@router.get(PAGES["gaps"], name="gaps")
def list_gaps(
    request: Request,
    store: StoreDep,
    lang: HtmlLangDep,
    asked: Annotated[Asked, Query()],
) -> Response:
    """List the findings, the gravest kinds first."""
    frame = frame_of(
        request, messages(lang)["nav.gaps"], sparql=query_for(store, "gaps")
    )
    return answer(
        "gaps.html",
        frame,
        asked=asked,
        found=review_list(store, asked.kind, asked.as_of, asked.offset),
        is_empty=not catalog(store).documents,
        limit=MOST,
        gravity=GRAVITY,
        tones=TONES,
        corrected=CORRECTED,
        added=ADDED,
        told_by=partial(_told_by, lang=lang),
        naming=Naming(frame),
    )


def _told_by(key: str, lang: Lang) -> str:
    """The words that the API has for a kind or detail."""
    return text(key, lang)
