"""What starting the command costs, Python included."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.timing import LETTERS, Timing, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

CHIDAO = Path(sys.executable).with_name("chidao")


def timings() -> Iterator[Timing]:
    """Time the shortest command, and a letter read in a cold process."""
    for arguments in (["--help"], ["extract", str(LETTERS[0])]):
        command = [CHIDAO, *arguments]
        runs = measure(
            partial(subprocess.run, command, check=True, capture_output=True)
        )
        yield Timing(f"chidao {arguments[0]}", "cold process", runs)
