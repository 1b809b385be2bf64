"""What was written to a store and not yet taken account of: which subjects, by graph.

What is derived from the graph (the resolution, the index) is made anew for these
alone, as long as it is known what they are.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_TOUCHED: Final = 200_000
"""Subjects kept; of more, everything counts as touched."""


Subjects = Mapping[str, AbstractSet[str]]
"""Subjects of quads by their graph; the default graph has the name ""."""


def subjects_of(quads: Iterable[ox.Quad]) -> Subjects:
    """The subjects of some quads."""
    found: dict[str, set[str]] = defaultdict(set)
    for graph, subject in {(quad.graph_name, quad.subject) for quad in quads}:
        name = "" if isinstance(graph, ox.DefaultGraph) else graph.value
        found[name].add(str(getattr(subject, "value", subject)))
    return found


class Touched:
    """Subjects by the name of their graph; `everything` if it is not known which.

    One thread may write while another takes account of what was.
    """

    def __init__(self, *, everything: bool = False) -> None:
        self.everything = everything
        self._subjects: dict[str, set[str]] = defaultdict(set)
        self._count = 0
        self._others: list[Touched] = []
        self._lock = threading.RLock()

    def __bool__(self) -> bool:
        """Whether anything was written."""
        return self.everything or bool(self._count)

    def beside(self) -> Touched:
        """Another account of what is written from now on, forgotten by itself."""
        other = Touched()
        self._others.append(other)
        return other

    @property
    def subjects(self) -> Subjects:
        """The subjects of which something was added or taken away, by graph."""
        return self._subjects

    def add(self, subjects: Subjects) -> None:
        """Remember of what something was written or removed."""
        for other in self._others:
            other.add(subjects)
        with self._lock:
            if self.everything:
                return
            for graph, some in subjects.items():
                known = self._subjects[graph]
                self._count -= len(known)
                known |= some
                self._count += len(known)
            if self._count > MOST_TOUCHED:
                self._lose()

    def add_everything(self) -> None:
        """Something was written that tells not what it changed."""
        for other in self._others:
            other.add_everything()
        self._lose()

    def _lose(self) -> None:
        with self._lock:
            self.everything = True
            self._subjects = defaultdict(set)

    def take(self) -> Touched:
        """What was touched so far, which is forgotten here."""
        with self._lock:
            taken = Touched(everything=self.everything)
            taken._subjects, taken._count = self._subjects, self._count
            self.forget()
        return taken

    def forget(self) -> None:
        """All of it has been taken account of."""
        with self._lock:
            self.everything = False
            self._subjects = defaultdict(set)
            self._count = 0
