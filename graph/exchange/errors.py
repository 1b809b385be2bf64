"""What can be wrong with a file that is to be imported."""

from __future__ import annotations

from typing import ClassVar

from graph.errors import LONGEST_KEY, GraphError, cut


class ImportRefusedError(GraphError):
    """A file that is no former export; `line` counts from 1, None where not known.

    `reason` is a key of `REASONS`, `value` what is wrong.
    """

    vi = "{place}: {why_vi}; kho không thay đổi"
    en = "{place}: {why_en}; the store is as it was"

    REASONS: ClassVar[dict[str, tuple[str, str]]] = {
        "syntax": ("sai cú pháp: {value}", "it does not parse: {value}"),
        "gzip": ("tệp nén hỏng: {value}", "its compression is damaged: {value}"),
        "too_large": ("lớn hơn {value} byte", "more than {value} bytes"),
        "empty": (
            "không có văn bản nào; chỉ nhập được tệp do `chidao export` xuất ra",
            "it holds no letter; only files of `chidao export` can be imported",
        ),
        "no_graph": (
            "có phát biểu nằm ngoài đồ thị có tên; hãy xuất lại dạng trig hoặc nquads",
            "a statement is in no named graph; export as trig or nquads",
        ),
        "base": (
            "đồ thị {value} không thuộc kho này; xem CHIDAO_BASE",
            "graph {value} is not of this installation; see CHIDAO_BASE",
        ),
        "name": ("tên đồ thị {value} không hợp lệ", "{value} names no graph of ours"),
        "blank": (
            "{value} có nút không tên hoặc phát biểu lồng nhau",
            "{value} holds a node without a name, or a statement in another",
        ),
        "subject": (
            "văn bản chỉ được nói về chính nó, không nói về {value}",
            "a letter may speak of itself only, not of {value}",
        ),
        "hash": ("{value} không phải mã SHA-256", "{value} is no SHA-256"),
        "no_letter": ("không đọc được {value}", "no letter as we write it: {value}"),
        "no_records": (
            "ghi chép về đính chính bị hỏng: {value}",
            "its record of corrections is damaged: {value}",
        ),
        "differs": (
            "{value} đã có trong tệp khác với nội dung khác",
            "{value} is in another of the files, and differs",
        ),
        "held": (
            "{value} đã có trong kho; hãy nhập không kèm --bulk, hoặc vào kho mới",
            "{value} is in the store; import it without --bulk, or into a new store",
        ),
        "other_letter": (
            "mã {value} trong kho là của văn bản khác; hãy gỡ nó bằng `chidao remove`",
            "{value} is another letter in the store; take that out (`chidao remove`)",
        ),
    }

    def __init__(self, name: str, line: int | None, reason: str, value: str) -> None:
        super().__init__(name, line, reason, value)
        self.name = name
        self.line = line
        self.reason = reason
        self.value = value
        self.place = name if line is None else f"{name}:{line}"
        vi, en = self.REASONS[reason]
        self.why_vi = vi.format(value=cut(value, 4 * LONGEST_KEY))
        self.why_en = en.format(value=cut(value, 4 * LONGEST_KEY))
