"""What a paper is made of: the tasks that were asked for, and how they were asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.unnamed import agency_called
from graph.bodies import plain_name
from graph.catalog import catalog
from graph.lookup import find

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.answers.paging import Page
    from graph.answers.tasks import TaskSummary
    from graph.catalog import Agency, Document
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Order:
    """The tasks of a paper; `agency`, `document`, `letter` are what they were asked by.

    `until` is the day to which reminders look ahead, `office` the name of the one that
    sends the paper, None to leave it blank.
    """

    store: Store
    found: Page[TaskSummary]
    as_of: date
    until: date
    agency: Agency | None = None
    document: Document | None = None
    letter: Document | None = None
    office: str | None = None

    def title(self, titles: Mapping[str, str]) -> str:
        """The title that fits what was asked by."""
        if self.document is not None:
            return titles["document"].format(name=self.document.label)
        if self.letter is not None:
            return titles["letter"].format(name=self.letter.label)
        if self.agency is not None:
            return titles["agency"].format(name=plain_name(self.agency.name))
        return titles["all"]


def order(  # noqa: PLR0913 - what it is asked by
    store: Store,
    found: Page[TaskSummary],
    as_of: date,
    until: date,
    *,
    agency: str | None = None,
    document: str | None = None,
    letter: str | None = None,
    office: str | None = None,
) -> Order:
    """Gather what a paper is made of, from the keys that a list was asked by.

    Raises:
        NotFoundError, AmbiguousError: a key means nothing, or several things.
    """
    documents = catalog(store).documents
    return Order(
        store=store,
        found=found,
        as_of=as_of,
        until=until,
        agency=agency_called(store, agency) if agency else None,
        document=documents[find(store, document, "document")] if document else None,
        letter=documents[find(store, letter, "document")] if letter else None,
        office=office,
    )
