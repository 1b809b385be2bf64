"""Where the time of extraction goes: each stage, and how much of it inside `re`."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections import defaultdict
from contextlib import suppress
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from bench.timing import MIN_RUNS, aligned, one_core
from extract.assemble import assemble
from extract.errors import UnreadableLetterError
from extract.mending import mend
from extract.pipeline import extract, load_pipeline, read_doc
from extract.stages import gather

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.texts import Texts
    from extract.source import Letter

_HEAD = ("", "ms", "share")
_READING: Final = "reading text, with places"
_MENDING: Final = "mending what was misread"


def stages(texts: Texts) -> str:
    """Return the table: a line for each stage, the slowest first; then the total.

    By the processor's time, of all texts, the mean of five rounds. What is inside `re`
    is counted in a round of its own by cProfile, which leaves out the steps of
    `finditer`: it is more than that.
    """
    with one_core():
        spent = _spent(texts.letters)
        inside, calls = _inside_re(texts.letters)
    total = sum(spent.values())
    slowest = sorted(spent.items(), key=itemgetter(1), reverse=True)
    rows = [*slowest, ("all", total)]
    lines = [
        (name, f"{took * 1000:,.0f}", f"{took / total:.1%}") for name, took in rows
    ]
    note = (f"in {calls:,} calls of re, above", f"{inside * 1000:,.0f}", "")
    goal = ("1,600 kchar/s would be", f"{texts.size / 1600:,.0f}", "")
    return aligned([_HEAD, *lines, note, goal], "<>>")


def _spent(letters: Iterable[Letter]) -> dict[str, float]:
    """Seconds of a round in each stage."""
    spent: dict[str, float] = defaultdict(float)
    nlp = load_pipeline()
    for _ in range(MIN_RUNS):
        for letter in letters:
            clock = _Clock(spent)
            doc = read_doc(nlp, letter)
            clock.tick(_READING)
            mend(doc._.reading.printed)  # again, to tell it from the rest of reading
            clock.tick(_MENDING, _READING)
            nlp.make_doc(doc._.reading.text)
            clock.tick("spaCy Doc", _READING)
            for name, stage in nlp.pipeline:
                doc = stage(doc)
                clock.tick(name.removeprefix("chidao_"))
            assemble(letter, gather(doc))
            clock.tick("assembling the extraction")
    return {name: seconds / MIN_RUNS for name, seconds in spent.items()}


class _Clock:
    """What the time since the last tick was spent on."""

    def __init__(self, spent: dict[str, float]) -> None:
        self._spent = spent
        self._last = time.process_time()

    def tick(self, name: str, within: str | None = None) -> None:
        """Add to a stage; take from the one that the time was part of."""
        now = time.process_time()
        for stage, took in ((name, now - self._last), (within, self._last - now)):
            if stage is not None:
                self._spent[stage] += took
        self._last = now


def _inside_re(letters: Iterable[Letter]) -> tuple[float, int]:
    """Seconds in the matching of patterns, and how often it was called."""
    profile = cProfile.Profile()
    for letter in letters:
        with suppress(UnreadableLetterError):
            profile.runcall(extract, letter)
    found = pstats.Stats(profile).get_stats_profile().func_profiles
    inside = [row for name, row in found.items() if "'re.Pattern'" in name]
    return sum(row.tottime for row in inside), sum(int(row.ncalls) for row in inside)
