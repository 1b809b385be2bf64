"""Whether a store may pass: its findings rule by rule, and what is borne of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.errors import NotFoundError
from graph.iris import iris_of, whole
from graph.validate import validate
from graph.writer import node
from ontology.registry import gates
from ontology.rows import Threshold
from ontology.terms import SHAPE
from ontology.vocabulary import shapes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from graph.store import Store
    from graph.validate import Violation

_QUOTE = "SELECT ?quote WHERE { $thing cd:quote|oa:exact ?quote } LIMIT 1"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule is broken: the thing, its letter and task, and the words there."""

    thing: str
    value: str | None
    letter: str | None
    task: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The findings of one rule.

    `share` is how many there are on a hundred of `per`, `most` how many are borne:
    None of a warning that holds nothing up. `places` are the first few.
    """

    shape: str
    severity: str
    message_vi: str
    message_en: str
    count: int
    per: Literal["letter", "task"]
    share: float
    most: float | None
    passes: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """All rules that are broken; those that hold the store up come first."""

    passes: bool
    letters: int
    tasks: int
    verdicts: tuple[Verdict, ...]


def inspect(
    store: Store, most_by_shape: Mapping[str, float] | None = None, places: int = 3
) -> Inspection:
    """Validate a store, and judge the findings of each rule.

    Args:
        store: what to validate.
        most_by_shape: thresholds by the name of a shape, which go before those of
            `ontology/registry/gates.toml`; a violation is never borne.
        places: how many places of each rule to name.

    Raises:
        NotFoundError: there is no shape of that name.
    """
    thresholds = _thresholds(most_by_shape or {})
    known = catalog(store)
    counted = {
        "letter": sum(document.held for document in known.documents.values()),
        "task": len(known.tasks),
    }
    found: dict[str, list[Violation]] = defaultdict(list)
    for result in validate(store).results:
        found[result.shape.removeprefix(SHAPE)].append(result)
    verdicts = [
        _verdict(store, thresholds.get(shape), results, counted, places)
        for shape, results in found.items()
    ]
    verdicts.sort(key=lambda one: (one.passes, one.severity, one.shape))
    return Inspection(
        passes=all(one.passes for one in verdicts),
        letters=counted["letter"],
        tasks=counted["task"],
        verdicts=tuple(verdicts),
    )


def _thresholds(changed: Mapping[str, float]) -> dict[str, Threshold]:
    """What is borne, by shape: the table, and what was asked for instead."""
    names = sorted(
        {str(s).removeprefix(SHAPE) for s in shapes().subjects() if SHAPE in str(s)}
    )
    table = {one.shape: one for one in gates()}
    for shape, most in changed.items():
        if shape not in names:
            raise NotFoundError(shape, get_close_matches(shape, names, cutoff=0.4))
        held = table.get(shape, Threshold(shape, "letter", most))
        table[shape] = replace(held, most=most)
    return table


def _verdict(
    store: Store,
    threshold: Threshold | None,
    results: Sequence[Violation],
    counted: Mapping[str, int],
    places: int,
) -> Verdict:
    first = results[0]
    per = threshold.per if threshold else "letter"
    share = 100 * len(results) / max(counted[per], 1)
    most = threshold.most if threshold else None
    if first.severity == "violation":
        most = 0.0
    return Verdict(
        shape=first.shape.removeprefix(SHAPE),
        severity=first.severity,
        message_vi=first.message_vi,
        message_en=first.message_en,
        count=len(results),
        per=per,
        share=round(share, 2),
        most=most,
        passes=most is None or share <= most,
        places=tuple(_place(store, one) for one in results[:places]),
    )


def _place(store: Store, result: Violation) -> Place:
    """Where it is: the value is the culprit if it is a thing of ours."""
    iris, known = iris_of(store), catalog(store)
    is_thing = (result.value or "").startswith(iris.base)
    thing = result.value if is_thing and result.value else result.focus
    slug = thing.removeprefix(iris.base)
    letter = known.documents.get(whole(slug))
    above = [task for task in _wholes(slug) if task in known.tasks]
    quotes = store.rows(_QUOTE, thing=node(thing)) if iris.base in thing else []
    return Place(
        thing=slug,
        value=None if is_thing else result.value,
        letter=letter.label if letter else None,
        task=known.tasks[above[-1]].label if above else None,
        quote=quotes[0]["quote"] if quotes else None,
    )


def _wholes(slug: str) -> list[str]:
    """A slug and all that it is a part of, the largest first."""
    parts = slug.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
