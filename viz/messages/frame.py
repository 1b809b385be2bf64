"""What stands on every page: its head, ways to other pages, its foot."""

from typing import Final

MESSAGES: Final = {
    "brand": ("Chỉ đạo", "Chỉ đạo"),
    "skip": ("Tới nội dung chính", "Skip to the content"),
    "find": ("Tìm văn bản, cơ quan, nhiệm vụ", "Find documents, agencies, tasks"),
    "find.button": ("Tìm", "Find"),
    "find.hint": ("nghi quyet 57, so khcn…", "57-NQ/TW, so khcn…"),
    "other_language": ("English", "Tiếng Việt"),
    "account": ("Tài khoản", "Account"),
    "theme": ("Nền tối", "Dark"),
    "nav": ("Các trang", "Pages"),
    "nav.tools": ("Công cụ", "Tools"),
    "nav.data": ("Công cụ kỹ thuật", "For developers"),
    "nav.home": ("Trang đầu", "Home"),
    "nav.documents": ("Văn bản", "Documents"),
    "nav.chain": ("Sơ đồ", "Map"),
    "nav.agencies": ("Cơ quan", "Agencies"),
    "nav.matrix": ("Ma trận phân công", "Matrix of duties"),
    "nav.tasks": ("Nhiệm vụ", "Tasks"),
    "nav.gaps": ("Nội dung cần rà soát", "To be looked at"),
    "nav.check": ("Kiểm tra dự thảo", "Check a draft"),
    "nav.upload": ("Nhập văn bản", "Add documents"),
    "nav.review": ("Rà soát, xác nhận", "Review, confirm"),
    "nav.sparql": ("Truy vấn SPARQL", "SPARQL"),
    "nav.datasets": ("Dữ liệu", "Data"),
    "nav.api": ("Mô tả API", "API"),
    "this_page": ("Trang này", "This page"),
    "this_page.data": ("dạng dữ liệu:", "as data:"),
    "this_page.query": (
        "Xem câu truy vấn SPARQL của trang này",
        "The SPARQL query behind this page",
    ),
    # parts of lists
    "list.found": ("Có {n} kết quả", "{n} found"),
    "list.part": ("Từ {first} đến {last} trong {n}", "{first} to {last} of {n}"),
    "list.next": ("Trang sau", "Next"),
    "list.previous": ("Trang trước", "Previous"),
    "list.clear": ("Bỏ các điều kiện", "Clear the conditions"),
    # states
    "state.loading": ("Đang tải…", "Loading…"),
    "state.no_script": (
        "Phần này cần JavaScript; nội dung còn lại vẫn xem được.",
        "This part needs JavaScript; everything else on the page works without it.",
    ),
    "state.offline": (
        "Không kết nối được với máy chủ. Kiểm tra mạng rồi thử lại.",
        "The server cannot be reached. Check the network and try again.",
    ),
    "state.request": ("Mã yêu cầu", "Request"),
    "state.meant": ("Có phải ý bạn là:", "Did you mean:"),
}
