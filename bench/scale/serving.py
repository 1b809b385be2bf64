"""What people ask of a server that holds a world, over HTTP, with known answers."""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from bench.scale.figures import Figure, Figures
from bench.serving import answer, serving_chidao
from bench.world.answers import agency_slug, chain, letters, slug
from graph.iris import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.serving import Server
    from bench.world.bodies import Body
    from bench.world.plan import World

ASKED: Final = 40
"""Questions of each kind, no two alike."""

CENTRAL: Final = 10
"""Letters of the Centre that are asked for: the oldest, which most others cite."""

_ROUND = 100  # the Party's centre writes one letter in a hundred
_OK = 200


@dataclass(slots=True)
class Asker:
    """Asks a server, and notes how long that took and whether it was right."""

    server: Server
    seconds: list[float] = field(default_factory=list)
    wrong: bool = False

    def ask(self, path: str, **asked: str | int) -> dict[str, object]:
        """The answer to one question."""
        target = f"{path}?{urlencode(asked)}" if asked else path
        started = time.perf_counter()
        status, body = answer(self.server, "GET", target)
        self.seconds.append(time.perf_counter() - started)
        self.expect(status == _OK)
        is_json = status == _OK and body.startswith(b"{")
        return dict(json.loads(body)) if is_json else {}

    def expect(self, right: object) -> None:
        """Note what is not as the plan of the world says."""
        self.wrong |= not right

    @property
    def figure(self) -> Figure:
        """What came of it."""
        return Figure.of(self.seconds, wrong=self.wrong)


def measured(world: World, store: Path) -> Figures:
    """Serve a store, and ask."""
    begun = time.perf_counter()
    with serving_chidao(store, {"CHIDAO_LOG_LEVEL": "warning"}) as server:
        while answer(server, "GET", "/readyz")[0] != _OK:
            time.sleep(0.05)
        figures = {
            "start until ready, s": Figure(time.perf_counter() - begun),
            "memory when ready, MB": Figure(server.memory()),
        }
        sample = Sample(world)
        figures |= {
            "first page, first time, ms": _pages(server, ["/"]),
            "first page, ms": _pages(server, ["/"] * ASKED),
            "page of a document, ms": _pages(
                server, (f"/van-ban/{slug(world, place)}" for place in sample.places)
            ),
            "search, ms": sample.search(server),
            "trace of a document, ms": sample.trace(server, sample.places),
            "trace of a document of the Centre, ms": sample.trace(server, sample.cited),
            "trace of an agency, ms": sample.trace_agencies(server),
            "who cites a document of the Centre, ms": sample.citing(server),
            "tasks of an agency, ms": sample.tasks(server),
        }
        figures["memory at the end, MB"] = Figure(server.memory())
    return figures


def _pages(server: Server, paths: Iterable[str]) -> Figure:
    asker = Asker(server)
    for path in paths:
        asker.ask(path)
    return asker.figure


class Sample:
    """What is asked of a world, drawn from its seed, and what is true of it.

    `cited` are letters of the Centre with those that cite them, `led` agencies of
    provinces with how many tasks they lead, `slugs` their slugs.
    """

    def __init__(self, world: World) -> None:
        """Draw it; the plan of each letter is looked at once."""
        self.world = world
        chance = random.Random(world.seed)  # noqa: S311 - to repeat it
        numbered = [p for p in range(world.letters) if world.kind(p) == "numbered"]
        self.places = sorted(chance.sample(numbered, min(ASKED, len(numbered))))
        self.slugs: dict[Body, str] = {}
        for place in chance.sample(numbered, min(ASKED * 4, len(numbered))):
            plan = world.plan(place)
            if plan.duties and plan.heading.series.body.level.startswith("provincial"):
                body = plan.duties[0].lead
                self.slugs.setdefault(body, agency_slug(world, place, body))
        central = range(0, world.letters, _ROUND)[:CENTRAL]
        self.cited: dict[int, set[int]] = {place: set() for place in central}
        self.led = dict.fromkeys(self.slugs, 0)
        for plan in letters(world):
            for place in plan.cites & self.cited.keys():
                self.cited[place].add(plan.place)
            for duty in plan.duties:
                if duty.lead in self.led:
                    self.led[duty.lead] += 1

    def search(self, server: Server) -> Figure:
        """By number, by words without diacritics, by the name of an agency."""
        asker = Asker(server)
        for place in self.places:
            heading = self.world.heading(place)
            found = asker.ask("/api/search", q=heading.number)
            asker.expect(heading.number in json.dumps(found, ensure_ascii=False))
            asker.ask("/api/search", q=unaccented(heading.topic)[:40])
        for body in self.slugs:  # several communes may have one name
            found = asker.ask("/api/search", q=unaccented(body.name))
            asker.expect(body.name in json.dumps(found, ensure_ascii=False))
        return asker.figure

    def trace(self, server: Server, places: Iterable[int]) -> Figure:
        """From letters, up and down; those that carry one out have that chain."""
        asker = Asker(server)
        for place in places:
            names = [
                slug(self.world, one) for one in (place, *chain(self.world, place))
            ]
            found = asker.ask("/api/trace", **{"from": names[0]})
            if len(names) > 1 and not found.get("truncated"):
                ends = {path[-1] for path in _paths(found)}
                asker.expect(names[-1] in ends)
        return asker.figure

    def trace_agencies(self, server: Server) -> Figure:
        """From agencies, up to the Centre."""
        asker = Asker(server)
        for agency in self.slugs.values():
            found = asker.ask("/api/trace", **{"from": agency})
            asker.expect(_paths(found))
        return asker.figure

    def citing(self, server: Server) -> Figure:
        """Documents of the Centre, with what cites them."""
        asker = Asker(server)
        for place, citing in self.cited.items():
            found = asker.ask(f"/api/documents/{slug(self.world, place)}")
            known = {slug(self.world, one) for one in sorted(citing)[:20]}
            said = json.dumps(found)
            asker.expect(all(f'"{one}' in said for one in known))
        return asker.figure

    def tasks(self, server: Server) -> Figure:
        """What agencies lead; drafts do not count."""
        asker = Asker(server)
        for body, agency in self.slugs.items():
            found = asker.ask("/api/tasks", agency=agency, role="lead", limit=50)
            asker.expect(found.get("total") == self.led[body])
        return asker.figure


def _paths(found: dict[str, object]) -> list[list[str]]:
    """The slugs on the paths of a trace."""
    paths = found.get("paths")
    listed = paths if isinstance(paths, list) else []
    return [[node["slug"] for node in path["nodes"]] for path in listed]
