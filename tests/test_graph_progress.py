"""How far long work is: told to whoever listens, else written down if it is long."""

from __future__ import annotations

import io
import logging
import sys
from typing import TYPE_CHECKING, get_args

import pytest

from api.bars import steps_shown
from api.messages import text
from bench.world.plan import World
from bench.world.writing import written
from graph import progress
from graph.iris import Iris
from graph.progress import Step, listening, told
from graph.quads import to_quads
from graph.resolve import derive, resolve
from graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

WORLD = World(30)


class Terminal(io.StringIO):
    """What looks like a terminal."""

    def isatty(self) -> bool:
        return True


def test_every_step_of_making_all_anew_is_told(tmp_path: Path) -> None:
    heard: dict[Step, list[tuple[int, int]]] = {}
    with Store.open(tmp_path / "store") as store:
        for place in range(WORLD.letters):
            store.add(to_quads(written(WORLD, place), Iris()))
        with listening(lambda step, *at: heard.setdefault(step, []).append(at)):
            resolve(store, Iris())
    assert set(heard) == set(get_args(Step))
    for step, told_of in heard.items():
        assert told_of[0][0] == 0, step
        assert all(done == of for done, of in told_of[1::2]), step
    assert heard["reading"][-1] == (WORLD.letters, WORLD.letters)


def test_a_letter_more_is_told_too(tmp_path: Path) -> None:
    heard: set[Step] = set()
    with Store.open(tmp_path / "store") as store:
        store.add(to_quads(written(WORLD, 0), Iris()))
        resolve(store, Iris())
        store.add(to_quads(written(WORLD, 1), Iris()))
        with listening(lambda step, *_: heard.add(step)):
            derive(store, Iris())
    assert heard == {"deriving"}


def test_what_takes_long_is_written_down(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(progress, "_LOG_EVERY", -1)
    with caplog.at_level(logging.INFO, "chidao.progress"):
        assert [*told("reading", "abc", 3)] == ["a", "b", "c"]
    assert caplog.messages == ["reading: 0 of 3", "reading: 3 of 3"]


def test_a_terminal_has_a_bar_for_each_long_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    steps: tuple[tuple[Step, int], ...] = (
        ("reading", 2000),
        ("bodies", 1500),
        ("bodies", 1200),
        ("stating", 999),
    )
    with steps_shown("en"):
        for step, things in steps:
            assert sum(1 for _ in told(step, range(things), things)) == things
    lines = [line.split("\r")[-1] for line in terminal.getvalue().split("\n")]
    assert [
        line.split("[#")[0].split("?25l")[-1].strip() for line in lines if line
    ] == [text(f"progress.{step}", "en") for step, things in steps if things > 999]
    for line, (_, things) in zip(lines, steps, strict=False):
        assert not line or f"{things}/{things}" in line


def test_an_interruption_ends_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    def interrupted() -> None:
        with steps_shown("vi"):
            for number in told("reading", range(2000), 2000):
                if number == 700:
                    raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.getvalue().endswith("\n")
    assert "700/2000" in terminal.getvalue()
