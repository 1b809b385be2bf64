"""What each letter of a world says, before it is written.

Any letter is planned by itself, from the seed and its place in the row, so that a world
of a million takes no memory and several processes may write parts of it. What it cites
follows the redirection of Krapivsky and Redner (2001): an older letter that it looks up
to, or instead of it what that one cites; so what is cited much is cited more, and a few
letters of the Centre are hubs.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal

from bench.world.bodies import (
    COMMUNE,
    GOVERNMENT,
    MINISTRY,
    PARTY,
    PROVINCE,
    central,
    communal,
    provinces,
    provincial,
)
from bench.world.words import order, topic

if TYPE_CHECKING:
    from bench.world.bodies import Body, Series

FIRST: Final = date(2016, 1, 4)
DAYS: Final = 3285
"""In which a world is written: until 31 December 2024."""

REDIRECTED: Final = 0.6
"""How many citations go where the letter found first leads."""

OWN_TOPIC: Final = 0.4
"""How many letters are about something else than what they carry out."""

TELLING: Final = 0.15
"""How many tell what the letter that they carry out carries out itself."""

UNNUMBERED: Final = 0.05
"""How many letters of provinces and communes have no number."""

_LETTERS_A_PROVINCE = 2000
_COMING_A_DAY = 40
_TERMS = (date(2016, 1, 1), date(2021, 2, 1))  # of the Party's committees
_ROUND = 100  # letters, of which each level has its share
_SHARES = ((PARTY, 1), (GOVERNMENT, 4), (MINISTRY, 10), (PROVINCE, 55), (COMMUNE, 30))
_UP = {
    PARTY: ((PARTY, 1.0),),
    GOVERNMENT: ((PARTY, 0.6), (GOVERNMENT, 1.0)),
    MINISTRY: ((PARTY, 0.3), (GOVERNMENT, 1.0)),
    PROVINCE: ((PARTY, 0.15), (GOVERNMENT, 0.35), (MINISTRY, 0.5), (PROVINCE, 1.0)),
    COMMUNE: ((GOVERNMENT, 0.1), (PROVINCE, 0.9), (COMMUNE, 1.0)),
}
"""To whom a level looks up: levels, and the share of those up to it."""

_CITED = (0.0, 0.3, 0.65, 0.88)  # shares that cite fewer than one, two, three, four
_FEW_TASKS = (0.4, 0.85, 0.96)  # shares that set out fewer than one, two, three
_MANY_TASKS = (5, 20)
_TELLING_TASKS = 3  # without a number, fewer leave little but a form of words
_DUE, _HELPED = 0.7, (0.5, 0.85)

_WORD, _GOLDEN, _ODD = (1 << 64) - 1, 0x9E3779B97F4A7C15, 0xD1342543DE82EF95

Kind = Literal["numbered", "blank", "draft"]


@dataclass(frozen=True, slots=True)
class Duty:
    """A task: who leads, who helps, what is to be done, what is carried out by it."""

    label: str
    lead: Body
    helpers: tuple[Body, ...]
    order: str
    due: date | None
    carries_out: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """What others say of a letter that they cite; `targets` are what it cites."""

    series: Series
    number: str
    date: date
    topic: str
    targets: tuple[int, ...]

    @property
    def carries_out(self) -> int | None:
        """The letter that it carries out as a whole."""
        return self.targets[0] if self.targets else None


@dataclass(frozen=True, slots=True)
class Plan:
    """A letter: `carries_out` and `rests_on` are places in the row of all letters.

    A `draft` has the words of the letter at `place`, and neither number nor day.
    `tells` is what the letter that it carries out carries out, if it says so.
    """

    place: int
    kind: Kind
    heading: Heading
    tells: int | None
    rests_on: tuple[int, ...]
    duties: tuple[Duty, ...]

    @property
    def cites(self) -> frozenset[int]:
        """The letters that it cites, for whatever reason."""
        named = {self.heading.carries_out, self.tells, *self.rests_on}
        named |= {duty.carries_out for duty in self.duties}
        return frozenset(place for place in named if place is not None)


@dataclass(frozen=True, slots=True)
class World:
    """So many letters, by their place in the row: the oldest has 0.

    Places beyond the last one are letters that are still to come.
    """

    letters: int
    seed: int = 1

    @property
    def provinces(self) -> int:
        """How many provinces write: more in a larger world."""
        return _provinces(self.letters)

    def plan(self, place: int) -> Plan:
        """What the letter at a place says."""
        kind = self.kind(place)
        if kind == "draft":
            return replace(self.plan(self._before(place)), kind=kind)
        heading = self.heading(place)
        targets = heading.targets
        chance, count = self._chance(place)
        if kind == "blank":
            count = max(count, _TELLING_TASKS)
        in_tasks = targets[2 : 2 + count]
        carried = (*in_tasks, *[None] * (count - len(in_tasks)))
        duties = (
            _duty(heading, str(number), target, chance)
            for number, target in enumerate(carried, 1)
        )
        rests_on = targets[1 : len(targets) - len(in_tasks)]
        tells = None
        if targets and self._drawn(place, 0) > 1 - TELLING:
            tells = self.heading(targets[0]).carries_out
        return Plan(place, kind, heading, tells, rests_on, tuple(duties))

    def heading(self, place: int) -> Heading:
        """What others say of the letter at a place."""
        return _heading(self, place)

    def kind(self, place: int) -> Kind:
        """Whether a letter has a number; below the Centre some have none.

        Such a one is a draft of the last letter of its series, if that has tasks.
        """
        if _depth(place) < PROVINCE:
            return "numbered"
        if self._drawn(place, 0) >= UNNUMBERED:
            return "numbered"
        before = self._before(place)
        if before < 0 or self._chance(before)[1] < _TELLING_TASKS:
            return "blank"
        return "draft" if self.kind(before) == "numbered" else "blank"

    def series(self, place: int) -> Series:
        """Which series a letter is of."""
        return self._all_series(_depth(place))[self._column(place)]

    def day(self, place: int) -> date:
        """The day of a letter; those still to come are of the months that follow."""
        if place < self.letters:
            return FIRST + timedelta(days=DAYS * place // self.letters)
        return FIRST + timedelta(days=DAYS + (place - self.letters) // _COMING_A_DAY)

    def topic(self, place: int) -> str:
        """What a letter is about: mostly what the one that it carries out is."""
        while targets := self.targets(place):
            if self._drawn(place, 1) < OWN_TOPIC:
                break
            place = targets[0]
        return topic(int(self._drawn(place, 2) * 1000))

    def targets(self, place: int) -> tuple[int, ...]:
        """The letters that a letter cites; the first is carried out by it."""
        found = (self._target(place, number) for number in range(self._wanted(place)))
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _wanted(self, place: int) -> int:
        return bisect_left(_CITED, self._drawn(place, 3))

    def _target(self, place: int, number: int) -> int | None:
        found = self._looked_up_to(place, number)
        if found is None:
            return None
        citable = self._is_citable(found)
        if citable and self._drawn(place, 8 * number + 4) >= REDIRECTED:
            return found
        further = int(self._drawn(place, 8 * number + 5) * self._wanted(found))
        leads_to = self._target(found, further)
        return found if leads_to is None and citable else leads_to

    def _looked_up_to(self, place: int, number: int) -> int | None:
        """An older letter of one's own body, or of one that stands higher."""
        depth, drawn = _depth(place), self._drawn(place, 8 * number + 6)
        above = next(level for level, share in _UP[depth] if drawn < share)
        count = _written(above, place)
        step, first = 1, 0
        if above == COMMUNE:
            step, first = len(self._all_series(above)), self._column(place)
        elif above == PROVINCE:
            step, first = self.provinces, self._column(place) % self.provinces
        choices = (count - first + step - 1) // step
        if choices <= 0:
            return None
        return _place(
            above, first + step * int(self._drawn(place, 8 * number + 7) * choices)
        )

    def _is_citable(self, place: int) -> bool:
        """Whether a letter has a number, and is no department's."""
        level = self.series(place).body.level
        return level != "provincial_department" and self.kind(place) == "numbered"

    def _all_series(self, depth: int) -> tuple[Series, ...]:
        return _all_series(depth, self.provinces)

    def _chance(self, place: int) -> tuple[random.Random, int]:
        """What the tasks of a letter are drawn from, and how many there are."""
        chance = random.Random((self.seed << 40) + place)  # noqa: S311 - to repeat it
        return chance, _count(self.series(place), chance)

    def _column(self, place: int) -> int:
        """Which of the series of its level a letter is of."""
        depth = _depth(place)
        return _written(depth, place) % len(self._all_series(depth))

    def _before(self, place: int) -> int:
        """The last letter of the same series; below 0 if there is none."""
        depth = _depth(place)
        number = _written(depth, place) - len(self._all_series(depth))
        return _place(depth, number) if number >= 0 else -1

    def serial(self, place: int) -> int:
        """The number of a letter in its series since the year or term began."""
        depth, day = _depth(place), self.day(place)
        begun = date(day.year, 1, 1)
        if self.series(place).of_party:
            begun = max(term for term in _TERMS if term <= day)
        first = max(-(-(begun - FIRST).days * self.letters // DAYS), 0)
        count, column = len(self._all_series(depth)), self._column(place)
        earlier = (_written(depth, first) - column + count - 1) // count
        return _written(depth, place) // count - earlier + 1

    def _drawn(self, place: int, purpose: int) -> float:
        """A number from 0 up to 1 that is the same for the same letter and purpose.

        A step of SplitMix64 (Steele, Lea and Flood, 2014).
        """
        mixed = (place << 6 | purpose) * _GOLDEN + self.seed * _ODD & _WORD
        mixed = ((mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9) & _WORD
        mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & _WORD
        return (mixed ^ mixed >> 31) / (_WORD + 1)


@cache
def _provinces(letters: int) -> int:
    return min(max(letters // _LETTERS_A_PROVINCE, 1), len(provinces()))


@lru_cache(1 << 15)
def _heading(world: World, place: int) -> Heading:
    series = world.series(place)
    number = series.number.format(f"{world.serial(place):02}")
    topic_ = world.topic(place)
    return Heading(series, number, world.day(place), topic_, world.targets(place))


def _duty(
    heading: Heading, label: str, target: int | None, chance: random.Random
) -> Duty:
    agents = heading.series.agents
    helpers = bisect_left(_HELPED, chance.random())
    lead, *others = chance.sample(agents, 1 + helpers)
    due = None
    if chance.random() < _DUE:
        due = heading.date + timedelta(days=chance.randrange(10, 300))
    return Duty(label, lead, tuple(others), order(chance), due, target)


def _count(series: Series, chance: random.Random) -> int:
    if series.busy:
        return min(chance.randint(*_MANY_TASKS), chance.randint(*_MANY_TASKS))
    return bisect_left(_FEW_TASKS, chance.random())


@cache
def _all_series(depth: int, count: int) -> tuple[Series, ...]:
    """The series of a level: the first of each province, then the second of each."""
    if depth < PROVINCE:
        return central()[depth]
    of = provincial if depth == PROVINCE else communal
    return tuple(
        series
        for kind in zip(*map(of, provinces()[:count]), strict=True)
        for series in kind
    )


@cache
def _depths() -> tuple[int, ...]:
    """The levels of the letters of a round, mixed."""
    shares = [depth for depth, share in _SHARES for _ in range(share)]
    return tuple(shares[place * 37 % _ROUND] for place in range(_ROUND))


@cache
def _slots(depth: int) -> tuple[int, ...]:
    """Where in a round the letters of a level are."""
    return tuple(slot for slot, one in enumerate(_depths()) if one == depth)


def _depth(place: int) -> int:
    return _depths()[place % _ROUND]


def _written(depth: int, place: int) -> int:
    """How many letters of a level stand before a place."""
    rounds, slot = divmod(place, _ROUND)
    slots = _slots(depth)
    return rounds * len(slots) + bisect_left(slots, slot)


def _place(depth: int, number: int) -> int:
    """The place of a letter of a level, counted from 0."""
    slots = _slots(depth)
    rounds, slot = divmod(number, len(slots))
    return rounds * _ROUND + slots[slot]
