"""Loading a world: the product beside the engine alone, rdflib and Virtuoso."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.scale import virtuoso
from bench.scale.figures import Figure, Figures
from bench.serving import ROOT, chidao

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_FOR_RDFLIB: Final = 1000
"""Letters: with more it takes minutes and gigabytes."""

_STEPS = re.compile(
    r"loading ([\d.]+) s, putting in order ([\d.]+) s, resolving ([\d.]+) s, "
    r"indexing ([\d.]+) s"
)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process said, and the megabytes that it had at most."""

    said: str
    memory: float


def ran(command: Sequence[str]) -> Ran:
    """Run a command to its end.

    Raises:
        RuntimeError: it failed.
    """
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read()
    if process.returncode:
        message = f"{command[:6]} failed: {words[-1000:]}"
        raise RuntimeError(message)
    return Ran(words, used.ru_maxrss / 1024)


def measured(files: Sequence[Path], letters: int, folder: Path) -> Figures:
    """Load a world with each; the product's store stays in `folder` as `store`."""
    plain = _with("pyoxigraph", files, folder)
    steps = json.loads(plain.said)
    quads = float(steps["quads"])
    figures = {
        "quads": Figure(quads),
        "N-Quads, MB": Figure(sum(file.stat().st_size for file in files) / 1e6),
        "pyoxigraph alone: load, s": Figure(steps["load"]),
        "pyoxigraph alone: quads/s": Figure(quads / steps["load"]),
        "pyoxigraph alone: optimize, s": Figure(steps["optimize"]),
        "pyoxigraph alone: memory, MB": Figure(plain.memory),
    }
    store = folder / "store"
    shutil.rmtree(store, ignore_errors=True)
    names = map(str, files)
    ours = ran(chidao(store, "--lang", "en", "import", "--bulk", *names))
    found = _STEPS.search(ours.said)
    if found is None:
        raise RuntimeError(ours.said)
    load, optimize, resolve, index = map(float, found.groups())
    figures |= {
        "chidao: load, s": Figure(load),
        "chidao: quads/s": Figure(quads / load),
        "chidao: part of the rate of pyoxigraph alone": Figure(steps["load"] / load),
        "chidao: optimize, s": Figure(optimize),
        "chidao: resolve, s": Figure(resolve),
        "chidao: index, s": Figure(index),
        "chidao: memory, MB": Figure(ours.memory),
        "chidao: store on disk, MB": Figure(_size(store)),
    }
    if letters <= MOST_FOR_RDFLIB:
        slow = _with("rdflib", files, folder)
        figures["rdflib in memory: quads/s"] = Figure(
            quads / json.loads(slow.said)["load"]
        )
        figures["rdflib in memory: memory, MB"] = Figure(slow.memory)
    if virtuoso.is_here():
        seconds, disk = virtuoso.loaded(files, folder / "virtuoso")
        figures["Virtuoso: quads/s"] = Figure(quads / seconds)
        figures["Virtuoso: on disk, MB"] = Figure(disk)
    return figures


def _with(loader: str, files: Sequence[Path], folder: Path) -> Ran:
    """Load with another, into a store that is thrown away."""
    with tempfile.TemporaryDirectory(dir=folder) as aside:
        module = [sys.executable, "-m", "bench.scale.loaders", loader]
        return ran([*module, str(Path(aside, "store")), *map(str, files)])


def _size(folder: Path) -> float:
    """Megabytes of a folder, each file once, however many names it has."""
    files = [path.stat() for path in folder.rglob("*") if path.is_file()]
    return sum({one.st_ino: one.st_size for one in files}.values()) / 1e6
