"""The paths that a trace shows are those that one would write down by hand."""

from __future__ import annotations

import itertools
import random
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from graph.network import region, ways
from graph.network.adjacency import CENTRAL, DOCUMENT, HELD, STRONG, TASK
from graph.network.cycles import on_cycles
from graph.network.links import Columns
from graph.network.region import Region
from graph.network.ways import between, to_ends
from tests.plain_trace import Plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.network.adjacency import Adjacency, Way

EVERY = 100_000
WAYS: tuple[Way, ...] = ("up", "down")
KINDS = (
    0,  # an agency
    CENTRAL,
    TASK,
    DOCUMENT,
    DOCUMENT | HELD,
    DOCUMENT | CENTRAL,
    DOCUMENT | HELD | CENTRAL,
)


def tangle(seed: int) -> Plain:
    """Some nodes of all kinds with links anyhow, cycles among them."""
    chance = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    size = chance.randint(2, 10)
    flags = chance.choices(KINDS, k=size)
    pairs = itertools.permutations(range(size), 2)
    density, share = chance.uniform(0.05, 0.35), chance.random()
    return Plain(
        flags,
        [chance.randrange(size) if flag == TASK else -1 for flag in flags],
        {pair: chance.random() < share for pair in pairs if chance.random() < density},
    )


def layers(seed: int) -> Plain:
    """Five steps of up to a dozen nodes; links lead to the next, some farther up."""
    chance = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    steps = [range(12 * n, 12 * n + chance.randint(2, 12)) for n in range(5)]
    links = {
        (low, high): chance.random() < 0.7
        for lower, higher in [(0, 1), (1, 2), (2, 3), (3, 4), (0, 3), (1, 4)]
        for low in steps[lower]
        for high in chance.sample(steps[higher], 2)
    }
    return Plain(chance.choices(KINDS, k=60), [-1] * 60, links)


def fan(size: int) -> Plain:
    """A resolution that each of many letters carries out, in a task of an agency."""
    links: dict[tuple[int, int], bool] = {}
    for letter in range(1, size + 1):
        links |= {(letter, 0): True, (size + letter, letter): True}
    flags = [DOCUMENT | CENTRAL, *[DOCUMENT | HELD] * size, *[0] * size]
    return Plain(flags, [-1] * len(flags), links)


make_any = pytest.mark.parametrize("make", [tangle, layers])


def renewed(plain: Plain, seed: int) -> Adjacency:
    """The same network, after the letters of some links have said something else."""
    chance = random.Random(seed)  # noqa: S311 - to repeat, not to hide
    later = {
        ends: order for ends, order in plain.links.items() if chance.random() < 0.3
    }
    links = {**{(high, low): True for low, high in later}, **plain.links}
    said = [int(ends in later or ends not in plain.links) for ends in links]
    before = Plain(plain.flags, plain.letter_of, links).arrays(letters=said)
    new = Columns.of((*ends, order, 1) for ends, order in later.items())
    order = np.arange(len(plain.flags), dtype=np.float64)
    on_cycles(before)
    return before.beside(before.nodes, new, np.array([1], np.int32), order)


@make_any
def test_paths_to_ends(make: Callable[[int], Plain]) -> None:
    for seed, way in itertools.product(range(150), WAYS):
        plain = make(seed)
        start = seed % len(plain.flags)
        found = to_ends(plain.arrays(), start, way, EVERY)
        assert sorted(found.paths) == sorted(plain.to_ends(start, way))
        assert not found.cut


@make_any
def test_the_first_paths_are_the_first_by_rank(make: Callable[[int], Plain]) -> None:
    for seed, most in itertools.product(range(100), (1, 3, 20)):
        plain = make(seed)
        start = seed % len(plain.flags)
        found = to_ends(plain.arrays(), start, "up", most)
        assert found.paths == plain.to_ends(start, "up")[:most]


@make_any
def test_paths_between_two(make: Callable[[int], Plain]) -> None:
    for seed in range(150):
        plain = make(seed)
        low, high = seed % len(plain.flags), seed // 7 % len(plain.flags)
        found = between(plain.arrays(), low, high, EVERY)
        assert sorted(found.paths) == sorted(plain.between(low, high))
        assert not found.cut


