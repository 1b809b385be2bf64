"""Requests that cannot be done, each an error with one line in each language.

Their HTTP status stands in the table of `api.faults`.
"""

from __future__ import annotations

from typing import Final

from api.messages import Lang, text

_MEGABYTE: Final = 1024 * 1024
_LONGEST_ID: Final = 80


class RequestError(Exception):
    """A request that cannot be done; `key` is its message in the catalogue."""

    def __init__(self, key: str, **fields: object) -> None:
        super().__init__(key, fields)
        self.key = key
        self.fields = fields

    def message(self, lang: Lang) -> str:
        """One line: what is wrong and what to do."""
        return text(f"request.{self.key}", lang, **self.fields)


class BadRequestError(RequestError):
    """What was sent has no meaning for the route."""


class NoGraphError(RequestError):
    """A named graph that is not there."""

    def __init__(self, graph: str) -> None:
        super().__init__("no_graph", graph=graph[:200])


class InvalidError(RequestError):
    """A parameter that the description forbids."""


class UnsupportedMediaTypeError(RequestError):
    """A body of a media type that the route does not read."""

    def __init__(self, sent: str, offered: tuple[str, ...]) -> None:
        super().__init__("media_type", sent=sent, offered=", ".join(offered))


class PayloadTooLargeError(RequestError):
    """A request body above `limit` bytes."""

    def __init__(self, limit: int) -> None:
        whole = limit // _MEGABYTE
        super().__init__("too_large", limit=f"{whole} MB" if whole else f"{limit} byte")


class NoRoomError(RequestError):
    """There is no room on the disk for what was sent."""

    def __init__(self) -> None:
        super().__init__("no_room")


class UnknownIdError(RequestError):
    """No job, or whatever else has ids of ours, has this one."""

    def __init__(self, id_: str) -> None:
        super().__init__("unknown_id", id=id_[:_LONGEST_ID])


class AddressRefusedError(RequestError):
    """A URL that this server does not call; `why` is a key of its messages."""

    def __init__(self, why: str, url: str) -> None:
        super().__init__(f"address_{why}", url=url[:_LONGEST_ID])


class ChangedMeanwhileError(RequestError):
    """Somebody else changed what a page shows since it was made."""

    def __init__(self) -> None:
        super().__init__("changed_meanwhile")


class FullError(RequestError):
    """There are as many of a kind as there may be: some have to go first."""

    def __init__(self, limit: int) -> None:
        super().__init__("full", limit=limit)


class AnswerTooLargeError(RequestError):
    """An answer to an agent that no paging brings below `most` characters."""

    def __init__(self, most: int) -> None:
        super().__init__("answer_too_large", most=most)


class UnauthorizedError(RequestError):
    """Nobody known asks: there is no token, or none that counts."""

    def __init__(self, *, sent: bool) -> None:
        super().__init__("bad_token" if sent else "no_token")
        self.sent = sent


class ForbiddenError(RequestError):
    """Somebody known asks, whose token does not go so far."""

    def __init__(self, scope: str) -> None:
        super().__init__("scope", scope=scope)
        self.scope = scope


class CrossSiteError(RequestError):
    """A form, or a script's request, that does not come from a page of this session."""

    def __init__(self) -> None:
        super().__init__("cross_site")


class TokensDamagedError(RequestError):
    """The file of the tokens cannot be read, so that nobody can be let in."""

    def __init__(self, file: str) -> None:
        super().__init__("tokens_damaged", file=file)


class AuditError(RequestError):
    """Something cannot be put on record, or the record not be read.

    `reason` is the system's.
    """

    def __init__(self, reason: str, key: str = "no_record") -> None:
        super().__init__(key, reason=reason)


class UriTooLongError(RequestError):
    """An address of more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__("uri_too_long", limit=limit)


class HeadersTooLargeError(RequestError):
    """Headers of more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__("headers_too_large", limit=limit)


class BusyError(RequestError):
    """Too many ask at once; to be tried again after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__("busy", seconds=round(seconds))
        self.seconds = round(seconds)


class TooManyRequestsError(BusyError):
    """One client asks too much at once; to be tried again after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.key = "too_many_requests"


class QueryTimeoutError(RequestError):
    """A query that was stopped after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__("query_timeout", seconds=round(seconds))


class QueryTooHeavyError(RequestError):
    """A query that took more memory than it may, or made the engine fail."""

    def __init__(self) -> None:
        super().__init__("query_too_heavy")


class WriterAwayError(RequestError):
    """The process that writes does not answer: it is being started again."""

    seconds = 2

    def __init__(self) -> None:
        super().__init__("writer_away")


class StoppingError(RequestError):
    """The server stops, and is not to be asked for more."""

    def __init__(self) -> None:
        super().__init__("stopping")
