"""What the tools answer: the shapes of `/api`, cut to size, and how to go on."""

from typing import Final

from pydantic import Field

from api.schemas.agenda import Agenda
from api.schemas.answers import AgencySummary, DocumentDetail, Page, TaskSummary, Trace
from api.schemas.overviews import Matrix
from api.schemas.things import Document, FromGraph

LISTS: Final = (
    "relations",
    "related_from",
    "citations",
    "mentions",
    "tasks",
    "implemented_by",
    "copies",
    "annexes",
)
"""The lists of a document, of which each is paged by itself."""


class Sized(FromGraph):
    """An answer of bounded size."""

    more: str | None = Field(
        default=None, description="How to ask for what was left out; null: this is all"
    )


class Found(Sized):
    """Documents and agencies that words lead to."""

    documents: Page[Document]
    agencies: Page[AgencySummary]


class DocumentAnswer(Sized, DocumentDetail):
    """A document; the text of a letter is the resource `chidao://document/{slug}`."""

    totals: dict[str, int] = Field(
        default_factory=dict, description="How long each list is in all"
    )


class TasksAnswer(Sized, Page[TaskSummary]):
    """A part of the tasks that fit."""


class TraceAnswer(Sized, Trace):
    """Paths, each step with the words that state it."""


class AgendaAnswer(Sized, Agenda):
    """What falls due, by section; `totals` tells how many rows each has.

    `successions` are left to `trace`.
    """


class MatrixAnswer(Sized, Matrix):
    """Which agency carries out which document of the Centre."""


class QueryAnswer(Sized):
    """What a query gives: rows of a SELECT, truth of an ASK, or triples."""

    columns: tuple[str, ...] = ()
    rows: tuple[dict[str, str], ...] = Field(
        default=(),
        description="IRIs and values as strings, those that are bound",
    )
    truth: bool | None = Field(default=None, description="Of an ASK")
    triples: str | None = Field(
        default=None, description="Of a CONSTRUCT or DESCRIBE, as N-Triples"
    )
