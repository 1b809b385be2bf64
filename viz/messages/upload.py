"""Putting letters in: the form, its caps, how far they have come, what was found."""

from typing import Final

MESSAGES: Final = {
    "upload.title": ("Nhập văn bản", "Add documents"),
    "upload.job": ("Tiến độ nhập văn bản", "How far the documents have come"),
    "upload.about": (
        (
            "Chọn các văn bản cần đưa vào kho. Máy đọc từng văn bản; sau đó bạn rà "
            "soát những điều máy đọc được."
        ),
        (
            "Choose the documents to be kept. Each is read; then you review what was "
            "found."
        ),
    ),
    "upload.choose": ("Chọn tệp", "Choose files"),
    "upload.or_drop": ("hoặc kéo thả tệp vào đây", "or drop them here"),
    "upload.kinds": (
        (
            "Word, PDF (kể cả bản quét), ảnh chụp, văn bản thuần, HTML; hoặc tệp zip "
            "chứa các tệp ấy."
        ),
        "Word, PDF (scans too), pictures, plain text, HTML; or zips of such files.",
    ),
    "upload.caps": (
        (
            "Mỗi lần tối đa {files} tệp, tổng {megabytes} MB; mỗi văn bản tối đa "
            "{letter} MB."
        ),
        "At most {files} files and {megabytes} MB at a time; {letter} MB a document.",
    ),
    "upload.secret": (
        (
            "Văn bản đóng dấu Mật, Tối mật, Tuyệt mật bị từ chối và không lưu lại gì. "
            "Đừng gửi lên đây."
        ),
        (
            "Documents marked as state secrets (Mật) are refused and nothing is kept. "
            "Do not send them."
        ),
    ),
    "upload.chosen": ("Tệp đã chọn", "Chosen files"),
    "upload.number_hint": (
        (
            "Bản không in số, ngày (để trống hoặc viết tay) thì điền ở đây; điền sau "
            "khi rà soát cũng được."
        ),
        (
            "Where number and day are blank or handwritten, fill them in here, or "
            "later in the review."
        ),
    ),
    "upload.number": ("Số, ký hiệu", "Number"),
    "upload.date": ("Ngày ban hành", "Date"),
    "upload.remove": ("Bỏ", "Remove"),
    "upload.register": ("Kèm sổ văn bản (CSV)", "With a register (CSV)"),
    "upload.register_about": (
        (
            "Dòng đầu nêu các cột: tệp, số ký hiệu, ngày ban hành, cơ quan ban hành, "
            "trích yếu, loại. Có sổ thì lấy theo sổ."
        ),
        (
            "The first line names the columns: file, number, date, issuer, subject, "
            "type. Where there is a register, it decides."
        ),
    ),
    "upload.register_file": ("Tệp sổ văn bản", "The register"),
    "upload.send": ("Gửi", "Send"),
    "upload.sending": ("Đang gửi", "Sending"),
    "upload.abort": ("Dừng gửi", "Stop"),
    "upload.too_many": ("Nhiều tệp quá mức cho phép.", "Too many files."),
    "upload.too_large": (
        "Tổng dung lượng vượt mức cho phép; hãy gửi làm nhiều lần.",
        "Together they are too large; send them in several turns.",
    ),
    "upload.not_sent": (
        "Chưa gửi được; hãy thử lại.",
        "They were not sent; try again.",
    ),
    "upload.lately": ("Các lần nhập gần đây", "Sent lately"),
    "upload.when": ("Lúc (UTC)", "When (UTC)"),
    "upload.by": ("Người gửi", "By"),
    "upload.state": ("Tình trạng", "State"),
    "upload.letters": ("Văn bản", "Documents"),
    "upload.failures": ("Lỗi", "Failed"),
    "upload.state.queued": ("Đang chờ", "Waiting"),
    "upload.state.running": ("Đang đọc", "Being read"),
    "upload.state.done": ("Đã xong", "Done"),
    "upload.state.failed": ("Không thực hiện được", "Failed"),
    "upload.state.cancelled": ("Đã dừng", "Stopped"),
    "upload.stopping": ("(đang dừng…)", "(stopping…)"),
    "upload.counts": ("{done} trong {total} văn bản", "{done} of {total} documents"),
    "upload.rate": ("{rate} văn bản mỗi giây", "{rate} documents a second"),
    "upload.left": ("còn khoảng {seconds} giây", "about {seconds} seconds left"),
    "upload.waiting": (
        "Văn bản đang chờ tới lượt đọc; có thể đóng trang này, việc vẫn tiếp tục.",
        "They wait for their turn; you may close this page, the work goes on.",
    ),
    "upload.n_changed": ("{n} mới hoặc thay đổi", "{n} new or changed"),
    "upload.n_unchanged": ("{n} đã có", "{n} already there"),
    "upload.n_failed": ("{n} không nhận", "{n} not taken"),
    "upload.refused": ("Không nhận:", "Not taken:"),
    "upload.unchanged": ("đã có trong kho", "already there"),
    "upload.found": (
        "{pages} trang · {citations} viện dẫn · {tasks} nhiệm vụ",
        "{pages} pages · {citations} citations · {tasks} tasks",
    ),
    "upload.ocr": ("đọc từ bản quét", "read from a scan"),
    "upload.review": ("Rà soát", "Review"),
    "upload.unshown": ("Còn {n} văn bản khác.", "{n} more documents."),
    "upload.cancel": ("Dừng", "Stop"),
    "upload.cancel_about": (
        "Văn bản đã nhập vẫn giữ nguyên.",
        "What was stored stays.",
    ),
    "upload.more": ("Nhập thêm", "Add more"),
}
