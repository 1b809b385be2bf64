"""States of tasks in the words of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.answers.states import State, Status

TONES: Final[Mapping[Status, str]] = {
    "done_in_time": "good",
    "done_late": "good",
    "done": "good",
    "overdue": "bad",
    "extension_asked": "warn",
    "returned": "warn",
}
"""How a state is coloured; the others are not."""


def progress_of(found: State) -> str:
    """The key of the words for a state: what was reported, else the dates alone."""
    if found.report is None:
        return f"progress.unreported.{found.status}"
    if found.status == "overdue":
        return "progress.late_in_progress"
    if found.report.said == "in_progress":
        return f"progress.in_progress.{found.status}"
    return f"progress.{found.status}"
