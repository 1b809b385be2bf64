"""Names of bodies in a place, and the slugs that the graph gives them.

A test holds the slugs against those of the graph, which makes them from what letters
print: a local body whose name does not hold its province has it added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.rows import slugify

if TYPE_CHECKING:
    from ontology.register.rows import Place

NEW = "-2025"
"""Ends the id of a merged province that kept an old name, and those of its bodies."""


def spelled(pattern: str, place: Place | None) -> str:
    """A name in a place.

    `{in}` is the place with its unit ("tỉnh Kon Tum"), `{name}` its name alone,
    `{uy}` its Party committee ("Tỉnh ủy Kon Tum").
    """
    if place is None or "{" not in pattern:
        return pattern
    committee = "Thành ủy" if place.unit == "thành phố" else "Tỉnh ủy"
    return (
        pattern.replace("{in}", place.in_full)
        .replace("{name}", place.name)
        .replace("{uy}", f"{committee} {place.name}")
    )


def slug_of(name: str, place: Place | None) -> str:
    """The slug of a body's name, with its province where the name does not hold it."""
    slug = slugify(name)
    told = slugify(place.name) if place else ""
    return slug if f"-{told}-" in f"-{slug}-" or not told else f"{slug}-{told}"


def id_of(name: str, place: Place | None, mark: str = "") -> str:
    """The id of a body: its slug, marked where the place is a new one.

    `mark` tells it from a namesake in the same place, whose slug is the same.
    """
    slug = "-".join(filter(None, (slug_of(name, place), mark)))
    return slug + NEW if place and place.id.endswith(NEW) else slug
