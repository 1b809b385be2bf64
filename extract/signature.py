"""Who signs: for whom, in which office, by what name (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re

from extract.endings import AUTHORITY
from extract.letters import CAPITAL, SMALL, UPPER
from extract.model import Signer

_CAPITALS = re.compile(rf"{CAPITAL}[{UPPER} .,/-]*")
OFFICE = re.compile(
    r"(?:PHÓ|QUYỀN|Q\.|CHỦ|GIÁM|BỘ TRƯỞNG|THỨ|TỔNG|CỤC|CHI CỤC|VỤ|TRƯỞNG|CHÁNH|VIỆN|"
    r"HIỆU|BÍ|THỦ|THỐNG|TƯ LỆNH|CHÍNH|KẾ TOÁN|ỦY VIÊN|UỶ VIÊN)(?!\w)"
)
"""What opens the name of an office, in capitals."""

_INITIAL = rf"{CAPITAL}{SMALL}*(?!\w)"
_NAME = re.compile(rf"{_INITIAL}(?: {_INITIAL}){{1,5}}")
# Below the list of recipients, a smudge before it: "(3b). he/ Vũ Chí Hùng".
_BELOW = re.compile(rf"[.;)] (?:[^\sA-ZĐ]{{1,4}} )?(?P<name>{_NAME.pattern})$")
_FAR = 200  # characters, and
_SOON = 3  # lines from the recipients to the name, with what OCR made of a seal


def read_signer(signature: str, further: str, recipients: str) -> Signer:
    """Authority (TM., KT.), office, and the name: the last capitalised words.

    `further` is what of it stands on the next page, if the page ended in it. OCR may
    read the name last of all, on the line that ends the `recipients`.
    """
    below = _BELOW.search(recipients)
    further = further or (below["name"] if below else "")
    names = _NAME.findall(signature)
    if not names:
        signature = f"{signature}\n{further}"
        names = _NAME.findall(further)[:1]
    authority, title = _capacity(signature)
    return Signer(
        name=names[-1] if names else None,
        title=" ".join(title) or None,
        authority=" ".join(authority) or None,
    )


def name_behind(text: str, end: int) -> str:
    """The line behind the list of recipients that is a name, if one soon is.

    There OCR puts it that reads office and recipients as one: "Nơi nhận: KT. CHỦ TỊCH".
    """
    lines = text[end : end + _FAR].strip("\n").split("\n")[:_SOON]
    return next(filter(_NAME.fullmatch, lines), "")


def _capacity(signature: str) -> tuple[list[str], list[str]]:
    """For whom, and in which office: lines in capitals, which may be broken.

    "TM. ỦY BAN THƯỜNG VỤ", "QUỐC HỘI", "CHỦ TỊCH": an office begins with a word of
    its own.
    """
    authority: list[str] = []
    title: list[str] = []
    for line in filter(None, signature.split("\n")):
        if AUTHORITY.match(line) and not title:
            authority.append(line)
        elif not _CAPITALS.fullmatch(line):
            if authority or title:
                break
        elif title or not authority or OFFICE.match(line):
            title.append(line)
        else:
            authority.append(line)
    return authority, title
