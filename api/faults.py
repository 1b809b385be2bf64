"""What can go wrong by somebody's doing, and its HTTP status: one table.

The command line prints a fault's `detail`; HTTP answers with all of it
(`api.problems`). An error that is not in the table is a mistake of ours.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import Final

from api.messages import Lang, text
from extract.errors import ManifestError, UnreadableLetterError
from graph.answers.paging import ListError
from graph.backups.errors import BackupDamagedError, BackupError
from graph.corrections.errors import (
    BadCorrectionError,
    ContradictionError,
    NoPlaceError,
    WrongStatusError,
)
from graph.engine import StoreFullError, StoreUnwritableError
from graph.errors import (
    AmbiguousError,
    DamagedLetterError,
    GraphError,
    ImportRefusedError,
    NoStoreError,
    NotAcceptableError,
    NotFoundError,
    QueryRefusedError,
    QuerySyntaxError,
    ReadOnlyError,
    ReportError,
    StoreCorruptError,
    StoreLockedError,
)

_MEGABYTE: Final = 1024 * 1024
_LONGEST_ID: Final = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure in words.

    `code` names the kind of mistake for programs and `title` for people, `status` is
    its HTTP status, `detail` says what is wrong here and what to do. `near` are keys
    that may have been meant, `candidates` slugs of the things that one key means.
    """

    code: str
    status: int
    title: str
    detail: str
    near: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    line: int | None = None


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


_TABLE: Final[dict[type[Exception], tuple[str, int]]] = {
    AmbiguousError: ("ambiguous", 300),
    BadRequestError: ("bad_request", 400),
    AnswerTooLargeError: ("answer_too_large", 400),
    QuerySyntaxError: ("query_syntax", 400),
    QueryRefusedError: ("query_refused", 400),
    UnauthorizedError: ("unauthorized", 401),
    ForbiddenError: ("forbidden", 403),
    NotFoundError: ("not_found", 404),
    NoGraphError: ("not_found", 404),
    NoPlaceError: ("not_found", 404),
    UnknownIdError: ("not_found", 404),
    NotAcceptableError: ("not_acceptable", 406),
    ContradictionError: ("conflict", 409),
    WrongStatusError: ("conflict", 409),
    InvalidError: ("invalid", 422),
    ListError: ("invalid", 422),
    FullError: ("conflict", 409),
    PayloadTooLargeError: ("payload_too_large", 413),
    UriTooLongError: ("uri_too_long", 414),
    UnsupportedMediaTypeError: ("unsupported_media_type", 415),
    BadCorrectionError: ("bad_correction", 422),
    AddressRefusedError: ("address_refused", 422),
    ManifestError: ("bad_manifest", 422),
    UnreadableLetterError: ("unreadable_letter", 422),
    ReportError: ("report_refused", 422),
    HeadersTooLargeError: ("headers_too_large", 431),
    DamagedLetterError: ("store_unavailable", 503),
    NoRoomError: ("no_room", 507),
    ImportRefusedError: ("bad_request", 400),
    TooManyRequestsError: ("too_many_requests", 429),
    BusyError: ("busy", 503),
    QueryTimeoutError: ("query_timeout", 503),
    QueryTooHeavyError: ("query_too_heavy", 503),
    TokensDamagedError: ("access_unavailable", 503),
    AuditError: ("access_unavailable", 503),
    StoppingError: ("stopping", 503),
    WriterAwayError: ("writer_away", 503),
    BackupError: ("store_unavailable", 503),
    BackupDamagedError: ("store_unavailable", 503),
    StoreLockedError: ("store_unavailable", 503),
    NoStoreError: ("store_unavailable", 503),
    StoreCorruptError: ("store_unavailable", 503),
    StoreUnwritableError: ("store_unavailable", 503),
    StoreFullError: ("store_full", 507),
    ReadOnlyError: ("store_unavailable", 503),
}
FORESEEN: Final = tuple(_TABLE)
_PLAIN: Final = {
    "internal": 500,
    "invalid": 422,
    "method_not_allowed": 405,
    "no_such_page": 404,
}
"""The status of faults that no error of ours stands for."""
STATUSES: Final = {**dict(_TABLE.values()), **_PLAIN}
"""Every code there is, with its status."""
_DISK: Final = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "store_full"),
    **dict.fromkeys(
        (errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO), "store_unavailable"
    ),
}
"""What the system says of a disk, by its number."""


def fault_of(error: Exception, lang: Lang) -> Fault | None:
    """Tell an error in words; None for one that is not foreseen."""
    row = next((_TABLE[kind] for kind in type(error).__mro__ if kind in _TABLE), None)
    if row is None or not isinstance(
        error, GraphError | RequestError | UnreadableLetterError | ManifestError
    ):
        return None
    code, status = row
    return Fault(
        code=code,
        status=status,
        title=text(f"title.{code}", lang),
        detail=error.message(lang),
        near=error.near if isinstance(error, NotFoundError) else (),
        candidates=error.candidates if isinstance(error, AmbiguousError) else (),
        line=error.line if isinstance(error, QuerySyntaxError) else None,
    )


def disk_fault(error: Exception, lang: Lang) -> Fault | None:
    """A failure of the disk, without its paths; None for any other failure."""
    fault = fault_of(error, lang)
    code = fault.code if fault else _DISK.get(getattr(error, "errno", None) or 0, "")
    return plain_fault(code, lang) if code in _DISK.values() else None


def plain_fault(
    code: str, lang: Lang, *, status: int | None = None, **fields: object
) -> Fault:
    """A fault that no error of ours stands for; its words are in the catalogue."""
    return Fault(
        code=code,
        status=status or STATUSES[code],
        title=text(f"title.{code}", lang),
        detail=text(f"request.{code}", lang, **fields),
    )
