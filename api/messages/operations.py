"""Backups, serving, and what is wrong with disks."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "help.backup": (
        (
            "Sao lưu kho vào một thư mục mới, kể cả khi máy chủ đang chạy; --verify "
            "kiểm tra một bản đã có."
        ),
        (
            "Copy the store into a new folder, also while it is being served; --verify "
            "checks one that was made."
        ),
    ),
    "help.restore": (
        "Khôi phục kho từ một bản sao lưu, sau khi kiểm tra từng tệp.",
        "Make the store anew from a backup, after each of its files was checked.",
    ),
    "help.option.verify": (
        "Kiểm tra bản sao lưu trong DIR, không sao lưu.",
        "Check the backup in DIR instead of making one.",
    ),
    "help.option.force": (
        "Đưa kho đang có sang bên cạnh (không xóa) rồi khôi phục.",
        "Move the store that is there aside (it is not deleted) and restore.",
    ),
    "backup.checking": ("Đang kiểm tra", "Checking"),
    "backup.copying": ("Đang sao chép", "Copying"),
    "backup.done": (
        "Đã sao lưu vào {folder}: {quads} phát biểu, {files} tệp, {megabytes:.1f} MB.",
        "Backed up to {folder}: {quads} quads, {files} files, {megabytes:.1f} MB.",
    ),
    "backup.whole": (
        (
            "Bản sao lưu {folder} còn nguyên: {quads} phát biểu, {files} tệp, "
            "{megabytes:.1f} MB, lúc {made}."
        ),
        (
            "The backup {folder} is whole: {quads} quads, {files} files, "
            "{megabytes:.1f} MB, made {made}."
        ),
    ),
    "backup.without": (
        "{count} văn bản trong kho không có tệp gốc để sao lưu.",
        "Letters without a kept original file: {count}.",
    ),
    "restore.done": (
        "Đã khôi phục kho {store} từ {folder} ({quads} phát biểu, lúc {made}).",
        "Restored the store {store} from {folder} ({quads} quads, made {made}).",
    ),
    "restore.aside": (
        "Kho cũ còn ở {path}; xóa khi không cần nữa.",
        "The old store is kept at {path}; delete it when it is no longer needed.",
    ),
}
