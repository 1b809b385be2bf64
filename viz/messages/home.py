"""The first page."""

from typing import Final

MESSAGES: Final = {
    "home.title": (
        "Tra cứu chỉ đạo, điều hành",
        "Directions, and who carries them out",
    ),
    "home.about": (
        "Cơ quan nào thực hiện văn bản nào của Trung ương, qua văn bản nào, đến khi "
        "nào: câu trả lời nào cũng kèm nguyên văn câu đã ghi điều đó.",
        "Which agency carries out which document of the Centre, through which "
        "others, by when: every answer comes with the sentence that says so.",
    ),
    "home.counts": ("Trong kho", "In the store"),
    "home.held": ("văn bản đã đọc", "documents read"),
    "home.documents": ("văn bản đã biết", "documents known"),
    "home.agencies": ("cơ quan", "agencies"),
    "home.tasks": ("nhiệm vụ", "tasks"),
    "home.carried": (
        "Cơ quan nào thực hiện văn bản của Trung ương?",
        "Which agencies carry out documents of the Centre?",
    ),
    "home.carried.named": ("{n} giao đích danh", "{n} by name"),
    "home.carried.others": ("{n} giao chung", "{n} in general"),
    "home.carried.all": ("Ma trận phân công đầy đủ", "The whole matrix"),
    "home.busiest": (
        "Cơ quan phải làm gì, đến khi nào?",
        "What does an agency have to do, and by when?",
    ),
    "home.busiest.leads": ("chủ trì {n}", "leads {n}"),
    "home.busiest.tasks": ("{n} nhiệm vụ", "{n} tasks"),
    "home.busiest.all": ("Tất cả cơ quan", "All agencies"),
    "home.due": ("Việc nào sắp đến hạn?", "What is due next?"),
    "home.due.none": (
        "Không có việc nào sắp đến hạn.",
        "Nothing that is known falls due.",
    ),
    "home.due.overdue": (
        "{n} việc đã quá hạn, chưa báo cáo xong",
        "{n} overdue and not reported done",
    ),
    "home.due.overdue.all": ("Nhiệm vụ đã quá hạn", "Tasks that are overdue"),
    "home.due.all": ("Tất cả nhiệm vụ", "All tasks"),
    "home.newest": ("Văn bản mới đọc", "Read last"),
    "home.newest.all": ("Tất cả văn bản", "All documents"),
    "home.empty": (
        "Kho chưa có văn bản nào. Nhập công văn, kế hoạch, nghị quyết để bắt đầu.",
        "The store is empty. Add letters, plans, resolutions to begin.",
    ),
}
