"""The record of writes."""

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """One write, or one attempt at something that was refused."""

    model_config = ConfigDict(from_attributes=True)

    id: str = Field(description="Names this entry")
    at: str = Field(description="When it began", examples=["2025-07-01T08:00:00+07:00"])
    method: str = Field(description="That of HTTP; `chidao` for a command of the shell")
    path: str = Field(description="The path asked for, or the name of the command")
    who: str | None = Field(
        description="The name on the token, or the user of the machine; null if nobody "
        "known asked"
    )
    token_id: str | None = Field(description="The id of the token")
    scope: str | None = Field(description="What the route wanted")
    changed: dict[str, str | int] = Field(
        description="What was changed, by what it is: correction, letter, token …"
    )
    status: int | None = Field(
        description="The HTTP status or exit code; null where nothing tells how it "
        "ended"
    )
    request: str | None = Field(description="The id of the request")
    client: str | None = Field(description="The address it came from")
