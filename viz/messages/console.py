"""The page on which SPARQL is asked."""

from typing import Final

MESSAGES: Final = {
    "console.about": (
        (
            "Hỏi thẳng dữ liệu bằng SPARQL 1.1. Chọn một câu hỏi rồi sửa theo nhu cầu, "
            "hoặc tự viết. Các tiền tố như cd:, rdfs:, dcterms: đã khai báo sẵn."
        ),
        (
            "Ask the data itself in SPARQL 1.1. Take one of the questions and change "
            "it, or write your own. Prefixes such as cd:, rdfs:, dcterms: are declared "
            "already."
        ),
    ),
    "console.vocabulary": ("Từ vựng", "Vocabulary"),
    "console.questions_file": ("Tệp câu hỏi (Turtle)", "These questions (Turtle)"),
    "console.questions": ("Câu hỏi có sẵn", "Questions to begin with"),
    "console.duties": ("Ai làm gì", "Who does what"),
    "console.deadlines": (
        "Thời hạn, báo cáo, chỉ tiêu",
        "Deadlines, reports, targets",
    ),
    "console.documents": ("Văn bản", "Documents"),
    "console.bodies": ("Cơ quan", "Bodies"),
    "console.review": ("Cần rà soát", "To be looked at"),
    "console.graphs": ("Sơ đồ (CONSTRUCT)", "Graphs (CONSTRUCT)"),
    "console.query": ("Câu truy vấn", "The query"),
    "console.run": ("Chạy", "Run"),
    "console.cancel": ("Dừng", "Stop"),
    "console.share": ("Chép liên kết", "Copy a link"),
    "console.shared": (
        "Đã chép liên kết tới câu truy vấn này",
        "The link to this query is copied",
    ),
    "console.share_by_hand": ("Liên kết để chép:", "The link to copy:"),
    "console.running": ("Đang chạy…", "Running…"),
    "console.stopped": ("Đã dừng.", "Stopped."),
    "console.seconds": ("giây", "seconds"),
    "console.keys": (
        "Ctrl+Enter: chạy · Ctrl+dấu cách: gợi ý từ",
        "Ctrl+Enter: run · Ctrl+space: suggest terms",
    ),
    "console.results": ("Kết quả", "Results"),
    "console.none_yet": (
        "Chưa có câu truy vấn nào được chạy.",
        "No query has been run yet.",
    ),
    "console.none": (
        (
            "Không có kết quả. Hãy kiểm tra số, ký hiệu và tên có viết đúng như trong "
            "kho hay không, hoặc bỏ bớt điều kiện."
        ),
        (
            "Nothing found. See whether numbers and names are spelt as in the store, "
            "or drop a condition."
        ),
    ),
    "console.rows": ("{n} dòng", "{n} rows"),
    "console.triples": ("{n} phát biểu", "{n} statements"),
    "console.took": ("trong {seconds} giây", "in {seconds} seconds"),
    "console.cut": (
        "Chỉ hiện {n} dòng đầu. Tải tệp để có đủ, hoặc thêm điều kiện.",
        "Only the first {n} are shown. Download for all of them, or add a condition.",
    ),
    "console.yes": ("Có", "Yes"),
    "console.no": ("Không", "No"),
    "console.download": ("Tải về:", "Download:"),
    "console.line": ("Dòng {n}", "Line {n}"),
    "console.failed": ("Câu truy vấn không chạy được", "The query cannot be run"),
    "console.retry": (
        "Có thể thử lại sau {n} giây.",
        "It can be tried again in {n} seconds.",
    ),
    "console.table": ("Bảng", "Table"),
    "console.graph": ("Sơ đồ", "Graph"),
    "console.graph_about": (
        (
            "Sơ đồ {shown} trong {n} đối tượng. Bấm đúp một ô để mở trang của nó; mọi "
            "phát biểu đều có trong bảng."
        ),
        (
            "A graph of {shown} of {n} things. A double click opens the page of one; "
            "all statements are in the table."
        ),
    ),
    "console.subject": ("Chủ thể", "Subject"),
    "console.predicate": ("Quan hệ", "Relation"),
    "console.object": ("Đối tượng", "Object"),
    "console.sort": ("Xếp theo cột này", "Sort by this column"),
    "console.editor_off": (
        "Không mở được trình soạn thảo; vẫn có thể viết và chạy trong ô này.",
        "The editor could not be opened; the plain field works all the same.",
    ),
}
