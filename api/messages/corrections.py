"""Corrections: the commands, their options, and what they print."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "title.conflict": ("Mâu thuẫn", "Conflict"),
    "title.bad_correction": ("Đề nghị sửa không hợp lệ", "Invalid correction"),
    "help.correct": (
        "Sửa điều máy đọc sai: đề nghị, duyệt, bác, hoàn tác.",
        "Corrections of what was misread: propose, confirm, reject, undo.",
    ),
    "help.correct_propose": (
        (
            "Đề nghị sửa một chỗ của văn bản; chưa duyệt thì chưa có gì thay đổi. Vai "
            "trò: --task --agency --role. Thời hạn: --task --deadline --value. Viện "
            "dẫn: --quote --means. Quan hệ: --relation --object. Phần đầu: --header."
        ),
        (
            "Propose to correct one place of a letter; nothing changes until it is "
            "confirmed. A role: --task --agency --role. A deadline: --task --deadline "
            "--value. A citation: --quote --means. A relation: --relation --object. "
            "The header: --header."
        ),
    ),
    "help.correct_confirm": (
        "Duyệt một đề nghị: từ nay nó thay điều máy đọc.",
        "Confirm a proposal: from now on it stands for what the program read.",
    ),
    "help.correct_reject": ("Bác một đề nghị.", "Reject a proposal."),
    "help.correct_undo": (
        "Hoàn tác một sửa đổi đã duyệt: trở lại đúng như máy đọc.",
        "Undo a confirmed correction: back to exactly what the program read.",
    ),
    "help.correct_list": (
        "Liệt kê các sửa đổi, kể cả đã bác và đã hoàn tác.",
        "List corrections, those rejected and undone included.",
    ),
    "help.correct_export": (
        "Ghi các văn bản đã sửa thành đáp án cho `chidao evaluate`.",
        "Write corrected letters as gold for `chidao evaluate`.",
    ),
    "help.option.as": (
        "Tên người làm; mặc định là người dùng của máy.",
        "Who does it; the user of this machine if not given.",
    ),
    "help.option.task": ("Mục của nhiệm vụ, như 3.b.", "Label of the task, like 3.b."),
    "help.option.correct_agency": (
        "Cơ quan, như văn bản gọi.",
        "The agency, as the letter calls it.",
    ),
    "help.option.role": (
        "lead, cooperate, monitor, advise, report_to, report_via, receive.",
        "lead, cooperate, monitor, advise, report_to, report_via, receive.",
    ),
    "help.option.deadline": (
        "Chữ in của thời hạn.",
        "The words of the deadline, as printed.",
    ),
    "help.option.value": (
        "Giá trị thời hạn: 2025-07-25, 2025-07, 2025-Q3, P1M, …",
        "Its value: 2025-07-25, 2025-07, 2025-Q3, P1M, …",
    ),
    "help.option.deadline_kind": (
        "Loại thời hạn: date, period, recurring, relative, conditional.",
        "Its kind: date, period, recurring, relative, conditional.",
    ),
    "help.option.bound": (
        "Mốc thời hạn: before, by, within, after.",
        "Its bound: before, by, within, after.",
    ),
    "help.option.header": (
        "Một mục của phần đầu: number, date, issuer, subject, type; để trống là bỏ.",
        "A field of the header: number, date, issuer, subject, type; empty takes away.",
    ),
    "help.option.quote": (
        "Chữ in ở chỗ được sửa, dấu hay không đều được.",
        "The words at the place, as printed; marks do not matter.",
    ),
    "help.option.means": (
        "Văn bản mà chỗ viện dẫn ấy nói tới: định danh hoặc số.",
        "The document that the citation means: slug or number.",
    ),
    "help.option.relation": (
        "Quan hệ của văn bản với văn bản khác: implements, based_on, guides, …",
        "What the letter does with the document: implements, based_on, guides, …",
    ),
    "help.option.object": (
        "Văn bản kia: định danh hoặc số.",
        "The other document: slug or number.",
    ),
    "help.option.subject": (
        "Văn bản có quan hệ ấy, nếu không phải chính văn bản này.",
        "The document whose relation it is, if not the letter itself.",
    ),
    "help.option.was": (
        "Giá trị cũ, khi ở đó có nhiều; none để thêm.",
        "What it was, where several stand there; none to add one.",
    ),
    "help.option.nth": (
        "Chỗ thứ mấy, khi chữ ấy có nhiều lần.",
        "Which place, where the words stand there several times.",
    ),
    "help.option.remove": (
        "Bỏ điều máy đọc ra ở đó.",
        "Take away what was read there.",
    ),
    "help.option.why": ("Lý do.", "The reason."),
    "help.option.status": ("Chỉ trạng thái này.", "Only those of this status."),
    "help.option.of_letter": (
        "Chỉ của văn bản này: định danh hoặc số.",
        "Only those of this letter: slug or number.",
    ),
    "help.option.review": (
        "Chỉ những sửa đổi không còn tìm thấy chỗ.",
        "Only those that no longer find their place.",
    ),
    "correct.which": (
        (
            "Nêu đúng một việc: --agency --role, --deadline --value, --quote --means, "
            "--relation --object hoặc --header; xem --help."
        ),
        (
            "Ask for exactly one thing: --agency --role, --deadline --value, --quote "
            "--means, --relation --object or --header; see --help."
        ),
    ),
    "correct.header": (
        "--header MỤC=GIÁ TRỊ, mục là một trong: {fields}.",
        "--header FIELD=VALUE, the field one of: {fields}.",
    ),
    "correct.none": ("Không có sửa đổi nào.", "No corrections."),
    "correct.exported": (
        "Đã ghi {count} văn bản vào {folder}; chạy `chidao evaluate {folder}`.",
        "Wrote {count} letters to {folder}; run `chidao evaluate {folder}`.",
    ),
    "correct.conflict": ("mâu thuẫn với {others}", "contradicts {others}"),
    "correct.review": (
        "cần rà soát: không còn tìm thấy chỗ này",
        "needs review: its place is no longer found",
    ),
    "correct.copy": (
        "cần rà soát: đã có bản chính {letter}; hãy đề nghị lại ở đó",
        "needs review: {letter} counts instead; propose it there",
    ),
    "correct.away": ("văn bản không có trong kho", "the letter is not in the store"),
    "correct.condition": ("(chỉ nêu điều kiện)", "(a condition only)"),
    "correct.status.proposed": ("đề nghị", "proposed"),
    "correct.status.confirmed": ("đã duyệt", "confirmed"),
    "correct.status.rejected": ("đã bác", "rejected"),
    "correct.status.undone": ("đã hoàn tác", "undone"),
    "correct.field.role": ("vai trò", "role"),
    "correct.field.deadline": ("thời hạn", "deadline"),
    "correct.field.relation": ("quan hệ", "relation"),
    "correct.field.citation": ("viện dẫn", "citation"),
    "correct.field.number": ("số, ký hiệu", "number"),
    "correct.field.date": ("ngày ban hành", "date"),
    "correct.field.issuer": ("cơ quan ban hành", "issuer"),
    "correct.field.subject": ("trích yếu", "subject"),
    "correct.field.type": ("loại văn bản", "type"),
}
