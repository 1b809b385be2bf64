"""What can go wrong with backups, each with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from graph.errors import GraphError

if TYPE_CHECKING:
    from pathlib import Path


class BackupError(GraphError):
    """A backup that cannot be made or put back as it was asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class BackupExistsError(BackupError):
    """Something stands where the backup is to be made."""

    vi = "{path} đã có; hãy nêu một thư mục mới, ví dụ có ngày trong tên"
    en = "{path} is there already; name a new folder, one with the day in it"


class BackupRunningError(BackupError):
    """Another process writes the same draft."""

    vi = "một tiến trình khác đang ghi {path}; hãy đợi rồi thử lại"
    en = "another process is writing {path}; wait and try again"


class StoreNotEmptyError(BackupError):
    """A backup is to be put where a store is."""

    vi = "kho {path} không trống; --force để đưa kho cũ sang bên cạnh rồi khôi phục"
    en = "store {path} is not empty; --force moves the old one aside and restores"


class BackupDamagedError(GraphError):
    """A folder that is no backup, or no longer whole; `reason` is a key of `REASONS`.

    `name` is the file in question.
    """

    vi = "{path}: {why_vi}; kho không thay đổi, hãy dùng bản sao lưu khác"
    en = "{path}: {why_en}; the store is as it was, use another backup"

    REASONS: ClassVar[dict[str, tuple[str, str]]] = {
        "no_manifest": ("không có {name}", "there is no {name}"),
        "manifest": ("{name} không đọc được", "{name} cannot be read"),
        "format": (
            "{name} thuộc phiên bản khác của chương trình",
            "{name} is of another version of the program",
        ),
        "missing": ("thiếu tệp {name}", "file {name} is missing"),
        "extra": ("thừa tệp {name}", "file {name} does not belong there"),
        "differs": ("tệp {name} đã bị thay đổi", "file {name} was changed"),
        "database": (
            "cơ sở dữ liệu không mở được ({name})",
            "its database cannot be opened ({name})",
        ),
        "dump": (
            "nội dung cơ sở dữ liệu khác với {name}",
            "its database says something else than {name}",
        ),
    }

    def __init__(self, path: Path, reason: str, name: str) -> None:
        super().__init__(path, reason, name)
        self.path = path
        self.reason = reason
        self.name = name
        vi, en = self.REASONS[reason]
        self.why_vi = vi.format(name=name)
        self.why_en = en.format(name=name)
