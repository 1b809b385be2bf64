"""Which letters wait for somebody to look at them, those with most doubts first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.catalog import catalog
from graph.corrections.items import DOUBTED, LOW
from graph.corrections.keeping import all_corrections
from graph.evidence import evidence

if TYPE_CHECKING:
    from graph.iris import Iris
    from graph.store import Store

_DAY: Final = len("2025-01-31")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter and how much of it is in doubt.

    `proposed` corrections wait for a decision; `low` counts statements of little
    confidence, `unclear` citations that may mean several documents or none, `unstated`
    tasks that name several and say of none that it leads; `missing` names what the
    header lacks.
    """

    slug: str
    label: str
    title: str | None
    issuer: str | None
    date: str | None
    proposed: int
    low: int
    unclear: int
    unstated: int
    missing: tuple[str, ...]

    @property
    def doubts(self) -> int:
        """How many places are to be looked at."""
        return self.low + self.unclear + self.unstated + len(self.missing)


def waiting(store: Store, iris: Iris) -> tuple[Waiting, ...]:
    """The letters with proposals or doubts; kept until the store changes."""
    return store.keep("waiting", lambda: _find(store, iris))


def _find(store: Store, iris: Iris) -> tuple[Waiting, ...]:
    known, said = catalog(store), evidence(store)
    low = Counter(a.letter for a in said.assertions if a.confidence < LOW)
    low.update(m.letter for m in said.mentions if m.confidence < LOW)
    unclear = Counter(
        mention.letter
        for mention in said.mentions
        if mention.status in DOUBTED and mention.kind != "open"
    )
    unstated = Counter(t.letter for t in known.tasks.values() if t.lead_unstated)
    open_, decided = Counter[str](), set[tuple[str, str]]()
    for one in all_corrections(store, iris):
        if one.status == "proposed":
            open_[one.change.letter] += 1
        elif one.status == "confirmed":
            decided.add((one.change.letter, one.change.field))
    found = [
        Waiting(
            slug=letter.slug,
            label=letter.label,
            title=letter.title,
            issuer=letter.issuer_name,
            date=letter.date,
            proposed=open_[letter.slug],
            low=low[letter.slug],
            unclear=unclear[letter.slug],
            unstated=unstated[letter.slug],
            missing=tuple(
                name
                for name, value, whole in (
                    ("number", letter.number, 1),
                    ("date", letter.date, _DAY),
                )
                if len(value or "") < whole and (letter.slug, name) not in decided
            ),
        )
        for letter in known.documents.values()
        if letter.held and letter.canonical is None
    ]
    wait = (one for one in found if one.proposed or one.doubts)
    return tuple(sorted(wait, key=lambda w: (not w.proposed, -w.doubts, w.slug)))
