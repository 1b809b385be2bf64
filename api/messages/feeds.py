"""What feeds are called, and what their entries say."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "feed.documents": ("Văn bản mới nạp", "Documents read lately"),
    "feed.citations": ("Viện dẫn mới: {document}", "New citations of {document}"),
    "feed.tasks": ("Nhiệm vụ mới: {agency}", "New tasks of {agency}"),
    "feed.citation": (
        "{letter} viện dẫn {document}",
        "{letter} cites {document}",
    ),
    "feed.task": ("Nhiệm vụ {label}, {letter}", "Task {label}, {letter}"),
}
