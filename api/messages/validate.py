"""What `chidao validate` says."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "help.validate": (
        (
            "Kiểm tra kho theo các luật SHACL, gộp theo luật; mã thoát 1 nếu có "
            "vi phạm hoặc cảnh báo vượt ngưỡng."
        ),
        (
            "Check the store against the SHACL shapes, rule by rule; exit 1 on "
            "violations, or on more warnings than are borne."
        ),
    ),
    "help.option.threshold": (
        "Số cảnh báo chấp nhận của một luật trên 100 văn bản hoặc nhiệm vụ.",
        "How many warnings of a shape are borne on 100 letters or tasks.",
    ),
    "validate.threshold": (
        "{value!r} không phải LUẬT=SỐ, ví dụ LeafTaskAssigned=10",
        "{value!r} is not SHAPE=N, such as LeafTaskAssigned=10",
    ),
    "validate.clean": ("Không có vi phạm.", "No violations."),
    "validate.borne": (
        "{count} cảnh báo, không vượt ngưỡng.",
        "{count} warnings, no more than are borne.",
    ),
    "validate.violations": (
        "{count} vi phạm hoặc cảnh báo vượt ngưỡng.",
        "{count} violations, or warnings that are too many.",
    ),
    "validate.measure": (
        "{count} chỗ, {share} trên 100 {per}",
        "{count} found, {share} on 100 {per}",
    ),
    "validate.per.letter": ("văn bản", "letters"),
    "validate.per.task": ("nhiệm vụ", "tasks"),
    "validate.violation": ("vi phạm", "violation"),
    "validate.warning": ("cảnh báo", "warning"),
    "validate.within": (
        "cảnh báo, trong ngưỡng {most}",
        "warning, {most} are borne",
    ),
    "validate.beyond": (
        "cảnh báo vượt ngưỡng {most}",
        "warning, more than the {most} that are borne",
    ),
    "validate.more": ("… và {count} chỗ nữa", "… and {count} more"),
}
