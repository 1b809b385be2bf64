"""Webhooks: where they may lead, and what is said of those that fail."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "title.address_refused": ("Không gọi địa chỉ này", "Address refused"),
    "request.address_no_url": (
        "{url}: cần địa chỉ http(s) đầy đủ, không kèm tên và mật khẩu",
        "{url}: a full http(s) URL is needed, without name and password",
    ),
    "request.address_unknown_host": (
        "không tìm thấy máy {url}; kiểm tra lại tên",
        "the host {url} is not found; check its name",
    ),
    "request.address_private": (
        "{url} ở trong mạng nội bộ; người quản trị cho phép: CHIDAO_WEBHOOKS_PRIVATE=1",
        "{url} is not on the internet; the server may allow CHIDAO_WEBHOOKS_PRIVATE=1",
    ),
    "invalid.subscription": (
        "cần document hoặc agency",
        "document or agency is needed",
    ),
    "request.full": (
        "đã có {limit}; hãy bỏ bớt rồi thêm",
        "there are {limit} already; take some out first",
    ),
}
