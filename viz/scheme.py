"""The scheme of a document (lược đồ) as Vietnamese lawyers know it, with our own added.

Left stands what the document does to others, as the others suffer it ("văn bản được
hướng dẫn", "bị sửa đổi, bổ sung"); right what others do to it. The groups that every
portal of law has are always there, with "--" where empty; those that only chains of
direction have are there if they hold something.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.answers.documents import DocumentDetail
    from graph.answers.lists import Link

_GROUPS: Final = (
    ("guides", ("guides",), True),
    ("amends", ("amends",), True),
    ("corrects", ("corrects",), True),
    ("replaces", ("replaces",), True),
    ("abrogates", ("abrogates",), True),
    ("based_on", ("based_on",), True),
    ("cites", ("cites", "reports_on"), True),
    ("implements", ("implements", "follows_direction"), False),
    ("urges", ("urges",), False),
    ("extends", ("extends",), False),
    ("acts_on_proposal", ("acts_on_proposal",), False),
    ("replies_to", ("replies_to",), False),
    ("promulgates", ("promulgates", "establishes"), False),
    ("encloses", ("encloses", "annex_of"), False),
    ("names_act", ("names_act",), False),
)
"""Groups in their order: name, predicates, and whether every portal has it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that stand in one relation to a document; `key` names its heading."""

    key: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """Both columns: what the document speaks of, and what speaks of it."""

    left: tuple[Group, ...]
    right: tuple[Group, ...]


def scheme(found: DocumentDetail) -> Scheme:
    """Put the relations of a document into the two columns."""
    return Scheme(
        tuple(_groups("left", found.relations)),
        tuple(_groups("right", found.related_from)),
    )


def _groups(side: str, links: Sequence[Link]) -> Iterator[Group]:
    for name, predicates, is_known in _GROUPS:
        held = [link for link in links if link.predicate in predicates]
        held.sort(key=lambda link: link.document.date or "", reverse=True)
        if held or is_known:
            yield Group(f"scheme.{side}.{name}", tuple(held))
