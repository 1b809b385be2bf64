"""A few kills of those that `python -m bench.kill` does by the hundred."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from bench.kill import LETTERS, Tally, Yard, kill_ingests, kill_servers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("run", [kill_ingests, kill_servers])
def test_nothing_is_lost_or_half_there_after_a_kill(
    run: Callable[[Yard, int], Tally], tmp_path: Path
) -> None:
    letters = tuple(sorted(LETTERS.glob("*.txt"))[:3])
    tally = run(Yard(letters, tmp_path, random.Random(7)), 2)  # noqa: S311 - moments
    assert tally.wrong == []
    assert tally.kills == 2
