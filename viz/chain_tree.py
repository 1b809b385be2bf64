"""Paths from one thing as a tree: what they have in common stands once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.answers.paths import Direction, Node, Path, Step


@dataclass(slots=True)
class Branch:
    """A node, the step by which it is reached, and what is reached from it."""

    node: Node
    step: Step
    branches: list[Branch] = field(default_factory=list)

    @property
    def is_forward(self) -> bool:
        """Whether the step is stated of the node before it, not of this one."""
        return self.step.object.slug == self.node.slug


def chain_tree(paths: Iterable[Path], direction: Direction) -> list[Branch]:
    """The branches that begin where all of the paths of a direction do."""
    roots: list[Branch] = []
    for path in paths:
        if path.direction != direction:
            continue
        level = roots
        for node, step in zip(path.nodes[1:], path.steps, strict=True):
            known = next((b for b in level if b.node.slug == node.slug), None)
            if known is None:
                known = Branch(node, step)
                level.append(known)
            level = known.branches
    return roots
