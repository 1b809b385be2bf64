"""The exhaustive shape of gold: every mention, every chain, every word of a task."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from graph.evaluation.comparable import (
    GROUP,
    agency_key,
    due_key,
    family,
    fold,
    label_key,
    number_key,
    opening_key,
)
from graph.evaluation.gold import LETTER, Cited, Edge, Gold, Mention, Work, header_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    Json = dict[str, Any]

_TURNED: Final = frozenset(("issued_with", "established_by"))
"""Edges to a named programme or body: they are looked at by eye."""

_NAME_LIKE_NUMBER: Final = frozenset(("6",))  # Đề án 06: 06 is its name
_ALL: Final = "(all)"
_YEAR: Final = re.compile(r"20\d\d")


def exhaustive_gold(data: Json) -> Gold:
    """Read the exhaustive shape.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: a part has another shape.
    """
    documents = {document["id"]: document for document in data["documents"]}
    explicit = [m for m in data["mentions"] if m["class"] == "explicit"]
    edges = _Edges(documents, data["chain_edges"])
    letter = data["document"]
    addressees = {agency_key(a["normalized"]) for a in letter["addressees"]}
    date = letter.get("date") or {}
    return Gold(
        header=header_of(letter, date.get("iso_partial"), letter.get("signer_name")),
        cited=_cited(explicit, documents),
        mentions=frozenset(
            Mention(m["start"], m["end"], number_key(m["number"]) or "")
            for m in explicit
        ),
        edges=frozenset(edges.required),
        tasks=tuple(
            _task(task, addressees)
            for task in data["tasks"]
            if task["kind"] != "header"
        ),
        free_numbers=_NAME_LIKE_NUMBER,
        free_edges=frozenset(edges.free),
        same=edges.same,
    )


def _cited(explicit: Iterable[Json], documents: dict[str, Json]) -> dict[str, Cited]:
    """Each document once: its first type, and the first date that is known of it."""
    cited: dict[str, Cited] = {}
    for mention in explicit:
        number = number_key(mention["number"]) or ""
        known = cited.setdefault(number, Cited(fold(mention["type"]), None))
        date = known.date or documents[mention["document_id"]].get("date")
        cited[number] = known._replace(date=date)
    return cited


class _Edges:
    """The edges between numbered documents: required, free, and other readings."""

    def __init__(self, documents: dict[str, Json], chains: Iterable[Json]) -> None:
        self.required: set[Edge] = set()
        self.free: set[Edge] = set()
        self.same: dict[Edge, Edge] = {}
        self._documents = documents
        chains = list(chains)
        carried_out = {
            chain["to"]
            for chain in chains
            if chain["from"].startswith("LETTER") and chain["relation"] == "implements"
        }
        for chain in chains:
            if chain["relation"] not in _TURNED:
                self._add(chain)
            elif chain["relation"] == "issued_with" and chain["from"] in carried_out:
                act = self._end(chain["to"])
                self.free.add(Edge(LETTER, "implements", act))

    def _add(self, chain: Json) -> None:
        subject, obj = self._end(chain["from"]), self._end(chain["to"])
        if subject is None or obj is None:
            return
        edge = Edge(subject, family(chain["relation"]), obj)
        (self.required if chain["scoring"] == "required" else self.free).add(edge)
        others = chain.get("relation_alt") or []
        for other in others if isinstance(others, list) else [others]:
            reading = edge._replace(relation=family(other))
            self.free.add(reading)
            self.same[reading] = edge
            if chain["relation"] == "based_on":  # "theo X"
                self.same[edge._replace(relation="cites")] = edge

    def _end(self, name: str) -> str | None:
        if name.startswith("LETTER"):
            return LETTER
        return number_key(self._documents.get(name, {}).get("number"))


def _task(task: Json, addressees: set[str]) -> Work:
    lead = frozenset(map(agency_key, task["effective_lead"]))
    others = frozenset(map(agency_key, task["effective_cooperating"]))
    basis = str(task.get("default_basis") or "")
    to_all = basis.startswith("lead-in") or "= addressees" in basis
    own = bool(task["cooperating_agencies"]) and not task["lead_stated"]
    asked = _asked(task)
    targets, deadlines = task.get("targets", ()), task.get("deadlines", ())
    none: frozenset[str] = frozenset()
    return Work(
        label=label_key(task["number"]),
        opening=opening_key(task["text"]),
        parts={
            "lead": none if to_all else lead,
            "cooperate": none if own else others,
            "deadlines": frozenset(_dues(deadlines)),
            "targets": frozenset(
                float(target["value"])
                for target in targets
                if target.get("value") is not None
            ),
        },
        free={
            "lead": asked | (lead | addressees | {GROUP} if to_all else none),
            "cooperate": asked | (others | {GROUP} if own else none),
            "deadlines": frozenset(_years(targets, deadlines)),
            "targets": _everything(targets),
        },
    )


def _asked(task: Json) -> frozenset[str]:
    """Those who aggregate what others send them: lead and cooperate, or neither."""
    return frozenset(
        agency_key(route["agency"])
        for route in task.get("advisory_receiving", ())
        if route["role"] == "receive_and_aggregate"
    )


def _dues(deadlines: Iterable[Json]) -> Iterable[str]:
    for deadline in deadlines:
        if deadline.get("scoring", "required") == "required":
            values = deadline.get("iso") or deadline.get("value") or ""
            yield from filter(None, map(due_key, values.split(";")))


def _years(targets: Iterable[Json], deadlines: Iterable[Json]) -> Iterable[str]:
    """The years of plans and targets, which may be taken for deadlines."""
    for target in targets:
        yield from _YEAR.findall(target.get("period") or "")
    for deadline in deadlines:
        if not deadline.get("iso"):
            yield from _YEAR.findall(deadline["text"])
            yield from deadline.get("accept", ())


def _everything(targets: Iterable[Json]) -> frozenset[float]:
    """100 per cent, where "all" is said in words."""
    said = any(_ALL in (target.get("unit") or "") for target in targets)
    return frozenset((100.0,)) if said else frozenset()
