"""What can be wrong with a correction, each with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import GraphError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 80
_MOST = 12
_STATUS_VI = {
    "proposed": "đang đề nghị",
    "confirmed": "đã duyệt",
    "rejected": "đã bác",
    "undone": "đã hoàn tác",
}


class Why:
    """Why a proposal cannot be, in Vietnamese and English."""

    empty = "{what} để trống", "{what} is empty"
    long = "{what} dài quá {most} ký tự", "{what} has more than {most} characters"
    hidden = "{what} có ký tự điều khiển", "{what} holds control characters"
    no_words = "câu trích không có chữ", "the quote has no words"
    not_deadline = (
        "{value!r} không phải thời hạn: 2025-07-25, 2025-07, 2025-Q3, P1M, …",
        "{value!r} is no deadline: 2025-07-25, 2025-07, 2025-Q3, P1M, …",
    )
    not_number = (
        "{value!r} không phải số ký hiệu, như 123/UBND-KTTH",
        "{value!r} is no number of a document, like 123/UBND-KTTH",
    )
    not_date = (
        "{value!r} không phải ngày; viết NNNN-TT-NN, NNNN-TT hoặc NNNN",
        "{value!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY",
    )
    not_type = (
        "{value!r} không phải loại văn bản, như Công văn hoặc Kế hoạch",
        "{value!r} is no type of document, like Công văn or Kế hoạch",
    )
    no_day = "không có ngày {value}", "there is no day {value}"
    not_one_of = "{value!r} không thuộc: {listed}", "{value!r} is none of: {listed}"
    no_agency = "nêu cơ quan", "name the agency"
    no_task = "nêu mục của nhiệm vụ", "name the task"
    no_quote = "nêu chữ in trong văn bản", "give the words that are printed"
    no_value = "nêu giá trị", "give the value"
    no_object = "nêu văn bản được dẫn", "name the document that is cited"
    no_issuer = (
        "{value!r} là một nhóm, không ban hành văn bản",
        "{value!r} is a group, which issues nothing",
    )
    itself = (
        "một văn bản không có quan hệ với chính nó",
        "a letter has no relation to itself",
    )
    several = (
        "ở đó có nhiều giá trị: {listed}; nêu giá trị cũ",
        "several stand there: {listed}; say which it was",
    )
    already = "đã là {value}", "it is {value} already"
    which = (
        "chữ này có {count} chỗ; nêu chỗ thứ mấy",
        "these words stand there {count} times; say which by number",
    )
    so_many = "chữ này có {count} chỗ", "these words stand there {count} times"


class BadCorrectionError(GraphError):
    """A proposal that says too little, too much, or what cannot be."""

    vi = "đề nghị sửa không hợp lệ: {reason_vi}"
    en = "the correction cannot be proposed: {reason_en}"

    def __init__(self, reason: tuple[str, str], **fields: object) -> None:
        super().__init__(reason, fields)
        shown = {k: cut(v) if isinstance(v, str) else v for k, v in fields.items()}
        self.reason_vi, self.reason_en = (text.format(**shown) for text in reason)


class NoPlaceError(GraphError):
    """What a proposal speaks of is not in the letter; `there` is what is."""

    vi = "văn bản {letter} không có {what!r}{there_vi}"
    en = "the letter {letter} has no {what!r}{there_en}"

    def __init__(self, letter: str, what: str, there: Sequence[str] = ()) -> None:
        super().__init__(letter, what, tuple(there))
        self.letter = letter
        self.what = cut(what)
        self.there = tuple(there)
        more = "; …" if len(there) > _MOST else ""
        listed = "; ".join(cut(one) for one in there[:_MOST]) + more
        self.there_vi = f"; ở đó có: {listed}" if there else ""
        self.there_en = f"; what is there: {listed}" if there else ""


class ContradictionError(GraphError):
    """A correction of what another one, that counts or is the same, lays hands on."""

    vi = "trùng với {other} ({status_vi}); hãy hoàn tác hoặc bác nó trước"
    en = "{other} ({status}) is about the same; undo or reject it first"

    def __init__(self, other: str, status: str) -> None:
        super().__init__(other, status)
        self.other = other
        self.status = status
        self.status_vi = _STATUS_VI[status]


class WrongStatusError(GraphError):
    """A step that a correction of this status cannot take."""

    vi = "{id} {status_vi}, không phải {wanted_vi}; xem `chidao correct list`"
    en = "{id} is not {wanted} but {status}; see `chidao correct list`"

    def __init__(self, id_: str, status: str, wanted: str) -> None:
        super().__init__(id_, status, wanted)
        self.id = id_
        self.status = status
        self.wanted = wanted
        self.status_vi, self.wanted_vi = _STATUS_VI[status], _STATUS_VI[wanted]


def cut(words: str) -> str:
    """As much of what somebody wrote as a line can say back."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
