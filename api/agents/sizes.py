"""Answers that fit into what an agent can read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from api.request_errors import AnswerTooLargeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.agents.shapes import Sized

Answer = TypeVar("Answer", bound="Sized")

MOST_CHARACTERS: Final = 40_000
"""Of an answer as JSON."""
MOST_QUOTES: Final = 3
"""Of one statement: the surest come first."""


def fitted(make: Callable[[int], Answer], limit: int) -> Answer:
    """An answer of at most so many rows, or of half as many until it fits.

    Args:
        make: gives the answer with a number of rows, and tells what is left out.
        limit: how many rows are asked for.

    Raises:
        AnswerTooLargeError: one row is too much.
    """
    while True:
        made = make(limit)
        thin = type(made).model_validate(_thinned(made.model_dump()))
        if len(thin.model_dump_json()) <= MOST_CHARACTERS:
            return thin
        if limit <= 1:
            raise AnswerTooLargeError(MOST_CHARACTERS)
        limit //= 2


def _thinned(value: Any) -> Any:  # noqa: ANN401 - whatever an answer holds
    """The same, with a few quotes for each statement."""
    if isinstance(value, dict):
        return {
            key: _thinned(part[:MOST_QUOTES] if key == "quotes" else part)
            for key, part in value.items()
        }
    return (
        [_thinned(part) for part in value] if isinstance(value, list | tuple) else value
    )
