"""Webhooks, and the messages that are sent to them."""

from datetime import datetime
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from api import webhooks
from api.destinations import LONGEST_URL
from api.schemas.things import Agency, Document, FromGraph

LONGEST_KEY = 300
_NOTHING: Final = "subscription"


def _given(name: str) -> JsonDict:
    """The schema of an object that has a text of this name."""
    return {"required": [name], "properties": {name: {"type": "string"}}}


class NewWebhook(BaseModel):
    """A subscription: a URL, and what to tell of; both mean both in one letter."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"anyOf": [_given("document"), _given("agency")]},
    )

    url: str = Field(
        max_length=LONGEST_URL,
        pattern="^https?://",
        description="An http or https URL on the internet, which answers POST with 2xx",
        examples=["https://vanban.example.vn/chidao"],
    )
    document: str | None = Field(
        default=None,
        max_length=LONGEST_KEY,
        description="Slug or number of the document to be cited",
        examples=["57-nq-tw-2024"],
    )
    agency: str | None = Field(
        default=None,
        max_length=LONGEST_KEY,
        description="Slug or name of the agency to be given work",
    )

    @model_validator(mode="after")
    def _about_something(self) -> Self:
        if self.document is None and self.agency is None:
            raise ValueError(_NOTHING)
        return self


class Webhook(FromGraph):
    """A subscription as it is kept; its secret is told once and never again."""

    id: str = Field(examples=["5f0c1d2e3a4b5c6d"])
    url: str
    document: str | None = Field(description="Slug")
    agency: str | None = Field(description="Slug")
    by: str = Field(description="Whose token it was made with")
    created: datetime
    state: webhooks.State = Field(
        description="Whether what is sent is taken; to one that is stopped nothing is"
        " sent any more: delete it and make it anew"
    )
    failures: int = Field(description="Messages in a row that were not taken")
    why: str | None = Field(
        description="Why the last was not", examples=["HTTP 500", "timeout"]
    )


class MadeWebhook(Webhook):
    """A subscription that was just made, with its secret."""

    secret: str = Field(
        description="Signs what is sent: `X-Chidao-Signature` is `sha256=` and the"
        " HMAC-SHA256 (RFC 2104) of the body by it, in hex"
    )


class WebhookMessage(BaseModel):
    """What is sent: a letter that cites the document, or gives the agency work.

    A message comes once or, if an answer got lost, again with the same `id`. One whose
    signature is right and whose `sent` is long ago is a replay.
    """

    id: str
    type: Literal["sighting"] = "sighting"
    webhook: str = Field(description="Id of the subscription")
    time: datetime = Field(description="When the letter was there")
    sent: datetime = Field(description="When this message was sent")
    letter: Document
    document: Document | None
    agency: Agency | None
    quotes: tuple[str, ...] = Field(description="The words of the letter, a few")
