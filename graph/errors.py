"""What can go wrong with the graph: few errors, each with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.engines.server import Place

Lang = Literal["vi", "en"]
LONGEST_KEY: Final = 80
"""Characters of what somebody typed that are said back."""
_MOST_SHOWN = 10


class GraphError(Exception):
    """An error with one line in each language, naming what failed and what to do."""

    vi: ClassVar[str]
    en: ClassVar[str]

    def message(self, lang: Lang = "en") -> str:
        """The line to show."""
        template = self.vi if lang == "vi" else self.en
        return template.format(**vars(self))

    def __str__(self) -> str:
        return self.message()


class StoreLockedError(GraphError):
    """Another process holds the store; `pid` is None where it is not known."""

    vi = "kho {path} đang do {holder_vi} giữ; hãy dừng nó rồi thử lại"
    en = "store {path} is held by {holder_en}; stop it and try again"

    def __init__(self, path: Path, pid: int | None) -> None:
        super().__init__(path, pid)
        self.path = path
        self.pid = pid
        self.holder_vi = "tiến trình khác" if pid is None else f"tiến trình {pid}"
        self.holder_en = "another process" if pid is None else f"process {pid}"


class NoStoreError(GraphError):
    """There is no store to read at the path, or nothing on the server."""

    vi = "chưa có kho tại {path}; hãy chạy `chidao ingest` trước"
    en = "there is no store at {path}; run `chidao ingest` first"

    def __init__(self, path: Place) -> None:
        super().__init__(path)
        self.path = path


class StoreCorruptError(GraphError):
    """The files of the store cannot be read; `reason` is the engine's."""

    vi = (
        "kho {path} bị hỏng ({reason}); hãy khôi phục từ bản sao lưu bằng "
        "`chidao restore DIR --force`, hoặc đổi tên thư mục rồi nạp lại văn bản"
    )
    en = (
        "store {path} is damaged ({reason}); restore a backup by "
        "`chidao restore DIR --force`, or move it away and ingest the letters again"
    )

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class DamagedLetterError(GraphError):
    """The graph of a letter says of words what its text does not have there."""

    vi = "{slug}: câu trích không khớp văn bản; hãy nạp lại văn bản này"
    en = "{slug}: its quote is not in the text there; ingest the letter again"

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


class ReadOnlyError(GraphError):
    """A snapshot cannot be written."""

    vi = "bản chụp của kho chỉ để đọc; hãy mở kho để ghi"
    en = "a snapshot of the store is read-only; open the store to write"


class QuerySyntaxError(GraphError):
    """A query that does not parse; `line` counts from 1, None where not known."""

    vi = "câu truy vấn sai cú pháp: {reason}"
    en = "the query does not parse: {reason}"

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason, line)
        self.reason = reason
        self.line = line


class QueryRefusedError(GraphError):
    """A query that is not run: remote access, an update, or too large."""

    vi = "câu truy vấn bị từ chối: {reason_vi}"
    en = "the query is refused: {reason}"

    def __init__(self, reason: str, reason_vi: str) -> None:
        super().__init__(reason, reason_vi)
        self.reason = reason
        self.reason_vi = reason_vi


class NotAcceptableError(GraphError):
    """None of the media types asked for can hold the result."""

    vi = "kết quả dạng {form} chỉ có ở: {types}"
    en = "a {form} result is offered as: {types}"

    def __init__(self, form: str, offered: Sequence[str]) -> None:
        super().__init__(form, tuple(offered))
        self.form = form
        self.offered = tuple(offered)
        self.types = ", ".join(offered)


class NotFoundError(GraphError):
    """Nothing has this key; `near` are keys that look like it."""

    vi = "không tìm thấy {key!r}{hint_vi}"
    en = "nothing found for {key!r}{hint_en}"

    def __init__(self, key: str, near: Sequence[str] = ()) -> None:
        super().__init__(key, tuple(near))
        self.key = cut(key)
        self.near = tuple(near)
        listed = "; ".join(self.near)
        self.hint_vi = f"; gần giống: {listed}" if near else ""
        self.hint_en = f"; close to it: {listed}" if near else ""


class AmbiguousError(GraphError):
    """A key that several things have; `candidates` are their slugs."""

    vi = "{key!r} có thể là: {listed}; hãy chọn một"
    en = "{key!r} may mean: {listed}; choose one"

    def __init__(self, key: str, candidates: Sequence[str]) -> None:
        super().__init__(key, tuple(candidates))
        self.key = cut(key)
        self.candidates = tuple(candidates)
        self.listed = _shown(self.candidates)


class TooLargeError(GraphError):
    """The store has too many letters for an answer that walks through all of them."""

    vi = (
        "kho có hơn {most} văn bản: câu trả lời này phải đi qua tất cả; hãy hỏi về một "
        "văn bản hoặc một cơ quan, hoặc dùng /sparql"
    )
    en = (
        "the store has more than {most} letters, and this answer walks through all of "
        "them; ask for one document or agency, or use /sparql"
    )

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class ReportError(GraphError):
    """A report on a task that is not kept; `reason` is a key of its texts."""

    vi = "{told_vi}"
    en = "{told_en}"
    _TEXTS: ClassVar[dict[str, tuple[str, str]]] = {
        "missing": (
            "báo cáo thiếu {field}; hãy bổ sung",
            "the report lacks {field}; add it",
        ),
        "long": (
            "{field} dài quá {most} ký tự; hãy rút gọn",
            "{field} is longer than {most} characters; shorten it",
        ),
        "future": (
            "ngày hoàn thành {day} chưa tới; hãy ghi ngày đã hoàn thành",
            "the day {day} has not come; give the day on which it was done",
        ),
        "misplaced": (
            "{field} không đi với trạng thái {said}; hãy bỏ đi",
            "{field} does not go with the status {said}; leave it out",
        ),
        "not_theirs": (
            "{agency} không có phần việc trong {task}; được giao: {others}",
            "{agency} has no part in {task}; those who have: {others}",
        ),
    }

    def __init__(self, *, reason: str, **fields: object) -> None:
        super().__init__(reason, fields)
        self.reason = reason
        told = tuple(text.format(**fields) for text in self._TEXTS[reason])
        self.told_vi, self.told_en = told


def cut(key: str, most: int = LONGEST_KEY) -> str:
    """As much of what somebody typed as a line can say back."""
    return key if len(key) <= most else f"{key[:most]}…"


def _shown(keys: Sequence[str]) -> str:
    """The first few, and that there are more."""
    more = len(keys) - _MOST_SHOWN
    return "; ".join(keys[:_MOST_SHOWN]) + (f"; … (+{more})" if more > 0 else "")
