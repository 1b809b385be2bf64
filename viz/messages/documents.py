"""The list of documents."""

from typing import Final

MESSAGES: Final = {
    "documents.title": ("Văn bản", "Documents"),
    "documents.about": (
        "Văn bản đã đọc toàn văn và văn bản mới chỉ được viện dẫn trong đó.",
        "Documents whose text was read, and those that are only cited in them.",
    ),
    "documents.search": ("Số ký hiệu, trích yếu", "Number, title"),
    "documents.search.hint": ("57-NQ/TW, chuyen doi so…", "57-NQ/TW, chuyen doi so…"),
    "documents.search.button": ("Lọc", "Filter"),
    "documents.filters": ("Lọc danh sách", "Filter the list"),
    "documents.sort": ("Sắp xếp", "Sort by"),
    "documents.sort.-date": ("Mới ban hành trước", "Newest first"),
    "documents.sort.date": ("Ban hành trước xếp trước", "Oldest first"),
    "documents.sort.-cited": ("Được viện dẫn nhiều nhất", "Most cited"),
    "documents.sort.label": ("Theo tên gọi", "By name"),
    "documents.sort.best": ("Sát với từ tìm nhất", "Best match"),
    "documents.chosen": ("Đang lọc theo", "Filtered by"),
    "documents.drop": ("Bỏ điều kiện: {what}", "Drop the condition: {what}"),
    "documents.more": ("Thêm {n} mục", "{n} more"),
    "documents.facet.q": ("Từ tìm", "Words"),
    "documents.facet.level": ("Cấp ban hành", "Level"),
    "documents.facet.type": ("Loại văn bản", "Type"),
    "documents.facet.issuer": ("Cơ quan ban hành", "Issuer"),
    "documents.facet.year": ("Năm ban hành", "Year"),
    "documents.facet.held": ("Toàn văn", "Text"),
    "documents.facet.kind": ("Loại hình", "Kind"),
    "documents.facet.status": ("Tình trạng", "Status"),
    "documents.facet.number": ("Số ký hiệu", "Number"),
    "documents.facet.issued_from": ("Ban hành từ", "Issued from"),
    "documents.facet.issued_to": ("Ban hành đến", "Issued to"),
    "documents.held.true": ("Có trong kho", "In the store"),
    "documents.held.false": ("Chưa có trong kho", "Not in the store"),
    "documents.column.document": ("Văn bản", "Document"),
    "documents.column.date": ("Ngày ban hành", "Date"),
    "documents.column.issuer": ("Cơ quan ban hành", "Issuer"),
    "documents.column.cited": ("Số lần được viện dẫn", "Times cited"),
    "documents.column.held": ("Toàn văn", "Text"),
    "documents.no_date": ("chưa rõ", "not known"),
    "documents.no_number": ("chưa xác định số", "number not known"),
    "documents.status.ambiguous": ("chưa rõ văn bản nào", "several are possible"),
    "documents.status.unresolved": ("chưa xác định", "not identified"),
    "documents.empty": ("Chưa có văn bản nào trong kho", "There is no document yet"),
    "documents.empty.help": (
        "Nhập công văn, kế hoạch, quyết định… để xem chuỗi chỉ đạo và nhiệm vụ.",
        "Add letters, plans, decisions… to see chains of direction and tasks.",
    ),
    "documents.none": (
        "Không có văn bản nào khớp các điều kiện",
        "No document meets the conditions",
    ),
    "documents.none.help": (
        "Thử bớt một điều kiện, viết số ký hiệu đầy đủ (57-NQ/TW), hoặc vài từ của "
        "trích yếu; không cần gõ dấu.",
        "Drop a condition, write the number in full (57-NQ/TW), or some words of the "
        "title; diacritics are not needed.",
    ),
}
