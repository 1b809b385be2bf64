"""A letter with what was found in it marked."""

from typing import Final

MESSAGES: Final = {
    "full_text": ("Toàn văn", "Full text"),
    "marks": ("Đánh dấu", "Marks"),
    "mark.citation": ("văn bản viện dẫn", "citation"),
    "mark.agency": ("cơ quan", "agency"),
    "mark.deadline": ("thời hạn", "deadline"),
    "mark.target": ("chỉ tiêu", "target"),
    "tasks": ("Nhiệm vụ", "Tasks"),
    "documents": ("Văn bản viện dẫn", "Documents cited"),
    "target": ("Chỉ tiêu", "Target"),
    "page": ("Trang {n}", "Page {n}"),
    "relation": ("Quan hệ", "Relation"),
}
