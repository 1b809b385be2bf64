"""How a page names documents, agencies and tasks, and where it leads from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viz.frame import PAGES
from viz.times import day, period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.catalog import Document
    from viz.frame import Frame

LONGEST_NAME: Final = 160
"""Characters of a name that are shown; a label of thousands would bury the page."""

_PAGES: Final[Mapping[str, str]] = {"agency": "agencies", "task": "tasks"}
_PALETTES: Final[Mapping[str, str]] = {
    "central_party": "party",
    "provincial_party": "party-local",
    "national_assembly": "state",
    "head_of_state": "state",
    "central_government": "state",
    "ministry": "state",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """Names and addresses of things on the page of a frame."""

    frame: Frame

    def page(self, kind: str, slug: str) -> str:
        """Where a thing has its page; `kind` is that of a node of a path."""
        return self.frame.link(f"{PAGES[_PAGES.get(kind, 'documents')]}/{slug}")

    def place(self, letter: Document, task: str | None) -> str:
        """Where a letter's text is shown, at an item if its label is given."""
        anchor = f"t{task}" if task else ""
        path = f"{PAGES['documents']}/{letter.slug}/toan-van"
        return self.frame.link(path, fragment=anchor)

    def palette(self, kind: str, level: str) -> str:
        """The colours of a thing, as the chain has them (`badge-…` in base.css)."""
        if kind in ("agency", "task"):
            return kind
        return _PALETTES.get(level, "state-local")

    def name(self, label: str) -> str:
        """A name on one line, cut where it is very long."""
        line = " ".join(label.split())
        return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"

    def day(self, value: date | str | None) -> str:
        """A day, month or year in the language of the page."""
        return day(value, self.frame.lang)

    def period(self, value: str | None) -> str:
        """The value of a deadline in the language of the page."""
        return period(value, self.frame.lang)
