"""Open sets: "các Nghị quyết của Quốc hội", "các văn bản chỉ đạo của Chính phủ".

A set is a plural, or a type without a name, with an issuer or a subject; it stays a
set and is never resolved to one act.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.citations import Mention
from extract.issuance import FORMER
from extract.letters import CAPITAL
from extract.titles import TITLED, title_end
from ontology.registry import document_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from extract.agencies import AgencyMention

_SET_TYPE = (
    r"(?:văn bản(?: quy phạm pháp luật| (?:của )?chỉ đạo)?|nghị quyết|kết luận|"
    r"chỉ thị|quyết định|nghị định|thông tư|thông báo|công điện|luật|"
    r"quy hoạch|chương trình|kế hoạch|đề án)"
    r"(?: (?:thực hiện quy hoạch|phát triển (?!kinh)\w+(?: \w+)?|đã ban hành))*"
)
_SET = re.compile(
    r"(?=[cnvkqtlđ])(?<!\w)(?<!kỷ )(?<!pháp )(?<!quy )(?P<plural>(?:[Cc]ác|những) )?"
    rf"(?P<types>{_SET_TYPE}"
    rf"(?:(?:, | và ){_SET_TYPE})*)(?P<of> (?:của |(?={CAPITAL})))?",
    re.IGNORECASE,
)
_LOWER_PLAN = r"(?:kế hoạch|chương trình|đề án)\b"
_ANY = re.compile(r"văn bản", re.IGNORECASE)
"""One of any kind: "thể thức văn bản của Đảng"."""
_SUBJECT = re.compile(r" về ")
_QUALIFIED = re.compile(r"quy phạm pháp luật|thực hiện quy hoạch|đã ban hành")
_LOCALITY = re.compile(r" của (?:địa phương|tỉnh|cấp trên)\b")
_LISTED = re.compile(rf"{FORMER}?(?:(?:\s*,?\s*(?:bao )?gồm)?\s*:|\s+số:?\s+\d)")
_JOINT = re.compile(r"(?:, | và )(?:của )?")
_CLAUSE_END = re.compile(r"\s\(|;|\.\s|\n|, (?:bảo đảm|đảm bảo|đẩy mạnh|tăng cường)")


def find_open_sets(
    text: str, agencies: Sequence[AgencyMention], marks: AbstractSet[int]
) -> Iterator[Mention]:
    """Find the open sets, in order."""
    starts = {agency.start: agency for agency in agencies}
    for match in _SET.finditer(text):
        types = match["types"]
        end, issuers = _issuers(text, match, starts)
        about = None
        if not issuers and (place := _LOCALITY.match(text, end)):
            if not match["plural"] and not _QUALIFIED.search(types):
                continue
            end = place.end()
        elif not issuers:
            about = _SUBJECT.match(text, end) if match["plural"] else None
            if about:
                end = min(
                    title_end(text, about.end(), agencies, marks), _clause(text, end)
                )
            elif not (_QUALIFIED.search(types) and match["plural"]):
                continue
        elif not match["plural"] and re.match(_LOWER_PLAN, types):
            continue  # "kế hoạch của Sở X" is any plan of its own
        listed = _LISTED.match(text, end) is not None
        title = _set_title(text, end, agencies, marks) if issuers else None
        if _ANY.fullmatch(types) and not (match["plural"] or title or listed):
            continue
        yield Mention(
            start=match.start(),
            end=end,
            kind="open",
            type=_canonical(" ".join(re.split(r",|\svà\s", types)[0].split()[:2])),
            number=None,
            date=None,
            issuer="; ".join(a.printed for a in issuers) or None,
            issuer_basis="printed" if issuers else "unknown",
            level=issuers[0].level if len(issuers) == 1 else None,
            title=title,
            rule="R-SET-ISSUER" if issuers else "R-SET-SUBJECT",
            confidence=0.85,
            head=listed,
        )


def _issuers(
    text: str, match: re.Match[str], starts: dict[int, AgencyMention]
) -> tuple[int, list[AgencyMention]]:
    """The issuers that follow: "của Chính phủ, của Tỉnh ủy"."""
    issuers: list[AgencyMention] = []
    end, at = match.end("types"), match.end()
    if not match["of"]:
        return end, []
    if match["of"].strip() != "của" and "chỉ đạo" not in match["types"]:
        return end, []
    while agency := starts.get(at):
        issuers.append(agency)
        end = agency.end
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        at = joint.end()
    return end, issuers


def _set_title(
    text: str, end: int, agencies: Sequence[AgencyMention], marks: AbstractSet[int]
) -> tuple[int, int] | None:
    """What the set is about: "về kinh tế - xã hội …", "triển khai thực hiện …"."""
    opening = TITLED.match(text, end)
    if opening is None or end in marks:
        return None
    return opening.end(), title_end(text, opening.end(), agencies, marks)


def _clause(text: str, start: int) -> int:
    """The end of a subject: a bracket, or the verb that goes on."""
    stop = _CLAUSE_END.search(text, start)
    return stop.start() if stop else len(text)


def _canonical(printed: str) -> str:
    """The registry's spelling where the type is a row of it, else as printed."""
    known = _printed_types()
    words = printed.casefold().split()
    for count in (len(words), 2):
        if name := known.get(" ".join(words[:count])):
            return name
    return printed.capitalize()


@cache
def _printed_types() -> dict[str, str]:
    return {name.casefold(): name for kind in document_types() for name in kind.printed}
