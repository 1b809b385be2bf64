"""What is true in a world: told by its plan, without reading or storing anything.

Drafts are left out: they are copies, and count once with the letter that they became.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.world.writing import written
from graph.bodies import Bodies
from graph.identity import identify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.world.bodies import Body
    from bench.world.plan import Plan, World


def letters(world: World) -> Iterator[Plan]:
    """The letters that are no copies, the oldest first."""
    return (
        world.plan(place)
        for place in range(world.letters)
        if world.kind(place) != "draft"
    )


def citing(world: World, cited: int) -> set[int]:
    """The letters that cite a letter."""
    return {plan.place for plan in letters(world) if cited in plan.cites}


def carrying_out(world: World, place: int) -> set[int]:
    """The letters that carry a letter out as a whole, by however many others."""
    found = {place}
    for plan in letters(world):  # what is carried out is older
        if plan.heading.carries_out in found:
            found.add(plan.place)
    return found - {place}


def chain(world: World, place: int) -> list[int]:
    """The letters that a letter carries out as a whole, from the next to the last."""
    found = []
    target = world.heading(place).carries_out
    while target is not None:
        found.append(target)
        target = world.heading(target).carries_out
    return found


def led_by(world: World, body: Body) -> set[tuple[int, str]]:
    """The tasks that a body leads: the letter, and the label of the task in it."""
    return {
        (plan.place, duty.label)
        for plan in letters(world)
        for duty in plan.duties
        if duty.lead is body
    }


def slug(world: World, place: int) -> str:
    """The slug that a letter has in the graph."""
    return identify(written(world, place)).letter


def agency_slug(world: World, place: int, body: Body) -> str:
    """The slug of a body that a letter names."""
    extraction = written(world, place)
    (named,) = (one for one in extraction.agencies if one.name == body.name)
    return Bodies.of(extraction).slug(named, slug(world, place))
