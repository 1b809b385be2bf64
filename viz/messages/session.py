"""Signing in and out, and what each scope of a token lets a person do."""

from typing import Final

MESSAGES: Final = {
    "session.title": ("Đăng nhập", "Sign in"),
    "session.token": ("Mã truy cập", "Your token of access"),
    "session.about": (
        (
            "Mã do người quản trị cấp (bắt đầu bằng chidao_). Phiên làm việc kéo dài "
            "{hours} giờ, hoặc đến khi mã hết hạn hay bị thu hồi."
        ),
        (
            "Whoever runs the server gives it (it begins with chidao_). A session "
            "lasts {hours} hours, or until the token expires or is revoked."
        ),
    ),
    "session.in": ("Đăng nhập", "Sign in"),
    "session.out": ("Đăng xuất", "Sign out"),
    "session.you": ("Đang đăng nhập:", "Signed in:"),
    "session.may": ("Mã của bạn cho phép:", "Your token allows:"),
    "session.no_token": ("Hãy nhập mã truy cập.", "Enter your token."),
    "session.refused": (
        (
            "Mã này không đúng, đã hết hạn hoặc đã bị thu hồi. Hãy kiểm tra, hoặc xin "
            "người quản trị cấp mã mới."
        ),
        (
            "This token is wrong, has expired or was revoked. Check it, or ask whoever"
            " runs the server for a new one."
        ),
    ),
    "scope.read": ("xem mọi trang", "reading all pages"),
    "scope.propose": (
        "đề nghị sửa điều máy đọc, báo cáo tình hình thực hiện nhiệm vụ",
        "proposing corrections, reporting on tasks",
    ),
    "scope.confirm": (
        "xác nhận, bác, hoàn tác các đề nghị sửa",
        "confirming, rejecting and undoing corrections",
    ),
    "scope.ingest": ("nhập văn bản", "adding documents"),
    "scope.admin": ("quản trị", "everything else: administration"),
}
