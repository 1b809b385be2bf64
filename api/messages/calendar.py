"""Tasks as files: names of calendars, what an event says, what a file lacks."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "calendar.name": ("Thời hạn nhiệm vụ", "Deadlines of tasks"),
    "calendar.name_of": ("Thời hạn của {agency}", "Deadlines of {agency}"),
    "calendar.summary": (
        "Hạn nhiệm vụ {label}: {text}",
        "Task {label} is due: {text}",
    ),
    "calendar.due": ("Thời hạn: {due}", "Deadline: {due}"),
    "calendar.letter": ("Theo {letter}", "By {letter}"),
    "calendar.lead": ("Chủ trì: {agencies}", "Leads: {agencies}"),
    "calendar.cooperate": ("Phối hợp: {agencies}", "Cooperates: {agencies}"),
    "file.cut": (
        "Chỉ có {count} trong {total} nhiệm vụ; hãy lọc thêm để có đủ",
        "Only {count} of {total} tasks; filter further to have them all",
    ),
    "file.cut_documents": (
        "Chỉ có {count} trong {total} văn bản; hãy lọc thêm để có đủ",
        "Only {count} of {total} documents; filter further to have them all",
    ),
}
