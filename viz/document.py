"""The page of one document: its tabs and what stands on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viz.frame import PAGES, Format
from viz.messages import messages
from viz.svg import chain_svg
from viz.things import Naming

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from graph.answers.chain_view import ChainNode, ChainView
    from graph.answers.citing import Citing
    from graph.answers.documents import DocumentDetail
    from graph.answers.lists import Link
    from graph.answers.matrix import Matrix
    from graph.answers.tasks import TaskSummary
    from graph.catalog import Agency, Document
    from viz.frame import Frame

TABS: Final = {
    "facts": "",
    "text": "/toan-van",
    "scheme": "/luoc-do",
    "chain": "/chuoi",
    "tasks": "/nhiem-vu",
    "data": "/du-lieu",
}
"""The tabs of a document: name, and what its address has behind the document's."""

TASK_FORMATS: Final = (
    Format("json", "JSON", "application/json"),
    Format("csv", "CSV", "text/csv"),
    Format(
        "xlsx",
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Format("ics", "iCalendar", "text/calendar"),
)
"""The formats of the tasks of a letter."""

BASES: Final = (
    *("implements", "follows_direction", "based_on"),
    *("acts_on_proposal", "replies_to", "urges"),
)
"""Relations upwards, as the facts of a document list them."""

CHANGES: Final = ("amends", "replaces", "abrogates", "corrects", "extends")
"""Relations that change what holds."""

_FEWEST_DRAWN: Final = 2
_DEGREES: Final = ("stated", "general", "letter", "cited")


def path_of(document: Document, tab: str = "facts") -> str:
    """The address of a tab of a document."""
    return f"{PAGES['documents']}/{document.slug}{TABS[tab]}"


def bases(found: DocumentDetail) -> Sequence[Link]:
    """What a document rests on or carries out: orders first, open sets last."""
    held = [link for link in found.relations if link.predicate in BASES]

    def order(link: Link) -> tuple[bool, int]:
        return link.document.kind == "set", BASES.index(link.predicate)

    return sorted(held, key=order)


def changes(found: DocumentDetail) -> Sequence[tuple[bool, Link]]:
    """What changes the document, and what it changes; True where it is the changed."""
    suffered = [(True, li) for li in found.related_from if li.predicate in CHANGES]
    done = [(False, li) for li in found.relations if li.predicate in CHANGES]
    return suffered + done


def implementers(matrix: Matrix) -> Mapping[str, Sequence[tuple[Agency, int]]]:
    """Who carries a document out, by how it is said, each with a count of tasks."""
    agencies = {agency.slug: agency for agency in matrix.agencies}
    grouped: dict[str, list[tuple[Agency, int]]] = {}
    for degree in _DEGREES:
        held = [
            (agencies[cell.agency], len(cell.tasks))
            for cell in matrix.cells
            if cell.degree == degree
        ]
        if held:
            grouped[degree] = held
    return grouped


def picture(chain: ChainView, frame: Frame) -> Markup | None:
    """A chain as a still picture whose boxes lead to their pages; None of one box."""
    naming = Naming(frame)

    def page(node: ChainNode) -> str:
        return naming.page(node.kind, node.id)

    if len(chain.nodes) < _FEWEST_DRAWN:
        return None
    return chain_svg(chain, messages(frame.lang), href=page)


def by_letter(places: Sequence[Citing]) -> Mapping[str, Sequence[Citing]]:
    """The places that cite a document, by the slug of the letter."""
    grouped: dict[str, list[Citing]] = {}
    for place in places:
        grouped.setdefault(place.letter.slug, []).append(place)
    return grouped


def parts(row: TaskSummary, *roles: str) -> Sequence[tuple[str, Agency, bool]]:
    """Who has one of the roles in a task: role, agency, and whether named for it."""
    held = {
        (part.role, part.agency.slug): (part.role, part.agency, part.stated)
        for part in row.parts
        if part.role in roles
    }
    return list(held.values())
