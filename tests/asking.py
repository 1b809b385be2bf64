"""The queries of the docs, asked of a store, beside what the functions find."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from graph.answers.gaps import gaps
from tests.samples import IRIS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.answers.findings import Finding
    from graph.answers.gaps import GapKind
    from graph.store import Store

QUERIES = Path(__file__).parents[1] / "docs" / "queries"

Rows = set[tuple[str, ...]]


def ask(store: Store, name: str, **instead: str) -> list[dict[str, str]]:
    """The rows of a query, slugs for our IRIs; other words put in for its own."""
    text = (QUERIES / f"{name}.rq").read_text("utf-8")
    for old, new in instead.items():
        assert old in text, old
        text = text.replace(old, new)
    body = store.query(text, "application/sparql-results+json").body
    return [
        {key: term["value"].removeprefix(IRIS.base) for key, term in row.items()}
        for row in json.loads(body)["results"]["bindings"]
    ]


def _slugs(found: Finding) -> list[str]:
    return [thing.slug for thing in found.things]


def _things(found: Finding) -> Rows:
    return {tuple(_slugs(found))}


def _each_other(found: Finding) -> Rows:
    """The chief thing with each of the others."""
    chief, *others = _slugs(found)
    return {(chief, other) for other in others}


def _others(found: Finding) -> Rows:
    return {(other,) for other in _slugs(found)[1:]}


def _ends(found: Finding) -> Rows:
    return {tuple(_slugs(found)[:2])}


def _candidates(found: Finding) -> Rows:
    quote = found.quotes[0]
    return {(quote.letter_id, quote.text, slug) for slug in _slugs(found)}


def _said_at(found: Finding) -> Rows:
    return {(found.quotes[0].letter_id, found.quotes[0].text)}


def _malformed(found: Finding) -> Rows:
    (document,) = _slugs(found)
    return {(document, found.quotes[0].letter_id, dict(found.details)["number"])}


def _past(found: Finding) -> Rows:
    return {(*_slugs(found), dict(found.details)["deadline"])}


def _changed(found: Finding) -> Rows:
    base, *changing, _ = _slugs(found)
    return {(found.quotes[0].letter_id, base, by) for by in changing}


SAID: Mapping[GapKind, tuple[str, tuple[str, ...], Callable[[Finding], Rows]]] = {
    "replaced_base": ("gaps-replaced-base", ("letter", "base", "by"), _changed),
    "past_deadline": ("gaps-past-deadline", ("task", "letter", "deadline"), _past),
    "lead_unstated": ("gaps-lead-unstated", ("task", "agency"), _each_other),
    "no_lead": ("gaps-no-lead", ("task",), _others),
    "ambiguous": ("gaps-ambiguous", ("letter", "quote", "candidate"), _candidates),
    "blocked": ("gaps-blocked", ("letter", "quote"), _said_at),
    "later_citation": ("gaps-later-citation", ("document", "earlier"), _ends),
    "self_citation": ("gaps-self-citation", ("letter", "quote"), _said_at),
    "malformed_number": (
        "gaps-malformed-number",
        ("document", "letter", "printed"),
        _malformed,
    ),
    "number_order": ("gaps-number-order", ("higher", "lower"), _things),
    "amended_base": ("gaps-amended-base", ("letter", "base", "by"), _changed),
    "open_chain": ("gaps-open-chain", ("document", "task"), _each_other),
    "no_provincial_act": ("gaps-no-provincial-act", ("document",), _things),
    "absent": ("gaps-absent", ("document",), _things),
}
"""For each kind that SPARQL can say: the query, its columns, and a finding as rows.

What two letters order alike, or in conflict, goes by the likeness of their words.
"""


def found(store: Store, kind: GapKind) -> Rows:
    """What the function finds of a kind, as the rows of the query."""
    _, _, rows = SAID[kind]
    return set().union(*map(rows, gaps(store, kind)))


def asked(store: Store, kind: GapKind) -> Rows:
    """What the query finds of a kind."""
    name, columns, _ = SAID[kind]
    rows = ask(store, name)
    return {tuple(row[c] for c in columns) for row in rows if columns[-1] in row}
