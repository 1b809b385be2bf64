"""What became of the tests, and which of them are known to fail."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Status = Literal["passed", "failed", "refused", "skipped"]

KNOWN: Final = Path(__file__).with_name("known.toml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The status of a test and what there is to say of it.

    `refused`: what the test asks for is against the server's policy. `by_value`: it
    passed once numbers were written alike.
    """

    status: Status
    reason: str = ""
    by_value: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Tests that fail, and why.

    `engine`: they fail in the engine alone; the server passes them.
    """

    reason: str
    tests: tuple[str, ...]
    engine: bool = False


def known(file: Path = KNOWN) -> tuple[Known, ...]:
    """Read the known failures."""
    rows = tomllib.loads(file.read_text("utf-8"))["known"]
    return tuple(Known(**{**row, "tests": tuple(row["tests"])}) for row in rows)


def surprises(
    outcomes: Mapping[str, Outcome], expected: tuple[Known, ...], *, engine: bool
) -> dict[str, str]:
    """Return the tests that fail and are not known to, or pass though known to fail.

    Each with what there is to say of it. `engine`: the engine alone was tested.
    """
    groups = (group for group in expected if engine or not group.engine)
    due = {name for group in groups for name in group.tests}
    failed = {name for name, outcome in outcomes.items() if outcome.status == "failed"}
    found = {name: f"fails: {outcomes[name].reason}" for name in sorted(failed - due)}
    return found | dict.fromkeys(sorted(due - failed), "is known to fail and did not")
