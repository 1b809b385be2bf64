"""What the answers over many letters say: the matrix, what leans on what."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "help.matrix": (
        (
            "Ma trận phân công: cơ quan nào được giao thực hiện văn bản nào của Trung "
            "ương, đích danh hay giao chung, ở nhiệm vụ nào."
        ),
        (
            "Which agency is to carry out which central document, by name or as one "
            "of all addressed, and in which tasks."
        ),
    ),
    "help.option.document": (
        "Chỉ văn bản này (mặc định: mọi văn bản của Trung ương).",
        "Only this document (default: every document of the Centre).",
    ),
    "help.option.agency": ("Chỉ cơ quan này.", "Only this agency."),
    "help.option.cited": (
        "Kể cả nơi chỉ viện dẫn văn bản trong cùng nhiệm vụ, cùng văn bản.",
        "Also where the same task or letter only mentions the document.",
    ),
    "help.compare": (
        (
            "So một văn bản với văn bản mà nó triển khai: mục nào được giao tiếp, mục "
            "nào chưa giao, mục nào giao thêm."
        ),
        (
            "Compare a letter with what it carries out: which items it passes on, "
            "which it leaves out, which it adds."
        ),
    ),
    "help.option.with": (
        "Văn bản đem so (mặc định: các văn bản mà cả văn bản này triển khai).",
        "What to compare with (default: what the letter as a whole carries out).",
    ),
    "compare.none": (
        (
            "{letter} không nêu triển khai văn bản nào, hoặc chưa có trong kho; chọn "
            "văn bản đem so bằng --with."
        ),
        (
            "{letter} says of no document that it carries it out, or is not in the "
            "store; choose one with --with."
        ),
    ),
    "compare.absent": (
        "Văn bản này chưa có trong kho; nạp vào kho rồi so lại.",
        "This document is not in the store; ingest it and compare again.",
    ),
    "compare.no_items": (
        "Không tách được mục nào của văn bản này.",
        "No items of this document are known.",
    ),
    "compare.whole": (
        "Giao thực hiện cả văn bản: {tasks}",
        "To be carried out as it is: {tasks}",
    ),
    "compare.passed_on": ("Đã giao tiếp: {count} mục", "Passed on: {count} items"),
    "compare.left_out": (
        "Chưa thấy giao tiếp: {count} mục",
        "Not found in the letter: {count} items",
    ),
    "compare.central": (
        "Không tính {count} mục giao bộ, ngành Trung ương.",
        "Items for bodies of the Centre are not counted: {count}.",
    ),
    "compare.added": ("Giao thêm: {tasks}", "Added: {tasks}"),
    "compare.provision": ("theo điều khoản được dẫn", "by the provision cited"),
    "compare.words": ("giống nhau {score}", "likeness {score}"),
    "compare.weak": ("chưa chắc, đọc lại cả hai", "uncertain, read both"),
    "help.impact": (
        (
            "Văn bản này bị thay thế, bãi bỏ thì ảnh hưởng tới đâu: văn bản, nhiệm vụ "
            "và cơ quan nào dựa vào nó, trực tiếp và qua chuỗi."
        ),
        (
            "If this document is replaced or abrogated: which documents, tasks and "
            "agencies lean on it, directly and through chains."
        ),
    ),
    "impact.unchanged": (
        "Trong kho chưa có văn bản nào thay thế, bãi bỏ hay sửa đổi {document}.",
        "Nothing in the store replaces, abrogates or amends {document}.",
    ),
    "impact.undated": ("chưa rõ ngày", "no date"),
    "impact.none": ("Chưa có gì dựa vào {document}.", "Nothing leans on {document}."),
    "impact.steps": ("Cách {count} bước:", "Steps away: {count}"),
    "impact.mentioned": ("Chỉ viện dẫn:", "Only mentioned:"),
    "impact.agencies": ("Cơ quan liên quan:", "Agencies concerned:"),
    "impact.through": (
        "{count} nhiệm vụ do văn bản dựa vào nó giao",
        "tasks given by letters that lean on it: {count}",
    ),
    "matrix.none": ("Không có cơ quan nào được giao.", "No agency is charged with it."),
    "matrix.stated": ("đích danh", "by name"),
    "matrix.general": ("giao chung", "in general"),
    "matrix.letter": ("theo cả văn bản", "through the letter as a whole"),
    "matrix.cited": ("chỉ viện dẫn", "only mentioned"),
    "matrix.tasks": ("{count} nhiệm vụ", "tasks: {count}"),
    "matrix.column.document": ("Văn bản", "Document"),
    "matrix.column.agency": ("Cơ quan", "Agency"),
    "matrix.column.degree": ("Mức giao", "Degree"),
    "matrix.column.count": ("Số nhiệm vụ", "Tasks"),
    "matrix.column.tasks": ("Mã nhiệm vụ", "Slugs of tasks"),
    "matrix.column.way": ("Qua", "Through"),
    "matrix.column.quote": ("Câu trích", "Quote"),
}
