"""What a person found in a letter against what the program found: how much agrees.

Of every measure what was found, what was missed, and what is extra because nobody
asked for it. What gold leaves free is neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.evaluation.comparable import body_key, fold, number_key
from graph.evaluation.counts import Count, Measured, compare, shown
from graph.evaluation.gold import HEADER, LETTER, PARTS
from graph.evaluation.pairing import pair_tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.evaluation.gold import Edge, Gold, Mention, Work
    from graph.evaluation.predicted import Found, Link

MEASURES: Final = (
    "citations",
    "citation_dates",
    "citation_types",
    "mentions",
    "mentions_exact",
    "links",
    "relations",
    "letter_relations",
    "tasks",
    *PARTS,
    "header",
    *(f"header.{name}" for name in HEADER),
)
"""All measures, in the order in which they are told; with a dot, parts of another."""

_SAID: Final = ("cites", "encloses")
"""What a letter does besides: neither is asked for, neither is wrong."""

_KEYS: Final[dict[str, Callable[[str], str | None]]] = {
    "number": number_key,
    "issuer": body_key,
}


Score = dict[str, Measured]
"""A letter's measures by their names; those that its gold says nothing of are left
out."""


def score(gold: Gold, found: Found) -> Score:
    """Compare what the program found in a letter with its gold."""
    scored = dict((*_citations(gold, found), *_relations(gold, found)))
    if gold.mentions:
        scored.update(_mentions(gold, found))
    if found.links:
        scored["links"] = _links(gold, found.links)
    if gold.tasks:
        scored.update(_tasks(gold, found))
    if gold.header:
        scored.update(_header(gold, found))
    return {name: scored[name] for name in MEASURES if name in scored}


def total(scores: Iterable[Score]) -> dict[str, Count]:
    """The counts of all letters together."""
    counts: dict[str, Count] = {}
    for scored in scores:
        for name, measured in scored.items():
            counts[name] = counts.get(name, Count()) + measured.count
    return {name: counts[name] for name in MEASURES if name in counts}


def _citations(gold: Gold, found: Found) -> Iterator[tuple[str, Measured]]:
    cited, got = gold.cited, found.cited
    dates = {(n, c.date) for n, c in cited.items() if c.date}
    found_dates = {(n, c.date) for n, c in got.items() if c.date and n in cited}
    types = {(n, c.type) for n, c in cited.items() if c.type}
    typed = {n for n, _ in types}
    found_types = {(n, c.type) for n, c in got.items() if n in typed}
    yield "citations", compare(cited.keys(), got.keys(), gold.free_numbers)
    yield "citation_dates", compare(dates, found_dates)
    yield "citation_types", compare(types, found_types)


def _relations(gold: Gold, found: Found) -> Iterator[tuple[str, Measured]]:
    """Edges between two documents, and what the letter does beyond naming one."""
    edges = {_as_gold_says(edge, gold) for edge in found.edges}
    yield (
        "relations",
        compare(_between(gold.edges), _between(edges), _between(gold.free_edges)),
    )
    acts = {e for e in _of_letter(gold.edges) if e.relation != "cites"}
    got = {e for e in _of_letter(edges) if e.relation not in _SAID}
    yield "letter_relations", compare(acts, got, _of_letter(gold.free_edges))


def _as_gold_says(edge: Edge, gold: Gold) -> Edge:
    other = gold.same.get(edge, edge)
    return other if other in gold.edges else edge


def _between(edges: Iterable[Edge]) -> set[Edge]:
    return {edge for edge in edges if edge.subject != LETTER}


def _of_letter(edges: Iterable[Edge]) -> set[Edge]:
    return {edge for edge in edges if edge.subject == LETTER}


def _mentions(gold: Gold, found: Found) -> Iterator[tuple[str, Measured]]:
    """Each place where a number is cited: one that overlaps, and the very same."""
    got = set(found.mentions)
    hit = {m for m in gold.mentions if any(_same_place(m, other) for other in got)}
    missed = gold.mentions - hit
    extra = [
        mention
        for mention in found.mentions
        if mention.number not in gold.free_numbers
        and not any(_same_place(mention, other) for other in gold.mentions)
    ]
    yield (
        "mentions",
        Measured(
            Count(len(hit), len(missed), len(extra)),
            tuple(shown(missed)),
            tuple(shown(extra)),
        ),
    )
    free = {mention for mention in got if mention.number in gold.free_numbers}
    yield "mentions_exact", compare(gold.mentions, got, free)


def _same_place(one: Mention, other: Mention) -> bool:
    return one.number == other.number and one.meets(other)


def _links(gold: Gold, links: Iterable[Link]) -> Measured:
    """Citations taken for the right document; a wrong one is missed and extra.

    An ambiguous one is missed only: it was taken for nothing.
    """
    right, unsure, wrong = 0, 0, []
    for link in links:
        if {link.mention.number, link.linked} & gold.free_numbers:
            continue
        if link.ambiguous:
            unsure += 1
            continue
        wanted = _wanted_link(gold, link)
        if link.linked == wanted:
            right += 1
        else:
            wrong.append(f"{link.mention.number} → {link.linked} ({wanted})")
    return Measured(Count(right, len(wrong) + unsure, len(wrong)), (), tuple(wrong))


def _wanted_link(gold: Gold, link: Link) -> str | None:
    """The number that gold has at a citation; without places, any that it has."""
    places = [m for m in gold.mentions if m.meets(link.mention)]
    if places:
        return min(places, key=lambda m: _apart(m, link.mention)).number
    return link.mention.number if link.mention.number in gold.cited else None


def _apart(one: Mention, other: Mention) -> int:
    return abs(one.start - other.start) + abs(one.end - other.end)


def _tasks(gold: Gold, found: Found) -> Iterator[tuple[str, Measured]]:
    pairs = pair_tasks(gold.tasks, found.tasks)
    met = [got for _, got in pairs if got is not None]
    missed = [work for work, got in pairs if got is None]
    loose = [t for t in found.tasks if t.leaf and not any(t is got for got in met)]
    leaves = sum(task.leaf for task in found.tasks)
    extra = max(0, leaves - len(met) - gold.free_tasks)
    yield (
        "tasks",
        Measured(
            Count(len(met), len(missed), extra),
            tuple(f"{task.label} {task.opening}" for task in missed),
            tuple(f"{task.label} {task.opening}" for task in loose) if extra else (),
        ),
    )
    for part in PARTS:
        measured = Measured(Count())
        for work, got in pairs:
            measured += _part(work, got, part)
        yield part, measured


def _part(work: Work, got: Work | None, part: str) -> Measured:
    nothing: frozenset[str] = frozenset()
    return compare(
        work.parts[part],
        got.parts[part] if got else nothing,
        work.free.get(part, nothing),
        f"{work.label}: ",
    )


def _header(gold: Gold, found: Found) -> Iterator[tuple[str, Measured]]:
    """Each field that gold gives, and all of them."""
    everything = Measured(Count())
    for name, wanted in gold.header.items():
        got = found.header.get(name)
        key = _KEYS.get(name, fold)
        measured = compare(
            {key(wanted)}, {key(got)} if got else frozenset(), where=f"{name}: "
        )
        everything += measured
        yield f"header.{name}", measured
    yield "header", everything
