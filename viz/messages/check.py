"""A draft checked before it is signed."""

from typing import Final

MESSAGES: Final = {
    "check.title": (
        "Kiểm tra dự thảo trước khi ký",
        "Check a draft before it is signed",
    ),
    "check.about": (
        (
            "Dán dự thảo hoặc chọn tệp: căn cứ, viện dẫn, tên cơ quan, “6 rõ” của từng"
            " nhiệm vụ và thời hạn được đối chiếu với kho."
        ),
        (
            "Paste a draft or choose a file: bases, citations, names of bodies, the "
            "“six clear points” of each task and deadlines are held against the store."
        ),
    ),
    "check.not_stored": ("Nội dung không được lưu lại.", "Nothing of it is stored."),
    "check.text": ("Nội dung dự thảo", "Text of the draft"),
    "check.hint": (
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị…",
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị…",
    ),
    "check.file": ("hoặc chọn tệp", "or choose a file"),
    "check.file_about": (
        (
            "Word, PDF (kể cả bản quét), văn bản thuần; tối đa {n} MB. Chọn tệp thì "
            "tệp được kiểm tra thay cho nội dung dán. Không đưa văn bản mật vào đây."
        ),
        (
            "Word, PDF (scans too), plain text; at most {n} MB. A file is checked in "
            "place of the text. No state secrets here."
        ),
    ),
    "check.day": ("Ngày ký dự kiến", "To be signed on"),
    "check.send": ("Kiểm tra", "Check"),
    "check.again_form": (
        "Sửa dự thảo, kiểm tra lại",
        "Change the draft and check again",
    ),
    "check.nothing": (
        "Hãy dán nội dung dự thảo hoặc chọn tệp.",
        "Paste the draft or choose a file.",
    ),
    "check.long": (
        "Nội dung quá dài; hãy chọn tệp.",
        "The text is too long; choose a file.",
    ),
    "check.result": ("Kết quả kiểm tra", "What was found"),
    "check.as_of": ("tính đến ngày {day}", "as of {day}"),
    "check.n_wrong": ("{n} điều cần sửa", "{n} to be mended"),
    "check.n_unclear": ("{n} điều cần xem lại", "{n} to be looked at"),
    "check.limits": (
        (
            "Máy đối chiếu với các văn bản có trong kho và danh mục cơ quan; điều máy "
            "không biết không có nghĩa là đúng. Người ký quyết định."
        ),
        (
            "The draft is held against the documents in the store and the register of "
            "bodies; what is not known is not thereby right. Whoever signs decides."
        ),
    ),
    "check.print": ("In kết quả", "Print"),
    "check.bases": ("Căn cứ ban hành", "Bases"),
    "check.no_bases": (
        "Không thấy căn cứ nào. Nếu loại văn bản này cần căn cứ, hãy bổ sung.",
        "No basis was found. If this kind of document needs one, add it.",
    ),
    "check.citations": ("Viện dẫn khác", "Other citations"),
    "check.no_citations": ("Không có viện dẫn nào khác.", "There are no others."),
    "check.state.wrong": ("cần sửa", "to be mended"),
    "check.state.unknown": ("chưa có trong kho", "not in the store"),
    "check.state.unclear": ("chưa rõ", "unclear"),
    "check.state.known": ("khớp, chưa đọc toàn văn", "agrees, not read itself"),
    "check.state.held": ("khớp, có toàn văn", "agrees, read"),
    "check.known_about": (
        "Văn bản khác trong kho cũng viện dẫn số này; chưa thấy văn bản nào thay thế.",
        (
            "Other documents in the store cite this number; none is known that "
            "replaces it."
        ),
    ),
    "check.again": ("và {n} lần nữa", "and {n} more times"),
    "check.times": ("{n} lần", "{n} times"),
    "check.act": ("Tên này hiện chỉ:", "By now this name means:"),
    "check.do": ("Cần làm:", "To do:"),
    "check.several": (
        "nêu rõ là văn bản nào (thêm ngày, cơ quan ban hành):",
        "say which one is meant (add the day or the issuer):",
    ),
    "check.bodies": ("Tên cơ quan không còn đúng", "Bodies that are no more"),
    "check.no_bodies": (
        "Không thấy cơ quan nào đã sáp nhập, đổi tên hay kết thúc hoạt động.",
        "No body was found that merged, was renamed or ended.",
    ),
    "check.ended": ("kết thúc ngày {day}", "ended {day}"),
    "check.now": ("Nay là:", "Now:"),
    "check.perhaps": ("Có thể là (cần xác nhận):", "Perhaps (to be confirmed):"),
    "check.since": ("từ ngày {day}", "since {day}"),
    "check.by": ("theo", "by"),
    "check.no_heir": (
        "ghi tên cơ quan đang thực hiện nhiệm vụ này",
        "name the body that does this today",
    ),
    "check.tasks": ("Nhiệm vụ và “6 rõ”", "Tasks and the “six clear points”"),
    "check.tasks_about": (
        (
            "Chỉ xét chữ in trong mục và các mục chứa nó. Điểm còn thiếu: nêu thêm "
            "trong mục, hoặc ghi ở phụ lục phân công."
        ),
        (
            "Only what the item and those above it print is judged. Add what is "
            "missing to the item, or to the annex."
        ),
    ),
    "check.task": ("Nhiệm vụ", "Task"),
    "check.no_tasks": ("Không thấy nhiệm vụ nào được giao.", "No tasks were found."),
    "check.lacking": ("thiếu {n}", "{n} lack it"),
    "check.point.who": ("Rõ người", "Who"),
    "check.point.what": ("Rõ việc", "What"),
    "check.point.when": ("Rõ thời gian", "By when"),
    "check.point.duty": ("Rõ trách nhiệm", "Responsibility"),
    "check.point.product": ("Rõ sản phẩm", "Product"),
    "check.point.power": ("Rõ thẩm quyền", "Authority"),
    "check.verdict.clear": ("rõ", "clear"),
    "check.verdict.weak": ("chưa rõ", "unclear"),
    "check.verdict.missing": ("thiếu", "missing"),
    "check.why.several": (
        "nêu nhiều cơ quan, chưa ghi ai chủ trì",
        "several named, none told to lead",
    ),
    "check.why.general": (
        "giao chung; nêu đích danh cơ quan chủ trì",
        "given to all; name who leads",
    ),
    "check.why.nobody": ("chưa nêu cơ quan thực hiện", "nobody is named"),
    "check.why.vague": (
        "lời chung; nêu việc cụ thể phải làm",
        "general words; say what is to be done",
    ),
    "check.why.no_time": ("chưa có thời hạn", "no deadline"),
    "check.why.alone": (
        "chưa nêu phối hợp, theo dõi, báo cáo",
        "nobody to cooperate, monitor or report to",
    ),
    "check.why.no_duty": ("chưa nêu ai chịu trách nhiệm", "nobody answers for it"),
    "check.why.report_only": (
        "chỉ nêu báo cáo; nêu kết quả phải đạt",
        "a report only; name the result",
    ),
    "check.why.no_product": ("chưa nêu sản phẩm, kết quả", "no product or result"),
    "check.why.no_power": ("chưa nêu cấp quyết định, trình ai", "not said who decides"),
    "check.times_head": ("Thời hạn, ngày tháng", "Deadlines and dates"),
    "check.no_times": (
        "Không thấy thời hạn hay ngày tháng nào bất thường.",
        "No odd deadline or date was found.",
    ),
    "check.in_task": ("mục {label}", "item {label}"),
    "check.last_day": ("ngày cuối: {day}", "last day: {day}"),
    "check.time.impossible": ("ngày không có thật", "no such day"),
    "check.time.past": ("đã qua", "has passed"),
    "check.time.weekend": ("rơi vào thứ Bảy, Chủ nhật", "on a weekend"),
    "check.time.holiday": ("rơi vào ngày nghỉ lễ", "on a public holiday"),
    "check.time.do.impossible": ("kiểm tra lại ngày, tháng", "check day and month"),
    "check.time.do.past": (
        "thời hạn trước ngày ký dự kiến; đặt lại thời hạn",
        "the deadline is before the day of signing; set another",
    ),
    "check.time.do.weekend": (
        "cân nhắc chuyển sang ngày làm việc",
        "consider a working day",
    ),
    "check.time.do.holiday": (
        "cân nhắc chuyển sang ngày làm việc",
        "consider a working day",
    ),
}
