"""How far a task is: states, and what a report of one says."""

from typing import Final

MESSAGES: Final = {
    "progress.done_in_time": ("hoàn thành trong hạn", "done in time"),
    "progress.done_late": ("hoàn thành quá hạn", "done late"),
    "progress.done": ("hoàn thành (không ghi hạn)", "done (no date given)"),
    "progress.extension_asked": ("xin gia hạn", "extension asked"),
    "progress.returned": ("trả lại", "returned"),
    "progress.late_in_progress": ("đang thực hiện, quá hạn", "in progress, overdue"),
    "progress.in_progress.in_time": (
        "đang thực hiện trong hạn",
        "in progress, in time",
    ),
    "progress.in_progress.no_date": (
        "đang thực hiện (không ghi hạn)",
        "in progress (no date given)",
    ),
    "progress.in_progress.conditional": (
        "đang thực hiện (hạn theo điều kiện)",
        "in progress (depends on a condition)",
    ),
    "progress.in_progress.standing": (
        "đang thực hiện (thường xuyên, định kỳ)",
        "in progress (standing)",
    ),
    "progress.unreported.in_time": (
        "chưa có báo cáo; còn hạn",
        "no report yet; time remains",
    ),
    "progress.unreported.overdue": (
        "quá hạn, chưa có báo cáo hoàn thành",
        "past due, not reported done",
    ),
    "progress.unreported.no_date": (
        "chưa có báo cáo; không ghi hạn",
        "no report yet; no date given",
    ),
    "progress.unreported.conditional": (
        "chưa có báo cáo; hạn theo điều kiện",
        "no report yet; depends on a condition",
    ),
    "progress.unreported.standing": (
        "chưa có báo cáo; thường xuyên, định kỳ",
        "no report yet; standing",
    ),
    "progress.past": ("đã quá hạn {day}", "past due since {day}"),
    "progress.on": ("ngày {day}", "on {day}"),
    "progress.until": ("đến {day}", "to {day}"),
    "progress.why": ("lý do: {why}", "reason: {why}"),
    "progress.evidence": ("minh chứng: {evidence}", "evidence: {evidence}"),
    "progress.by": ("{by} báo cáo {at}", "reported by {by}, {at}"),
    "progress.said.done": ("hoàn thành", "done"),
    "progress.said.in_progress": ("đang thực hiện", "in progress"),
    "progress.said.extension_asked": ("xin gia hạn", "extension asked"),
    "progress.said.returned": ("trả lại", "returned"),
}
