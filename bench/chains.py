"""How long the page of a chain takes a browser: `python -m bench.chains`.

The page is that of the server, of a chain made up for it: layers from the Centre down
to communes, 1.75 lines to a box. Chromium opens it from memory, all other hosts out of
reach. `thread` is what its main thread computes until the map is drawn, `map` how long
the scripts take of that by the clock, `paint` when something is first seen; the median
of several runs.
"""

from __future__ import annotations

import argparse
import gzip
import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

import viz
from bench.timing import aligned, once
from graph.answers.chain_view import ChainEdge, ChainNode, ChainView
from graph.quotes import Quote
from viz.frame import PAGES, Frame
from viz.layout import lay_out
from viz.page import SCRIPTS, Chain, chain_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Route

    from graph.answers.chain_view import Branch, NodeKind

SIZES: Final = (50, 150, 500, 2000)
EDGES: Final = 1.75
RUNS: Final = 5
_STATIC: Final = Path(viz.__file__).parent / "static"
_BASE: Final = "http://chain.test"
_LANES: Final[Sequence[tuple[int, float, str, Branch]]] = (
    (0, 0.05, "NQ {}-NQ/TW", "party"),
    (1, 0.12, "NQ {}/NQ-CP", "state"),
    (2, 0.10, "QĐ {}/QĐ-BTC", "state"),
    (3, 0.08, "KH {}-KH/TU", "party"),
    (4, 0.30, "KH {}/KH-UBND", "state"),
    (5, 0.25, "Sở Phát triển số {}", "agency"),
    (6, 0.10, "UBND xã số {}", "agency"),
)
_RELATIONS: Final = ("implements", "based_on", "acts_on_proposal", "amends")


@dataclass(frozen=True, slots=True)
class Figure:
    """What one chain takes; milliseconds, kilobytes."""

    nodes: int
    layout: float
    crossings: int
    page: float
    thread: float
    ready: float
    paint: float
    size: float


def made_view(size: int, seed: int = 1) -> ChainView:
    """A chain of so many boxes, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    nodes: list[ChainNode] = []
    for lane, share, name, branch in _LANES:
        for _ in range(max(1, round(size * share))):
            label = name.format(100 + len(nodes))
            kind: NodeKind = "agency" if branch == "agency" else "document"
            slug = f"n{len(nodes)}"
            nodes.append(ChainNode(slug, slug, kind, label, lane, branch, label))
    edges: dict[tuple[str, str], ChainEdge] = {}
    while len(edges) < EDGES * len(nodes):
        lower = chance.randrange(1, len(nodes))
        upper = max(0, lower - round(chance.expovariate(6 / len(nodes))) - 1)
        source, target = nodes[upper], nodes[lower]
        if source.kind == "agency":
            continue
        agency = target.kind == "agency"
        relation = "lead" if agency else chance.choice(_RELATIONS)
        quote = Quote("n0", f"triển khai thực hiện {source.label}", ((0, 9),), "1")
        key = source.id, target.id
        edges[key] = ChainEdge("|".join(key), *key, relation, (quote,))
    return ChainView(tuple(nodes), tuple(edges.values()), roots=("n0",))


def scripts_size() -> float:
    """Kilobytes of the page's own scripts, compressed one by one."""
    names = ("theme.js", *SCRIPTS)
    return sum(len(gzip.compress((_STATIC / n).read_bytes())) for n in names) / 1000


def figure(browser: Browser, size: int, runs: int = RUNS) -> Figure:
    """Measure a chain of a size."""
    view = made_view(size)
    layout_time = once(lambda: lay_out(view))
    layout = lay_out(view)
    chain, frame = Chain(view, layout), Frame("", path=PAGES["chain"])
    chain_page(chain, frame)  # templates and pyvis are loaded
    page_time = once(lambda: chain_page(chain, frame))
    html = chain_page(chain, frame)
    seen = [_opened(browser, html) for _ in range(runs)]
    thread, ready, paint = (median(values) for values in zip(*seen, strict=True))
    return Figure(
        len(view.nodes),
        1000 * layout_time,
        layout.crossings,
        1000 * page_time,
        thread,
        ready,
        paint,
        len(gzip.compress(html.encode(), 4)) / 1000,
    )


def _opened(browser: Browser, html: str) -> tuple[float, float, float]:
    """Milliseconds of the main thread, of the scripts' own, to the first paint."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(_BASE).partition("?")[0]
        if path == PAGES["chain"]:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(path=_STATIC / path.removeprefix("/static/"))

    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.route("**/*", answer)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(_BASE + PAGES["chain"])
    page.wait_for_function("performance.getEntriesByName('chain').length")
    told = session.send("Performance.getMetrics")["metrics"]
    thread = next(m["value"] for m in told if m["name"] == "TaskDuration")
    ready = page.evaluate("performance.getEntriesByName('chain')[0].duration")
    paint = page.evaluate("performance.getEntriesByType('paint')[0].startTime")
    context.close()
    return 1000 * thread, ready, paint


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    given = parser.parse_args()
    heads = ("boxes", "layout", "crossings", "page", "thread", "map", "paint", "kB gz")
    rows: list[tuple[str, ...]] = [heads]
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        path = shutil.which("chromium") or chromium.executable_path
        options = ["--no-sandbox", "--disable-gpu"]
        browser = chromium.launch(executable_path=path, args=options)
        figure(browser, SIZES[0], 1)  # warms up
        for size in SIZES:
            f = figure(browser, size, given.runs)
            times = (f.layout, f.crossings, f.page, f.thread, f.ready, f.paint, f.size)
            rows.append((str(f.nodes), *(f"{value:.0f}" for value in times)))
        browser.close()
    print(aligned(rows, ">>>>>>>>"))
    print(f"scripts: {scripts_size():.0f} kB gz; times in ms")


if __name__ == "__main__":
    main()
