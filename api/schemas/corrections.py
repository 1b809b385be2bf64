"""Corrections: what is sent to propose one, and how they are shown."""

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.things import FromGraph
from graph.corrections import model
from graph.corrections.checks import (
    LONGEST_NAME,
    LONGEST_QUOTE,
    LONGEST_VALUE,
    LONGEST_WHY,
)


class CorrectionStep(FromGraph):
    """What somebody did with a correction."""

    status: model.Status
    who: str
    when: str = Field(
        description="An instant of UTC", examples=["2025-07-01T01:00:00Z"]
    )
    why: str | None


class Correction(FromGraph):
    """A correction with all that was decided about it."""

    id: str = Field(examples=["correction-7"])
    status: model.Status
    letter: str = Field(description="Slug of the letter")
    label: str = Field(description="What the letter is called")
    held: bool = Field(description="Whether the letter is in the store")
    field: model.Field
    task: str | None = Field(description="Label of the task", examples=["3.b"])
    quote: str = Field(description="The words at the place, as printed")
    ordinal: int = Field(description="Which of the places with these words, from 1")
    old: str | None = Field(description="What stood there; null if nothing did")
    new: str | None = Field(description="What is to stand there; null takes it away")
    details: dict[str, str] = Field(description="Agency, object, kind, bound, …")
    steps: tuple[CorrectionStep, ...]
    review: bool = Field(description="Whether its place is no longer found")
    canonical: str | None = Field(
        description="The letter that counts instead, of which this is a copy by now"
    )
    conflicts_with: tuple[str, ...] = Field(
        description="Ids of corrections that lay hands on the same"
    )


class NewCorrection(BaseModel):
    """A proposal; nothing changes until it is confirmed."""

    model_config = ConfigDict(extra="forbid")

    letter: str = Field(
        max_length=LONGEST_VALUE,
        description="Slug or number",
        examples=["cong-van-ubnd-tinh-kon-tum-u-0cf054e5"],
    )
    field: model.Field = Field(examples=["role"])
    value: str | None = Field(
        max_length=LONGEST_VALUE,
        description="What is to stand there: a role, the value of a deadline, the slug"
        " or number of the document that a citation means, a predicate, a field of the"
        " header; null takes away what stands there",
        examples=["cooperate"],
    )
    why: str = Field(max_length=LONGEST_WHY, min_length=1)
    task: str | None = Field(
        default=None, max_length=LONGEST_NAME, description="Label", examples=["3.b"]
    )
    quote: str | None = Field(
        default=None,
        max_length=LONGEST_QUOTE,
        description="The words at the place: always for a deadline or a citation",
    )
    ordinal: int | None = Field(
        default=None, ge=1, description="Which of the places with these words"
    )
    agency: str | None = Field(
        default=None, max_length=LONGEST_VALUE, description="Of a role: name or slug"
    )
    object: str | None = Field(
        default=None,
        max_length=LONGEST_VALUE,
        description="Of a relation: the other document",
    )
    subject: str | None = Field(
        default=None,
        max_length=LONGEST_VALUE,
        description="Of a relation between two documents that the letter speaks of",
    )
    was: str | None = Field(
        default=None,
        max_length=LONGEST_VALUE,
        description="Which of several it was; `none` to add one",
    )
    kind: str | None = Field(
        default=None, max_length=LONGEST_NAME, description="Of a deadline"
    )
    bound: str | None = Field(
        default=None, max_length=LONGEST_NAME, description="Of a deadline"
    )
    vouches: bool = Field(
        default=False,
        description="Whether `value` is what stands there already, and a person read "
        "it and found it right",
    )


class Decision(BaseModel):
    """What is said with a decision."""

    model_config = ConfigDict(extra="forbid")

    why: str | None = Field(default=None, max_length=LONGEST_WHY, min_length=1)
