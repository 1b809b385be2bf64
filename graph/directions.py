"""Which way a predicate looks, and whether it carries an order on.

For the trace and the drawing alike; predicates and roles are those of the contract.
"""

from __future__ import annotations

from ontology.terms import STATEMENTS

DOWNWARD = frozenset(
    (
        "promulgates",
        "establishes",
        "encloses",
        "amends",
        "replaces",
        "abrogates",
        "corrects",
    )
)
"""Predicates whose subject stands above their object: an act upon something."""

NAMES_ACT = "names_act"
"""From a name ("Đề án 06") to its act: the register of names says so, no letter."""

UPWARD = frozenset(STATEMENTS) - DOWNWARD | {NAMES_ACT}
"""Predicates whose subject looks up to its object."""

ORDERS = frozenset(
    (
        "implements",
        "based_on",
        "follows_direction",
        "guides",
        "urges",
        "promulgates",
        "establishes",
        "annex_of",
    )
)
"""Predicates of letters that carry an order on; the others mention or change."""

STRONG = ORDERS | {NAMES_ACT}
"""Predicates by which a chain goes on: orders, and a name that stands for its act."""

ACTIVE_ROLES = frozenset(("lead", "cooperate", "monitor", "advise"))
"""Roles of those who act; those who only receive carry no chain on."""
