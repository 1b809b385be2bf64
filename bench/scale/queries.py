"""Queries over a world, asked of chidao, of its engine alone, of rdflib and Virtuoso.

They are those of a comparison of engines (q1a to q7), in our vocabulary, and what a
trace goes by as a property path; each engine is asked a few times, and is left out
where it takes more than `PATIENCE`.
"""

from __future__ import annotations

import statistics
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import urlencode

import pyoxigraph as ox

from bench.endpoint import JSON, TRIPLES, count_of
from bench.queries import PATIENCE, Asker
from bench.scale import virtuoso
from bench.scale.figures import Figure, Figures
from bench.scale.loading import MOST_FOR_RDFLIB
from bench.serving import answer, free_port, serving, serving_chidao
from bench.world.answers import agency_slug, slug
from graph.disk import snapshots
from graph.iris import BASE, RESOLUTION
from ontology.standards import DCTERMS, OA
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.serving import Server
    from bench.world.plan import Plan, World

RUNS: Final = 5
_SHORT: Final = 2.0  # seconds; what takes longer is asked once
_OK = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """How long a query took, and how many rows or triples came of it."""

    seconds: float
    rows: int


Ask: TypeAlias = "Callable[[str], Asked | None]"
"""Asks a query; None if it was not answered in time."""


def texts(world: World) -> dict[str, str]:
    """The queries, by name."""
    middle = _middle(world)
    body = middle.duties[0].lead
    agency = f"<{BASE}{agency_slug(world, middle.place, body)}>"
    one, hub = (f"<{BASE}{slug(world, place)}>" for place in (middle.place, 0))
    cites = f"?m <{OA}hasBody> {{}} ; <{DCTERMS}isPartOf> ?d ."
    dated = f"?d <{DCTERMS}date> ?date ; <{DCTERMS}title> ?title ."
    below = f"?d <{Cd.restsOn}>+ "
    above = f"(<{Cd.restsOn}>|<{Cd.parentTask}>|<{DCTERMS}isPartOf>)+"
    work = f"?t <{DCTERMS}isPartOf> ?d ; <{Cd.lead}> ?a ."
    found = f"SELECT DISTINCT ?d {{{{ ?d <{Cd.restsOn}>+ {{}} }}}}"
    rest = f"OPTIONAL {{ {work} }} FILTER(BOUND(?a))"
    counted = "SELECT ?a (COUNT(?t) AS ?n) "
    return {
        "q1a citing one": f"SELECT DISTINCT ?d {{ {cites.format(one)} }}",
        "q1b citing the hub": (
            f"SELECT DISTINCT ?d ?date ?title {{ {cites.format(hub)} {dated} }}"
        ),
        "q1c the newest 100 of them": (
            f"SELECT DISTINCT ?d ?date {{ {cites.format(hub)} {dated} }} "
            "ORDER BY DESC(?date) LIMIT 100"
        ),
        "q2 agencies below one, naive": (
            f"{counted} {{ {below}{one} . {work} }} GROUP BY ?a"
        ),
        "q2 the same, well-shaped": (
            f"{counted} {{ {{ {found.format(one)} }} {rest} }} GROUP BY ?a"
        ),
        "q2 below the hub, well-shaped": (
            f"{counted} {{ {{ {found.format(hub)} }} {rest} }} GROUP BY ?a"
        ),
        "q2f all below one": found.format(one),
        "q2f all below the hub": found.format(hub),
        "q3 tasks of each agency": f"{counted} {{ ?t <{Cd.lead}> ?a }} GROUP BY ?a",
        "q3b what one agency has to do by a day": (
            f"SELECT DISTINCT ?t ?due {{ ?t <{Cd.lead}> {agency} . "
            f"?t <{Cd.hasDeadline}> ?l . "
            f'?l <{Cd.deadlineValue}> ?due FILTER(?due < "2020") }}'
        ),
        "q4 one letter": (f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {one} {{ ?s ?p ?o }} }}"),
        "q5 a chain with levels": (
            f"SELECT DISTINCT ?up ?level {{ {one} <{Cd.restsOn}>+ ?up . "
            f"?up <{Cd.level}> ?level }}"
        ),
        "above an agency, naive": (
            f"SELECT DISTINCT ?up {{ ?t {above} ?up ; <{Cd.lead}> ?a "
            f"FILTER(?a = {agency}) }}"
        ),
        "above an agency, well-shaped": (
            f"SELECT DISTINCT ?up {{ {{ SELECT ?t {{ ?t <{Cd.lead}> {agency} }} }} "
            f"?t {above} ?up }}"
        ),
        "q6 titles with a word": (
            f"SELECT (COUNT(*) AS ?n) {{ ?d <{DCTERMS}title> ?title "
            'FILTER(CONTAINS(LCASE(?title), "chuyển đổi")) }'
        ),
        "q6c no task with a word": (
            f"SELECT ?t {{ ?t a <{Cd.Task}> ; <{Cd.quote}> ?q "
            'FILTER(CONTAINS(?q, "không có từ này")) }'
        ),
        "q7 the newest 50": (
            f"SELECT ?d ?date {{ {dated} }} ORDER BY DESC(?date) LIMIT 50"
        ),
    }


