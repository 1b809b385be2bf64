"""The agencies of a letter, by every name it prints for them, and which they are.

Where a body was followed by another of its name, the day tells which of them is meant:
since 1 July 2025 "Sở Tài chính tỉnh Quảng Ngãi" is that of the new province.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from graph import iris
from graph.places import full_name, telling_place
from ontology.register import register
from ontology.register.naming import NEW
from ontology.registry import bodies

if TYPE_CHECKING:
    from collections.abc import Container
    from typing import Self

    from extract.model import Agency, Extraction


_SINCE = re.compile(r" \(từ \d\d/\d+/\d{4}\)$")


def is_letters_own(agency: Agency) -> bool:
    """Whether only the letter can tell who is meant: "các đơn vị có liên quan".

    A group that names its province is the same in every letter.
    """
    vague = agency.kind == "office_holder" and agency.level == "unspecified"
    own = agency.kind == "group" and not agency.name.endswith(_province_endings())
    return own or vague


@cache
def _province_endings() -> tuple[str, ...]:
    return tuple(f" {province}" for province in bodies().provinces)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Agencies by folded name, the province that completes their names, and the day.

    `date` is the letter's: a year, month or day.
    """

    by_name: dict[str, Agency]
    province: str | None
    date: str | None = None

    @classmethod
    def of(cls, extraction: Extraction) -> Self:
        """The agencies of an extraction."""
        by_name: dict[str, Agency] = {}
        for agency in extraction.agencies:
            for name in (agency.name, *(span.text for span in agency.mentions)):
                by_name.setdefault(iris.fold(name), agency)
        header = extraction.header
        return cls(by_name, header.province, header.date)

    def find(self, printed: str | None) -> Agency | None:
        """The agency that the letter calls so."""
        return self.by_name.get(iris.fold(printed)) if printed else None

    def name_of(self, printed: str | None, level: str | None) -> str | None:
        """The full name of a body from what is printed."""
        found = self.find(printed)
        if found and found.kind == "body":
            return found.name
        return printed and full_name(printed, level, self.province)

    def slug_of(
        self,
        printed: str | None,
        level: str | None,
        letter: str,
        date: str | None = None,
    ) -> str | None:
        """The slug of a body from what is printed, in the letter of that slug.

        `date` is that of the document which the body issued; the letter's, if None.
        """
        found = self.find(printed)
        if found:
            return self.slug(found, letter, date)
        name = self.name_of(printed, level)
        return name and self._named(name, level, date)

    def slug(self, agency: Agency, letter: str, date: str | None = None) -> str:
        """The slug of an agency: of its name, or a part of the letter."""
        if is_letters_own(agency):
            return group_slug(agency.name, letter)
        return self._named(agency.name, agency.level, date)

    def _named(self, name: str, level: str | None, date: str | None) -> str:
        slug = iris.named_slug(name, telling_place(name, level, self.province))
        return slug_on(slug, date or self.date)


def told_apart(slug: str, name: str, others: Container[str]) -> str:
    """A name, with its first day where another body of this name is known beside it."""
    if not slug.endswith(NEW) or slug.removesuffix(NEW) not in others:
        return name
    body = register().at(slug, None)
    since = body and body.since
    return f"{name} (từ {since:%d}/{since.month}/{since.year})" if since else name


def plain_name(name: str) -> str:
    """A name without the first day that `told_apart` added to it."""
    return _SINCE.sub("", name)


def group_slug(name: str, letter: str) -> str:
    """The slug of a group that a letter names."""
    return iris.part(letter, f"g-{iris.name_slug(name)}")


def slug_on(slug: str, on: str | None) -> str:
    """The slug of the body that a slug of a name means on a day.

    A month or year counts as its first day, so a body of 2025 is the one of January.
    Only a row of the register whose source was seen gives another slug.
    """
    if on is None:
        return slug
    day = date.fromisoformat(on + "-01-01"[len(on) - len("2025") :])
    body = register().at(slug, day)
    if body is None or body.id != f"{slug}{NEW}":
        return slug
    begun = body.since is not None and body.since <= day
    return body.id if begun and register().sources[body.source].seen else slug
