"""Parameters of addresses as the description tells them, and nothing more lenient.

The validator takes a day for a time stamp and "yes" for a truth value; what a client
sends by mistake would be an answer to another question. What is wrong is told by a key
of the catalogue (`invalid.day`).
"""

from datetime import date
from typing import Annotated, Final

from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema

Absent = SkipJsonSchema[None]
"""Of a parameter that may be missing: an address cannot say null."""

LANG: Final = "The language to answer in; Accept-Language decides, if not given"
"""What the description says of the parameter `lang`."""

_NO_DAY: Final = "day"
_NO_TRUTH: Final = "truth"
_NO_WHOLE: Final = "whole"
_DAY: Final = len("2025-07-25")
_TRUTH: Final = {"true": True, "false": False}


def _day(sent: object) -> object:
    """A day of ISO 8601 in its one common form."""
    if isinstance(sent, str):
        if len(sent) != _DAY or not (sent[4] == sent[7] == "-"):
            raise ValueError(_NO_DAY)
        try:
            return date.fromisoformat(sent)
        except ValueError as error:
            raise ValueError(_NO_DAY) from error
    return sent


def _truth(sent: object) -> object:
    if isinstance(sent, str):
        if sent not in _TRUTH:
            raise ValueError(_NO_TRUTH)
        return _TRUTH[sent]
    return sent


def _whole(sent: object) -> object:
    if isinstance(sent, str) and not (
        sent.isascii() and sent.removeprefix("-").isdigit()
    ):
        raise ValueError(_NO_WHOLE)
    return sent


Day = Annotated[date, BeforeValidator(_day)]
Truth = Annotated[bool, BeforeValidator(_truth)]
FormDay = Annotated[
    date | None, BeforeValidator(lambda sent: _day(sent) if sent else None)
]
"""A day of a form on a page, which sends what was left blank as well."""
Days = Annotated[int, Field(ge=0, le=3660), BeforeValidator(_whole)]
Whole = Annotated[int, BeforeValidator(_whole)]
