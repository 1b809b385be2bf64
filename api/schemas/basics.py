"""Failures and health."""

from pydantic import BaseModel, Field


class Problem(BaseModel):
    """A failure: problem details of RFC 9457, with what may have been meant."""

    type: str = Field(description="Names the kind of mistake")
    title: str = Field(description="The kind of mistake, in words")
    status: int = Field(description="The HTTP status")
    detail: str = Field(description="What is wrong here and what to do")
    instance: str = Field(description="The path that was asked for")
    request_id: str = Field(description="To quote when asking for help")
    near: tuple[str, ...] = Field(
        default=(), description="Keys that may have been meant"
    )
    candidates: tuple[str, ...] = Field(
        default=(), description="Slugs of what one key means, where it means several"
    )
    line: int | None = Field(
        default=None, description="Where in the query the mistake was noticed"
    )


class Health(BaseModel):
    """Whether the server works."""

    status: str = Field(examples=["ok"])