def _middle(world: World) -> Plan:
    """A letter that others carry out, and that is no hub."""
    carried = (world.heading(place).carries_out or 0 for place in range(world.letters))
    found = (world.plan(one) for one in carried if one > world.letters // 10)
    return next(plan for plan in found if plan.duties)


def measured(world: World, folder: Path) -> Figures:
    """Ask all of all, of the store of a world and of what else holds it."""
    figures: Figures = {}
    with ExitStack() as stack:
        engines = {"chidao": stack.enter_context(_chidao(folder / "store"))}
        engines["pyoxigraph alone"] = _alone(folder / "store")
        if world.letters <= MOST_FOR_RDFLIB:
            engines["rdflib"] = stack.enter_context(_rdflib(folder))
        if (folder / "virtuoso").exists():
            engines["Virtuoso"] = stack.enter_context(_virtuoso(folder))
        for name, query in texts(world).items():
            known = None
            for engine, ask in engines.items():
                asked = _asked(ask, query)
                if asked is not None:
                    known = asked.rows if known is None else known
                    figure = Figure(asked.seconds * 1000, wrong=asked.rows != known)
                    figures[f"{name}: {engine}"] = figure
    return figures


def _asked(ask: Ask, query: str) -> Asked | None:
    """The median of a few runs, no two quite alike; None if one took too long."""
    runs: list[Asked] = []
    while len(runs) < RUNS and not (runs and runs[-1].seconds > _SHORT):
        asked = ask(f"{query} # {len(runs)}")
        if asked is None:
            return None
        runs.append(asked)
    return Asked(statistics.median(run.seconds for run in runs), runs[-1].rows)


def _alone(store: Path) -> Ask:
    """The engine without anything around it, in a process that can be put down."""
    asker = Asker(store)

    def ask(query: str) -> Asked | None:
        asked = asker.ask(query)
        return None if asked.rows is None else Asked(asked.seconds, len(asked.rows))

    return ask


@contextmanager
def _chidao(store: Path) -> Iterator[Ask]:
    limits = {"CHIDAO_QUERY_SECONDS": f"{PATIENCE:.0f}", "CHIDAO_LOG_LEVEL": "warning"}
    with serving_chidao(store, limits) as server:
        yield _endpoint(server, "/sparql")


@contextmanager
def _rdflib(folder: Path) -> Iterator[Ask]:
    whole, port = folder / "whole.nq", free_port()
    engine = ox.Store.read_only(str(snapshots(folder / "store")[-1]))
    engine.dump(str(whole), ox.RdfFormat.N_QUADS)
    command = [sys.executable, "-m", "bench.rdflib_server", str(whole), str(port)]
    with serving(command, port, ready="/?query=ASK{}") as server:
        yield _endpoint(server, "/")
    whole.unlink()


@contextmanager
def _virtuoso(folder: Path) -> Iterator[Ask]:
    """Virtuoso with the letters that it holds, and what is derived from them."""
    derived = folder / "derived" / "derived.nt"
    derived.parent.mkdir(exist_ok=True)
    engine = ox.Store.read_only(str(snapshots(folder / "store")[-1]))
    graph = ox.NamedNode(BASE + RESOLUTION)
    engine.dump(str(derived), ox.RdfFormat.N_TRIPLES, from_graph=graph)
    with virtuoso.running(folder / "virtuoso", derived.parent) as (server, sql):
        virtuoso.load(sql, derived.parent, "*.nt")
        yield _endpoint(server, "/sparql")


def _endpoint(server: Server, path: str) -> Ask:
    def ask(query: str) -> Asked | None:
        accept = TRIPLES if query.startswith("CONSTRUCT") else JSON
        target = f"{path}?{urlencode({'query': query})}"
        started = time.perf_counter()
        status, body = answer(server, "GET", target, headers={"Accept": accept})
        seconds = time.perf_counter() - started
        return Asked(seconds, count_of(body, accept)) if status == _OK else None

    return ask
