"""Whether text is Vietnamese: by the syllables the language can form.

A syllable is an onset, a rime and one of six tones; not every join of them is written.
Rimes and joins as in the school grammars of Vietnamese spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from extract.letters import CAPITAL

_ONSETS = "ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x"
_RIMES_BY_VOWEL = """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong
    oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt
    uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu ynh yt
"""
_OF_LETTERS = """
    biên biện báo bản bảo bất bằng bị bố bổ bộ chí chính chế chỉ chủ chức chữ các
    cán có công cùng căn cơ cường cả cải cấp cầu cộng cụ cục của cứ cử dân dưới dẫn
    dục dụng dữ dự dựng giá giám giáo giải giữa gồm gửi hiện hiệp hiệu hoà hoàn hoá
    hoạch hoạt huyện hà hành hòa hóa hướng hưởng hạn hạnh hải học hỏi hồ hỗ hội hợp
    khoá khoản khác khả khẩn kiến kiểm kính kế kết kỳ kỷ kỹ liên liệu luật là lâm lý
    lĩnh lược lại lần lập lệ lực môi mại mẫu mặt một mới mục nghiên nghiệp nghĩa
    nghệ nghỉ nghị ngoài nguyễn nguồn ngành ngày người nhiệm nhiệt nhà nhân nhất
    nhận nhật những nào này nâng nông năm năng nơi nước nội pháp phát phê phí phòng
    phó phúc phương phường phải phần phối phổ phục phủ quyết quyền quý quả quản quận
    quốc sách sản sẽ số sở sử sửa sự thiết thiện thuật thuộc thành thái tháng thì
    thôn thông thư thường thẩm thế thể thị thống thời thủ thứ thực tiêu tiến tiếp
    tiền triển triệu truyền trách trên trình trí trước trường trưởng trần trị trở
    trợ trực tuyên tài tác tình tính tăng tư tướng tưởng tại tập tế tỉnh tốt tổ tổng
    từ từng tử tự uỷ viên việc viện việt và vào văn vấn vận về vệ vị với vụ vững vực
    xuất xây xã xét xếp xử yêu yếu ý đang đi điều điểm điện đào đáp đây đã đích đó
    đô đúng đơn đường được đại đạo đảm đảng đất đầu đầy đến đề để địa định đốc đối
    đồng độ độc đội động đủ ấp ủy ứng
"""
_RIMES = frozenset(_RIMES_BY_VOWEL.split())
_FREQUENT = frozenset(_OF_LETTERS.split())
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_STOPPED_TONES = {"\u0301", "\u0323"}  # acute and dot below: what -c -ch -p -t bear
_STOPPED = ("c", "ch", "p", "t")
_FRONT = "eêiy"
_SYLLABLE = re.compile(f"({_ONSETS.replace(' ', '|')}|)(.+)")
_MISPLACED = re.compile(
    "(?<![aeiouy\u0302\u0306\u031b])[\u0300\u0301\u0303\u0309\u0323]"
)
_MIXED_CASE = re.compile(f"[a-z]{CAPITAL}")
_ABBREVIATION = re.compile("[A-ZĐ]+")
# Words, and each sign that is neither a letter nor of the punctuation of running text.
_PIECE = re.compile(r"[^\W\d_]+|[^\w\t-\r -~\xa0°\u2010-\u203a]")

_SHARE = 0.85
_DISTINCT, _PROPER = 4, 2
_COMMON = 0.3


@dataclass(frozen=True, slots=True)
class Rating:
    """How Vietnamese a text is, by its pieces that are not ASCII.

    Attributes:
        valid: Words that are Vietnamese syllables.
        total: All words and stray signs that say something.
        distinct: Different syllables among the valid.
        proper: Those of the distinct with letters that Western Europe lacks.
        frequent: Valid words that official letters are full of.
    """

    valid: int
    total: int
    distinct: int
    proper: int
    frequent: int

    @property
    def share(self) -> float:
        """The valid among all, 0 to 1."""
        return self.valid / self.total if self.total else 0.0

    @property
    def certain(self) -> bool:
        """Whether this can only be Vietnamese."""
        return (
            self.share >= _SHARE
            and self.distinct >= _DISTINCT
            and self.proper >= _PROPER
            and self.frequent > self.valid * _COMMON
        )


def rate(text: str) -> Rating:
    """Rate NFC text; single letters and abbreviations say nothing either way."""
    pieces = Counter(piece for piece in _PIECE.findall(text) if _telling(piece))
    valid = {word: n for word, n in pieces.items() if is_syllable(word)}
    syllables = {word.lower() for word in valid}
    return Rating(
        valid=sum(valid.values()),
        total=pieces.total(),
        distinct=len(syllables),
        proper=sum(max(word) > "\xff" for word in syllables),
        frequent=sum(n for word, n in valid.items() if word.lower() in _FREQUENT),
    )


def _telling(piece: str) -> bool:
    if piece.isascii():
        return not piece.isprintable()
    if len(piece) == 1:
        return not piece.isalpha()
    return not _ABBREVIATION.fullmatch(piece)


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """Whether an NFC word in any case is spelt as Vietnamese spells a syllable."""
    if _MIXED_CASE.search(word):
        return False
    marked = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in marked if ord(c) in _TONES]
    match = _SYLLABLE.fullmatch(
        unicodedata.normalize("NFC", marked.translate(_TONES)),
    )
    if match is None or len(tones) > 1 or _MISPLACED.search(marked):
        return False
    onset, rime = match.groups()
    if rime not in _RIMES:
        # The i of "gì", "gìn" and "giết" is the rime's, too.
        onset, rime = onset[:-1], onset[-1:] + rime
        if onset != "g" or rime not in _RIMES:
            return False
    stopped = rime.endswith(_STOPPED)
    return _joined(onset, rime) and (not stopped or set(tones) <= _STOPPED_TONES)


def _joined(onset: str, rime: str) -> bool:
    """K, gh and ngh stand before e, ê, i and y; c, g and ng before the others."""
    if onset in {"k", "gh", "ngh"}:
        return rime[0] in _FRONT
    if onset in {"c", "ng"}:
        return rime[0] not in _FRONT
    return onset != "g" or rime[0] not in "eêy"
