"""The quantities that letters set, all together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.paging import FIRST, Listing
from graph.answers.tasks import Target, target_of
from graph.catalog import catalog
from graph.evidence import evidence
from graph.lookup import find
from graph.matching import Words, ways
from graph.quotes import Quote

if TYPE_CHECKING:
    from graph.answers.paging import Page, Window
    from graph.catalog import Agency, Document, Task
    from graph.store import Store

_TARGETS = """
SELECT ?slug ?task ?quote ?indicator ?comparator ?value ?unit WHERE {
  ?task cd:hasTarget ?slug .
  ?slug cd:quote ?quote ; cd:indicator ?indicator ; cd:comparator ?comparator .
  OPTIONAL { ?slug schema:value ?value }
  OPTIONAL { ?slug schema:unitText ?unit }
}"""


@dataclass(frozen=True, slots=True)
class TargetItem:
    """A quantity, the task and letter that set it, and who leads the task."""

    target: Target
    task: Task
    letter: Document
    agencies: tuple[Agency, ...]
    quote: Quote


LISTING: Final[Listing[TargetItem]] = Listing(
    name=lambda item: f"{item.task.slug} {item.quote.segments} {item.target}",
    keys={
        "letter": lambda item: item.letter.label,
        "indicator": lambda item: item.target.indicator,
        "value": lambda item: item.target.value,
        "unit": lambda item: item.target.unit,
    },
)


def targets(
    store: Store,
    *,
    q: str | None = None,
    letter: str | None = None,
    window: Window = FIRST,
) -> Page[TargetItem]:
    """Targets by words (diacritics optional) and letter, in the order of the letters.

    Raises:
        NotFoundError, AmbiguousError: the letter means nothing, or several things.
        ListError: the window cannot be given.
    """
    every = store.keep("targets", lambda: _read(store))
    source = find(store, letter, "document") if letter else None
    asked = ways(q or "")
    found = [
        item
        for item in every
        if source in (None, item.letter.slug)
        and Words.of(item.target.indicator, item.target.text).hold_any(asked)
    ]
    return LISTING.page(found, window)


def _read(store: Store) -> list[TargetItem]:
    known, said = catalog(store), evidence(store)
    leads: dict[str, list[Agency]] = {}
    for part in said.assignments:
        if part.role == "lead":
            leads.setdefault(part.task, []).append(known.agencies[part.agency])
    found = []
    for row in store.rows(_TARGETS):
        slug, task = known.iris.slug(row["slug"]), known.iris.slug(row["task"])
        if task not in known.tasks:
            continue
        item = known.tasks[task]
        quote = Quote(item.letter, row["quote"], said.places[slug], item.label)
        found.append(
            TargetItem(
                target=target_of(row),
                task=item,
                letter=known.documents[item.letter],
                agencies=tuple(leads.get(task, ())),
                quote=quote,
            )
        )
    return sorted(found, key=lambda item: (item.letter.slug, item.quote.segments))
