"""Stores that benchmarks serve: the letters of `examples/`, or a world beside them."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from bench.serving import ROOT, chidao
from bench.timing import LETTERS
from bench.world import World, write_world
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence


def ingested(store: Path, texts: Sequence[Path] = LETTERS) -> None:
    """Make a store of letters, as a user would; what is no letter is left out."""
    command = chidao(store, "ingest", *map(str, texts))
    subprocess.run(command, cwd=ROOT, check=False, capture_output=True)


def worldly(store: Path, documents: int, seed: int = 1) -> World:
    """Put a world into a store, beside what is there, and publish it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "world.nq")
        world = write_world(file, documents, seed)
        loaded(store, file)
    return world


def loaded(store: Path, quads: Path) -> None:
    """Load N-Quads into a store in bulk, and publish it."""
    store.mkdir(parents=True, exist_ok=True)
    engine = ox.Store(store / "oxigraph")
    engine.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)
    engine.optimize()  # what is loaded in bulk answers several times slower without
    del engine  # lets go of its lock
    with Store.open(store) as opened:
        opened.publish()


def admin_token(store: Path) -> str:
    """A token that may do everything, given by the command line."""
    command = chidao(store, "token", "add", "bench", "--scope", "admin")
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()
