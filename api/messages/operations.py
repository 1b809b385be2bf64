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
    "help.option.uds": (
        "Lắng nghe ở một socket UNIX thay cho địa chỉ và cổng.",
        "Listen on a UNIX socket instead of an address and port.",
    ),
    "help.option.ssl_certfile": (
        "Tệp PEM chứng thư TLS (cả chuỗi); dùng cùng --ssl-keyfile.",
        "PEM file of the TLS certificate (whole chain); goes with --ssl-keyfile.",
    ),
    "help.option.ssl_keyfile": (
        "Tệp PEM khóa riêng của chứng thư.",
        "PEM file of the certificate's private key.",
    ),
    "help.option.proxies": (
        (
            "Địa chỉ hoặc mạng của proxy được tin khi báo địa chỉ người hỏi "
            "(CHIDAO_PROXIES)."
        ),
        (
            "Addresses or networks of proxies that are believed who asks "
            "(CHIDAO_PROXIES)."
        ),
    ),
    "help.option.root_path": (
        "Tiền tố đường dẫn mà proxy đặt trước, ví dụ /chidao.",
        "Path below which a proxy shows the server, as /chidao.",
    ),
    "help.option.workers": (
        "Số tiến trình phục vụ: một tiến trình ghi, các tiến trình khác chỉ đọc.",
        "Processes that serve: one writes, the others read.",
    ),
    "title.writer_away": ("Chưa ghi được", "Nothing can be written now"),
    "request.writer_away": (
        "tiến trình ghi đang khởi động lại; hãy thử lại sau vài giây",
        "the process that writes is being started again; try again in some seconds",
    ),
    "title.store_full": ("Hết chỗ trên đĩa", "The disk is full"),
    "title.store_too_large": ("Kho quá lớn", "The store is too large"),
    "request.store_full": (
        "đĩa của máy chủ đã đầy; báo người quản trị, thử lại sau",
        "the server's disk is full; tell whoever runs it, and try again later",
    ),
    "request.store_unavailable": (
        "máy chủ không đọc hoặc ghi được đĩa; báo người quản trị, thử lại sau",
        "the server cannot use its disk; tell whoever runs it, and try again later",
    ),
    "serve.certificate": (
        "{file}: không nạp được chứng thư TLS ({reason}); kiểm tra chứng thư và khóa",
        "{file}: no TLS certificate and key ({reason}); check both files",
    ),
    "serve.key_alone": (
        "--ssl-keyfile cần có --ssl-certfile",
        "--ssl-keyfile needs --ssl-certfile",
    ),
    "serve.root_path": (
        "--root-path {prefix!r}: cho một đường dẫn bắt đầu bằng /",
        "--root-path {prefix!r}: give a path that begins with /",
    ),
    "serve.socket_taken": (
        "Không lắng nghe được ở {path} ({reason}); chọn đường dẫn khác bằng --uds.",
        "Cannot listen on {path} ({reason}); choose another path with --uds.",
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
