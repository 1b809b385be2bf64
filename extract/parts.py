"""The parts that agencies have in an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.tasks import Role
    from extract.told import Told


@dataclass(frozen=True, slots=True)
class Part:
    """An agency's role in an item, by index into the agencies of the text.

    `start:end` are the words that say so: "phối hợp với Sở Tài chính".
    """

    agency: int
    role: Role
    start: int
    end: int
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts of one item; `unstated` when several lead and none is told to.

    Who leads only `likely` ("…. Các sở báo cáo") does so where no heading names one;
    one body named so ("…; UBND huyện X bàn giao") stands `beside` those of the heading.
    """

    parts: tuple[Part, ...]
    unstated: bool = False
    likely: tuple[Part, ...] = ()
    beside: tuple[Part, ...] = ()

    def of(self, role: Role) -> tuple[Part, ...]:
        """The parts that have a role."""
        return tuple(part for part in self.parts if part.role == role)


def parts_of(role: Role, found: Iterable[Told]) -> list[Part]:
    """The part of each that is told something."""
    return [Part(one.agency, role, one.start, one.end) for one in found]
