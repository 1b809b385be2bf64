"""Statements by subject and property, as plain strings: what facts are read from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    import pyoxigraph as ox


class Said:
    """The values of the properties of each subject; IRIs and literals as strings.

    Where several are said and one is asked for, it is the first in the alphabet.
    """

    def __init__(self, quads: Iterable[ox.Quad], properties: Collection[str]) -> None:
        """Take what quads say of these properties; all else is passed over."""
        self._of: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for quad in quads:
            name = quad.predicate.value
            if name in properties:
                subject = str(getattr(quad.subject, "value", quad.subject))
                value = str(getattr(quad.object, "value", quad.object))
                self._of[subject].setdefault(name, []).append(value)

    def one(self, subject: str, property_: str) -> str | None:
        """A value of a property; None if it has none."""
        return min(self._of.get(subject, {}).get(property_, ()), default=None)

    def all(self, subject: str, property_: str) -> list[str]:
        """The values of a property, sorted."""
        return sorted(self._of.get(subject, {}).get(property_, ()))

    def properties(self, subject: str) -> set[str]:
        """The properties that something is said of."""
        return set(self._of.get(subject, ()))

    def subjects(self, property_: str, value: str) -> Iterator[str]:
        """The subjects that have a value of a property."""
        for subject, values in self._of.items():
            if value in values.get(property_, ()):
                yield subject
