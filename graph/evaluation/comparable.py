"""Words of two readers made comparable: numbers, agencies, labels, kinds of relation.

A person who annotates and a program print the same thing in many ways. What is equal
here counts as the same in an evaluation, and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUP: Final = "nhóm"
"""What every open group is called: "các đơn vị, địa phương (có liên quan)"."""

_FAMILIES: Final = {
    "guides": "implements",
    "details": "implements",
    "acts_on_proposal": "based_on",
    "follows_direction": "based_on",
    "reports_on": "cites",
}
"""Relations that are not told apart, by the one that stands for all."""

_OF_A_LETTER: Final = frozenset(
    (
        *("implements", "based_on", "cites", "promulgates", "establishes"),
        *("encloses", "amends", "replaces", "abrogates", "orders_drafting"),
    )
)
"""What gold may say that a letter does; all else is a mention."""

_SPELLINGS: Final = (("uỷ", "ủy"), ("hoà", "hòa"), ("–", "-"), ("—", "-"))
_SHORT: Final = (
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("tp.", "thành phố "),
)
_HEADS: Final = re.compile(
    r"^(các|thủ trưởng các|giám đốc|thủ trưởng|chủ tịch|lãnh đạo) "
)
_PROVINCE: Final = re.compile(r" (thuộc |của )?tỉnh( [^ ]+ [^ ]+)?$")
_AND_OTHERS: Final = re.compile(
    r" (và các|các) (đơn vị|cơ quan|địa phương).*liên quan$"
)
_GROUP: Final = re.compile(
    r"((bộ|sở) )?(ban )?ngành\b|(bộ|sở|ban)$|(cơ quan|đơn vị|địa phương)\b"
)
_PERCENT: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_ITEM: Final = re.compile(r"^[\d\w]{1,3}[.)] ?|^[-+] ?")


def fold(words: str | None) -> str:
    """Words without case, white space and what old spelling makes of them."""
    folded = unicodedata.normalize("NFC", words or "").replace("Ð", "Đ").casefold()
    for old, new in _SPELLINGS:
        folded = folded.replace(old, new)
    return " ".join(folded.split())


def number_key(printed: str | None) -> str | None:
    """A number without blanks and leading noughts; "-" and "/" stay as they are."""
    folded = re.sub(r"\s+", "", fold(printed))
    return re.sub(r"^0+(?=\d)", "", folded) or None


def agency_key(printed: str) -> str:
    """An agency without its head, its province and whom it is named with."""
    name = re.sub(r"[,.;:()\-–]", " ", _in_full(fold(printed)))
    name = _HEADS.sub("", " ".join(name.split()))
    name = _AND_OTHERS.sub("", _PROVINCE.sub("", name))
    return GROUP if _GROUP.match(name) else name


def body_key(printed: str) -> str:
    """A body with its province, in full words."""
    return " ".join(_in_full(fold(printed).replace("tp ", "tp. ")).split())


def label_key(printed: object) -> str:
    """The label of a task: "3. b)" is "3.b"."""
    return re.sub(r"[.\s)]+", ".", fold(str(printed))).strip(".")


def opening_key(words: str | None) -> str:
    """How a task begins, by which it is known again."""
    return fold(words)[:60]


def unlabelled(words: str) -> str:
    """The words of a task without the label before them."""
    return _ITEM.sub("", fold(words))[:60]


def family(relation: str) -> str:
    """The relation that stands for this one and those like it."""
    return _FAMILIES.get(relation, relation)


def family_of_letter(relation: str) -> str:
    """The same for what gold says that the letter itself does."""
    found = family(relation)
    return found if found in _OF_A_LETTER else "cites"


def due_key(value: str | None) -> str | None:
    """The value of a deadline; None for a condition."""
    return value.strip().upper() if value else None


def percents(targets: Iterable[object]) -> frozenset[float]:
    """The quantities of targets: those in "95% kế hoạch vốn", or as numbers."""
    found: set[float] = set()
    for target in targets:
        if isinstance(target, int | float):
            found.add(float(target))
        elif isinstance(target, str):
            found |= {float(n.replace(",", ".")) for n in _PERCENT.findall(target)}
    return frozenset(found)


def _in_full(folded: str) -> str:
    for short, full in _SHORT:
        folded = folded.replace(short, full)
    return folded
