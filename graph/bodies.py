"""The agencies of a letter, by every name it prints for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris
from graph.places import full_name, telling_place
from ontology.registry import bodies

if TYPE_CHECKING:
    from typing import Self

    from extract.model import Agency, Extraction


def is_letters_own(agency: Agency) -> bool:
    """Whether only the letter can tell who is meant: "các đơn vị có liên quan".

    A group that names its province is the same in every letter.
    """
    vague = agency.kind == "office_holder" and agency.level == "unspecified"
    placed = agency.name.endswith(tuple(f" {p}" for p in bodies().provinces))
    return (agency.kind == "group" and not placed) or vague


@dataclass(frozen=True, slots=True)
class Bodies:
    """Agencies by folded name, and the province that completes their names."""

    by_name: dict[str, Agency]
    province: str | None

    @classmethod
    def of(cls, extraction: Extraction) -> Self:
        """The agencies of an extraction."""
        by_name: dict[str, Agency] = {}
        for agency in extraction.agencies:
            for name in (agency.name, *(span.text for span in agency.mentions)):
                by_name.setdefault(iris.fold(name), agency)
        return cls(by_name, extraction.header.province)

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
        self, printed: str | None, level: str | None, letter: str
    ) -> str | None:
        """The slug of a body from what is printed, in the letter of that slug."""
        found = self.find(printed)
        if found:
            return self.slug(found, letter)
        name = self.name_of(printed, level)
        return name and self._named(name, level)

    def slug(self, agency: Agency, letter: str) -> str:
        """The slug of an agency: of its name, or a part of the letter."""
        if is_letters_own(agency):
            return group_slug(agency.name, letter)
        return self._named(agency.name, agency.level)

    def _named(self, name: str, level: str | None) -> str:
        return iris.named_slug(name, telling_place(name, level, self.province))


def group_slug(name: str, letter: str) -> str:
    """The slug of a group that a letter names."""
    return iris.part(letter, f"g-{iris.name_slug(name)}")
