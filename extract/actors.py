"""Bodies and offices in no list, by the grammar of their names.

A head noun ("trung tâm", "hiệp hội", "tổ trưởng") opens a name that runs to a verb, a
mark or the next name. Ordinary sentences are full of such words, so that one is a name
only where somebody is told to act: it opens a line or a sentence and a verb follows, or
it stands behind "giao", "đề nghị", "phối hợp với", or goes on a list of those.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.branching import branching
from extract.letters import CAPITAL, SMALL
from ontology.registry import actors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    from ontology.registry import Head

    class _Known(Protocol):
        @property
        def start(self) -> int: ...
        @property
        def end(self) -> int: ...


_LOOK_BACK = 60
_LONGEST = 150
_SENTENCE = 300
_ALL = r"(?:(?:[Cc]ác|[Nn]hững|[Tt]oàn thể|[Mm]ọi|\d{1,3}) )?"
_EACH = re.compile(r"(?:[Mm]ỗi|[Tt]ừng) $")
_MARK = r"(?:[-+*•–]|(?:Điều )?\d{1,3}(?:\.\d{1,2})*[.)/:]?|[IVX]{1,5}[.)]|[a-zđ][.)/])"
_OPENED = re.compile(
    rf"(?:\n[\s*\"“]*(?:{_MARK}\s*)?|[.;:] {_MARK}\s*)"
    r"(?:(?:Đối với|Trách nhiệm của|Nhiệm vụ của|Riêng|Về phía) )?$"
)
WITH = (
    r"(?i:phối hợp(?:(?: \w+ \w+)?\s*:?\s*(?:với|cùng với|cùng)|\s*:)?|"
    r"với sự (?:phối hợp|tham gia) của) "
)
"""Words behind which stands who works with the lead."""
_ASKED = re.compile(rf"\b(?:(?i:giao(?: cho)?|đề nghị|yêu cầu) |{WITH})$")
_BEGUN = (". ", "; ", ": ", ", ", " thì ")
_GLUED = re.compile(rf"{SMALL} (?=(?:Các|Mỗi|Từng|Những) )")
ADVERBS = (
    "(?:Trong|Trước|Sau|Ngay|Khi|Để|Theo|Trên|Căn cứ|Nhằm|Trường hợp|Nếu|Định kỳ|Hằng|"
    "Hàng|Nhận được|Tại|Từ|Đến|Hết|Đối với|Kết thúc|Ngoài|Qua|Với)"
)
"""What opens a sentence whose subject stands behind when, where or why."""
_ADVERB = re.compile(
    r"(?:[.;:\n][\s*\"“]*(?:[-+*•–] |(?:\d{1,3}|[a-zđ])[.)/] )?|"
    rf"{SMALL} ){ADVERBS} [^.;:\n]*$"
)
_JOINT = re.compile(r"\s*(?:,|;|/|và|, và|cùng|(?:như|gồm|bao gồm)\s*:?)(?: với)? ")
_CLOSED = re.compile(r"\s*(?:[:\n]|$)| - |, (?:căn cứ|theo|trong|trên cơ sở|khi) ")
_UNIT = "(?:huyện|xã|quận|phường|thị xã|thành phố|thị trấn|đặc khu|tỉnh)"
_NAMED = rf"(?: {CAPITAL}\w*){{1,3}}"
_MORE_PLACES = re.compile(rf"(?:,| và) (?:các )?{_UNIT}(?!\w)(?:{_NAMED})?")
_MORE_TITLE = re.compile(rf"(?:,| và| -) {CAPITAL}\w|(?: và)? các [Kk]hu | - {SMALL}\w")
_MORE_WORDS = re.compile(rf", {SMALL}\w* {SMALL}\w*(?= )")
_RUNS = re.compile(
    r"(?i:quản lý|quản lí|kiểm tra|thanh tra|giám sát|theo dõi|công tác|xử lý|"
    r"kiểm soát|thành viên|cổ phần|TNHH|dịch vụ|đầu tư|tư vấn|khai thác|hỗ trợ)"
    "(?:,| và)?$"
)
_TRAILING = re.compile(r"(?:,| -| của| có| các| và| cho)+$")
_BRANCH = re.compile(r"(?:,| -) [Cc]hi nhánh ")


class Actor(NamedTuple):
    """A name found by its grammar; `many` when it stands for several of a kind."""

    start: int
    end: int
    head: Head
    many: bool


@cache
def acts() -> re.Pattern[str]:
    """What follows somebody who is told to act: a verb, "phải", "có trách nhiệm"."""
    words = "|".join((*actors().verbs, *actors().works))
    return re.compile(rf"(?: -)?\s*(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _heads() -> re.Pattern[str]:
    """Any head noun, by group `h3` its row; a second after a slash is no other name."""
    heads = actors().heads
    ways = (
        (initial, word, f"(?P<h{row}>{rest})")
        for row, (initial, word, rest) in enumerate(map(_head, heads))
    )
    second = "|".join(head.name for head in heads)
    return re.compile(
        rf"(?<![\w/-])(?P<all>{_ALL})(?:{branching(ways)})(?:/(?:{second}))?(?!\w)"
    )


def _head(head: Head) -> tuple[str, str, str]:
    """The initial of a head noun, capital or not, its first word, what is behind."""
    first = re.split(r"\W", head.name)[0]
    name = re.sub(r"\b\w", lambda m: f"[{m[0].upper()}{m[0]}]", head.name)
    initial, word, behind = name[:4], first[1:], name[len(first) + 3 :]
    never = rf"(?! (?i:{'|'.join(head.never)})(?!\w))" if head.never else ""
    return initial, _tones(word), f"{_tones(behind)}{never}"


def _tones(words: str) -> str:
    """Words with either place of the tone."""
    return words.replace("òa", "(?:òa|oà)").replace("ủy", "(?:ủy|uỷ)")


@cache
def name_ends() -> re.Pattern[str]:
    """A mark, a joint, or a word that is no part of a name.

    Verbs that are in no name end one with a capital too: a heading without a mark
    goes on in its first sentence.
    """
    known = actors()
    capital = (f"{verb[0].upper()}{verb[1:]}" for verb in known.verbs)
    words = "|".join((*known.verbs, *known.works, *known.others, *capital))
    return re.compile(
        rf"[;:.()\n”\"]|,| và | - | trình(?= {CAPITAL}| cấp)|"
        rf"(?<!Ban)(?<!án đầu tư) (?:{words})(?!\w)"
    )


@cache
def _work() -> re.Pattern[str]:
    """Verbs right behind a head noun that belong to it, with no object of their own."""
    verbs = "|".join(actors().works)
    return re.compile(
        rf" (?:tham gia )?(?:{verbs})(?:(?:,| và) (?:{verbs}|phát triển))*(?!\w)"
        r"(?! (?:việc|công tác|các|những|tình hình|kết quả|cho|đối với|về|nhiệm vụ|"
        r"ý kiến|kế hoạch|đề án|dự án|văn bản|hồ sơ|báo cáo|danh sách|đầy đủ|"
        r"nghiêm|kịp thời|chặt chẽ|thực hiện|trách nhiệm))(?=[ ,:\n]|$)"
    )


def find_actors(text: str, known: Sequence[_Known]) -> Iterator[Actor]:
    """Find the names in no list; `known` are those of the list, in order."""
    starts = {mention.start: mention.end for mention in known}
    waiting = iter(known)
    mention = next(waiting, None)
    last, asked = -1, False  # where the last of a list ended, and whether it was asked
    for match in _heads().finditer(text):
        while mention and mention.start < match.start("all"):
            if mention.end > match.start():
                break
            chained = bool(_JOINT.fullmatch(text, last, mention.start))
            context = _context(text, mention.start)
            if chained or context:
                asked = (asked and chained) or context == "asked"
                last = mention.end
            mention = next(waiting, None)
        if mention and mention.start < match.start():
            continue
        head = actors().heads[int((match.lastgroup or "h0")[1:])]
        many = bool(match["all"])
        noun = match.end("all")
        if noun in starts and not many:
            continue
        context = _context(text, match.start())
        chained = bool(_JOINT.fullmatch(text, last, match.start()))
        if chained:
            context = "asked" if asked else context or "opened"
        elif not context:
            continue
        end = _name_end(text, max(match.end(), starts.get(noun, 0)), head, starts)
        titled = many or text[match.end() + 1 : match.end() + 2].isupper()
        named = many or head.alone or end > match.end()
        named = named and (context == "asked" or titled or not head.asked)
        if named and (chained or _accepted(text, end, context, starts)):
            last, asked = end, context == "asked"
            yield Actor(match.start(), end, head, many)


def _context(text: str, at: int) -> str:
    """What stands before a name: "asked", "opened", "begun", or nothing of use."""
    first = max(0, at - _LOOK_BACK)
    before = _EACH.sub("", text[first:at] if first else f"\n{text[:at]}")
    if _ASKED.search(before):
        return "asked"
    if _OPENED.search(before):
        return "opened"
    glued = at - 2 - (4 if text.startswith("Mỗi ", at - 4) else 0)
    if glued > 0 and _GLUED.match(text, glued):
        return "begun"
    if not before.endswith(_BEGUN):
        return ""
    if before.endswith(", ") and not before.endswith("đó, "):
        sentence = f"\n{text[max(0, at - _SENTENCE) : at]}"
        return "begun" if _ADVERB.search(sentence) else ""
    return "begun"


def _accepted(text: str, end: int, context: str, starts: dict[int, int]) -> bool:
    """Whether what stands before and behind a name says that it is one."""
    if context == "asked" or acts().match(text, end):
        return True
    joint = _JOINT.match(text, end)
    if joint and (joint.end() in starts or _heads().match(text, joint.end())):
        return True
    return context == "opened" and bool(_CLOSED.match(text, end))


def _name_end(text: str, at: int, head: Head, starts: dict[int, int]) -> int:
    """Where the name ends whose head noun ends at `at`."""
    limit = min(len(text), at + _LONGEST)
    start = worked = at
    if head.acts and (work := _work().match(text, at, limit)):
        at = worked = work.end()
    while stop := name_ends().search(text, at, limit):
        if runs_on(text, worked, stop.start()):
            at = stop.end()
            continue
        more = _more(text, start, stop.start(), starts)
        if head.acts and more == stop.start():
            more = _more_work(text, more, starts)
        if more <= stop.start():
            limit = stop.start()
            break
        at = more
    return start + len(_TRAILING.sub("", text[start:limit].rstrip()))


def runs_on(text: str, start: int, at: int) -> bool:
    """Whether a title goes on at a verb in small letters: "Quản lý, giám sát …".

    It does behind another verb of the kind, and behind the form of a company.
    """
    return (
        text[at + 1 : at + 2].islower()
        and _works_at(text, at)
        and _RUNS.search(text[start:at]) is not None
    )


def _works_at(text: str, at: int) -> bool:
    return any(text.startswith(verb, at + 1) for verb in actors().works)


def ends_at(text: str, at: int) -> bool:
    """Whether a word begins here that is no part of a name."""
    return name_ends().match(text, at - 1) is not None


def _more(text: str, start: int, at: int, starts: dict[int, int]) -> int:
    """Where a name goes on behind a comma, "và" or a dash; `at` where it does not."""
    if places := _MORE_PLACES.match(text, at):
        return places.end()
    if branch := _BRANCH.match(text, at):
        return branch.end()
    title = _MORE_TITLE.match(text, at)
    if title is None:
        return at
    word = title.end() - 2
    lower = text[word].isupper() and not re.search(CAPITAL, text[start:at])
    dashed = text[at : at + 2] == " -" and acts().match(text, at) is not None
    return at if lower or dashed or _begins(text, word, starts) else title.end()


def _more_work(text: str, at: int, starts: dict[int, int]) -> int:
    """Where its work goes on: "cơ quan báo chí, truyền thông đẩy mạnh"."""
    words = _MORE_WORDS.match(text, at)
    if words and acts().match(text, words.end()) and not _begins(text, at + 2, starts):
        return words.end()
    return at


def _begins(text: str, at: int, starts: dict[int, int]) -> bool:
    """Whether a name begins here, or a word that is no part of one."""
    return at in starts or ends_at(text, at) or bool(_heads().match(text, at))
