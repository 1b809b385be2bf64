"""What `chidao validate --format json` prints."""

from typing import Literal

from pydantic import Field

from api.schemas.things import FromGraph


class Place(FromGraph):
    """Where a rule is broken."""

    thing: str = Field(description="Slug of the thing")
    value: str | None = Field(description="The offending value, if it is no thing")
    letter: str | None = Field(description="What its letter is called")
    task: str | None = Field(examples=["3.b"])
    quote: str | None


class Verdict(FromGraph):
    """The findings of one rule."""

    shape: str = Field(examples=["LeafTaskAssigned"])
    severity: Literal["violation", "warning", "info"]
    message_vi: str
    message_en: str
    count: int
    per: Literal["letter", "task"]
    share: float = Field(description="Findings on a hundred letters or tasks")
    most: float | None = Field(description="How many of a hundred are borne")
    passes: bool
    places: tuple[Place, ...] = Field(description="The first few")


class Inspection(FromGraph):
    """All rules that are broken."""

    passes: bool
    letters: int
    tasks: int
    verdicts: tuple[Verdict, ...]
