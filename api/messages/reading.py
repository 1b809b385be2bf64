"""Files that could not be read."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "reading.slow": (
        "đọc quá {seconds} giây nên bị dừng",
        "reading it took more than {seconds} seconds and was stopped",
    ),
    "reading.slow.advice": (
        "Tách tệp, hoặc đặt CHIDAO_FILE_SECONDS lớn hơn",
        "Split the file, or set CHIDAO_FILE_SECONDS higher",
    ),
    "reading.memory": (
        "cần hơn {megabytes} MB bộ nhớ để đọc",
        "reading it takes more than {megabytes} MB of memory",
    ),
    "reading.memory.advice": (
        "Tách tệp, hoặc đặt CHIDAO_FILE_MEMORY lớn hơn",
        "Split the file, or set CHIDAO_FILE_MEMORY higher",
    ),
    "reading.crash": (
        "chương trình đọc bị ngắt (tín hiệu {signal})",
        "the program that reads it broke off (signal {signal})",
    ),
    "reading.crash.advice": (
        "Tệp có thể bị hỏng: mở bằng chương trình tạo ra nó, lưu lại rồi thử lại",
        "It may be damaged: open it in the program that made it, save it, try again",
    ),
    "reading.lost": (
        "các máy đọc tệp này lần lượt bị mất",
        "one worker after the other was lost while reading it",
    ),
    "reading.lost.advice": (
        "Xem cụm máy có ổn định không rồi chạy lại cùng lệnh",
        "See whether the cluster is sound, and run the same command again",
    ),
    "reading.closed": ("không mở được ({reason})", "cannot be opened ({reason})"),
    "reading.closed.advice": (
        "Kiểm tra đường dẫn và quyền đọc",
        "Check the path and that it may be read",
    ),
}
