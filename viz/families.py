"""Relations grouped as the legend shows them, and what each group means for a chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.directions import ACTIVE_ROLES, ORDERS

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Family:
    """One line of the legend.

    A `strong` family carries a chain on: selecting a node lights what it reaches
    over strong edges, and of the others only the next one. `shown` is the legend's
    first state.
    """

    key: str
    relations: tuple[str, ...]
    shown: bool = True

    @property
    def strong(self) -> bool:
        """As its first relation is: an order passed on, or a part in a task."""
        return self.relations[0] in ORDERS | ACTIVE_ROLES


FAMILIES = (
    Family("implements", ("implements", "follows_direction", "guides", "urges")),
    Family("based_on", ("based_on",)),
    Family("proposal", ("acts_on_proposal", "replies_to")),
    Family(
        "issue", ("promulgates", "establishes", "encloses", "annex_of", "names_act")
    ),
    Family(
        "amends",
        ("amends", "replaces", "abrogates", "corrects", "extends"),
    ),
    Family("lead", ("lead",)),
    Family(
        "support",
        ("cooperate", "monitor", "advise", "report_to", "report_via", "receive"),
        shown=False,
    ),
    Family("cites", ("cites", "reports_on"), shown=False),
)

SHOWN = frozenset(family.key for family in FAMILIES if family.shown)
"""The keys of what the legend shows at first."""

_BY_RELATION = {
    relation: family for family in FAMILIES for relation in family.relations
}


def family_of(relation: str) -> Family:
    """Return the legend's group for a predicate or role of the contract.

    Raises:
        KeyError: if the contract has no such predicate or role.
    """
    return _BY_RELATION[relation]


def relations_of(keys: Collection[str]) -> frozenset[str]:
    """The relations of some families, by their keys."""
    return frozenset(r for f in FAMILIES if f.key in keys for r in f.relations)
