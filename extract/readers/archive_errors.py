"""What is not taken out of an archive: the limits, the reasons, the ways out."""

from __future__ import annotations

from extract.errors import UnreadableLetterError
from extract.read import MAX_BYTES

MEGABYTE = 1024 * 1024
MOST_MEMBERS = 2_000
MOST_BYTES = 500 * MEGABYTE
MOST_RATIO = 200

_SPLIT = ("Chia thành nhiều tệp nén", "Split it into several archives")
_ERRORS = {
    "broken": (
        "tệp nén bị hỏng",
        "the archive is damaged",
        "Tải lại hoặc nén lại tệp",
        "Fetch it or pack it again",
    ),
    "deep": (
        "tệp nén nằm quá sâu trong các tệp nén khác",
        "an archive too deep in other archives",
        "Giải nén một lớp rồi nạp lại",
        "Unpack one level and try again",
    ),
    "empty": (
        "tệp nén không có văn bản nào đọc được",
        "the archive holds no letter that can be read",
        "Kiểm tra lại tệp nén",
        "Check the archive",
    ),
    "encrypted": (
        "có mật khẩu",
        "it is encrypted",
        "Giải nén bằng mật khẩu rồi nạp tệp",
        "Unpack it with its password and ingest the file",
    ),
    "large": (
        f"tệp lớn hơn {MAX_BYTES // MEGABYTE} MB",
        f"larger than {MAX_BYTES // MEGABYTE} MB",
        "Tách tệp thành từng văn bản",
        "Split it into single documents",
    ),
    "link": (
        "là liên kết, không phải tệp",
        "it is a link, no file",
        "Nén lại chính tệp đó",
        "Pack the file itself",
    ),
    "many": (
        f"có hơn {MOST_MEMBERS} tệp",
        f"it holds more than {MOST_MEMBERS} files",
        *_SPLIT,
    ),
    "method": (
        "được nén theo cách lạ",
        "packed in an unusual way",
        "Nén lại theo cách thường (deflate)",
        "Pack it again with deflate",
    ),
    "much": (
        f"giải nén ra hơn {MOST_BYTES // MEGABYTE} MB",
        f"it unpacks to more than {MOST_BYTES // MEGABYTE} MB",
        *_SPLIT,
    ),
    "ratio": (
        f"nén quá {MOST_RATIO} lần",
        f"packed more than {MOST_RATIO} times over",
        "Nạp thẳng tệp đó nếu tin được",
        "Ingest the file itself if you trust it",
    ),
    "twice": (
        "tên này đã có trong tệp nén",
        "the archive has this name twice",
        "Đổi tên rồi nén lại",
        "Rename it and pack it again",
    ),
}
"""Reasons and ways out: Vietnamese, English, Vietnamese, English."""


def refusal(name: str, key: str) -> UnreadableLetterError:
    """The error on an archive or a member, by its name and a key of the table."""
    vi, en, way_vi, way_en = _ERRORS[key]
    reason, advice = {"vi": vi, "en": en}, {"vi": way_vi, "en": way_en}
    return UnreadableLetterError(name, reason, advice)
