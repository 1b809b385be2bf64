"""The ways to call documents and agencies, as they are compared with what is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.bodies import plain_name
from graph.iris import fold
from graph.places import PROVINCIAL, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_PLACE = re.compile(r" (?:tỉnh|thành phố)$")
_NUMBER_WORD = re.compile(r"\bso (?=\d)")  # "số 57-NQ/TW", but not "Sở Tài chính"


@dataclass(frozen=True, slots=True)
class Name:
    """A way to call a thing: folded, without spaces and without leading zeros."""

    shown: str
    folded: str
    squeezed: str

    @classmethod
    def of(cls, shown: str) -> Name:
        """What is printed or typed, as it is compared."""
        folded = _NUMBER_WORD.sub("", fold(shown))
        words = [word.lstrip("0") or "0" for word in folded.split()]
        return cls(shown, " ".join(words), "".join(words))


def document_names(label: str, number: str | None, code: str | None) -> Iterator[Name]:
    """A document by its number, its label, and the code of its type."""
    short = number or label
    yield from map(Name.of, dict.fromkeys((short, label, f"{code or ''} {short}")))


def agency_names(name: str, kind: str, level: str) -> Iterator[Name]:
    """An agency by its name, without what tells it apart, and without its province."""
    bare = bare_name(name, kind, level)
    every = (name, plain_name(name), *((bare,) if bare else ()))
    yield from map(Name.of, dict.fromkeys(every))


def bare_name(name: str, kind: str, level: str) -> str | None:
    """The name of a body of a province without that: "Sở Tài chính", "Công an tỉnh".

    Sở are of a province anyhow; all others keep the word that tells their level.
    """
    name = plain_name(name)
    place = place_of(name, level, None) if kind == "body" else None
    if place is None or level not in PROVINCIAL or not name.endswith(place):
        return None
    bare = name.removesuffix(place).strip()
    return _OF_PLACE.sub("", bare) if bare.startswith("Sở ") else bare
