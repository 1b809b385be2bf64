"""The tools: the answers of `/api` in few, for programs that talk.

Each reads the newest snapshot, says no more than an agent can take in at once, and
tells how to ask for the rest. Keys are those of `/api`: a slug, or a number or name as
printed, diacritics optional.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal, TypeVar

from pydantic import Field

from api.agents import shapes
from api.agents.newest import Newest
from api.agents.parameters import AsOf, Issued, Key, Limit, Offset, Words
from api.agents.queries import ask, part_of
from api.agents.sizes import fitted
from api.clock import days_after, today
from api.messages import Lang, text
from api.query_pool import QueryPool
from api.schemas.things import FromGraph
from extract.tasks import Role
from graph.answers import agencies, documents, tasks
from graph.answers.agenda import SECTIONS, Section, agenda
from graph.answers.matrix import matrix
from graph.answers.paging import Window
from graph.answers.states import Status
from graph.answers.trace import trace

_TASKS_OF_A_CELL: Final = 3
_BESIDE_PATHS: Final = ("annexes", "successions")

Shape = TypeVar("Shape", bound=FromGraph)


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools over one store, in one language."""

    newest: Newest
    pool: QueryPool
    lang: Lang

    def search(
        self,
        words: Annotated[Words, Field(description="Diacritics optional")],
        kind: Annotated[
            Literal["all", "document", "agency"], Field(description="What to find")
        ] = "all",
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> shapes.Found:
        """Find documents and agencies by words, numbers or names."""

        def make(rows: int) -> shapes.Found:
            asked = {
                name: rows if kind in ("all", name) else 0
                for name in ("document", "agency")
            }
            with self.newest.reading() as store:
                named = documents.documents(
                    store, q=words, window=Window(offset, asked["document"])
                )
                bodies = agencies.agencies(
                    store, q=words, window=Window(offset, asked["agency"])
                )
            totals = {"document": named.total, "agency": bodies.total}
            longest = max(total for name, total in totals.items() if asked[name])
            more = self._more(offset, rows, longest)
            found = {"documents": named, "agencies": bodies, "more": more}
            return shapes.Found.model_validate(found)

        return fitted(make, limit)

    def document(
        self, key: Key, offset: Offset = 0, limit: Limit = 20
    ) -> shapes.DocumentAnswer:
        """Show a document: relations both ways with quotes, citations, tasks."""

        def make(rows: int) -> shapes.DocumentAnswer:
            with self.newest.reading() as store:
                found = documents.document(store, key)
            lists = {name: getattr(found, name) for name in shapes.LISTS}
            totals = {name: len(items) for name, items in lists.items()}
            cut = {name: items[offset : offset + rows] for name, items in lists.items()}
            more = self._more(offset, rows, max(totals.values()))
            return shapes.DocumentAnswer.model_validate(
                {"document": found.document, "text": None, "totals": totals}
                | {"more": more}
                | cut
            )

        return fitted(make, limit)

    def trace(
        self,
        start: Annotated[Key, Field(description="Document, agency or task")],
        to: Annotated[
            Key | None, Field(description="Only chains that lead there")
        ] = None,
        as_of: Issued = None,
        offset: Offset = 0,
        limit: Limit = 10,
    ) -> shapes.TraceAnswer:
        """Follow chains up to the Centre and down to those who act."""

        def make(rows: int) -> shapes.TraceAnswer:
            with self.newest.reading() as store:
                found = shapes.TraceAnswer.model_validate(
                    trace(store, start, to, as_of)
                )
            cut = {
                "paths": found.paths[offset : offset + rows],
                "annexes": tuple(_few(one, "tasks", rows) for one in found.annexes),
                "successions": tuple(
                    _few(one, "successors", rows) for one in found.successions
                ),
            }
            shorter = any(cut[name] != getattr(found, name) for name in _BESIDE_PATHS)
            more = self._hints(
                self._more(offset, rows, len(found.paths)),
                text("mcp.longer", self.lang) if shorter else None,
            )
            return found.model_copy(update=cut | {"more": more})

        return fitted(make, limit)

    def tasks(  # noqa: PLR0913 - filters of one list
        self,
        *,
        words: Annotated[
            Words | None, Field(description="In the text of the task")
        ] = None,
        agency: Key | None = None,
        role: Annotated[
            Role | None, Field(description="The part of the agency")
        ] = None,
        document: Annotated[
            Key | None, Field(description="A document that stands behind the task")
        ] = None,
        letter: Annotated[Words | None, Field(description="Slug of the letter")] = None,
        due: Annotated[
            date | None, Field(description="Due on or before this day")
        ] = None,
        status: Annotated[
            Status | None, Field(description="With which anybody stands so")
        ] = None,
        as_of: AsOf = None,
        offset: Offset = 0,
        limit: Limit = 20,
    ) -> shapes.TasksAnswer:
        """List tasks: who has which part, by when, on what ground."""

        def make(rows: int) -> shapes.TasksAnswer:
            with self.newest.reading() as store:
                found = tasks.tasks(
                    store,
                    q=words,
                    agency=agency,
                    role=role,
                    document=document,
                    letter=letter,
                    due=due,
                    status=status,
                    as_of=as_of or today(),
                    window=Window(offset, rows),
                )
            made = shapes.TasksAnswer.model_validate(found)
            more = self._more(offset, rows, found.total)
            return made.model_copy(update={"more": more})

        return fitted(make, limit)

    def agenda(  # noqa: PLR0913 - filters of one list
        self,
        *,
        agency: Key | None = None,
        as_of: AsOf = None,
        until: Annotated[
            date | None, Field(description="Up to and with this day")
        ] = None,
        days: Annotated[
            int | None, Field(ge=0, le=3660, description="Instead of until")
        ] = None,
        sections: Annotated[
            tuple[Section, ...], Field(description="Which sections")
        ] = SECTIONS,
        offset: Offset = 0,
        limit: Limit = 10,
    ) -> shapes.AgendaAnswer:
        """Tell what falls due, of whom, overdue first."""
        start = as_of or today()
        end = until if days is None else days_after(start, days)

        def make(rows: int) -> shapes.AgendaAnswer:
            with self.newest.reading() as store:
                found = agenda(
                    store,
                    start,
                    until=end,
                    agency=agency,
                    sections=sections,
                    offset=offset,
                    limit=rows,
                )
            longest = max((found.totals[name] for name in sections), default=0)
            made = shapes.AgendaAnswer.model_validate(found)
            ended = "; ".join(one.name for one in made.successions)
            more = self._hints(
                self._more(offset, rows, longest),
                text("mcp.ended", self.lang, names=ended) if ended else None,
            )
            return made.model_copy(update={"successions": (), "more": more})

        return fitted(make, limit)

    def matrix(
        self,
        document: Key | None = None,
        agency: Key | None = None,
        as_of: Issued = None,
        offset: Offset = 0,
        limit: Limit = 10,
    ) -> shapes.MatrixAnswer:
        """Tell which agency carries out which document of the Centre."""

        def make(rows: int) -> shapes.MatrixAnswer:
            with self.newest.reading() as store:
                found = matrix(
                    store,
                    document=document,
                    agency=agency,
                    as_of=as_of,
                    window=Window(offset, rows),
                )
            made = shapes.MatrixAnswer.model_validate(found)
            cells = tuple(_few(cell, "tasks", _TASKS_OF_A_CELL) for cell in made.cells)
            more = self._hints(
                self._more(offset, rows, found.total),
                text("mcp.more_tasks", self.lang) if cells != made.cells else None,
            )
            return made.model_copy(update={"cells": cells, "more": more})

        return fitted(make, limit)

    async def sparql(
        self,
        query: Annotated[
            str, Field(description="SELECT, ASK, CONSTRUCT or DESCRIBE; SPARQL 1.1")
        ],
        offset: Offset = 0,
        limit: Limit = 100,
    ) -> shapes.QueryAnswer:
        """Ask the graph itself; see the resource chidao://vocabulary for its terms."""
        media_type, body = await ask(self.pool, query)

        def make(rows: int) -> shapes.QueryAnswer:
            answer, total = part_of(media_type, body, offset, rows)
            more = self._more(offset, rows, total)
            return answer.model_copy(update={"more": more})

        return fitted(make, limit)

    @staticmethod
    def _hints(*hints: str | None) -> str | None:
        return " ".join(hint for hint in hints if hint) or None

    def _more(self, offset: int, rows: int, total: int) -> str | None:
        """How to ask for what stands behind, if anything does."""
        next_ = offset + rows
        if next_ >= total:
            return None
        return text("mcp.more", self.lang, left=total - next_, offset=next_)


def _few(one: Shape, name: str, most: int) -> Shape:
    """The same with so many of a list of its own."""
    return one.model_copy(update={name: getattr(one, name)[:most]})