@make_any
@pytest.mark.parametrize("way", WAYS)
def test_what_is_far_is_left_only_if_it_tells_nothing(
    make: Callable[[int], Plain], way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed, most in itertools.product(range(200), (1, 3, 20)):
        plain = make(seed)
        networks, start = (
            (plain.arrays(), renewed(plain, seed)),
            seed % len(plain.flags),
        )
        found: list[list[list[int]]] = []
        for far in (EVERY, -1):
            monkeypatch.setattr(ways, "_FAR", far)
            found += (to_ends(one, start, way, most).paths for one in networks)
        assert found == [found[0]] * 4


@pytest.mark.parametrize("later", [[], [(0, 2)], [(2, 3)], [(3, 2)], [(2, 3), (3, 2)]])
def test_a_cycle_is_an_end_however_near_another_one_is(
    later: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """2 and 3 carry out each other, and come before 4; some of that is new."""
    monkeypatch.setattr(ways, "_FAR", -1)
    links = dict.fromkeys([(0, 2), (2, 3), (3, 2), (0, 4)], True)
    before = {ends: order for ends, order in links.items() if ends not in later}
    plain = Plain([DOCUMENT | CENTRAL] * 5, [-1] * 5, before)
    arrays = plain.arrays()
    on_cycles(arrays)
    new = Columns.of((*ends, STRONG, 1) for ends in later)
    order = np.arange(5, dtype=np.float64)
    arrays = arrays.beside(arrays.nodes, new, np.array([1], np.int32), order)
    assert to_ends(arrays, 0, "up", 1).paths == [[0, 2]]
    assert to_ends(arrays, 0, "up", 3).paths == [[0, 2], [0, 4], [0, 2, 3]]


def test_cycles_found_in_a_later_network_are_those_of_an_earlier_one() -> None:
    """Who still reads the earlier one, which has fewer nodes, shares what is found."""
    kinds, loop = [DOCUMENT] * 3, {(0, 1): True, (1, 0): True, (1, 2): True}
    first = Plain(kinds, [-1] * 3, loop).arrays()
    networks = [first]
    for size in (4, 6):
        nodes, order = first.nodes.grown(size), np.arange(size, dtype=np.float64)
        new = Columns.of([(size - 1, 0, STRONG, size - 1)])
        letters = np.array([size - 1], np.int32)
        networks.append(first.beside(nodes, new, letters, order))
    for network in reversed(networks):
        assert np.flatnonzero(on_cycles(network)).tolist() == [0, 1]


def test_the_random_networks_are_worth_it() -> None:
    found = [
        path
        for make, seed, way in itertools.product((tangle, layers), range(50), WAYS)
        for path in make(seed).to_ends(seed % len(make(seed).flags), way)
    ]
    assert {len(path) for path in found} >= set(range(2, 9))


def test_of_a_hub_the_first_are_found_without_walking_all_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(region, "MOST_LINKS", 50)
    plain = fan(1000)
    found = to_ends(plain.arrays(), 0, "down", 20)
    assert found.paths == plain.to_ends(0, "down")[:20]
    assert found.cut


def test_what_a_hub_hides_is_found_from_the_other_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(region, "MOST_LINKS", 50)
    found = between(fan(1000).arrays(), 2000, 0, 20)
    assert found.paths == [[2000, 1000, 0]]
    assert not found.cut


def test_layered_plans_are_no_burden() -> None:
    """Five plans that each carry out the next five, 14 deep: nothing is in reach."""
    links = {
        (5 * layer + lower, 5 * layer + 5 + higher): True
        for layer, lower, higher in itertools.product(range(14), range(5), range(5))
    }
    plain = Plain([DOCUMENT] * 75, [-1] * 75, links)
    above = Region(plain.arrays(), 0, "up", STRONG)
    above.widen_all()
    assert above.paths(above.nodes >= 70, EVERY) == []
    (first, *_) = above.paths(above.nodes >= 50, 10)
    assert first == list(range(0, 55, 5))


def test_a_thicket_is_no_burden() -> None:
    """All of 14 lead to all others: no path passes one twice."""
    links = dict.fromkeys(itertools.permutations(range(14), 2), True)
    thicket = Region(Plain([0] * 14, [-1] * 14, links).arrays(), 0, "up", STRONG)
    thicket.widen_all()
    paths = thicket.paths(thicket.nodes == 13, 2000)
    assert len(paths) == 2000
    assert paths == sorted(paths, key=lambda path: (len(path), path))


def test_a_link_is_known_when_its_ends_and_its_letter_are() -> None:
    plain = Plain([DOCUMENT] * 3, [-1] * 3, {(0, 1): True, (1, 2): True})
    arrays = plain.arrays([20250100, 20240000, 20230615], letters=[1, 0])
    known = {
        day: to_ends(arrays.on(day), 1, "up", EVERY).paths
        for day in (date(2024, 12, 31), date(2025, 1, 1))
    }
    assert list(known.values()) == [[], [[1, 2]]]
