"""Which lines begin something of their own, and which go on with the line above."""

from __future__ import annotations

import re
from functools import cache

from extract.letters import SMALL, UPPER
from ontology.registry import order_words

# What opens a line of its own, whatever stands above it.
_OPENS = re.compile(
    rf"""
      \d{{1,3}}(?:\.\d{{1,2}})*\\?[.)](?:\s+\S|[{UPPER}]{SMALL})  # 1.  2)  1.2.  3.Rà
    | \d{{1,3}}(?:\.\d{{1,2}})*\s?[-–]\s?[{UPPER}]{SMALL}     # 1- Tăng  1.1- Rà
    | [{UPPER}][{UPPER}\s]+\sđiện\s*:        # who sends a công điện
    | (?:\d{{1,2}}|[IVX]{{1,5}}|[a-zđ])/\s*[{UPPER}]{SMALL}     # 1/ Các  a/ Rà
    | (?:[IVX]{{1,5}})[.)]\s+\S             # IV.
    | [A-HĐ][.)]\s+[{UPPER}]{{2}}            # B. NHIỆM VỤ
    | [a-zđéø¡©¢€][.)]\s+\S                  # a)  đ)  and what OCR makes of c) e) g) i)
    | [ŠØ§][.)]\s+\S                        # 5.  as OCR reads it
    | _+\s?[-+]\s+\S                        # a dash behind a smudge
    | [“"]?\s?Điều\s+\d+[a-z]?\s*[.:]
    | [“"]\s?\d{{1,2}}[a-z]?\.\s+[{UPPER}]  # a provision that is quoted
    | (?:Chương|Phần|Mục)\s+[IVX\d]+
    | PHỤ\s+LỤC
    | (?:Đồng\s+)?[Kk][íi]nh\s+g[ửưuởơ]i | Số\s*: | V/v
    | (?:NƠI|N[ơoờớ]i)\s+(?i:nh[ậâaạ]n)
    | (?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐ] | [TK]/[MTL]\s+[A-ZĐ]
    | \(?Đã\s+ký\)?$
    """,
    re.VERBOSE,
)
# What may be an enumerator that OCR misread, behind the end of a sentence.
_MISREAD = re.compile(
    rf"(?:[0-9lIOoZŠSs§óGbBØgq|]{{1,2}}|[a-zđáàâäãạéèïíơô¢©€¡]) ?[.,:;)}}\]/] ?"
    rf"[{UPPER}]|[—_=.»«°¬]\s+[{UPPER}]"
)
OPENING = re.compile(
    "(?:Thực hiện|Căn cứ|Xét|Tiếp theo|Ngày|Theo|Để|Trên cơ sở|Trong thời gian|Vừa qua|"
    "Triển khai|Phúc đáp|Trả lời|Tiếp nhận|Hiện nay|Sau khi|Nhằm|Thời gian qua,|"
    r"(?:Trong )?[Nn]hững năm qua,)\s"
)
"""The words that open a letter's text, after its addressees."""

SPEAKS = re.compile(
    r"(?![-+*•–])[^;]{3,80} (?:(?:đã |vừa )?(?:nhận được|tiếp nhận)|có ý kiến|yêu cầu|"
    r"đề nghị|thông báo) "
)
"""Who writes, and what: "Tổng cục Thuế nhận được công văn …"."""
_KINH_GUI = re.compile(r"[Kk]ính gửi ?:")

# The heading of an item, in a line that no sentence ends: "2. Phó Hiệu trưởng".
_ITEM_HEADING = re.compile(
    rf"(?:(?:\d{{1,3}}(?:\.\d{{1,2}})*|[IVX]{{1,5}})(?:[.)/]|\s?[-–])|[a-zđ][.)/]) ?"
    rf"[{UPPER}][^.;:]*[^.;:,\s]"
)
_LONGEST_HEADING = 80
_BULLET = re.compile(r"\\?[-+*•–~]\s*\S")  # both dashes open a list; OCR reads "~"
_BELOW_BLANK = re.compile(r"\n[ \t]*\n\s*(?![a-zđ][.)/]\s)(\S)")
_FEWEST = 4  # blank lines that tell something
_STRAY = 0.05  # of them may stand within a sentence
_GOES_ON = re.compile(r"[,;–-]$|(?<!\w)(?:và|của|về|số|ngày|các|tại|theo|hoặc|với)$")
_RULE = re.compile(r"\*|[-_*=–—~]{3,}(?:\s+[-_*=–—~]{3,})*")  # below a letterhead
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc")
_IN_NAMES = {
    *(
        "đầu tư",
        "xây dựng",
        "giáo dục",
        "thanh tra",
        "kiểm tra",
        "thông tin",
        "quản lý",
    ),
    *("phát triển", "điều hành", "đào tạo", "nghiên cứu", "thống kê", "bảo vệ", "thu"),
    *("thông báo", "giám sát", "tổ chức", "phòng", "in", "mở", "cấp", "tạo", "lập"),
}
_WHEN = ("hằng ngày", "hàng ngày", "hằng tuần", "hàng tuần", "hằng tháng", "hàng tháng")
_CAPITAL = re.compile(rf"[-+*•–~]\s*[{UPPER}]")
_LABELLED = re.compile(
    rf"[-+*•–]\s*(?=[{UPPER}])(?i:cơ quan|đơn vị|chủ trì|phối hợp|thời (?:gian|hạn)|"
    r"địa điểm|thành phần|kinh phí|nội dung|kết quả|sản phẩm)[^:;.]{0,40}:\s"
)
"""A line that says who, when or where of the item above it."""
_SENTENCE_END = re.compile(r"[.:;!?…] ?[”\"»)\]]*$")
_PARAGRAPH_END = re.compile(r"[.:!?…][”\"»)\]]*$")
_MID_DATE = re.compile(
    r"(?<!\w)(?:[Nn]gày|tháng|năm|quý|(?<!tài )[Kk]hoản|"
    r"(?<!trọng )(?<!địa )(?<!thời )(?<!quan )(?<!đặc )(?<!thí )(?<!ưu )[Đđ]iểm|"
    r"[Đđ]iều)$"
)
_MID_NUMBER = re.compile(r"(?<!đổi )(?<!tầng )(?<!tế )số$", re.IGNORECASE)
# More than a word, or a whole one: neither a number nor the end of a sentence.
_HEADING = re.compile(r"\S+ \S|(?![IVXLC]+$)[^\W\d_]{4,}$")
_SIGNED = re.compile(rf"\([^()]+\)|(?:\([^()]+\) )?[{UPPER}][^\d;:,]{{3,40}}")
_UNCLOSED = re.compile(r"\([^()\n]*$")


