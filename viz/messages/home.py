"""The first page."""

from typing import Final

MESSAGES: Final = {
    "home.title": (
        "Tra cứu chỉ đạo, điều hành",
        "Directions, and who carries them out",
    ),
    "home.documents": ("văn bản", "documents"),
    "home.agencies": ("cơ quan", "agencies"),
    "home.tasks": ("nhiệm vụ", "tasks"),
}
