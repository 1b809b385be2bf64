"""What other commands and pages say."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "serve.ready": (
        "Trang tra cứu: {url} (SPARQL: {url}sparql, API: {url}docs). Ctrl-C để dừng.",
        "Explorer: {url} (SPARQL: {url}sparql, API: {url}docs). Ctrl-C stops it.",
    ),
    "serve.port_taken": (
        (
            "Không lắng nghe được tại {host}:{port} ({reason}); chọn cổng khác bằng "
            "--port."
        ),
        "Cannot listen on {host}:{port} ({reason}); choose another port with --port.",
    ),
    "query.rows": ("{count} dòng", "{count} rows"),
    "query.which": (
        "Nêu một câu truy vấn: hoặc làm tham số, hoặc bằng -f TỆP.",
        "Give one query: either as the argument or with -f FILE.",
    ),
    "trace.annex": (
        "Kèm theo: {name} ({count} mục)",
        "Beside it: {name} ({count} items)",
    ),
    "trace.none": ("Không có chuỗi nào từ {start}.", "No chain from {start}."),
    "trace.part_of": ("thuộc", "part of"),
    "trace.seen": ("câu trích ở chuỗi {number}", "quoted in chain {number}"),
    "trace.task": ("nhiệm vụ {label}", "task {label}"),
    "trace.truncated": (
        "Chỉ in {count} chuỗi đầu; thu hẹp bằng --to.",
        "Only the first {count} chains; narrow it down with --to.",
    ),
    "trace.weak": ("không phải giao trực tiếp", "not a direct order"),
    "viz.written": (
        "Đã ghi {file}: {nodes} nút; mở bằng trình duyệt.",
        "Wrote {file}: {nodes} nodes; open it in a browser.",
    ),
    "interrupted": ("đã dừng theo yêu cầu", "stopped on request"),
    "file.failed": (
        "{name}: {reason}; kiểm tra đường dẫn và quyền truy cập",
        "{name}: {reason}; check the path and the permissions",
    ),
    "file.no_space": (
        "hết chỗ trên đĩa; giải phóng chỗ rồi chạy lại cùng lệnh để làm tiếp",
        "no space left on the disk; make room and run the same command to go on",
    ),
    "file.not_utf8": (
        "câu truy vấn không phải UTF-8; lưu lại dưới dạng UTF-8",
        "the query is not UTF-8; save it as UTF-8",
    ),
}
