"""The data for those who work with it."""

from typing import Final

MESSAGES: Final = {
    "api.title": ("Mô tả API", "The API"),
    "api.about": (
        (
            "Mọi trang của hệ thống đều lấy dữ liệu từ các địa chỉ dưới đây; chương "
            "trình khác cũng dùng được. Lỗi trả về theo application/problem+json (RFC "
            "9457)."
        ),
        (
            "Every page is made of what these addresses give, and other programs may "
            "use them too. Errors are application/problem+json (RFC 9457)."
        ),
    ),
    "api.file": ("Tệp mô tả OpenAPI", "The OpenAPI document"),
}
