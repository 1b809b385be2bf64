"""What a page shows as evidence: chains, their steps, the words of letters."""

from typing import Final

MESSAGES: Final = {
    "evidence.task": ("Nhiệm vụ {label}", "Task {label}"),
    "evidence.in_task": ("nhiệm vụ {label}", "task {label}"),
    "evidence.in_text": ("Xem trong văn bản", "See it in the letter"),
    "evidence.trail": ("Chuỗi từ Trung ương xuống", "From the Centre down"),
    "evidence.steps": ("Từng bước, kèm câu nguyên văn", "Each step in its own words"),
    "evidence.more": (
        "và {n} câu khác nói như vậy",
        "and {n} more passages that say so",
    ),
    "evidence.confidence": (
        "tự động trích xuất, độ tin cậy {value}",
        "extracted automatically, confidence {value}",
    ),
    "evidence.weak": (
        "chỉ viện dẫn, không phải giao việc",
        "a mention, not an order",
    ),
    "evidence.stub": ("chưa có trong kho", "not in the store"),
    "evidence.part_of": ("thuộc", "is part of"),
    # a task has somebody act: before the agency, and behind it
    "evidence.lead": ("giao", "has"),
    "evidence.lead.then": ("chủ trì", "lead"),
    "evidence.cooperate": ("giao", "has"),
    "evidence.cooperate.then": ("phối hợp", "cooperate"),
    "evidence.monitor": ("giao", "has"),
    "evidence.monitor.then": ("theo dõi", "monitor"),
    "evidence.advise": ("giao", "has"),
    "evidence.advise.then": ("tham mưu", "advise"),
}
