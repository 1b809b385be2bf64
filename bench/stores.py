"""Stores that benchmarks serve: the letters of `examples/`, or a world beside them."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.serving import ROOT, chidao
from bench.timing import LETTERS
from bench.world.files import write_world
from bench.world.plan import World

if TYPE_CHECKING:
    from collections.abc import Sequence


def ingested(store: Path, texts: Sequence[Path] = LETTERS) -> None:
    """Make a store of letters, as a user would; what is no letter is left out."""
    command = chidao(store, "ingest", *map(str, texts))
    subprocess.run(command, cwd=ROOT, check=False, capture_output=True)


def worldly(store: Path, letters: int) -> World:
    """Put a world into a store, beside what is there, as a user would."""
    world = World(letters)
    with tempfile.TemporaryDirectory() as folder:
        loaded(store, write_world(world, Path(folder), jobs=2))
    return world


def loaded(store: Path, quads: Sequence[Path]) -> str:
    """Load N-Quads into a store in bulk; what the command tells."""
    command = chidao(store, "--lang", "en", "import", "--bulk", *map(str, quads))
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stderr


def admin_token(store: Path) -> str:
    """A token that may do everything, given by the command line."""
    command = chidao(store, "token", "add", "bench", "--scope", "admin")
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()
