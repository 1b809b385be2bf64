"""Which of the things at a place of a letter a proposal is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.corrections.errors import BadCorrectionError, NoPlaceError, Why
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.corrections.model import Proposal
    from graph.corrections.sheet import Sheet

NONE = "none"
"""What `was` says of a place where nothing stands yet."""


def task_of(sheet: Sheet, asked: Proposal) -> tuple[str, str]:
    """The label and the slug of the task that a proposal names."""
    slug = sheet.task(asked.task) if asked.task is not None else None
    if asked.task is None or slug is None:
        raise BadCorrectionError(Why.no_task)
    return sheet.literal(slug, Cd.taskLabel) or asked.task, slug


def chosen(sheet: Sheet, there: Sequence[str], asked: Proposal) -> str | None:
    """Which of the things at a place is to be changed; None to add one."""
    if asked.was == NONE:
        old = None
    elif asked.was is not None:
        if asked.was not in there:
            raise NoPlaceError(sheet.letter, asked.was, there)
        old = asked.was
    elif len(there) > 1:
        listed = ", ".join(there)
        raise BadCorrectionError(Why.several, listed=listed)
    else:
        old = there[0] if there else None
    if asked.value is None and old is None:
        raise NoPlaceError(sheet.letter, asked.field, there)
    same = old is not None and old == asked.value and asked.field != "deadline"
    if same and not asked.vouches:
        raise so_already(old)
    return old


def so_already(value: str | None) -> BadCorrectionError:
    """That nothing would change."""
    return BadCorrectionError(Why.already, value=value or "—")
