"""What went wrong over HTTP: titles and details."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "title.ambiguous": ("Nhiều khả năng", "Several choices"),
    "title.bad_request": ("Yêu cầu không hợp lệ", "Bad request"),
    "title.internal": ("Lỗi của máy chủ", "Error of the server"),
    "title.invalid": ("Tham số không hợp lệ", "Invalid parameter"),
    "title.method_not_allowed": ("Sai phương thức", "Method not allowed"),
    "title.no_such_page": ("Không có trang này", "No such page"),
    "title.not_acceptable": ("Không có dạng này", "Not acceptable"),
    "title.not_found": ("Không tìm thấy", "Not found"),
    "title.payload_too_large": ("Nội dung quá lớn", "Body too large"),
    "title.stopping": ("Máy chủ đang dừng", "The server is stopping"),
    "request.stopping": (
        "Máy chủ dừng trước khi trả lời xong; hãy thử lại sau",
        "The server stopped before the answer was ready; try again later",
    ),
    "title.busy": ("Máy chủ đang bận", "The server is busy"),
    "request.busy": (
        "Đang có nhiều yêu cầu nặng; hãy thử lại sau {seconds} giây",
        "Too many heavy requests at once; try again in {seconds} seconds",
    ),
    "title.too_many_requests": ("Quá nhiều yêu cầu", "Too many requests"),
    "request.too_many_requests": (
        "máy của bạn có quá nhiều yêu cầu cùng lúc; hãy thử lại sau {seconds} giây",
        "too many requests of yours at once; try again in {seconds} seconds",
    ),
    "title.query_timeout": ("Truy vấn quá lâu", "The query takes too long"),
    "request.query_timeout": (
        "truy vấn bị dừng sau {seconds} giây; hãy thêm điều kiện hoặc LIMIT",
        "the query was stopped after {seconds} seconds; add conditions or a LIMIT",
    ),
    "title.query_too_heavy": ("Truy vấn quá nặng", "The query is too heavy"),
    "request.query_too_heavy": (
        "truy vấn cần nhiều bộ nhớ hơn mức cho phép; hãy thêm điều kiện hoặc LIMIT",
        "the query needs more memory than it may have; add conditions or a LIMIT",
    ),
    "title.uri_too_long": ("Địa chỉ quá dài", "Address too long"),
    "request.uri_too_long": (
        "địa chỉ dài hơn {limit} byte; gửi nội dung dài bằng POST",
        "the address is longer than {limit} bytes; send what is long by POST",
    ),
    "title.headers_too_large": ("Tiêu đề quá lớn", "Headers too large"),
    "request.headers_too_large": (
        "các tiêu đề dài hơn {limit} byte; bỏ bớt",
        "the headers are longer than {limit} bytes; send fewer",
    ),
    "title.query_refused": ("Từ chối truy vấn", "Query refused"),
    "title.query_syntax": ("Sai cú pháp SPARQL", "SPARQL syntax error"),
    "title.store_unavailable": ("Kho không sẵn sàng", "Store unavailable"),
    "title.unreadable_letter": ("Không đọc được văn bản", "Unreadable letter"),
    "title.unsupported_media_type": (
        "Không đọc được kiểu này",
        "Unsupported media type",
    ),
    "request.bad_request": (
        "yêu cầu không đọc được; xem /docs",
        "the request cannot be read; see /docs",
    ),
    "request.internal": (
        "lỗi của máy chủ; báo mã yêu cầu cho người quản trị",
        "the server failed; tell whoever runs it the request id",
    ),
    "request.invalid": ("tham số {name}: {reason}", "parameter {name}: {reason}"),
    "request.media_type": (
        "không đọc nội dung kiểu {sent!r} ở đây; gửi một trong: {offered}",
        "bodies of type {sent!r} are not read here; send one of: {offered}",
    ),
    "request.method_not_allowed": (
        "{path} không nhận {method}; xem /docs",
        "{path} does not take {method}; see /docs",
    ),
    "request.no_file": (
        "biểu mẫu không có tệp; gửi văn bản trong trường file",
        "the form has no file; send the letter in the field file",
    ),
    "request.no_such_page": (
        "không có trang {path}; xem /docs",
        "there is no {path}; see /docs",
    ),
    "request.not_utf8": (
        "yêu cầu không phải UTF-8; gửi lại dưới dạng UTF-8",
        "the request is not UTF-8; send it as UTF-8",
    ),
    "request.one_query": (
        "cần đúng một tham số query, nhận được {count}",
        "exactly one parameter query is needed, {count} came",
    ),
    "request.too_large": (
        "nội dung vượt quá {limit}; gửi từng văn bản một",
        "the body is larger than {limit}; send one letter at a time",
    ),
    "request.too_many_fields": (
        "quá {limit} tham số; bỏ bớt",
        "more than {limit} parameters; send fewer",
    ),
    "request.one_update": (
        "cần đúng một tham số update, nhận được {count}",
        "exactly one parameter update is needed, {count} came",
    ),
    "request.query": (
        "chỉ cập nhật ở đây; hãy gửi câu truy vấn tới /sparql",
        "updates only here; send queries to /sparql",
    ),
    "request.which_graph": (
        "hãy nêu đúng một đồ thị: ?graph=IRI, ?default hoặc địa chỉ của nó",
        "name exactly one graph: ?graph=IRI, ?default, or its own address",
    ),
    "request.graph_syntax": (
        "không đọc được đồ thị: {reason}",
        "the graph does not parse: {reason}",
    ),
    "request.graph_name": (
        "tên đồ thị không phải IRI đầy đủ: {reason}",
        "the name of the graph is no absolute IRI: {reason}",
    ),
    "request.no_graph": (
        "không có đồ thị {graph}",
        "there is no graph {graph}",
    ),
    "request.update": (
        "chỉ truy vấn, không cập nhật; gửi câu truy vấn trong tham số query",
        "queries only, no updates; send a query in the parameter query",
    ),
}
