"""Texts of any size: a decree as the Government issues them, and texts made to hurt.

All are made here, from a seed; sizes are bytes of UTF-8, as a file has them.
"""

from __future__ import annotations

import random
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

CITED: Final = 1 / 3
"""The share of sentences of a decree that cite."""

HEAD: Final = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 264/2025/NĐ-CP
Hà Nội, ngày 14 tháng 10 năm 2025

NGHỊ ĐỊNH
Quy định chi tiết một số điều của Luật Khoa học, công nghệ và đổi mới sáng tạo

Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
Căn cứ Luật Ngân sách nhà nước số 89/2025/QH15 ngày 25 tháng 6 năm 2025;
Theo đề nghị của Bộ trưởng Bộ Khoa học và Công nghệ;
Chính phủ ban hành Nghị định quy định chi tiết một số điều của Luật này.
"""

LETTER: Final = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 120/KH-UBND
Lào Cai, ngày 12 tháng 3 năm 2025

KẾ HOẠCH
Triển khai thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị

1. Giao Sở Tài chính chủ trì, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2025.
2. """

TAIL: Final = """
Nơi nhận:
- Như trên;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn An
"""

# Words of a decree, one choice a line.

_SUBJECTS = """\
Cơ quan quản lý nhà nước về khoa học và công nghệ
Ủy ban nhân dân cấp tỉnh
Bộ Tài chính
Bộ trưởng Bộ Khoa học và Công nghệ
Tổ chức chủ trì nhiệm vụ
Hội đồng tư vấn
Người đứng đầu cơ sở giáo dục đại học
Doanh nghiệp có quỹ phát triển khoa học và công nghệ"""

_ACTIONS = """\
xem xét, phê duyệt danh mục nhiệm vụ được ngân sách nhà nước hỗ trợ
tổ chức đánh giá giữa kỳ, đánh giá cuối kỳ và công bố công khai kết quả
lập dự toán, phân bổ, quản lý và quyết toán kinh phí theo hợp đồng
chịu trách nhiệm về tính chính xác, trung thực của hồ sơ đã nộp
lấy ý kiến bằng văn bản của các cơ quan có liên quan trước khi quyết định
cập nhật thông tin lên nền tảng số quản lý khoa học và công nghệ quốc gia"""

_WAYS = """\
trong thời hạn {days} ngày kể từ ngày nhận đủ hồ sơ hợp lệ
bảo đảm tối thiểu {days}% tổng mức kinh phí được giao
phù hợp với chiến lược phát triển trong từng thời kỳ
theo mẫu quy định tại Phụ lục ban hành kèm theo Nghị định này
trừ trường hợp thuộc danh mục bí mật nhà nước"""

_CITATIONS = """\
theo khoản {digit} Điều {day} Nghị định số {number}/{year}/NĐ-CP {date} của Chính phủ
thực hiện Quyết định số {number}/QĐ-TTg {date} của Thủ tướng Chính phủ
theo Thông tư số {number}/{year}/TT-BTC {in_words} của Bộ trưởng Bộ Tài chính
cụ thể hóa Nghị quyết số {number}/NQ-CP {in_words} của Chính phủ"""

_TITLES = """\
Nguyên tắc áp dụng
Thẩm quyền và trách nhiệm
Trình tự, thủ tục
Kinh phí thực hiện
Hồ sơ đề nghị
Kiểm tra, đánh giá"""


def decree(size: int, seed: int = 1) -> str:
    """Return a decree of so many bytes, to a line: chapters, Điều, khoản, điểm."""
    left = size - len((HEAD + TAIL).encode())
    body = []
    for line in _provisions(random.Random(seed)):  # noqa: S311 - no secret
        left -= len(line.encode())
        if left < 0:
            break
        body.append(line)
    return "".join((HEAD, *body, TAIL))


def _provisions(chance: random.Random) -> Iterator[str]:
    """The lines of a decree that never ends."""
    for article in count(1):
        if article % 20 == 1:
            yield f"\nChương {article // 20 + 1}\n{_one(chance, _TITLES).upper()}\n"
        yield f"\nĐiều {article}. {_one(chance, _TITLES)}\n"
        for part in range(1, chance.randint(3, 6)):
            yield f"{part}. {_sentence(chance)}:\n"
            for point in "abcdđ"[: chance.randint(0, 5)]:
                yield f"{point}) {_sentence(chance)};\n"


def _sentence(chance: random.Random) -> str:
    way = _one(chance, _WAYS).format(days=chance.randint(5, 60))
    said = f"{_one(chance, _SUBJECTS)} {_one(chance, _ACTIONS)}, {way}"
    return f"{said}, {_citation(chance)}" if chance.random() < CITED else said


def _citation(chance: random.Random) -> str:
    day, month = chance.randint(1, 28), chance.randint(3, 12)
    year = chance.randint(2015, 2025)
    return _one(chance, _CITATIONS).format(
        digit=chance.randint(1, 9),
        number=chance.randint(1, 2500),
        day=day,
        year=year,
        date=f"ngày {day:02}/{month}/{year}",
        in_words=f"ngày {day:02} tháng {month} năm {year}",
    )


def _one(chance: random.Random, choices: str) -> str:
    return chance.choice(choices.splitlines())


def repeated(unit: str, size: int) -> str:
    """Return a letter with an item of so many bytes that says one thing over and over.

    It is cut at a whole `unit`.
    """
    return LETTER + unit * (size // len(unit.encode())) + TAIL
