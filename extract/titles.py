"""The title behind a document: "Nghị quyết … về …", to where the sentence goes on.

A title may name other documents, whose own titles it holds; a list of documents, or
what is said of this one ("được sửa đổi bởi …"), closes it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.letters import CAPITAL, SMALL
from extract.placed import between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from extract.agencies import AgencyMention
    from extract.citations import Mention

LONGEST_TITLE = 2000
"""No title is longer; what has no end ends there."""
TITLED = re.compile(r" (?=(?:về|triển khai|thực hiện)\s)")
"""What opens a title that follows an issuer, the title keeping its first word."""
_ISSUERS = re.compile(
    r"(?:(?:,| và) (?:Bộ|Ban|Ủy ban|Tổng|Ngân hàng|Tòa án|Viện|Thanh tra|Hội)\b"
    r"[^,;.:()\n]{2,60}?){1,6}(?= (?:hướng dẫn|quy định|về|sửa đổi|ban hành|bãi bỏ)\b)"
)
"""The others who issued a joint circular, or a conclusion with Bộ Chính trị."""
_GUIDED = re.compile(
    r"(?:hướng dẫn|quy định chi tiết)\b.{0,200}(?:Luật|Pháp lệnh|Nghị định)\b"
)
_RANKS = {
    "Luật": 0,
    "Bộ luật": 0,
    "Pháp lệnh": 0,
    "Nghị định": 1,
    "Quyết định": 2,
    "Thông tư": 3,
}
_JOINT = re.compile(r"(?:,|\svà)\s+(?:số\s+)?$")
_TITLE = re.compile(
    r"(?: \(?[Kk]hóa [IVX]+\)?)?"
    r"(?: ngày(?: [\d/]{1,10})?(?: tháng(?: \d{1,2})?)?(?: năm \d{4})?)?"
    r"(?:(?: (?:của|gửi) [^,;.:()\n]{3,80}?)?[ ,]*(?=(?:[Vv]ề|V/v)\s)|"
    r",? ?(?=(?:ban hành(?! (?:kèm|theo|tại)\b)|phê duyệt|thành lập|kiện toàn|công bố|"
    r"giao (?:kế hoạch|dự toán|chỉ tiêu)|(?:thông báo )?kết luận (?:của|tại|về)|"
    r"(?:hướng dẫn|quy định)(?! (?:của|tại)))\b)|"
    r" ?(?=(?:triển khai|thực hiện|"
    r"(?:sửa đổi|bổ sung|điều chỉnh|bãi bỏ|thay thế)"
    r"(?!(?:, bổ sung)? (?:tại|bởi|theo))|"
    r"đính chính|gia hạn|đôn đốc|trả lời)\b|"
    r"(?:báo cáo|phản ánh|nêu|kiến nghị|đề nghị|hỏi|vướng mắc)(?: [^\W\d_]+){0,3}? "
    r"(?:vướng mắc|về|hướng dẫn|giải đáp|báo cáo|cung cấp|cho ý kiến|góp ý|xem xét)\b))"
)
_TITLE_STOP = re.compile(
    rf"\n|;(?! Luật sửa đổi[^;.\n]{{0,160}} và Nghị định)|\.(?=\n| (?!{SMALL})|$)|"
    r" (?:cho )?phù hợp với (?=[A-ZĐ])|, (?:yêu cầu|đề nghị) (?:các|[A-ZĐ])|"
    r", (?:[^\s,;.:()]+ ){1,8}(?:đã|vừa) "
    r"(?:có|ban hành|ký|thông báo|báo cáo|chỉ đạo)\b|"
    r"(?:,| và|, và) căn cứ (?=[A-ZĐ])|"
    r" trước ngày [0-3]?\d(?:/| tháng )[01]?\d(?:/| năm )20[12]\d|"
    r", (?:Ban Chỉ đạo|Tổ công tác|Hội đồng) (?:ban hành|yêu cầu|đề nghị|xây dựng)\b|"
    r", phấn đấu\b|,? tiếp theo (?=[Cc]ông văn|[Vv]ăn bản)| thì\b|"
    r",? và (?:các )?(?:nhiệm vụ|ý kiến|chỉ đạo|kết luận|yêu cầu|đề nghị)"
    r"(?: [^\s,;.:()]+){0,12} tại (?=[A-ZĐ])|"
    rf"\s*\./\.|:\s|, ngày \d{{1,2}}/\d{{1,2}}/\d{{4}},? (?={CAPITAL})|"
    r"\s\((?:có|gửi|sao|kèm|sau đây|dự kiến|bản (?:chụp|sao)|đính kèm|(?:đã )?được|"
    r"(?:đã )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ))\b|"
    r",? (?:và )?(?:(?:nay|hiện|đã) )*(?:được|bị) (?:sửa đổi|bổ sung|thay thế|bãi bỏ|"
    r"hủy bỏ|đính chính|gia hạn)\b|,? (?:đã )?hết hiệu lực\b|"
    r",? (?:đã )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ)(?:, bổ sung)?"
    r"(?: một số điều(?: của)?)? bởi\b|"
    r",(?: (?:hoàn thành|xong|thời hạn|báo cáo|gửi|trình|trả lời)\b[^,;.:\n]{0,60})? "
    r"(?:trước|chậm nhất|muộn nhất|trong (?:tháng|quý|thời hạn|vòng))(?: là| vào| sau)?"
    r"(?: ngày)? [\dIV]|"
    r", (?:hoàn thành|xong|báo cáo|trình)\b[^,;.:\n]{0,60} trong năm \d"
)
_LATER = re.compile(
    r",? (?:trong|vào) (?:tháng \d{1,2}|quý [IV\d]+)(?: năm |/)(20\d\d)$"
)
"""A time that ends what a letter orders: in no title if the act is older."""
_ITS_ACT = re.compile(
    "(?:về (?:việc )?)?(?:sửa đổi|bổ sung|bãi bỏ|thay thế|điều chỉnh)"
)
_NEXT_ACT = re.compile(
    r",? (?:và|đồng thời)(?: đồng thời)? (?:thay thế|bãi bỏ|h[ủu][yỷ] bỏ) (?=[A-ZĐ])"
)
"""What the sentence does next, in no title of what orders something else."""
_GOES_ON = re.compile(rf", (?={SMALL})(?!số )")
"""Behind a document that a title ends with, the sentence goes on."""
_BULLETS = ("- ", "+ ", "– ")
_DASH = re.compile(rf"\s[-–+]\s(?={CAPITAL})")  # both dashes open a list


def with_title(
    text: str,
    mention: Mention,
    agencies: Sequence[AgencyMention],
    marks: AbstractSet[int],
    mentions: Sequence[Mention],
) -> Mention:
    """Add the title that follows; a footnote marker in its place means none here."""
    behind = mention.end
    jointly = "liên" in (mention.type or "") or text.endswith("Bộ Chính trị", 0, behind)
    if jointly and (others := _ISSUERS.match(text, behind)):
        behind = others.end()
    opening = _TITLE.match(text, behind)
    if mention.end in marks or opening is None:
        return mention
    if between(mentions, behind + 1, opening.end()):
        return mention  # what opens is the title of one behind
    end = title_end(text, opening.end(), agencies, marks)
    # A list of citations closes the title of the one before.
    for index in between(mentions, opening.end() + 1, end):
        other = mentions[index]
        joint = _JOINT.search(text, max(opening.end(), other.start - 9), other.start)
        if joint and not _guided(text[opening.end() : joint.start()], mention, other):
            end = joint.start()
            break
        if _GOES_ON.match(text, other.end, end):
            end = other.end
            break
    if not _ITS_ACT.match(text, opening.end()):
        following = _NEXT_ACT.search(text, opening.end(), end)
        end = following.start() if following else end
    later = _LATER.search(text, opening.end(), end)
    if later and mention.date and mention.date[:4] < later[1]:
        end = later.start()
    return replace(mention, title=(opening.end(), end))


def _guided(title: str, mention: Mention, other: Mention) -> bool:
    """Whether a title that names what it guides goes on with another such act.

    "Thông tư A hướng dẫn Luật B và Nghị định C": an act guides what stands above it.
    """
    last = max(_RANKS.values()) + 1
    above = _RANKS.get(other.type or "", last) < _RANKS.get(mention.type or "", last)
    return above and _GUIDED.match(title) is not None


def title_end(
    text: str, start: int, agencies: Sequence[AgencyMention], marks: AbstractSet[int]
) -> int:
    """Where a title that starts at `start` ends.

    At a semicolon, the end of the sentence, a remark in brackets, or where the main
    clause goes on with its subject: ", Ủy ban nhân dân tỉnh yêu cầu".
    """
    limit = min(len(text), start + LONGEST_TITLE)
    if stop := _TITLE_STOP.search(text, start, limit):
        limit = stop.start()
    if text.startswith(_BULLETS, text.rfind("\n", 0, start) + 1) and (
        dash := _DASH.search(text, start, limit)
    ):
        limit = dash.start()  # the next member of a list on one line
    for mark in marks:
        if start < mark < limit:
            limit = mark
    subjects = (agencies[i] for i in between(agencies, start + 1, limit))
    subject = next((it for it in subjects if _resumes(text, it)), None)
    return text.rindex(",", start, subject.start) if subject else limit


_SUBJECT = re.compile(
    r"(?: \([^)]{1,20}\))?\s+(?:(?:đã|vừa) có|(?:(?:đã|vừa) )?(?:yêu cầu|đề nghị|"
    r"giao|có ý kiến|thông báo|ban hành|chỉ đạo|báo cáo|trả lời|hướng dẫn|triển khai|"
    r"kính|nhận|xin|quyết định|chủ trì|phối hợp))\b"
)


def _resumes(text: str, agency: AgencyMention) -> bool:
    """An agency after a comma that does something is the subject of the letter."""
    return (
        text[max(0, agency.start - 3) : agency.start].rstrip().endswith(",")
        and _SUBJECT.match(text, agency.end) is not None
    )
