"""How large a store is: what can be walked through, and what is looked up instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from graph.catalog import catalog
from graph.errors import TooLargeError

if TYPE_CHECKING:
    from graph.store import Store

MOST_LETTERS: Final = 1_000
"""Letters of a store that an answer walks through while somebody waits."""
MOST_WALKED: Final = 20_000
"""Letters that any answer walks through: more take minutes, and gigabytes."""

_LETTERS: Final = """
SELECT COUNT(*) FROM (
SELECT 1 FROM documents WHERE held AND canonical IS NULL LIMIT ?)"""


def is_large(store: Store) -> bool:
    """Whether nobody should wait for a walk through all letters."""
    return _has_more(store, MOST_LETTERS)


def check_walk(store: Store) -> None:
    """Refuse to walk through too many letters.

    Raises:
        TooLargeError: there are too many.
    """
    if _has_more(store, MOST_WALKED):
        raise TooLargeError(MOST_WALKED)


def _has_more(store: Store, letters: int) -> bool:
    return cast("int", catalog(store).view.value(_LETTERS, (letters + 1,))) > letters
