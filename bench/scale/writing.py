"""One letter more into a store that is full: `python -m bench.scale.writing STORE N`.

Each letter is stored and resolved, then published to other processes, as an upload of
one letter is; reading it is left out. Then some are sent to a server, until a reader is
given them.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import httpx2

from bench.scale.figures import Figure, Figures
from bench.scale.loading import ran
from bench.serving import answer, serving_chidao
from bench.stores import admin_token
from bench.world.answers import slug
from bench.world.plan import World
from bench.world.writing import written
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import derive, publish_derived
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.serving import Server

LETTERS: Final = 40
"""Letters written, and as many sent."""

_PATIENCE: Final = 120.0


def measured(world: World, store: Path) -> Figures:
    """Write letters that are still to come in a world, some of them over HTTP.

    They go into a copy of its store, which is thrown away.
    """
    with tempfile.TemporaryDirectory(dir=store.parent) as folder:
        copy = Path(folder, "store")
        shutil.copytree(store, copy, copy_function=_linked)
        return _measured(world, copy)


def _linked(file: str, copy: str) -> None:
    """Copy a file of a store; those of the engine's that never change are linked."""
    if file.endswith(".sst"):
        os.link(file, copy)
    else:
        shutil.copy2(file, copy)


def _measured(world: World, store: Path) -> Figures:
    module = [sys.executable, "-m", "bench.scale.writing", str(store)]
    said = ran([*module, str(world.letters), str(world.seed)]).said
    stored, published = zip(*json.loads(said.splitlines()[-1]), strict=True)
    figures = {
        "one letter stored and resolved, ms": Figure.of(stored),
        "then published, ms": Figure.of(published),
    }
    token = admin_token(store)
    with serving_chidao(store, {"CHIDAO_LOG_LEVEL": "warning"}) as server:
        answer(server, "GET", "/")
        places = _coming(world, world.letters + 3 * LETTERS)
        times = [_sent(server, token, world, next(places)) for _ in range(LETTERS)]
        memory = server.memory()
    figures["first letter sent until readers have it, ms"] = Figure.of(times[:1])
    figures["one letter sent until readers have it, ms"] = Figure.of(times[1:])
    figures["memory at the end, MB"] = Figure(memory)
    return figures


def _coming(world: World, first: int) -> Iterator[int]:
    """Places of numbered letters behind the last one of a world."""
    while True:
        if world.kind(first) == "numbered":
            yield first
        first += 1


def _write(store: Path, world: World) -> list[tuple[float, float]]:
    """Store letters one by one; how long each took, and publishing it."""
    iris, times, places = Iris(), [], _coming(world, world.letters)
    with Store.open(store) as opened:
        for _ in range(LETTERS + 1):
            extraction = written(world, next(places))
            started = time.perf_counter()
            ingest_letter(opened, extraction, iris)
            derive(opened, iris)
            stored = time.perf_counter()
            publish_derived(opened)
            times.append((stored - started, time.perf_counter() - stored))
    return times[1:]  # the first one finds nothing warm


def _sent(server: Server, token: str, world: World, place: int) -> float:
    """Seconds from sending a letter until it can be asked for."""
    letter = written(world, place).letter
    started = time.perf_counter()
    httpx2.post(
        f"{server.url}/api/documents",
        files={"file": (letter.source.name, letter.text.encode(), "text/plain")},
        headers={"Authorization": f"Bearer {token}"},
        trust_env=False,
    ).raise_for_status()
    target = f"/api/documents/{slug(world, place)}"
    while not json.loads(answer(server, "GET", target)[1]).get("text"):
        if time.perf_counter() - started > _PATIENCE:
            message = f"{target} is not there"
            raise RuntimeError(message)
        time.sleep(0.01)
    return time.perf_counter() - started


def main() -> None:
    """Write as the command line says."""
    store, letters, seed = sys.argv[1:]
    print(json.dumps(_write(Path(store), World(int(letters), int(seed)))))


if __name__ == "__main__":
    main()
