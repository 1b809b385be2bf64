"""The steps in which the graph is brought up to date, as bars tell them."""

from __future__ import annotations

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "progress.rate": ("{rate:.0f}/giây", "{rate:.0f}/s"),
    "progress.reading": ("Đọc nội dung văn bản", "Reading what letters say"),
    "progress.comparing": ("So các bản của một văn bản", "Comparing copies"),
    "progress.deciding": ("Xác định văn bản được viện dẫn", "Finding what is cited"),
    "progress.counting": ("Đối chiếu thông tin", "Weighing what is said"),
    "progress.bodies": ("Xác định cơ quan", "Finding bodies"),
    "progress.stating": ("Lập quan hệ", "Stating relations"),
    "progress.deriving": ("Ghi kết quả", "Writing what follows"),
    "progress.indexing_things": (
        "Lập chỉ mục văn bản, cơ quan",
        "Indexing documents and agencies",
    ),
    "progress.indexing_letters": ("Lập chỉ mục nội dung", "Indexing what letters say"),
}
