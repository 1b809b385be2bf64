"""The names of tables and of their columns, in Vietnamese and English."""

from __future__ import annotations

from typing import Final

Words = tuple[str, str]

_ID: Final[Words] = ("Mã", "Id")
_LETTER: Final[Words] = ("Văn bản", "Letter")
_TASK: Final[Words] = ("Mã nhiệm vụ", "Task id")
_LABEL: Final[Words] = ("Nhiệm vụ số", "Task")
_KIND: Final[Words] = ("Loại hình", "Kind")
_LEVEL: Final[Words] = ("Cấp", "Level")
_QUOTE: Final[Words] = ("Trích nguyên văn", "Exact words")
_PLACE: Final = (_QUOTE, ("Từ ký tự", "Start"), ("Đến ký tự", "End"))
_RULE: Final = (("Quy tắc", "Rule"), ("Độ tin cậy", "Confidence"))

NAMES: Final[dict[str, Words]] = {
    "documents": ("Văn bản", "Documents"),
    "citations": ("Viện dẫn", "Citations"),
    "relations": ("Quan hệ", "Relations"),
    "agencies": ("Cơ quan", "Agencies"),
    "tasks": ("Nhiệm vụ", "Tasks"),
    "task_list": ("Danh sách nhiệm vụ", "List of tasks"),
    "assignments": ("Phân công", "Assignments"),
    "deadlines": ("Thời hạn", "Deadlines"),
    "reports": ("Chế độ báo cáo", "Reports"),
    "targets": ("Chỉ tiêu", "Targets"),
}
HEADINGS: Final[dict[str, tuple[Words, ...]]] = {
    "documents": (
        _ID,
        _KIND,
        ("Tên gọi", "Label"),
        ("Loại văn bản", "Type"),
        ("Số, ký hiệu", "Number"),
        ("Ký hiệu", "Symbol"),
        ("Ngày ban hành", "Date"),
        ("Cơ quan ban hành", "Issuer"),
        ("Trích yếu", "Title"),
        _LEVEL,
        ("Tình trạng", "Status"),
        ("Có trong kho", "In the store"),
        ("Người ký", "Signed by"),
        ("Bản sao của", "Copy of"),
    ),
    "citations": (
        _ID,
        _LETTER,
        ("Mã văn bản viện dẫn", "Document id"),
        ("Văn bản viện dẫn", "Document"),
        _KIND,
        ("Tình trạng", "Status"),
        ("Vị trí", "Section"),
        *_PLACE,
        *_RULE,
    ),
    "relations": (
        _ID,
        _LETTER,
        ("Chủ thể", "Subject"),
        ("Quan hệ", "Predicate"),
        ("Đối tượng", "Object"),
        _LABEL,
        *_PLACE,
        *_RULE,
    ),
    "agencies": (_ID, ("Tên cơ quan", "Name"), _KIND, _LEVEL),
    "tasks": (
        _ID,
        _LETTER,
        _LABEL,
        ("Thuộc nhiệm vụ", "Parent"),
        ("Không có mục con", "Leaf"),
        ("Chưa rõ chủ trì", "Lead unstated"),
        ("Nội dung", "Text"),
    ),
    "task_list": (
        _ID,
        _LETTER,
        ("Ngày văn bản", "Date of the letter"),
        _LABEL,
        ("Nội dung", "Text"),
        ("Chủ trì", "Leads"),
        ("Phối hợp", "Cooperates"),
        ("Theo dõi, đôn đốc", "Monitors"),
        ("Tham mưu", "Advises"),
        ("Thời hạn", "Deadline"),
        ("Thời hạn ghi trong văn bản", "Deadline as printed"),
        ("Văn bản được nêu", "Documents"),
        ("Địa chỉ", "Address"),
    ),
    "assignments": (
        _ID,
        _TASK,
        _LETTER,
        _LABEL,
        ("Mã cơ quan", "Agency id"),
        ("Cơ quan", "Agency"),
        ("Vai trò", "Role"),
        ("Giao đích danh", "Stated by name"),
        *_PLACE,
    ),
    "deadlines": (
        _TASK,
        _LETTER,
        _LABEL,
        ("Thời hạn", "Deadline"),
        _KIND,
        ("Mốc", "Bound"),
        _QUOTE,
    ),
    "reports": (
        _ID,
        _TASK,
        _LETTER,
        _LABEL,
        ("Đơn vị báo cáo", "From"),
        ("Qua", "Via"),
        ("Gửi", "To"),
        ("Định kỳ", "Recurrence"),
        ("Thời hạn", "Deadline"),
        _QUOTE,
    ),
    "targets": (
        _ID,
        _TASK,
        _LETTER,
        _LABEL,
        ("Chỉ tiêu", "Indicator"),
        ("So sánh", "Comparator"),
        ("Giá trị", "Value"),
        ("Đơn vị tính", "Unit"),
        _QUOTE,
    ),
}
