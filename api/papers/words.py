"""The words of papers. They are Vietnamese in every language, as the papers are.

Blanks are left for what a paper gets from the office that signs it: its names, number,
day and signature.
"""

from __future__ import annotations

from typing import Final

BLANK: Final = "…"
COUNTRY: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
ABOVE_OFFICE: Final = "TÊN CƠ QUAN CHỦ QUẢN"
OFFICE: Final = "TÊN CƠ QUAN BAN HÀNH"
SENDER: Final = "[tên cơ quan ban hành]"
NUMBER: Final = "Số: …/…"
PLACE_AND_DAY: Final = "…, ngày … tháng … năm {year}"
ENCLOSED: Final = "(Kèm theo … số …/… ngày … tháng … năm {year} của …)"
SIGNER: Final = ("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", "(Chữ ký, dấu)", "Họ và tên")
RECIPIENTS: Final = "Nơi nhận:"
COPIES: Final = ("- Như trên;", "- …;", "- Lưu: VT, ….")
CUT: Final = "(Văn bản này chỉ có {count} trong {total} nhiệm vụ; lọc thêm để có đủ.)"
AS_OF: Final = "(Tính đến {day})"
NONE: Final = "Không có nhiệm vụ nào."

ITEM: Final = "Mục {label}"
GENERAL: Final = "{agency} (giao chung)"
FROM_FIELD: Final = "{agency} ({field})"

HEADINGS: Final = {
    "number": "TT",
    "task": "Nhiệm vụ",
    "lead": "Cơ quan chủ trì",
    "cooperate": "Cơ quan phối hợp",
    "due": "Thời hạn",
    "product": "Sản phẩm",
    "ground": "Căn cứ",
    "state": "Tình trạng",
    "result": "Kết quả, minh chứng",
    "source": "Văn bản giao",
    "part": "Vai trò",
}

ANNEX: Final = "PHỤ LỤC"
ANNEX_TITLES: Final = {
    "document": "Phân công nhiệm vụ thực hiện {name}",
    "letter": "Phân công nhiệm vụ tại {name}",
    "agency": "Nhiệm vụ giao {name}",
    "all": "Phân công nhiệm vụ",
}

SLIP: Final = "PHIẾU GIAO VIỆC"
REPORT: Final = "- {senders} báo cáo{via} {to}{due}"
REPORT_VIA: Final = " qua {via} lên"
REPORT_DUE: Final = " ({due})"
SLIP_TO: Final = "Giao: {agency}"
SLIP_LINES: Final = {
    "task": "1. Nội dung công việc",
    "ground": "2. Căn cứ giao việc",
    "lead": "3. Cơ quan chủ trì",
    "cooperate": "4. Cơ quan phối hợp",
    "product": "5. Sản phẩm, kết quả",
    "due": "6. Thời hạn hoàn thành",
    "report": "7. Chế độ báo cáo",
    "note": "8. Ý kiến chỉ đạo thêm",
}
SLIP_SIGNERS: Final = ("NGƯỜI NHẬN VIỆC", "NGƯỜI GIAO VIỆC")
SIGNED: Final = "(Ký, ghi rõ họ tên)"
SLIP_REQUEST: Final = (
    "Đề nghị thực hiện các nhiệm vụ dưới đây, bảo đảm chất lượng, đúng thời hạn, và "
    "báo cáo kết quả theo quy định."
)

PROGRESS: Final = "THEO DÕI THỰC HIỆN"
PROGRESS_TITLES: Final = {
    "document": "Nhiệm vụ thực hiện {name}",
    "letter": "{name}",
    "agency": "Nhiệm vụ giao {name}",
    "all": "Nhiệm vụ được giao",
}
PROGRESS_SUM: Final = (
    "Tổng số: {total} nhiệm vụ; hoàn thành: {done}; trong hạn: {in_time}; "
    "quá hạn: {overdue}; thường xuyên, định kỳ: {standing}; không ghi hạn hoặc hạn "
    "theo điều kiện: {undated}; xin gia hạn, trả lại: {asked}. Một nhiệm vụ có thể "
    "tính ở nhiều mục, nếu các cơ quan thực hiện khác nhau."
)

ABOUT_REMINDER: Final = "V/v đôn đốc thực hiện nhiệm vụ được giao"
TO: Final = "Kính gửi: {names}."
SUCCEEDED: Final = "{heir} (cơ quan tiếp nhận nhiệm vụ của {name})"
UNSURE: Final = "{name} (đã kết thúc hoạt động {day}; cần xác định cơ quan tiếp nhận)"
OPENING: Final = (
    "Theo {letters}, {agency} được giao {count} nhiệm vụ nêu tại Danh mục kèm theo. "
    "Tính đến {day}, {standing}."
)
OVER: Final = "{n} nhiệm vụ đã quá thời hạn mà chưa ghi nhận báo cáo hoàn thành"
COMING: Final = "{n} nhiệm vụ đến hạn từ nay đến {day}"
AND: Final = " và "
URGING: Final = (
    "Để bảo đảm tiến độ, chất lượng thực hiện các nhiệm vụ được giao, {office} đề nghị "
    "{agency}:"
)
URGE_OVER: Final = (
    "Khẩn trương hoàn thành các nhiệm vụ đã quá hạn tại Mục {part} của Danh mục; làm "
    "rõ nguyên nhân chậm, trách nhiệm của tập thể, cá nhân có liên quan và thời "
    "gian hoàn thành cụ thể."
)
URGE_COMING: Final = (
    "Chủ động thực hiện, bảo đảm hoàn thành đúng thời hạn các nhiệm vụ tại Mục {part} "
    "của Danh mục."
)
URGE_REPORT: Final = (
    "Báo cáo kết quả thực hiện, kèm văn bản, tài liệu minh chứng đối với nhiệm vụ đã "
    "hoàn thành, gửi {office} trước ngày …/…/{year} để tổng hợp."
)
CLOSING: Final = "{office} đề nghị {agency} quan tâm, phối hợp thực hiện./."
LIST: Final = "DANH MỤC NHIỆM VỤ ĐÔN ĐỐC"
LIST_OF: Final = "(Kèm theo Công văn số …/… ngày … tháng … năm {year} của {office})"
LIST_OVER: Final = "Nhiệm vụ đã quá hạn"
LIST_COMING: Final = "Nhiệm vụ sắp đến hạn"
LATE: Final = "Quá hạn {n} ngày"
LEFT: Final = "Còn {n} ngày"
LAST_DAY: Final = "Đến hạn hôm nay"
STEP: Final = " [Phần việc: {step}]"
MORE_LETTERS: Final = "{letters} và {n} văn bản khác"
