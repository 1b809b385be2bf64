"""Every kind of problem: when it happens, and what to do about it."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "problem.heads": (
        "mã | HTTP | khi nào | làm gì",
        "code | HTTP | when | what to do",
    ),
    "problem.list": ("Các loại lỗi", "Kinds of problems"),
    "problem.access_unavailable.when": (
        "Tệp mã truy cập hỏng, hoặc không ghi được nhật ký; không có gì thay đổi.",
        (
            "The file of tokens is damaged, or the record cannot be written; nothing "
            "was changed."
        ),
    ),
    "problem.access_unavailable.do": (
        "Báo người quản trị; khi họ sửa xong thì gửi lại.",
        "Tell whoever runs the server; send it again when it is mended.",
    ),
    "problem.ambiguous.when": (
        "Một số hoặc tên chỉ nhiều thứ.",
        "One number or name means several things.",
    ),
    "problem.ambiguous.do": (
        "Hỏi lại bằng một trong các mã ở `candidates`.",
        "Ask again with one of the slugs in `candidates`.",
    ),
    "problem.bad_correction.when": (
        "Đính chính thiếu phần cần có hoặc không hợp lý.",
        "A correction lacks a part that it needs, or makes no sense.",
    ),
    "problem.bad_correction.do": (
        "Sửa trường nêu trong `detail`.",
        "Mend the field that `detail` names.",
    ),
    "problem.address_refused.when": (
        "Địa chỉ nhận tin không gọi được từ đây: sai dạng hoặc thuộc mạng nội bộ.",
        "An address to be told of news cannot be called, or is of a private network.",
    ),
    "problem.address_refused.do": (
        "Gửi địa chỉ http(s) công khai; xem CHIDAO_WEBHOOKS_PRIVATE.",
        "Send a public http(s) address; see CHIDAO_WEBHOOKS_PRIVATE.",
    ),
    "problem.bad_manifest.when": (
        "Sổ CSV gửi kèm có dòng không đọc được.",
        "The register that was sent has lines that cannot be read.",
    ),
    "problem.bad_manifest.do": (
        "Sửa các dòng nêu trong `detail` rồi gửi lại.",
        "Mend the lines that `detail` names and send it again.",
    ),
    "problem.no_room.when": (
        "Đĩa của máy chủ không còn chỗ.",
        "The disk of the server is full.",
    ),
    "problem.no_room.do": (
        "Báo người quản trị; gửi lại sau.",
        "Tell whoever runs the server; send it again later.",
    ),
    "problem.answer_too_large.when": (
        "Câu trả lời cho công cụ (MCP) dài hơn mức cho phép, dù đã chia trang.",
        "An answer to a tool (MCP) is longer than it may be, however it is paged.",
    ),
    "problem.answer_too_large.do": (
        "Thêm điều kiện, hoặc hỏi qua HTTP.",
        "Add conditions, or ask over HTTP.",
    ),
    "problem.bad_request.when": (
        "Yêu cầu không đọc được hoặc vô nghĩa đối với đường dẫn này.",
        "The request cannot be read, or has no meaning for this path.",
    ),
    "problem.bad_request.do": (
        "Xem `detail` và mô tả tại /docs.",
        "See `detail`, and the description at /docs.",
    ),
    "problem.busy.when": (
        "Đang có quá nhiều yêu cầu nặng.",
        "Too many heavy requests at once.",
    ),
    "problem.busy.do": (
        "Thử lại sau số giây trong tiêu đề Retry-After.",
        "Try again after the seconds in the header Retry-After.",
    ),
    "problem.conflict.when": (
        "Đính chính trái với một đính chính khác, hoặc không còn ở bước này.",
        "A correction contradicts another, or is past this step.",
    ),
    "problem.conflict.do": (
        "Xem trạng thái hiện nay tại /api/corrections rồi quyết định lại.",
        "See how things stand at /api/corrections and decide anew.",
    ),
    "problem.cross_site.when": (
        "Biểu mẫu không được gửi từ một trang của phiên đăng nhập này.",
        "A form was not sent from a page of this session.",
    ),
    "problem.cross_site.do": (
        "Mở lại trang rồi gửi lại; chương trình thì gửi Authorization: Bearer ….",
        "Open the page again and send it; programs send Authorization: Bearer ….",
    ),
    "problem.forbidden.when": (
        "Mã truy cập không có quyền mà đường dẫn này cần.",
        "The token does not have the scope that this path wants.",
    ),
    "problem.forbidden.do": (
        "Xin mã có quyền nêu trong `detail`.",
        "Ask for one with the scope that `detail` names.",
    ),
    "problem.headers_too_large.when": (
        "Các tiêu đề của yêu cầu quá dài.",
        "The headers of the request are too long.",
    ),
    "problem.headers_too_large.do": (
        "Bỏ bớt tiêu đề, nhất là cookie.",
        "Send fewer, above all of cookies.",
    ),
    "problem.internal.when": ("Lỗi của máy chủ.", "A mistake of the server."),
    "problem.internal.do": (
        "Báo người quản trị mã `request_id`.",
        "Tell whoever runs it the `request_id`.",
    ),
    "problem.invalid.when": (
        "Một tham số hoặc trường thiếu hay sai kiểu.",
        "A parameter or field is missing or not of its kind.",
    ),
    "problem.invalid.do": (
        "Sửa tham số nêu trong `detail`.",
        "Mend the parameter that `detail` names.",
    ),
    "problem.method_not_allowed.when": (
        "Đường dẫn này không nhận phương thức ấy.",
        "This path does not take that method.",
    ),
    "problem.method_not_allowed.do": (
        "Dùng phương thức trong tiêu đề Allow.",
        "Use one of the header Allow.",
    ),
    "problem.no_such_page.when": ("Không có đường dẫn này.", "There is no such path."),
    "problem.no_such_page.do": (
        "Xem các đường dẫn tại /docs.",
        "See the paths at /docs.",
    ),
    "problem.not_acceptable.when": (
        "Câu trả lời không có ở dạng nào mà tiêu đề Accept nhận.",
        "The answer comes in no form that the header Accept takes.",
    ),
    "problem.not_acceptable.do": (
        "Gửi Accept với một dạng nêu trong `detail`.",
        "Send Accept with a form that `detail` names.",
    ),
    "problem.not_found.when": (
        "Kho không biết văn bản, cơ quan, nhiệm vụ hay đính chính này.",
        "The store knows no such document, agency, task or correction.",
    ),
    "problem.not_found.do": (
        "Thử các mã gần giống ở `near`, hoặc tìm tại /api/documents?q=….",
        "Try the keys in `near`, or search at /api/documents?q=….",
    ),
    "problem.payload_too_large.when": (
        "Nội dung gửi lên quá lớn.",
        "The body is too large.",
    ),
    "problem.payload_too_large.do": (
        "Gửi từng văn bản một.",
        "Send one letter at a time.",
    ),
    "problem.query_refused.when": (
        "Truy vấn dùng SERVICE, hoặc nó hay kết quả của nó quá lớn.",
        "The query uses SERVICE, or it or its answer is too large.",
    ),
    "problem.query_refused.do": (
        "Bỏ SERVICE; thêm LIMIT hoặc điều kiện.",
        "Leave SERVICE out; add LIMIT or conditions.",
    ),
    "problem.query_timeout.when": (
        "Truy vấn bị dừng vì quá lâu.",
        "The query was stopped because it took too long.",
    ),
    "problem.query_timeout.do": (
        "Thêm điều kiện hoặc LIMIT.",
        "Add conditions or a LIMIT.",
    ),
    "problem.query_too_heavy.when": (
        "Truy vấn cần nhiều bộ nhớ hơn mức cho phép.",
        "The query needs more memory than it may have.",
    ),
    "problem.query_too_heavy.do": (
        "Thêm điều kiện hoặc LIMIT.",
        "Add conditions or a LIMIT.",
    ),
    "problem.query_syntax.when": (
        "Truy vấn sai cú pháp SPARQL.",
        "The query is not SPARQL.",
    ),
    "problem.query_syntax.do": (
        "Xem dòng `line` của truy vấn.",
        "See line `line` of the query.",
    ),
    "problem.report_refused.when": (
        "Báo cáo tiến độ thiếu phần cần có hoặc không hợp lý.",
        "A status report lacks a part that it needs, or makes no sense.",
    ),
    "problem.report_refused.do": (
        "Sửa trường nêu trong `detail`.",
        "Mend the field that `detail` names.",
    ),
    "problem.stopping.when": (
        "Máy chủ dừng trước khi trả lời xong.",
        "The server stopped before the answer was ready.",
    ),
    "problem.stopping.do": ("Thử lại sau.", "Try again later."),
    "problem.store_full.when": (
        "Đĩa của máy chủ đã đầy.",
        "The disk of the server is full.",
    ),
    "problem.store_full.do": (
        "Báo người quản trị; gửi lại sau.",
        "Tell whoever runs the server; send it again later.",
    ),
    "problem.store_too_large.when": (
        "Câu trả lời phải đi qua mọi văn bản của một kho rất lớn.",
        "The answer would walk through all letters of a very large store.",
    ),
    "problem.store_too_large.do": (
        "Hỏi về một văn bản hoặc một cơ quan, hoặc dùng `/sparql`.",
        "Ask for one document or agency, or use `/sparql`.",
    ),
    "problem.writer_away.when": (
        "Tiến trình ghi của máy chủ đang khởi động lại.",
        "The process of the server that writes is being started again.",
    ),
    "problem.writer_away.do": (
        "Gửi lại sau số giây trong `Retry-After`.",
        "Send it again after the seconds in `Retry-After`.",
    ),
    "problem.store_unavailable.when": (
        "Kho bị giữ, bị hỏng hoặc chưa có.",
        "The store is held, damaged or not there.",
    ),
    "problem.store_unavailable.do": (
        "Báo người quản trị; thử lại sau.",
        "Tell whoever runs the server; try again later.",
    ),
    "problem.too_many_requests.when": (
        "Một máy gửi quá nhiều truy vấn cùng lúc.",
        "One client asks too many queries at once.",
    ),
    "problem.too_many_requests.do": (
        "Thử lại sau số giây trong tiêu đề Retry-After; gửi lần lượt.",
        "Try again after the seconds in the header Retry-After; ask one by one.",
    ),
    "problem.unauthorized.when": (
        "Không có mã truy cập, hoặc mã sai, hết hạn hay đã thu hồi.",
        "There is no token, or it is unknown, has expired or was taken back.",
    ),
    "problem.unauthorized.do": (
        "Gửi tiêu đề Authorization: Bearer … với mã do người quản trị cấp.",
        "Send Authorization: Bearer … with a token from whoever runs the server.",
    ),
    "problem.unreadable_letter.when": (
        "Tệp không đọc được thành văn bản.",
        "The file cannot be read as a letter.",
    ),
    "problem.unreadable_letter.do": (
        "Xem `detail`; gửi bản gốc hoặc bản quét rõ hơn.",
        "See `detail`; send the original, or a better scan.",
    ),
    "problem.unsupported_media_type.when": (
        "Nội dung gửi lên có kiểu không đọc ở đây.",
        "The body is of a type that is not read here.",
    ),
    "problem.unsupported_media_type.do": (
        "Gửi Content-Type là một trong các kiểu nêu trong `detail`.",
        "Send a Content-Type that `detail` names.",
    ),
    "problem.uri_too_long.when": (
        "Địa chỉ kèm tham số quá dài.",
        "The address with its parameters is too long.",
    ),
    "problem.uri_too_long.do": (
        "Gửi truy vấn dài bằng POST.",
        "Send a long query by POST.",
    ),
}
