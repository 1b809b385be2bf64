"""Answers over many letters: matrix, review, impact, comparison."""

from typing import Generic, Literal, TypeVar

from pydantic import Field

from api.schemas.things import Agency, Document, FromGraph, Node, Path, Quote

Degree = Literal["stated", "general", "letter", "cited"]


class TaskName(FromGraph):
    """A task by its names; `/api/tasks/{slug}` has the rest."""

    slug: str
    letter: str = Field(description="Slug of the letter")
    label: str = Field(examples=["3.b"])


class CellTask(FromGraph):
    """A task of an agency that leads to a document."""

    task: TaskName
    role: str = Field(examples=["lead"])
    degree: Degree
    quote: Quote


class Cell(FromGraph):
    """What an agency has to do with a document."""

    agency: str = Field(description="Slug of the agency")
    document: str = Field(description="Slug of the document")
    degree: Degree = Field(
        description="The strongest of its tasks: named (đích danh), falling to all "
        "addressed (giao chung), by a letter that carries the document out as a "
        "whole, or only mentioned"
    )
    tasks: tuple[CellTask, ...]
    way: tuple[Node, ...] = Field(description="The shortest path up, without quotes")
    paths: tuple[Path, ...] = Field(
        description="Every path with its quotes, where one cell is asked for"
    )


class Matrix(FromGraph):
    """Which agency carries out which document of the Centre."""

    documents: tuple[Document, ...]
    agencies: tuple[Agency, ...]
    cells: tuple[Cell, ...]
    total: int = Field(description="How many documents have a cell")
    offset: int = Field(description="Documents left out before these")
    limit: int
    next: str | None = Field(description="The cursor of the part that follows")


class Detail(FromGraph):
    """A circumstance of a finding, in words."""

    key: str = Field(examples=["times", "letter_date"])
    title: str = Field(examples=["Số lần viện dẫn"])
    value: str


class Finding(FromGraph):
    """Something a person should look at."""

    kind: str = Field(examples=["lead_unstated"])
    things: tuple[Node, ...] = Field(
        description="Documents, tasks and agencies it is about, the chief one first"
    )
    quotes: tuple[Quote, ...] = Field(description="The words that show it")
    details: tuple[Detail, ...]


class FindingKind(FromGraph):
    """A kind of finding: what it is, what to do, how many there are."""

    kind: str
    title: str
    advice: str
    total: int


Found = TypeVar("Found")


class Gaps(FromGraph, Generic[Found]):
    """What to review (nội dung cần rà soát), the gravest kinds first."""

    kinds: tuple[FindingKind, ...]
    findings: tuple[Found, ...]
    total: int = Field(description="How many findings there are in all")
    offset: int
    limit: int
    next: str | None = Field(description="The cursor of the part that follows")


class KnownChange(FromGraph):
    """A document that replaces, abrogates or amends the one asked about."""

    relation: str = Field(
        description="replaces, abrogates, or amends (also where it replaces in part)"
    )
    by: Document
    quotes: tuple[Quote, ...]


class Leaning(FromGraph):
    """Something that leans on a document."""

    node: Node
    steps: int = Field(description="How far away it stands")
    path: Path


class Concerned(FromGraph):
    """An agency with a part in tasks that lean on a document."""

    agency: Agency
    tasks: tuple[TaskName, ...] = Field(description="Tasks that lean on it themselves")
    through: tuple[TaskName, ...] = Field(
        description="Tasks given by it, or by a letter that leans on it as a whole"
    )


class Impact(FromGraph):
    """What leans on a document, nearest first, and what changed it."""

    document: Document
    changes: tuple[KnownChange, ...]
    leaning: tuple[Leaning, ...]
    mentioned: tuple[Leaning, ...] = Field(description="What only speaks of it")
    agencies: tuple[Concerned, ...]


class Item(FromGraph):
    """An item of a document that a letter carries out."""

    task: TaskName
    leads: tuple[Agency, ...]
    central: bool = Field(description="Only bodies of the Centre are to do it")
    quote: Quote


class Match(FromGraph):
    """An item of a document and the item of the letter that passes it on."""

    item: Item
    task: TaskName
    quote: Quote
    how: Literal["provision", "words"] = Field(
        description="By a provision that is cited, or by like words"
    )
    score: float = Field(description="0 to 1")
    weak: bool = Field(description="Perhaps only; read both quotes")


class Compared(FromGraph):
    """A document beside the letter."""

    document: Document
    held: bool = Field(description="Whether it was read; else nothing is compared")
    quotes: tuple[Quote, ...] = Field(description="That the letter carries it out")
    whole: tuple[TaskName, ...] = Field(
        description="Items of the letter that order it to be carried out as it is"
    )
    passed_on: tuple[Match, ...]
    left_out: tuple[Item, ...]
    added: tuple[TaskName, ...] = Field(
        description="Items of the letter that pass nothing of it on"
    )


class Comparison(FromGraph):
    """A letter beside the documents that it carries out."""

    letter: Document
    documents: tuple[Compared, ...]
