"""Answers over many letters at once: the matrix."""

from typing import Literal

from pydantic import Field

from api.schemas.things import Agency, Document, FromGraph, Node, Path, Quote, Task

Degree = Literal["stated", "general", "letter", "cited"]


class CellTask(FromGraph):
    """A task of an agency that leads to a document."""

    task: Task
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
