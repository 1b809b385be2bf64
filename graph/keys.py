"""What tells one numbered document from another, as far as a mention says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris
from graph.places import LOCAL, place_of
from graph.scopes import refines, scope_at_end, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self


@dataclass(frozen=True, slots=True)
class Key:
    """Number, place and scope, each folded; None is not known.

    `place` is "" for a body of the Centre, which has none. A scope that the number
    holds itself (30/2020/NĐ-CP) is not shown again.
    """

    number: str
    place: str | None
    scope: str | None
    shows_scope: bool = True

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
        scope = scope_of(number, place, date)
        if own_year and not refines(scope, own_year):
            scope = own_year
        return cls(
            number=iris.number_slug(number, type_),
            place=place,
            scope=scope,
            shows_scope=scope != own_year,
        )

    @classmethod
    def parse(cls, slug: str, number: str, level: str | None) -> Self:
        """The key behind a slug that was made of it."""
        longer = iris.number_slug(number, "Quy định")
        base = longer if slug.startswith(longer) else iris.number_slug(number)
        rest = slug.removeprefix(base).strip("-")
        shown, own_year = scope_at_end(rest), iris.year_in(number)
        place = rest.removesuffix(shown or "").strip("-")
        unknown = level in LOCAL or level in (None, "unspecified")
        scope = shown or own_year
        return cls(
            number=base,
            place=place or (None if unknown else ""),
            scope=scope,
            shows_scope=scope != own_year,
        )

    @property
    def slug(self) -> str:
        """The slug of the document, as far as it is known."""
        scope = self.scope if self.shows_scope else None
        return "-".join(part for part in (self.number, self.place, scope) if part)

    def refines(self, other: Key) -> bool:
        """Whether this key says all that the other says, and more."""
        return (
            self != other
            and self.number == other.number
            and other.place in (None, self.place)
            and refines(self.scope, other.scope)
        )


def most_precise(key: Key, known: Iterable[Key]) -> tuple[Key, ...]:
    """The known keys that refine a key as far as any does; itself if none does."""
    finer = {other for other in known if other.refines(key)}
    finest = {k for k in finer if not any(other.refines(k) for other in finer)}
    return tuple(sorted(finest, key=lambda k: k.slug)) or (key,)
