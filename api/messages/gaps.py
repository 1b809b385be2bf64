"""What to review: the kinds of findings, what to do about each, their details."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "help.gaps": (
        (
            "Nội dung cần rà soát: việc chưa rõ chủ trì, giao trùng hoặc mâu thuẫn, "
            "hạn đã qua, căn cứ đã bị thay thế, văn bản chưa có trong kho."
        ),
        (
            "What to review: tasks that nobody leads, repeated or conflicting orders, "
            "past deadlines, replaced bases, documents that are not in the store."
        ),
    ),
    "help.option.kind": ("Chỉ loại này, in đủ.", "Only this kind, all of it."),
    "gaps.none": ("Không có nội dung cần rà soát.", "Nothing to review."),
    "gaps.advice": ("Cách xử lý: {advice}", "To do: {advice}"),
    "gaps.more": (
        "… và {count} nội dung nữa: --kind {kind}",
        "… and {count} more: --kind {kind}",
    ),
    "gaps.column.kind": ("Loại", "Kind"),
    "gaps.column.things": ("Nội dung", "What"),
    "gaps.column.details": ("Chi tiết", "Details"),
    "gaps.column.letter": ("Văn bản", "Letter"),
    "gaps.column.task": ("Nhiệm vụ", "Task"),
    "gaps.column.quote": ("Câu trích", "Quote"),
    "gaps.column.advice": ("Cách xử lý", "To do"),
    "gaps.detail.times": ("số lần", "times"),
    "gaps.detail.letters": ("số văn bản viện dẫn", "letters that cite it"),
    "gaps.detail.date": ("ngày", "date"),
    "gaps.detail.earlier_date": ("ngày của số nhỏ hơn", "date of the lower number"),
    "gaps.detail.letter_date": ("ngày ký văn bản", "date of the letter"),
    "gaps.detail.deadline": ("thời hạn", "deadline"),
    "gaps.detail.number": ("số hiểu là", "number understood as"),
    "gaps.detail.score": ("độ giống nhau", "likeness"),
    "gap.conflicting_order": (
        "Hai văn bản giao cùng một việc nhưng khác chủ trì hoặc khác thời hạn",
        "Two letters give the same work to others, or by another day",
    ),
    "advice.conflicting_order": (
        "Xác định văn bản nào còn hiệu lực; đề nghị cơ quan ban hành thống nhất.",
        "Find out which letter holds; ask the issuer to settle it.",
    ),
    "gap.replaced_base": (
        "Căn cứ đã bị thay thế hoặc bãi bỏ trước ngày ban hành",
        "A base had been replaced or abrogated before the letter",
    ),
    "advice.replaced_base": (
        "Thay bằng văn bản đang có hiệu lực, hoặc ghi rõ điều khoản chuyển tiếp.",
        "Cite the document in force, or the transitional provision.",
    ),
    "gap.past_deadline": (
        "Thời hạn đã qua khi ban hành văn bản",
        "The deadline had passed when the letter was signed",
    ),
    "advice.past_deadline": (
        "Đề nghị cơ quan ban hành xác định lại thời hạn.",
        "Ask the issuer for a new deadline.",
    ),
    "gap.lead_unstated": (
        "Giao nhiều cơ quan, không ghi cơ quan chủ trì",
        "Several are named, none to lead",
    ),
    "advice.lead_unstated": (
        "Đề nghị ghi rõ một cơ quan chủ trì; chưa rõ thì các cơ quan cùng chủ trì.",
        "Have one named to lead; until then all of them count as leading.",
    ),
    "gap.no_lead": (
        "Nhiệm vụ không ghi cơ quan chủ trì",
        "Tasks that nobody is told to lead",
    ),
    "advice.no_lead": (
        "Phân công cơ quan chủ trì, hoặc đối chiếu phần tổ chức thực hiện, phụ lục.",
        "Name a lead, or see the closing part and the annexes.",
    ),
    "gap.same_order": (
        "Hai văn bản giao cùng một việc",
        "Two letters give the same work",
    ),
    "advice.same_order": (
        "Theo dõi là một nhiệm vụ; báo cáo một lần cho cả hai.",
        "Track it as one task; report once for both.",
    ),
    "gap.ambiguous": (
        "Số ký hiệu có thể chỉ nhiều văn bản",
        "A number that several documents have",
    ),
    "advice.ambiguous": (
        "Chọn đúng văn bản trong các khả năng đã nêu.",
        "Choose the right one of those listed.",
    ),
    "gap.blocked": (
        "Nhắc lại một văn bản có số không đọc được",
        "Takes up a document whose number cannot be read",
    ),
    "advice.blocked": (
        "Đối chiếu bản gốc, ghi rõ số của văn bản được nhắc lại.",
        "Compare the original; say which document is meant.",
    ),
    "gap.later_citation": (
        "Viện dẫn văn bản có ngày sau ngày ban hành",
        "A document is cited that is dated after the letter",
    ),
    "advice.later_citation": (
        "Kiểm tra ngày của cả hai văn bản; có thể ghi nhầm ngày hoặc năm.",
        "Check both dates; a day or year may be misprinted.",
    ),
    "gap.self_citation": (
        "Văn bản viện dẫn chính số ký hiệu của mình",
        "A letter cites its own number",
    ),
    "advice.self_citation": (
        "Kiểm tra số ký hiệu được viện dẫn; có thể ghi nhầm số.",
        "Check the number cited; it may be misprinted.",
    ),
    "gap.malformed_number": (
        "Số ký hiệu ghi sai thể thức",
        "A number is not formed as numbers are",
    ),
    "advice.malformed_number": (
        "Đối chiếu bản gốc và sửa số ký hiệu (Nghị định 30/2020/NĐ-CP).",
        "Compare the original and correct the number (decree 30/2020/NĐ-CP).",
    ),
    "gap.number_order": (
        "Số lớn hơn nhưng ngày ban hành sớm hơn",
        "The higher number is dated earlier",
    ),
    "advice.number_order": (
        "Đối chiếu sổ văn bản đi; kiểm tra ngày và số của cả hai văn bản.",
        "Compare the register; check day and number of both.",
    ),
    "gap.amended_base": (
        "Căn cứ đã được sửa đổi, bổ sung trước ngày ban hành nhưng không nêu",
        "A base had been amended before the letter, which does not say so",
    ),
    "advice.amended_base": (
        "Kiểm tra điều khoản viện dẫn còn nguyên văn; nêu thêm văn bản sửa đổi.",
        "Check that what is cited still reads so; cite the amending act too.",
    ),
    "gap.open_chain": (
        "Văn bản của địa phương được giao thực hiện, chưa rõ căn cứ cấp trên",
        "A local act is to be carried out, and no higher ground is known",
    ),
    "advice.open_chain": (
        "Nạp văn bản đó vào kho để biết nó thực hiện văn bản nào của Trung ương.",
        "Ingest that act, to learn which central document it carries out.",
    ),
    "gap.no_provincial_act": (
        "Văn bản Trung ương chưa thấy văn bản cụ thể hóa của địa phương",
        "A central document with no local act that carries it out",
    ),
    "advice.no_provincial_act": (
        "Tìm chương trình, kế hoạch của tỉnh và nạp vào kho; chưa có thì tham mưu.",
        "Find the programme or plan of the province and ingest it, or propose one.",
    ),
    "gap.absent": (
        "Được viện dẫn nhưng chưa có trong kho",
        "Cited, but not in the store",
    ),
    "advice.absent": (
        "Nạp văn bản vào kho, bắt đầu từ văn bản được nhiều nơi viện dẫn nhất.",
        "Ingest it; begin with what is cited most.",
    ),
}
