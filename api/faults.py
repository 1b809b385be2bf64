"""What can go wrong by somebody's doing, and its HTTP status: one table.

The command line prints a fault's `detail`; HTTP answers with all of it
(`api.problems`). An error that is not in the table is a mistake of ours.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import Final

from api.messages import Lang, text
from api.request_errors import (
    AddressRefusedError,
    AnswerTooLargeError,
    AuditError,
    BadRequestError,
    BusyError,
    ChangedMeanwhileError,
    CrossSiteError,
    ForbiddenError,
    FullError,
    HeadersTooLargeError,
    InvalidError,
    NoGraphError,
    NoRoomError,
    PayloadTooLargeError,
    QueryTimeoutError,
    QueryTooHeavyError,
    RequestError,
    StoppingError,
    TokensDamagedError,
    TooManyRequestsError,
    UnauthorizedError,
    UnknownIdError,
    UnsupportedMediaTypeError,
    UriTooLongError,
    WriterAwayError,
)
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
from graph.engines.errors import ExternalStoreError
from graph.errors import (
    AmbiguousError,
    DamagedLetterError,
    GraphError,
    NoStoreError,
    NotAcceptableError,
    NotFoundError,
    QueryRefusedError,
    QuerySyntaxError,
    ReadOnlyError,
    ReportError,
    StoreCorruptError,
    StoreLockedError,
    TooLargeError,
)
from graph.exchange.errors import ImportRefusedError


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


_TABLE: Final[dict[type[Exception], tuple[str, int]]] = {
    AmbiguousError: ("ambiguous", 300),
    BadRequestError: ("bad_request", 400),
    AnswerTooLargeError: ("answer_too_large", 400),
    QuerySyntaxError: ("query_syntax", 400),
    QueryRefusedError: ("query_refused", 400),
    UnauthorizedError: ("unauthorized", 401),
    ForbiddenError: ("forbidden", 403),
    CrossSiteError: ("cross_site", 403),
    NotFoundError: ("not_found", 404),
    NoGraphError: ("not_found", 404),
    NoPlaceError: ("not_found", 404),
    UnknownIdError: ("not_found", 404),
    NotAcceptableError: ("not_acceptable", 406),
    ChangedMeanwhileError: ("conflict", 409),
    ContradictionError: ("conflict", 409),
    WrongStatusError: ("conflict", 409),
    InvalidError: ("invalid", 422),
    ListError: ("invalid", 422),
    TooLargeError: ("store_too_large", 422),
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
    ExternalStoreError: ("store_unavailable", 503),
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
