"""The colours of levels of authority: Party or State, of the Centre or local."""

from __future__ import annotations

from typing import Final

from graph.describe import PARTY_LEVELS

_CENTRAL: Final = frozenset(
    (
        "central_party",
        "national_assembly",
        "head_of_state",
        "central_government",
        "ministry",
        "central_branch",
    )
)
_LOCAL: Final = frozenset(
    (
        "provincial_party",
        "provincial_council",
        "provincial_government",
        "provincial_department",
        "district",
        "commune",
    )
)


def badge(level: str) -> str:
    """The classes of a badge for a document of this level."""
    if level not in _CENTRAL | _LOCAL:
        return "badge"
    branch = "party" if level in PARTY_LEVELS else "state"
    place = "-local" if level in _LOCAL else ""
    return f"badge badge-{branch}{place}"
