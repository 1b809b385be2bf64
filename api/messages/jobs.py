"""Uploads over HTTP, and the jobs that store them."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "title.no_room": ("Hết chỗ trên đĩa", "No room on the disk"),
    "title.bad_manifest": ("Sổ văn bản có lỗi", "The register has mistakes"),
    "request.no_room": (
        "đĩa của máy chủ đã đầy, không lưu gì; hãy báo người quản trị",
        "the server's disk is full, nothing was kept; tell whoever runs it",
    ),
    "request.unknown_id": (
        "không có {id}, hoặc đã kết thúc từ lâu; xem danh sách",
        "there is no {id}, or it ended long ago; see the list",
    ),
    "request.bad_form": (
        "biểu mẫu không đọc được ({reason}); gửi multipart/form-data, trường file",
        "the form cannot be read ({reason}); send multipart/form-data, field file",
    ),
    "job.no_room": (
        "không ghi được vào đĩa; hãy báo người quản trị dọn chỗ rồi gửi lại",
        "the disk cannot be written; have room made, then send the files again",
    ),
    "job.too_many": (
        "nhiều hơn {most} văn bản; hãy chia ra và gửi từng phần",
        "more than {most} letters; split them and send one part at a time",
    ),
    "job.mistake": (
        "lỗi của chương trình; các văn bản đã xong vẫn ở trong kho",
        "a mistake of this program; the letters that are done stay in the store",
    ),
}
