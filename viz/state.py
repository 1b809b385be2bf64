"""What a chain's address says: which chain, what of it is shown, what is selected.

An address may have been edited by hand: what makes no sense is left out, and told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, cast, get_args

from viz.families import FAMILIES, SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Direction = Literal["both", "up", "down"]
DEPTHS: Final = (1, 2, 3, 4)
"""What the page offers; an address may ask for any depth up to `DEEPEST`."""
DEEPEST: Final = 20
LIMITS: Final = (150, 500, 2000)
"""Boxes at once: first, then as more are asked for."""
MOST_NAMED: Final = 60
"""Things that one field of an address may list."""
LONGEST: Final = 300

Ignored = tuple[str, str]
"""A field and the value in it that makes no sense."""

_FAMILY_KEYS: Final = frozenset(family.key for family in FAMILIES)


@dataclass(frozen=True, slots=True)
class State:
    """The state of a chain's page; `families` are the keys of those shown."""

    roots: tuple[str, ...] = ()
    direction: Direction = "both"
    depth: int | None = None
    families: frozenset[str] = SHOWN
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    to: str | None = None
    selected: str | None = None
    full: bool = False
    limit: int = LIMITS[0]

    def query(self, **changes: Any) -> dict[str, str]:  # noqa: ANN401 - of any field
        """The query of this state's address, with changes, without what is usual."""
        state = replace(self, **changes) if changes else self
        shown = [f.key for f in FAMILIES if f.key in state.families]
        pairs = {
            "root": ",".join(state.roots),
            "dir": "" if state.direction == "both" else state.direction,
            "depth": str(state.depth or ""),
            "rel": "" if state.families == SHOWN else ",".join(shown) or "none",
            "open": ",".join(state.opened),
            "closed": ",".join(state.closed),
            "to": state.to or "",
            "sel": state.selected or "",
            "full": "1" if state.full else "",
            "limit": "" if state.limit == LIMITS[0] else str(state.limit),
        }
        return {name: value for name, value in pairs.items() if value}

    def toggled(self, slug: str, *, opens: bool) -> dict[str, str]:
        """The query in which something is opened, or closed, and selected."""
        opened = tuple(s for s in self.opened if s != slug)
        closed = tuple(s for s in self.closed if s != slug)
        if opens:
            opened = (*opened, slug)
        else:
            closed = (*closed, slug)
        return self.query(opened=opened, closed=closed, selected=slug)


def read_state(pairs: Iterable[tuple[str, str]]) -> tuple[State, list[Ignored]]:
    """The state that a query says, and what of it makes no sense.

    A field may be given several times, or with commas.
    """
    reader = _Reader(pairs)
    state = State(
        roots=reader.names("root"),
        direction=cast("Direction", reader.one_of("dir", get_args(Direction), "both")),
        depth=reader.number("depth", 1, DEEPEST),
        families=reader.families(),
        opened=reader.names("open"),
        closed=reader.names("closed"),
        to=next(iter(reader.names("to")), None),
        selected=next(iter(reader.names("sel")), None),
        full=reader.one_of("full", ("0", "1", "true", "false"), "0") in ("1", "true"),
        limit=reader.number("limit", 1, LIMITS[-1]) or LIMITS[0],
    )
    return state, reader.ignored


class _Reader:
    """Reads the fields of a query, and notes what it cannot use."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.values: dict[str, list[str]] = {}
        self.ignored: list[Ignored] = []
        for name, value in pairs:
            parts = (part.strip() for part in value.split(","))
            self.values.setdefault(name, []).extend(filter(None, parts))
            if not value:
                self.values[name].append("")

    def names(self, field: str) -> tuple[str, ...]:
        """Slugs, each once; what is too long, or too many, is left out."""
        found = list(dict.fromkeys(filter(None, self.values.get(field, ()))))
        kept = [name for name in found if len(name) <= LONGEST][:MOST_NAMED]
        self._note(field, [name for name in found if name not in kept])
        return tuple(kept)

    def one_of(self, field: str, allowed: Sequence[str], usual: str) -> str:
        """A word of a few."""
        for value in filter(None, self.values.get(field, ())):
            if value in allowed:
                return value
            self._note(field, [value])
        return usual

    def number(self, field: str, least: int, most: int) -> int | None:
        """A whole number, brought into its bounds."""
        for value in filter(None, self.values.get(field, ())):
            if value.isascii() and value.isdigit() and len(value) <= len(str(most)) + 2:
                return min(max(int(value), least), most)
            self._note(field, [value])
        return None

    def families(self) -> frozenset[str]:
        """The families that are shown: those of `rel`, without those of `hide`."""
        shown = set(SHOWN)
        if "rel" in self.values:
            shown = self._known("rel")
        return frozenset(shown - self._known("hide"))

    def _known(self, field: str) -> set[str]:
        asked = set(filter(None, self.values.get(field, ()))) - {"none"}
        self._note(field, sorted(asked - _FAMILY_KEYS))
        return asked & _FAMILY_KEYS

    def _note(self, field: str, values: Iterable[str]) -> None:
        self.ignored += [(field, value[:LONGEST]) for value in values]
