"""The type word before a number: "Nghị quyết số …", "Luật Đầu tư công số …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.laws import LAW, LONGEST, law_end
from ontology.registry import document_types

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from extract.agencies import AgencyMention
    from extract.numbers import DocumentNumber

_COUNTED = re.compile(r"(?: \(?| ?[-\u2013] ?)s[^\W\d] ?:? ?$| $", re.IGNORECASE)
"""What stands between type word and number: "số", however OCR read it."""
_UNKNOWN = re.compile(
    r"(?:(?! (?:Nghị định|Nghị quyết|Thông tư|Quyết định|Căn cứ|này|theo|tại)\b)"
    r"[^;.:()\n\d]){2,120}"
)
"""The name of a law that no registry knows, commas and all."""
_OF_ASSEMBLY = {"Luật", "Nghị quyết", "Pháp lệnh", "Hiến pháp"}
"""What a number that ends in QH15 can be of."""


@cache
def _types() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {name: kind.name for kind in document_types() for name in kind.printed}
    pattern = "|".join(
        re.escape(n).replace(r"\ ", r"\s+")
        for n in sorted(names, key=len, reverse=True)
    )
    left = re.compile(rf"(?<!\w)(?<!pháp )(?P<type>{pattern})(?: của)?$", re.IGNORECASE)
    return left, {name.casefold(): kind for name, kind in names.items()}


def type_before(
    text: str, start: int, number: DocumentNumber, ends: Mapping[int, AgencyMention]
) -> tuple[tuple[int, str] | None, AgencyMention | None]:
    """The type word before a number: where it starts, and its printed name.

    `ends` are the agencies by where they end. Between the two may stand the name of a
    law ("Luật Đầu tư công số …") or the issuer ("Nghị định của Chính phủ số …"), which
    is then given too.
    """
    counted = _COUNTED.search(text, max(0, start - 24), start)
    end = counted.start() if counted else start
    assembly = number.body is not None and number.body.term and number.type is None
    typed = _typed(text, end)
    if typed and (not assembly or canonical(typed[1]) in _OF_ASSEMBLY):
        return typed, None
    if counted is None:
        return None, None
    if (number.type is None or number.type.normative) and (
        law := _law_left(text, {end, start - 1})
    ):
        return law, None
    if (issuer := ends.get(end)) and (typed := _typed(text, issuer.start - 1)):
        return typed, issuer
    return None, None


def _typed(text: str, end: int) -> tuple[int, str] | None:
    """The type word that ends at `end`."""
    match = _types()[0].search(text, max(0, end - 30), end)
    return match and (match.start(), " ".join(match["type"].split()).capitalize())


def _law_left(text: str, ends: AbstractSet[int]) -> tuple[int, str] | None:
    """The law whose name ends at one of `ends`; one that amends others begins first.

    The "số" before a number may be the last word of a name ("công nghệ số 71/2025/…").
    """
    last = max(ends)
    laws = list(LAW.finditer(text, max(0, last - LONGEST), last))
    for law in laws:
        if law_end(text, law.end()) in ends:
            return law.start(), law["type"].capitalize()
    if laws and _UNKNOWN.fullmatch(text, laws[-1].end(), min(ends)):
        return laws[-1].start(), laws[-1]["type"].capitalize()
    return None


def canonical(printed: str) -> str:
    """The name of a type that is printed otherwise: "Bộ luật" is a law."""
    return _types()[1].get(printed.casefold(), printed)
