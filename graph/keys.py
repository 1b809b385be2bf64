"""What tells one numbered document from another, as far as a mention says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris
from graph.places import LOCAL, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self


_LAST_YEAR = re.compile(r"\b(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Key:
    """Number, place and year, each folded; None is not known.

    `place` is "" for a body of the Centre, which has none. A number that holds its
    year shows it already.
    """

    number: str
    place: str | None
    year: str | None
    shows_year: bool = True

    @classmethod
    def of(  # noqa: PLR0913 - the printed parts of a citation
        cls,
        number: str,
        *,
        type_: str | None,
        date: str | None,
        issuer: str | None,
        level: str | None,
        province: str | None,
    ) -> Self:
        """The key of what a citation prints, in a letter of a province."""
        place: str | None = None
        if level in LOCAL:
            found = place_of(issuer, level, province)
            place = found and iris.name_slug(found)
        elif level not in (None, "unspecified"):
            place = ""
        own_year = iris.year_in(number)
        return cls(
            number=iris.number_slug(number, type_),
            place=place,
            year=own_year or (date and date[:4]),
            shows_year=own_year is None,
        )

    @classmethod
    def parse(cls, slug: str, number: str, level: str | None) -> Self:
        """The key behind a slug that was made of it."""
        longer = iris.number_slug(number, "Quy định")
        base = longer if slug.startswith(longer) else iris.number_slug(number)
        rest = slug.removeprefix(base).strip("-")
        own_year = iris.year_in(number)
        found = None if own_year else _LAST_YEAR.search(rest)
        place = (rest[: found.start()] if found else rest).strip("-")
        unknown = level in LOCAL or level in (None, "unspecified")
        return cls(
            number=base,
            place=place or (None if unknown else ""),
            year=own_year or (found and found[0]),
            shows_year=own_year is None,
        )

    @property
    def slug(self) -> str:
        """The slug of the document, as far as it is known."""
        year = self.year if self.shows_year else None
        return "-".join(part for part in (self.number, self.place, year) if part)

    def refines(self, other: Key) -> bool:
        """Whether this key says all that the other says, and more."""
        return (
            self != other
            and self.number == other.number
            and other.place in (None, self.place)
            and other.year in (None, self.year)
        )


def most_precise(key: Key, known: Iterable[Key]) -> tuple[Key, ...]:
    """The known keys that refine a key as far as any does; itself if none does."""
    finer = {other for other in known if other.refines(key)}
    finest = {k for k in finer if not any(other.refines(k) for other in finer)}
    return tuple(sorted(finest, key=lambda k: k.slug)) or (key,)
