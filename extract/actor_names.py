"""The grammar of names that stand in no list: a head noun, and where the name ends.

A head noun ("trung tâm", "hiệp hội", "tổ trưởng") opens a name that runs to a verb, a
mark or the next name (`ontology/registry/actors.toml`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.branching import branching
from extract.letters import CAPITAL, SMALL
from ontology.registry import actors, bodies

if TYPE_CHECKING:
    from ontology.rows import Head

_LONGEST = 150
_LONGEST_KNOWN = 80
_ALL = r"(?:(?:[Cc]ác|[Nn]hững|[Tt]oàn thể|[Mm]ọi|\d{1,3}) )?"
_UNIT = "(?:huyện|xã|quận|phường|thị xã|thành phố|thị trấn|đặc khu|tỉnh)"
_NAMED = rf"(?: {CAPITAL}\w*){{1,3}}"
_MORE_PLACES = re.compile(
    rf"(?:,| và) (?:các )?{_UNIT}(?!\w| ủy)(?:{_NAMED})?|"
    r"(?:,| và) (?:các )?[Kk]hu (?:công nghiệp|kinh tế|chế xuất|công nghệ cao)(?!\w)"
)
_AGAINST = re.compile(r"(?i:(?<= phòng), chống (?=\w))")  # one word, with a comma in it
_MORE_TITLE = re.compile(rf"(?:,| và| -) {CAPITAL}\w|(?: và)? các [Kk]hu | - {SMALL}\w")
_MORE_WORDS = re.compile(rf", {SMALL}\w* {SMALL}\w*(?= )")
_RUNS = re.compile(
    r"(?i:quản lý|quản lí|kiểm tra|thanh tra|giám sát|theo dõi|công tác|xử lý|"
    r"kiểm soát|tuyên truyền|một thành viên|cổ phần|TNHH|dịch vụ|đầu tư|tư vấn|"
    r"khai thác|hỗ trợ)"
    "(?:,| và)?$"
)
_PERSONS = {"đồng chí", "ông", "bà"}
_IN_GENERAL = {"cơ quan", "đơn vị", "tổ chức", "doanh nghiệp", "cơ sở", "lực lượng"}
"""Nouns that stand for many without a name."""
_LEADS_MANY = "người đứng đầu"
_LED = re.compile(
    r"(?:,| và) (?:các )?(?:cấp ủy|tổ chức đảng|chính quyền|cơ quan|đơn vị|địa phương|"
    r"tổ chức|doanh nghiệp)(?!\w)"
)
_OFFICE = re.compile(r"(?:,| -) (?=[A-ZĐ])")
_TRAILING = re.compile(r"(?:,| -| của| có| các| và| cho)+$")
_NUMBERED = re.compile(
    r"[^,;:.\n]{0,60}? số \d{1,2}(?:(?:, | và )\d{1,2}(?![\w/.]\d))+"
)
_WHICH = re.compile(r" (?:chưa|có|được|đã|đang) [^,;:.\n]{3,80}(?=:\s)")
_WHICH_OF = (
    r"\)?(?: (?:nêu|nói) (?:trên|tại [^,;.\n]{1,30}?)|"  # "các đơn vị nêu tại …"
    r" được (?:kiểm tra|thanh tra|kiểm toán|thụ hưởng)|"
    r" \([^()\n]{2,80}\))?"
)
_PEERS = re.compile(r" cùng cấp(?!\w)")
_AREA = re.compile(rf" trên địa bàn(?: {_UNIT}(?! {CAPITAL})(?!\w))?")
_TO_COLON = re.compile(rf", {SMALL}+(?: {SMALL}+){{0,5}}(?=:)")
_BRANCH = re.compile(r"(?:,| -) [Cc]hi nhánh ")


@cache
def acts() -> re.Pattern[str]:
    """What follows somebody who is told to act: a verb, "phải", "có trách nhiệm"."""
    words = "|".join((*actors().verbs, *actors().works))
    return re.compile(rf"{_WHICH_OF}(?: -)?\s*(?:{words})(?!\w)", re.IGNORECASE)


@cache
def head_nouns() -> re.Pattern[str]:
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
    proper = rf"(?= {CAPITAL})" if head.named else ""
    return initial, _tones(word), f"{_tones(behind)}{never}{proper}"


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
    capital = {verb: _capital(verb) for verb in known.verbs}
    ends = (*known.verbs, *known.works, *known.others, *capital.values())
    apart = {*known.within, *(capital.get(last) for last in known.within)}
    words = "|".join(word for word in ends if word not in apart)
    parts = "|".join(
        "".join(rf"(?<!(?i:{first}))" for first in before)
        + rf" (?:{'|'.join(filter(None, (last, capital.get(last))))})(?!\w)"
        for last, before in known.within.items()
    )
    return re.compile(
        rf"[;:.()\n”\"]|,| và | - | trình(?= {CAPITAL}| cấp)|"
        rf"(?<!Ban)(?<!án đầu tư)(?<!của người)(?<! có) (?:{words})(?!\w)|{parts}"
    )


def _capital(verb: str) -> str:
    """A verb with a capital; no verb is that of "Cần Thơ"."""
    return f"{verb[0].upper()}{verb[1:]}" + ("" if " " in verb else f"(?! {CAPITAL})")


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


@cache
def _kinds() -> re.Pattern[str]:
    """What kind a school or a paper is, at the end of a name."""
    return re.compile(rf".* (?:{'|'.join(actors().kinds)})", re.IGNORECASE)


@cache
def _and_kinds() -> re.Pattern[str]:
    """More of the kind: "các trường mầm non, tiểu học và trung học cơ sở"."""
    kinds = "|".join(actors().kinds)
    return re.compile(rf"(?:(?:,| và|, và) (?:{kinds})(?!\w))+", re.IGNORECASE)


@cache
def _fields() -> re.Pattern[str]:
    """A field of government in any letters: "sở khoa học và công nghệ"."""
    names = {n.name[3:] for n in bodies().names if n.name[:3] in {"Sở ", "Bộ "}}
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf" (?:{'|'.join(longest)})(?!\w)", re.IGNORECASE)


def name_end(
    text: str, at: int, head: Head, starts: dict[int, int], *, many: bool
) -> int:
    """Where the name ends whose head noun ends at `at`.

    `starts` are the ends of names in the list by their start; `many` says that "các"
    stands before the noun.
    """
    if head.name == "sở" and (field := _fields().match(text, at)):
        at = field.end()
    elif many and not head.alone and head.name not in _IN_GENERAL:
        at = _with_next(text, at)
    limit = min(len(text), at + _LONGEST)
    start = worked = at
    if head.acts and (work := _work().match(text, at, limit)):
        at = worked = work.end()
    while stop := name_ends().search(text, at, limit):
        if known := _known_over(text, start, stop.start(), starts):
            at = known
            continue
        if runs_on(text, worked, stop.start()):
            at = stop.end()
            continue
        led = head.name == _LEADS_MANY and _LED.match(text, stop.start())
        more = led.end() if led else _more(text, start, stop.start(), starts)
        if head.acts and more == stop.start():
            more = _more_work(text, more, starts)
        if more <= stop.start():
            limit = stop.start()
            break
        at = more
    end = start + len(_TRAILING.sub("", text[start:limit].rstrip()))
    end = _with_tail(text, start, end, many=many)
    if head.name in _PERSONS and (office := _OFFICE.match(text, end)):
        return starts.get(office.end(), end)  # "đồng chí Lê A, Phó Chủ tịch tỉnh"
    return end


def _known_over(text: str, start: int, at: int, starts: dict[int, int]) -> int:
    """Where a name of the list ends that stands in this one, over a place; or 0."""
    first = max(start, at - _LONGEST_KNOWN)
    ends = (starts.get(each, 0) for each in range(first, at) if text[each].isupper())
    return next((end for end in ends if end > at), 0)


def _with_tail(text: str, start: int, end: int, *, many: bool) -> int:
    """Where numbers, an area, or which of them end: "… số 1, 2, 3", "… chưa nộp:"."""
    if listed := _NUMBERED.match(text, start, end + _LONGEST):
        end = max(end, listed.end())
    tails = (_AREA, _WHICH) if many else (_PEERS,)
    found = (tail.match(text, end) for tail in tails)
    return next((tail.end() for tail in found if tail), end)


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


def _with_next(text: str, at: int) -> int:
    """Where the second of two nouns ends that share a name: "các viện và trung tâm"."""
    second = head_nouns().match(text, at + 4) if text.startswith(" và ", at) else None
    return (
        second.end() if second and text[at + 4].islower() and not second["all"] else at
    )


def _more(text: str, start: int, at: int, starts: dict[int, int]) -> int:
    """Where a name goes on behind a comma, "và" or a dash; `at` where it does not."""
    for pattern in (_MORE_PLACES, _AGAINST, _BRANCH):
        if more := pattern.match(text, at):
            return more.end()
    if kinds := _kinds().fullmatch(text[start:at]) and _and_kinds().match(text, at):
        return kinds.end()
    listed = _TO_COLON.match(text, at)
    if listed and not _begins(text, at + 2, starts):
        return listed.end()
    title = _MORE_TITLE.match(text, at)
    if title is None:
        return at
    word = title.end() - 2
    lower = text[word].isupper() and not re.search(CAPITAL, text[start:at])
    dashed = text.startswith(" - ", at) and acts().match(text, at) is not None
    if dashed and _RUNS.search(text[start:at]):
        work = text[at + 3 : at + 20].casefold()  # "Phòng Thanh tra - Kiểm tra"
        dashed = not work.startswith(actors().works)
    return at if lower or dashed or _begins(text, word, starts) else title.end()


def _more_work(text: str, at: int, starts: dict[int, int]) -> int:
    """Where its work goes on: "cơ quan báo chí, truyền thông đẩy mạnh"."""
    words = _MORE_WORDS.match(text, at)
    if words and acts().match(text, words.end()) and not _begins(text, at + 2, starts):
        return words.end()
    return at


def _begins(text: str, at: int, starts: dict[int, int]) -> bool:
    """Whether a name begins here, or a word that is no part of one."""
    return at in starts or ends_at(text, at) or bool(head_nouns().match(text, at))
