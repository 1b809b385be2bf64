"""Documents, agencies, tasks, and the words of letters that speak of them.

Each model is filled from the value of the same fields in `graph`. `slug` is the key
to ask for a thing by, `iri` its name in the graph; codes are those of the contract.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class FromGraph(BaseModel):
    """Filled from a value of `graph`, its properties included."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Document(FromGraph):
    """A document, named instrument or open set of documents."""

    slug: str = Field(examples=["57-nq-tw-2024"])
    iri: str
    kind: Literal["letter", "document", "named", "set"]
    label: str
    number: str | None = Field(examples=["57-NQ/TW"])
    symbol: str | None = Field(description="What is printed of a number left blank")
    type: str | None = Field(examples=["Nghị quyết"])
    code: str | None = Field(description="Code of the type", examples=["NQ"])
    date: str | None = Field(description="YYYY, YYYY-MM or YYYY-MM-DD")
    title: str | None
    issuer: str | None = Field(description="Slug of the agency")
    issuer_name: str | None
    level: str = Field(description="Level of the issuer", examples=["central_party"])
    status: str = Field(examples=["resolved", "stub", "ambiguous"])
    place: str | None
    urgency: str | None
    held: bool = Field(description="Whether the document itself was read")
    canonical: str | None = Field(
        description="Slug of the letter of which this is another copy (bản khác của)"
    )
    annex_of: str | None = Field(
        description="Slug of the document that this annex came with (phụ lục của)"
    )


class Agency(FromGraph):
    """A body, group of bodies, office holder or task force."""

    slug: str = Field(examples=["so-tai-chinh-tinh-kon-tum"])
    iri: str
    kind: Literal["body", "group", "office_holder", "taskforce"]
    name: str
    level: str


class Deadline(FromGraph):
    """A time by or within which something is due."""

    text: str = Field(description="As printed")
    value: str | None = Field(examples=["2025-07-25", "P1M"])
    kind: str = Field(examples=["date", "period", "recurring"])
    bound: str | None = Field(examples=["before", "by"])


class Task(FromGraph):
    """An item of a letter that orders something, or a heading above such items."""

    slug: str
    iri: str
    letter: str = Field(description="Slug of the letter")
    label: str = Field(examples=["3.b"])
    parent: str | None = Field(description="Slug of the heading above")
    text: str
    lead_unstated: bool = Field(description="Several are named, none told to lead")
    leaf: bool
    deadlines: tuple[Deadline, ...]


class Quote(FromGraph):
    """The words of a letter that make a statement."""

    letter_id: str = Field(description="Slug of the letter")
    text: str = Field(description="The words, white space folded")
    segments: tuple[tuple[int, int], ...] = Field(
        description="Where they stand in the letter's text, in code points"
    )
    task: str | None = Field(description="Label of the item that says it")


class Link(FromGraph):
    """A relation to another document, with the words of all that state it."""

    predicate: str = Field(examples=["implements"])
    document: Document
    quotes: tuple[Quote, ...] = Field(description="The surest first; five at most")
    confidence: float


class Mention(FromGraph):
    """A place in a letter that mentions a document."""

    slug: str
    letter: str
    document: str
    status: str
    kind: Literal["numbered", "named", "open"]
    section: str = Field(examples=["header", "3.b", "footnote 4"])
    quote: Quote
    rule: str
    confidence: float


class Node(FromGraph):
    """A document, agency or task on a path."""

    slug: str
    iri: str
    kind: Literal["document", "letter", "named", "set", "agency", "task"]
    label: str
    level: str
    status: str | None = Field(
        description="Of a document: whether it was read, or is only cited",
        examples=["resolved", "stub", "ambiguous"],
    )


class Step(FromGraph):
    """A statement on a path, in the direction in which it was made."""

    subject: Node
    predicate: str = Field(description="A relation, a role, or part_of")
    object: Node
    quotes: tuple[Quote, ...] = Field(description="The surest first; five at most")
    rule: str
    confidence: float
    strong: bool = Field(description="Whether it is an order, not a mere mention")


class Path(FromGraph):
    """Nodes in the order travelled, and the step between each two."""

    direction: Literal["up", "down"]
    strong: bool = Field(description="Whether every step is an order")
    nodes: tuple[Node, ...]
    steps: tuple[Step, ...]
