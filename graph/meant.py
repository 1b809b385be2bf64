"""Which bodies of the register the letters mean: by name, and as members of groups."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.bodies import slug_on
from graph.dates import is_day
from ontology.register import register

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.facts import Facts

_LENGTH_OF_MONTH = len("2025-07")
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Meant:
    """Ids of bodies by the slug of an agency: those it means, a group's members."""

    bodies: Mapping[str, frozenset[str]]
    members: Mapping[str, frozenset[str]]


def meant(facts: Facts) -> Meant:
    """What the agencies of a letter mean on its day, as bodies and as groups.

    Which of both an agency is, all letters tell. Where the date leaves it open which
    of two bodies of one name is meant, it means neither.
    """
    day, issuer = facts.letter.date, facts.letter.issuer
    agencies = {naming.agency for naming in facts.namings} | ({issuer} - {None})
    found = sorted(filter(None, agencies))
    return Meant(
        _settled({agency: _body(agency, day) for agency in found}),
        _settled({agency: _members(agency, day) for agency in found}),
    )


def _settled(found: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {slug: frozenset(bodies) for slug, bodies in found.items() if bodies}


@lru_cache(maxsize=1 << 14)
def _body(slug: str, written: str | None) -> tuple[str, ...]:
    """The body of the letter's day; the one before it, if the slug passes that by.

    An agency of that day would have a slug of its own (`graph.bodies.slug_on`): this
    one issued what a later letter cites.
    """
    first, last = _period(written)
    body = register().at(slug, first)
    if body is None or body != register().at(slug, last):
        return ()
    if body.since and slug_on(slug, written) != slug:
        body = register().at(slug, body.since - timedelta(days=1))
    return (body.id,) if body is not None else ()


@lru_cache(maxsize=1 << 12)
def _members(slug: str, written: str | None) -> tuple[str, ...]:
    """The members on the day of the letter; all that ever were if it has no day."""
    if not _is_group(slug):
        return ()
    first, last = _period(written)
    day = first if first == last else None
    return tuple(body.id for body in register().members(slug, None, day))


@lru_cache(maxsize=1 << 14)
def _is_group(slug: str) -> bool:
    return register().group(slug) is not None


def _period(written: str | None) -> tuple[date, date]:
    """The first and last day that a date of a letter leaves open."""
    if written is None:
        return date.min, date.max
    if is_day(written):
        day = date.fromisoformat(written)
        return day, day
    year = int(written[:4])
    if len(written) == _LENGTH_OF_MONTH:
        month = int(written[5:])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, _DECEMBER, 31)
