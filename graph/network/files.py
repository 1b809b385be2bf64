"""A network in files beside its store, which processes map into memory and share."""

from __future__ import annotations

import shutil
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graph.network.adjacency import Adjacency, Nodes
from graph.network.links import Links
from graph.network.names import Names

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "network"
_OF_LINKS: Final = tuple(field.name for field in fields(Links))


def save(folder: Path, name: str, links: Adjacency, names: Names) -> None:
    """Write a network that has nothing beside it, in the place of all others."""
    arrays = {
        "names.starts": names.starts,
        "names.text": names.text,
        **{f"nodes.{field}": of for field, of in links.nodes._asdict().items()},
        **{f"up.{field}": getattr(links.up, field) for field in _OF_LINKS},
        **{f"down.{field}": getattr(links.down, field) for field in _OF_LINKS},
    }
    draft, made = (folder / FOLDER / one for one in (f".{name}", name))
    shutil.rmtree(draft, ignore_errors=True)  # of one that was broken off
    draft.mkdir(parents=True)
    try:
        for field, array in arrays.items():
            np.save(draft / field, array)
        shutil.rmtree(made, ignore_errors=True)  # which could not be read
        draft.rename(made)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    for other in (folder / FOLDER).iterdir():
        if other != made:  # who has it mapped keeps it
            shutil.rmtree(other, ignore_errors=True)


def load(folder: Path, name: str) -> tuple[Adjacency, Names]:
    """Open a network that was saved.

    Raises:
        OSError, ValueError: it is not there, or damaged.
    """

    def array(field: str) -> Any:  # noqa: ANN401 - of the type that was saved
        return np.asarray(np.load(folder / FOLDER / name / f"{field}.npy", "r"))

    def links(way: str) -> Links:
        return Links(*(array(f"{way}.{field}") for field in _OF_LINKS))

    nodes = Nodes(*(array(f"nodes.{field}") for field in Nodes._fields))
    adjacency = Adjacency(nodes, links("up"), links("down"))
    return adjacency, Names(array("names.starts"), array("names.text"))


def saved(folder: Path, prefix: str) -> list[str]:
    """The names of networks that begin so."""
    return [made.name for made in (folder / FOLDER).glob(f"{prefix}*")]
