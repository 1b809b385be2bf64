"""What was found in a draft, as its page shows it: each thing in its sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graph.answers.six_clears import POINTS
from viz.sentences import Sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.model import Header, Span
    from graph.answers.draft import Draft, GoneBody, OddTime
    from graph.answers.six_clears import ClearTask, Point

GRAVE: Final = frozenset(
    (
        "another_date",
        "date_differs",
        "wrong_issuer",
        "replaced",
        "abrogated",
        "superseded",
        "malformed",
        "later",
        "itself",
    )
)
"""Doubts about a citation that say that something is wrong with it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with what is said of it, and its sentence.

    `said` is as the API tells it; `state` sums it up: wrong, unknown, unclear, known or
    held. `again` is how often more the same is cited without any doubt.
    """

    said: Any
    state: str
    at: Sentence
    again: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A body that is no more, and the first sentence that names it."""

    body: GoneBody
    at: Sentence
    times: int


@dataclass(frozen=True, slots=True)
class Timed:
    """An odd time in its sentence."""

    time: OddTime
    at: Sentence


@dataclass(frozen=True, slots=True)
class Report:
    """All that a page shows of a draft; `counts` are of what has to be looked at."""

    written: str
    header: Header
    bases: tuple[Cited, ...]
    others: tuple[Cited, ...]
    bodies: tuple[Named, ...]
    tasks: tuple[ClearTask, ...]
    points: tuple[Point, ...]
    lacking: Counter[Point]
    times: tuple[Timed, ...]

    @property
    def wrong(self) -> int:
        """How many things are wrong."""
        cited = (one.state == "wrong" for one in (*self.bases, *self.others))
        times = (one.time.trouble in ("impossible", "past") for one in self.times)
        return sum(cited) + sum(times) + len(self.bodies)

    @property
    def unclear(self) -> int:
        """How many things are to be looked at."""
        states = ("unknown", "unclear")
        cited = (one.state in states for one in (*self.bases, *self.others))
        times = (one.time.trouble not in ("impossible", "past") for one in self.times)
        return sum(cited) + sum(times) + sum(bool(t.missing) for t in self.tasks)


def report(draft: Draft, said: Sequence[Any], header: Header) -> Report:
    """Put what was found in order; `said` are the citations as the API tells them."""
    text = draft.checked.text
    bases = set(draft.bases)
    cited = [
        (index in bases, Cited(one, _state(one), sentence(text, one.start, one.end)))
        for index, one in enumerate(said)
    ]
    lacking = Counter(point for task in draft.tasks for point in task.missing)
    return Report(
        written=draft.checked.written,
        header=header,
        bases=tuple(one for is_base, one in cited if is_base),
        others=tuple(_once(one for is_base, one in cited if not is_base)),
        bodies=tuple(
            Named(body, _first(text, body.places), len(body.places))
            for body in draft.bodies
        ),
        tasks=draft.tasks,
        points=POINTS,
        lacking=lacking,
        times=tuple(
            Timed(time, sentence(text, time.start, time.end)) for time in draft.times
        ),
    )


def _state(said: Any) -> str:  # noqa: ANN401 - as of the API
    kinds = {doubt.kind for doubt in said.doubts}
    if kinds & GRAVE:
        return "wrong"
    if "unknown_number" in kinds:
        return "unknown"
    if said.status in ("ambiguous", "blocked", "unresolved") or kinds:
        return "unclear"
    return "held" if said.document and said.document.held else "known"


def _once(cited: Iterable[Cited]) -> Iterable[Cited]:
    """Each document once, where nothing is wrong; those in doubt first."""
    seen: dict[tuple[str, str], Cited] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for number, one in enumerate(cited):
        slug = one.said.document.slug if one.said.document else str(number)
        key = slug, one.state if one.state in ("held", "known") else str(number)
        seen.setdefault(key, one)
        counts[key] += 1
    order = ("wrong", "unknown", "unclear", "known", "held")
    found = (
        Cited(one.said, one.state, one.at, counts[key] - 1) for key, one in seen.items()
    )
    return sorted(found, key=lambda one: order.index(one.state))


def _first(text: str, places: Sequence[Span]) -> Sentence:
    return sentence(text, places[0].start, places[0].end)
