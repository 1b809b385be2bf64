"""What the tools are told: types with the words that explain them to agents."""

from datetime import date
from typing import Annotated, Final

from pydantic import Field

MOST_ROWS: Final = 200

Limit = Annotated[int, Field(ge=1, le=MOST_ROWS, description="Rows of each list")]
Offset = Annotated[int, Field(ge=0, description="Rows of each list to leave out")]
Words = Annotated[str, Field(max_length=1000)]
Key = Annotated[
    str, Field(max_length=1000, description="Slug, IRI, number (57-NQ/TW) or name")
]
Issued = Annotated[
    date | None, Field(description="Only documents issued up to this day")
]
AsOf = Annotated[date | None, Field(description="A day, YYYY-MM-DD; today, if none")]
