"""What was written to a store and not yet taken account of: which subjects, by graph.

What is derived from the graph (the resolution, the index) is made anew for these
alone, as long as it is known what they are.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MOST_TOUCHED: Final = 200_000
"""Subjects kept; of more, everything counts as touched."""


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
    def subjects(self) -> Mapping[str, set[str]]:
        """The subjects of which something was added or taken away, by graph.

        The default graph has the name "".
        """
        return self._subjects

    def add(self, quads: Collection[ox.Quad]) -> None:
        """Remember what quads were written or removed."""
        for other in self._others:
            other.add(quads)
        with self._lock:
            if self.everything:
                return
            for graph, subject in {(quad.graph_name, quad.subject) for quad in quads}:
                name = "" if isinstance(graph, ox.DefaultGraph) else graph.value
                self.add_subject(name, str(getattr(subject, "value", subject)))
            if self._count > MOST_TOUCHED:
                self._lose()

    def add_subject(self, graph: str, subject: str) -> None:
        """Remember a subject by its name and that of its graph."""
        with self._lock:
            if not self.everything:
                self._count += subject not in self._subjects[graph]
                self._subjects[graph].add(subject)

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
