"""How grave the kinds of findings are, and what helps against each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

GRAVITY: Final[Mapping[str, str]] = {
    "conflicting_order": "now",
    "replaced_base": "now",
    "past_deadline": "now",
    "lead_unstated": "clear",
    "no_lead": "clear",
    "same_order": "clear",
    "ambiguous": "clear",
    "blocked": "clear",
    "later_citation": "check",
    "self_citation": "check",
    "malformed_number": "check",
    "number_order": "check",
    "amended_base": "check",
    "open_chain": "store",
    "no_provincial_act": "store",
    "absent": "store",
}
"""Each kind, and what it asks for."""

TONES: Final[Mapping[str, str]] = {"now": "bad", "clear": "warn"}
"""How a gravity is coloured; the others are not."""

CORRECTED: Final = frozenset(k for k, asks in GRAVITY.items() if asks != "store")
"""Kinds in which a person's correction of what was read may help."""
ADDED: Final = frozenset(("open_chain", "absent"))
"""Kinds in which the document itself is missing."""
