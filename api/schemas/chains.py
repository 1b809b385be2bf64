"""A chain as it is drawn."""

from pydantic import Field

from api.schemas.things import FromGraph, Quote


class ChainNode(FromGraph):
    """A document, a letter that was read, or an agency."""

    id: str = Field(description="Its slug")
    iri: str
    kind: str = Field(examples=["document"])
    label: str
    title: str
    lane: int = Field(description="Its level: 0 is the Party Centre, 7 not known")
    branch: str = Field(examples=["party"])
    held: bool = Field(description="Whether it was itself read")
    status: str
    hidden: int = Field(description="How many neighbours are not among the nodes")


class ChainEdge(FromGraph):
    """From the higher to the lower, as an order travels."""

    id: str
    source: str
    target: str
    relation: str = Field(description="A predicate or role", examples=["implements"])
    stated: bool = Field(description="Whether the agency is named")
    confidence: float
    quotes: tuple[Quote, ...] = Field(description="The words that state it")


class Trail(FromGraph):
    """A way between two."""

    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    direct: bool = Field(description="Whether orders travel it all the way")


class Ignored(FromGraph):
    """A value of the address that made no sense."""

    field: str
    value: str


class Chain(FromGraph):
    """A chain, the nearest first as far as the limit goes."""

    nodes: tuple[ChainNode, ...]
    edges: tuple[ChainEdge, ...]
    roots: tuple[str, ...]
    to: str | None
    trails: tuple[Trail, ...]
    left_out: int = Field(description="Nodes that the limit cut off")
    ignored: tuple[Ignored, ...] = ()
