"""The page of a chain: its head, map, panel and outline."""

from typing import Final

MESSAGES: Final = {
    # page
    "title": ("Chuỗi văn bản chỉ đạo", "Chain of directing documents"),
    "subtitle": ("Trung ương → tỉnh → cơ quan", "Centre → province → agency"),
    "search": ("Tìm văn bản, cơ quan", "Find a document or agency"),
    "search_hint": (
        "Tìm: nghi quyet 57, so khoa hoc…",
        "Find: 57-NQ/TW, so khoa hoc…",
    ),
    "no_match": ("Không tìm thấy", "Nothing found"),
    "legend": ("Quan hệ hiển thị", "Relations shown"),
    "dashed": ("nét đứt: giao chung", "dashed: assigned in general"),
    "fit": ("Vừa khung", "Fit all"),
    "readable": ("Cỡ chữ dễ đọc", "Readable size"),
    "zoomed": (
        "Đang phóng cho dễ đọc: kéo để xem tiếp, hoặc chọn Vừa khung.",
        "Zoomed to be readable: drag to see more, or choose Fit all.",
    ),
    "map": ("Sơ đồ", "Map"),
    "map_help": (
        "Sơ đồ chuỗi. Mũi tên: tới văn bản kề; Enter: chi tiết; Esc: bỏ chọn.",
        "Map of the chain. Arrows: neighbours; Enter: details; Esc: clear.",
    ),
    "outline": ("Danh sách theo cấp", "List by level"),
    "outline_help": (
        "Chọn một văn bản, cơ quan hoặc một đường nối để xem căn cứ và câu nguyên văn.",
        "Choose a document, an agency or a line to see the exact sentences.",
    ),
    "empty": (
        "Chưa có văn bản nào trong kho. Hãy nhập văn bản để xem chuỗi chỉ đạo.",
        "The store is empty. Ingest a letter to see its chain.",
    ),
    # the picture
    "hidden": ("Còn {n} liên kết chưa hiện", "{n} more links not shown"),
    "expand_of": ("Mở rộng {name}: hiện thêm {n}", "Expand {name}: show {n} more"),
    "unsure": (
        "Độ tin cậy thấp, cần kiểm tra",
        "Low confidence, needs checking",
    ),
    "status.ambiguous": (
        "Số ký hiệu trùng, chưa rõ văn bản nào",
        "One number, several documents: not known which",
    ),
    "status.unresolved": ("Chưa xác định được văn bản", "Not identified"),
    # panel
    "details": ("Chi tiết", "Details"),
    "close": ("Đóng", "Close"),
    "open_page": ("Mở trang dữ liệu", "Open its page"),
    "not_held": ("Chưa có trong kho", "Not in the store"),
    "held": ("Có toàn văn trong kho", "Full text in the store"),
    "upstream": ("Cấp trên, căn cứ", "Above it"),
    "downstream": ("Văn bản, cơ quan thực hiện", "Carried out by"),
    "none": ("không có", "none"),
    "quote": ("Trích nguyên văn", "Exact words"),
    "quotes": ("Trích dẫn: {n}", "Quotes: {n}"),
    "in_text": ("Xem trong văn bản", "Show in the text"),
    "task": ("Nhiệm vụ {n}", "Task {n}"),
    "deadline": ("Hạn", "Due"),
    "confidence": ("Độ tin cậy", "Confidence"),
    "stated": ("giao đích danh", "assigned by name"),
    "general": ("giao chung", "assigned in general"),
    "selected": (
        "Đã chọn {name}. Cấp trên: {up}. Thực hiện: {down}.",
        "Selected {name}. Above: {up}. Below: {down}.",
    ),
    "cleared": ("Đã bỏ chọn.", "Selection cleared."),
    # lanes
    "lane.0": ("Đảng Trung ương", "Party Centre"),
    "lane.1": (
        "Quốc hội, Chính phủ, Thủ tướng",
        "National Assembly, Government, Prime Minister",
    ),
    "lane.2": ("Bộ, ngành", "Ministries"),
    "lane.3": ("Tỉnh ủy", "Provincial Party"),
    "lane.4": ("HĐND, UBND tỉnh", "Provincial council, government"),
    "lane.5": ("Sở, ban, ngành, ngành dọc", "Departments, vertical branches"),
    "lane.6": ("Huyện (đến 30/6/2025), xã", "Districts (to 30/6/2025), communes"),
    "lane.7": ("Chưa rõ cấp ban hành", "Level not known"),
    # palettes of the boxes
    "palette": ("Ký hiệu", "Boxes"),
    "palette.party": ("Đảng Trung ương", "Party Centre"),
    "palette.party-local": ("Đảng bộ tỉnh", "Provincial Party"),
    "palette.state": ("Nhà nước Trung ương", "Central State"),
    "palette.state-local": ("Nhà nước địa phương", "Local State"),
    "palette.agency": ("cơ quan", "agency"),
    "palette.letter": ("văn bản đã đọc", "letter read"),
    "palette.stub": ("chưa có trong kho", "not in the store"),
    # families of relations
    "family.implements": ("thực hiện", "implements"),
    "family.based_on": ("căn cứ", "based on"),
    "family.proposal": ("xét đề nghị", "on proposal"),
    "family.issue": ("ban hành, thành lập", "promulgates, establishes"),
    "family.amends": ("sửa đổi, thay thế", "amends, replaces"),
    "family.lead": ("giao chủ trì", "to lead"),
    "family.support": ("phối hợp, báo cáo", "to support, report"),
    "family.cites": ("viện dẫn", "cites"),
}
