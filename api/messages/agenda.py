"""What the agenda, states of tasks, why and targets say."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "help.agenda": (
        (
            "Việc đến hạn, theo cơ quan và theo từng bước báo cáo, tính đến một ngày. "
            "Quá hạn trước; việc định kỳ, theo điều kiện và không ghi hạn để riêng."
        ),
        (
            "What falls due, by agency and by reporting step, as of a day. What is "
            "overdue comes first; what returns, depends or has no date stands apart."
        ),
    ),
    "help.status": (
        (
            "Tình trạng một nhiệm vụ, từng cơ quan; với --status thì ghi báo cáo của "
            "một người; không nêu nhiệm vụ thì in mọi báo cáo đã ghi. Không có báo cáo "
            "thì không bao giờ coi là hoàn thành."
        ),
        (
            "The state of a task for each agency; with --status, record what a person "
            "reports; without a task, print all reports on record. Without a report "
            "nothing is ever taken to be done."
        ),
    ),
    "help.why": (
        (
            "Một nhiệm vụ: ai giao, ai làm, hạn nào, báo cáo ai, chỉ tiêu gì, và chuỗi "
            "lên Trung ương. Nêu định danh, hoặc số mục và văn bản: 10 124/NQ-CP."
        ),
        (
            "One task: who ordered it, who does what by when, to whom to report, and "
            "the chain to the Centre. Give its slug, or label and letter: 10 124/NQ-CP."
        ),
    ),
    "help.targets": (
        "Các chỉ tiêu giao trong mọi văn bản, lọc theo từ (có dấu hoặc không dấu).",
        "The quantities set in all letters, filtered by words, diacritics optional.",
    ),
    "help.show": (
        "Mọi điều đã biết về văn bản, cơ quan hoặc nhiệm vụ, mỗi điều kèm câu trích.",
        "All that is known of documents, agencies or tasks, with their quotes.",
    ),
    "help.option.until": (
        "Đến hết ngày này (YYYY-MM-DD).",
        "Up to and including this day (YYYY-MM-DD).",
    ),
    "help.option.days": (
        "Trong chừng này ngày, kể từ ngày tính.",
        "Within so many days of the day asked for.",
    ),
    "help.option.day": (
        "Tính đến ngày này (YYYY-MM-DD); mặc định: hôm nay.",
        "As of this day (YYYY-MM-DD); default: today.",
    ),
    "help.option.whose": (
        "Chỉ của cơ quan này (tên, viết tắt hoặc định danh).",
        "Only of this agency (name, abbreviation or slug).",
    ),
    "help.option.member": (
        "Cơ quan báo cáo; thành viên của nhóm được giao thì báo cáo riêng.",
        "Who reports; a member of a group that was given it reports for itself.",
    ),
    "help.option.said": ("Tình trạng báo cáo.", "The status to report."),
    "help.option.on": (
        "Ngày hoàn thành (YYYY-MM-DD), với done.",
        "The day it was done (YYYY-MM-DD), with done.",
    ),
    "help.option.extend_to": (
        "Ngày xin gia hạn đến (YYYY-MM-DD), với extension_asked.",
        "The day asked for (YYYY-MM-DD), with extension_asked.",
    ),
    "help.option.why_returned": ("Lý do, với returned.", "The reason, with returned."),
    "help.option.evidence": (
        "Minh chứng: số văn bản hoặc ghi chú.",
        "Evidence: a number of a document, or a note.",
    ),
    "help.option.reporter": (
        "Tên người báo cáo; mặc định: người đăng nhập máy.",
        "Who reports; default: who is logged in.",
    ),
    "help.option.letter": (
        "Chỉ của văn bản này.",
        "Only of this letter.",
    ),
    "title.report_refused": ("Báo cáo chưa ghi được", "The report was not kept"),
    "agenda.undated_count": (
        "KHÔNG GHI HẠN, THƯỜNG XUYÊN: {count} việc (bỏ --until, --days để xem)",
        "NO DATE, STANDING: {count} (leave out --until and --days to see them)",
    ),
    "agenda.for_day": ("để kịp {day}", "in time for {day}"),
    "why.ordered": ("Giao: {letter}", "Ordered by: {letter}"),
    "why.heading": ("Thuộc mục {label}: “{text}”", "Below {label}: “{text}”"),
    "why.words": ("Nguyên văn", "The words"),
    "why.parts": ("Cơ quan", "Agencies"),
    "why.unstated": (
        "Nhiều cơ quan được nêu, không ghi ai chủ trì.",
        "Several are named, none told to lead.",
    ),
    "why.deadlines": ("Thời hạn", "Deadlines"),
    "why.steps": ("Báo cáo", "Reports"),
    "why.products": ("Sản phẩm: {products}", "Products: {products}"),
    "why.targets": ("Chỉ tiêu", "Targets"),
    "why.states": ("Tình trạng", "States"),
    "why.chains": ("Căn cứ, lên đến Trung ương", "What it goes back to"),
    "show.read": ("có toàn văn trong kho", "read, its text is in the store"),
    "show.cited": ("chưa có trong kho, chỉ được viện dẫn", "cited only, not read"),
    "show.set": (
        "tập hợp văn bản, không phải một văn bản",
        "an open set, not one document",
    ),
    "show.key": ("Định danh", "Key"),
    "show.relations": ("Quan hệ", "Relations"),
    "show.related_from": ("Được nhắc tới", "What others do with it"),
    "show.mentions": ("Chỗ viện dẫn", "Where it is cited"),
    "show.implemented_by": ("Nhiệm vụ thực hiện", "Tasks that carry it out"),
    "show.tasks": ("Nhiệm vụ", "Tasks"),
    "show.behind": ("Văn bản Trung ương phía sau", "Documents of the Centre behind"),
    "targets.none": ("Không có chỉ tiêu nào.", "No target."),
    "targets.more": (
        "Chỉ in {count} trong {total}; thu hẹp bằng từ khóa.",
        "Only {count} of {total}; narrow it down with words.",
    ),
    "agenda.title": ("Việc đến hạn, tính đến {day}", "What falls due, as of {day}"),
    "agenda.title_until": (
        "Việc đến hạn từ {day} đến {until}",
        "What falls due from {day} to {until}",
    ),
    "agenda.overdue": ("QUÁ HẠN", "OVERDUE"),
    "agenda.due": ("ĐẾN HẠN", "DUE"),
    "agenda.recurring": (
        "ĐỊNH KỲ (văn bản không ghi ngày trong kỳ)",
        "RECURRING (the letter names no day within the period)",
    ),
    "agenda.conditional": ("HẠN THEO ĐIỀU KIỆN", "DEPENDS ON A CONDITION"),
    "agenda.undated": ("KHÔNG GHI HẠN, THƯỜNG XUYÊN", "NO DATE, STANDING"),
    "agenda.settled": ("ĐÃ BÁO CÁO HOÀN THÀNH HOẶC TRẢ LẠI", "REPORTED DONE, RETURNED"),
    "agenda.last_day": ("chậm nhất {day}", "{day} at the latest"),
    "agenda.none": ("không có", "none"),
    "agenda.sends": ("gửi, báo cáo", "sends, reports"),
    "agenda.via": ("(qua {agency})", "(through {agency})"),
    "agenda.step": ("bước {number}: {route}", "step {number}: {route}"),
    "agenda.feeds": (
        "không ghi hạn riêng; để kịp bước sau: {due}",
        "no time of its own; a later step rests on it: {due}",
    ),
    "agenda.no_time": ("không ghi hạn", "no time given"),
    "agenda.behind": ("Trung ương: {documents}", "Centre: {documents}"),
    "agenda.by_letter": (
        "cả văn bản giao thực hiện {documents}",
        "the letter as a whole carries out {documents}",
    ),
    "agenda.state": ("Tình trạng: {state}", "State: {state}"),
    "agenda.unsure": (
        "Chưa có báo cáo thì không coi là hoàn thành; quá hạn là so với ngày tính.",
        "Nothing is taken to be done without a report; overdue is by the dates alone.",
    ),
    "status.none": ("Chưa có báo cáo nào.", "Nobody has reported anything yet."),
    "status.which": ("Hãy nêu nhiệm vụ.", "Name the task."),
    "status.gone": (
        "không còn nhiệm vụ này trong kho, cần xem lại",
        "its task is in the store no more, to be reviewed",
    ),
    "status.kept": ("Đã ghi báo cáo của {agency}.", "Kept the report of {agency}."),
    "status.needs": (
        "Báo cáo cần --agency, --status và --evidence.",
        "A report needs --agency, --status and --evidence.",
    ),
    "status.member_of": ("{agency} (thuộc {group})", "{agency} (one of {group})"),
}
