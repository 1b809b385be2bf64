"""Whatever a key means: a document, an agency or a task with all around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.agencies import AgencyDetail, agency
from graph.answers.documents import DocumentDetail, document
from graph.answers.tasks import TaskDetail, task
from graph.catalog import catalog
from graph.lookup import find_itself

if TYPE_CHECKING:
    from graph.store import Store

Found = DocumentDetail | AgencyDetail | TaskDetail


def show(store: Store, key: str) -> Found:
    """What a key means; a copy of a letter is shown itself.

    Raises:
        NotFoundError, AmbiguousError: it means nothing, or several things.
    """
    known = catalog(store)
    slug = find_itself(store, key)
    if slug in known.documents:
        return document(store, slug)
    return agency(store, slug) if slug in known.agencies else task(store, slug)
