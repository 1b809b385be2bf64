"""What needs a look: each kind of finding in a sentence, and what helps."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "gaps.about": (
        (
            "Những chỗ máy thấy cần người xem lại, việc nặng trước. Mỗi nội dung kèm "
            "câu nguyên văn và cách xử lý; máy không tự sửa."
        ),
        (
            "What a person should look at, the gravest first. Each finding has the "
            "words that show it and what to do; nothing is changed by itself."
        ),
    ),
    "gaps.kinds": ("Loại nội dung", "Kinds"),
    "gaps.all": ("Tất cả", "All"),
    "gaps.as_of": ("Văn bản ban hành đến ngày", "Documents issued up to"),
    "gaps.show": ("Xem", "Show"),
    "gaps.todo": ("Cách xử lý", "What to do"),
    "gaps.more": ("Xem cả {n} nội dung loại này", "See all {n} of this kind"),
    "gaps.none": (
        "Không có nội dung cần rà soát.",
        "There is nothing to look at.",
    ),
    "gaps.none.kind": (
        "Không có nội dung nào thuộc loại này.",
        "There is nothing of this kind.",
    ),
    "gaps.none.help": (
        "Các văn bản trong kho không có điểm nào máy thấy cần xem lại.",
        "The documents in the store show nothing that needs a look.",
    ),
    "gaps.empty": (
        "Kho chưa có văn bản nào để rà soát.",
        "The store holds no documents yet.",
    ),
    "gaps.review": ("Sửa, xác nhận tại văn bản", "Correct or confirm in the letter"),
    "gaps.upload": ("Nhập văn bản này", "Add this document"),
    "gaps.words": ("Câu nguyên văn ({n})", "In the letters' words ({n})"),
    "gaps.rest": ("và {n} mục nữa", "and {n} more"),
    # how grave
    "grave.now": ("Cần xử lý ngay", "To be settled now"),
    "grave.clear": ("Cần làm rõ", "To be cleared up"),
    "grave.check": ("Cần đối chiếu", "To be compared"),
    "grave.store": ("Cần bổ sung vào kho", "To be added to the store"),
    # one finding; {first} is what it is about, {last} mostly the letter
    "finding.conflicting_order": (
        (
            "{first} và {second} giao cùng một việc, nhưng khác cơ quan chủ trì hoặc "
            "khác thời hạn."
        ),
        "{first} and {second} give the same work, but to others or by another day.",
    ),
    "finding.replaced_base": (
        "{last} dựa vào {first}, văn bản đã bị thay thế hoặc bãi bỏ bởi {middle}.",
        "{last} leans on {first}, which was replaced or abrogated by {middle}.",
    ),
    "finding.past_deadline": (
        "{first} có thời hạn đã qua khi văn bản được ký.",
        "The deadline of {first} had passed when the letter was signed.",
    ),
    "finding.lead_unstated": (
        "{first} giao {rest} mà không ghi cơ quan nào chủ trì.",
        "{first} names {rest} and tells none of them to lead.",
    ),
    "finding.no_lead": (
        "{first} có nhiệm vụ không ghi cơ quan chủ trì: {rest}.",
        "{first} has tasks that nobody is told to lead: {rest}.",
    ),
    "finding.same_order": (
        "{first} và {second} giao cùng một việc.",
        "{first} and {second} give the same work.",
    ),
    "finding.ambiguous": (
        "Số ký hiệu này có thể chỉ: {every}.",
        "This number may mean: {every}.",
    ),
    "finding.blocked": (
        "{last} nhắc lại một văn bản có số không đọc được: {first}.",
        "{last} takes up a document whose number cannot be read: {first}.",
    ),
    "finding.later_citation": (
        "{second} viện dẫn {first}, văn bản có ngày sau nó.",
        "{second} cites {first}, which is dated after it.",
    ),
    "finding.self_citation": (
        "{first} viện dẫn chính số ký hiệu của mình.",
        "{first} cites its own number.",
    ),
    "finding.malformed_number": (
        "Số ký hiệu của {first} được ghi sai thể thức.",
        "The number of {first} is not formed as numbers are.",
    ),
    "finding.number_order": (
        "{first} có số lớn hơn {second} nhưng ngày ban hành sớm hơn.",
        "{first} has a higher number than {second}, and an earlier date.",
    ),
    "finding.amended_base": (
        "{last} dựa vào {first} mà không nêu {middle} đã sửa đổi, bổ sung trước đó.",
        "{last} leans on {first} and passes over {middle}, which had amended it.",
    ),
    "finding.open_chain": (
        "{first} được giao thực hiện nhưng chưa rõ văn bản này dựa vào đâu.",
        "{first} is to be carried out, and it is not known what it rests on.",
    ),
    "finding.no_provincial_act": (
        "Chưa thấy văn bản nào của địa phương cụ thể hóa {first}.",
        "No act of the province or below carries out {first}.",
    ),
    "finding.absent": (
        "{first} được viện dẫn nhưng chưa có trong kho.",
        "{first} is cited, but is not in the store.",
    ),
}
