"""One cell of the matrix told in full: each task, and every path from it, in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.matrix import matrix
from graph.answers.passages import Passages
from graph.catalog import catalog

if TYPE_CHECKING:
    from datetime import date

    from graph.answers.cells import CellTask, Degree
    from graph.answers.passages import QuotedPath
    from graph.answers.paths import Path
    from graph.catalog import Document
    from graph.store import Store

MOST_WAYS: Final = 30
"""Paths that are told word for word."""


@dataclass(frozen=True, slots=True)
class TaskGround:
    """A task of the cell, and the paths from it up to the document."""

    part: CellTask
    letter: Document
    ways: tuple[QuotedPath, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What charges an agency with a document; `more` counts the paths left out."""

    degree: Degree
    tasks: tuple[TaskGround, ...]
    ways: int
    more: int


def grounds(
    store: Store, document: str, agency: str, as_of: date | None = None
) -> Grounds | None:
    """Why an agency has to do with a document, both by slug; None if it has not.

    What is only mentioned is told where nothing is ordered.
    """
    for cited in (False, True):
        cells = matrix(store, document, agency, as_of, cited=cited).cells
        if cells:
            break
    else:
        return None
    known, passages = catalog(store), Passages(store)
    cell, every = cells[0], cells[0].paths
    of_task: dict[str, list[Path]] = defaultdict(list)
    for path in every[:MOST_WAYS]:
        of_task[path.nodes[1].slug].append(path)
    return Grounds(
        degree=cell.degree,
        tasks=tuple(
            TaskGround(
                part=part,
                letter=known.documents[part.task.letter],
                ways=tuple(map(passages.path, of_task[part.task.slug])),
            )
            for part in cell.tasks
            if part.task.slug in of_task
        ),
        ways=len(every),
        more=max(0, len(every) - MOST_WAYS),
    )