def parts_by_blank_lines(text: str) -> bool:
    """Whether blank lines part the paragraphs of a text.

    They do not where OCR or a page break leaves them within sentences, which go on
    below in small letters.
    """
    below = [match[1] for match in _BELOW_BLANK.finditer(text)]
    inside = sum(map(str.islower, below))
    return len(below) >= _FEWEST and inside <= _STRAY * len(below)


def opens_line(
    line: str,
    above: str,
    *,
    room: bool = False,
    parted: bool = False,
    fits: bool = False,
) -> bool:
    """Whether a raw line begins something of its own after what stands above it.

    `room` says that the line above had room for more words: it ends for a reason;
    `parted` that a blank line stands between, which parts paragraphs; `fits` that a
    dash and a word would have found room above.
    """
    heading = above.rpartition("\n")[2]
    ruled = _RULE.fullmatch(line) or _RULE.fullmatch(heading) or _MOTTO.search(line)
    parted = parted and not _GOES_ON.search(above)
    headed = len(heading) <= _LONGEST_HEADING and _ITEM_HEADING.fullmatch(heading)
    ended = parted or (room and headed)
    if ruled or (ended and line[:1].isupper()):
        return True
    misread = _MISREAD.match(line) and (ended or _SENTENCE_END.search(above))
    if misread or _OPENS.match(line):
        closes = line.partition(" ")[0].endswith(")") and _UNCLOSED.search(heading)
        number = line[0].isdigit() and _MID_NUMBER.search(above)
        return not (closes or number or _MID_DATE.search(above))
    if _BULLET.match(line):
        ended = parted or (fits and headed) or (room and _BULLET.match(heading))
        return _opens_list(line, above) or bool(ended and _CAPITAL.match(line))
    begins = OPENING.match(line) and not above.endswith((",", " và"))
    if begins or (_KINH_GUI.search(heading) and SPEAKS.match(line)):
        return True
    if _heading(line) or ("\n" in above and _heading(heading)):
        return True
    capital = line[:1].isupper() or line[:1] in '“"('
    return capital and _PARAGRAPH_END.search(above) is not None


def _opens_list(line: str, above: str) -> bool:
    """Whether a line with a dash opens an item, and no name goes on with it."""
    heading = above.rpartition("\n")[2]
    listed = (_BULLET.match(heading) and above.endswith(",")) or _heading(heading)
    ended = listed or _SENTENCE_END.search(above) or _LABELLED.match(line)
    return bool(ended) or _signed(above) or _orders(line)


def _orders(line: str) -> bool:
    """Whether a verb opens a line behind its dash, as it does in no name."""
    words = line.lstrip("\\-+*•–~ ")
    return words[:1].isupper() and words.casefold().startswith(_verbs())


@cache
def _verbs() -> tuple[str, ...]:
    """Verbs that open orders and stand in no name behind a dash: "Lao động - …"."""
    verbs = {*order_words("verbs"), *_WHEN} - _IN_NAMES
    return tuple(f"{verb}{mark}" for verb in sorted(verbs) for mark in (" ", ", "))


def _signed(above: str) -> bool:
    """Whether a name or "(Đã ký)" ends the text above, below the office of who signs.

    Nơi nhận goes on behind it where the page ends between the two columns.
    """
    *_, office, name = ["", "", *above.split("\n")]
    return _heading(office) and _SIGNED.fullmatch(name) is not None


def _heading(line: str) -> bool:
    return line.isupper() and _HEADING.match(line) is not None
