"""Who may write over HTTP: tokens, and what is said where one is missing."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "help.token": (
        "Quản lý mã truy cập để ghi qua HTTP.",
        "Tokens, with which people write over HTTP.",
    ),
    "help.token_add": (
        "Cấp một mã truy cập cho một người; mã chỉ in ra một lần này.",
        "Give a person a token; it is printed this once.",
    ),
    "help.token_list": (
        "Liệt kê các mã truy cập: định danh, tên, quyền, ngày hết hạn.",
        "List the tokens: id, name, scopes, last day.",
    ),
    "help.token_revoke": (
        "Thu hồi một mã truy cập theo định danh.",
        "Take a token back, by its id.",
    ),
    "help.option.scope": (
        (
            "Quyền; lặp lại để cấp nhiều quyền. confirm gồm propose, admin gồm tất cả, "
            "quyền nào cũng gồm read."
        ),
        (
            "What it allows; may be repeated. confirm includes propose, admin all, "
            "each of them read."
        ),
    ),
    "help.option.valid_days": (
        "Số ngày có hiệu lực, kể từ hôm nay.",
        "Days for which it counts, from today.",
    ),
    "token.added": (
        (
            "Đã cấp mã {id} cho {name} ({scopes}), dùng đến hết ngày {expires}. "
            "Hãy cất giữ: mã không hiện lại."
        ),
        (
            "Token {id} for {name} ({scopes}) counts until {expires}. Keep it: it is "
            "not shown again."
        ),
    ),
    "token.revoked": (
        "Đã thu hồi mã {id} của {name}.",
        "Took back token {id} of {name}.",
    ),
    "token.unknown": (
        "không có mã truy cập {id}; xem `chidao token list`",
        "there is no token {id}; see `chidao token list`",
    ),
    "token.no_name": (
        "tên phải có chữ, không quá {limit} ký tự",
        "the name has to have letters, {limit} characters at most",
    ),
    "token.expired": ("hết hạn", "expired"),
    "title.unauthorized": ("Cần mã truy cập", "A token is needed"),
    "title.forbidden": ("Không đủ quyền", "Not allowed"),
    "title.access_unavailable": (
        "Không kiểm soát được quyền truy cập",
        "Access cannot be checked or recorded",
    ),
    "request.tokens_damaged": (
        "{file} hỏng hoặc không đọc được; người quản trị hãy khôi phục tệp này",
        "{file} is damaged or cannot be read; whoever runs this has to restore it",
    ),
    "request.two_tokens": (
        "có nhiều tiêu đề Authorization; chỉ gửi một",
        "there are several headers Authorization; send one",
    ),
    "request.no_record": (
        "không ghi được nhật ký ({reason}) nên không thực hiện; hãy báo người quản trị",
        (
            "it cannot be put on record ({reason}), so it was not done; tell whoever "
            "runs this"
        ),
    ),
    "request.no_token": (
        "cần mã truy cập: gửi tiêu đề Authorization: Bearer …; `chidao token add` cấp",
        "a token is needed: send Authorization: Bearer …; `chidao token add` gives one",
    ),
    "request.bad_token": (
        "mã truy cập không đúng hoặc đã hết hạn; hãy xin mã mới",
        "the token is unknown or has expired; ask for a new one",
    ),
    "title.cross_site": ("Biểu mẫu không hợp lệ", "Not a form of this session"),
    "request.cross_site": (
        "biểu mẫu không phải của phiên đăng nhập này; hãy mở lại trang rồi gửi lại",
        "the form is not of this session; open the page again and send it from there",
    ),
    "request.changed_meanwhile": (
        "người khác vừa sửa điều này; trang đã hiện tình trạng mới nhất, hãy xem lại",
        "somebody else has just changed this; the page shows how it stands now",
    ),
    "request.no_step": (
        "biểu mẫu không nêu việc cần làm; hãy mở lại trang",
        "the form does not say what to do; open the page again",
    ),
    "request.scope": (
        "mã truy cập không có quyền {scope}; hãy xin mã có quyền này",
        "the token does not have the scope {scope}; ask for one that has",
    ),
}
