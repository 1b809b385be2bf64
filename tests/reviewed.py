"""Letters with something to review of every kind, and near misses of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories import Draft
from tests.gold_letters import NAMES, extraction
from tests.medicinal import RESOLUTION
from tests.medicinal import letter as medicinal
from tests.provincial import letter, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.model import Extraction

DECREE = "Nghị định số 10/2020/NĐ-CP ngày 17 tháng 01 năm 2020 của Chính phủ"
NEWER = "Nghị định số 20/2024/NĐ-CP ngày 05 tháng 3 năm 2024 của Chính phủ"
NEWEST = "Nghị định số 30/2025/NĐ-CP ngày 06 tháng 01 năm 2025 của Chính phủ"
CIRCULAR = "Thông tư số 8/2021/TT-BYT ngày 03 tháng 5 năm 2021 của Bộ Y tế"
AMENDING = "Thông tư số 9/2024/TT-BYT ngày 04 tháng 6 năm 2024 của Bộ Y tế"
PLAN = "Kế hoạch số 90/KH-UBND ngày 10 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh"
RESOLVED = (
    "Nghị quyết số 20-NQ/TW ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương"
)


def letters() -> Iterator[Extraction]:
    """The two samples, a resolution and a letter that carries it out, and these."""
    yield from map(extraction, NAMES)
    yield from (read(RESOLUTION), medicinal())
    yield from _citing()
    yield from _ordering()
    idle = Draft("1. Rà soát các cơ sở. 2. Tổng hợp.")
    idle.task("1", "Rà soát các cơ sở")
    idle.task("2", "Tổng hợp")
    yield idle.done()


def _citing() -> Iterator[Extraction]:
    # A number of the wrong form, a base of next week, the letter's own number.
    yield letter(
        "76/UBND-KTTH",
        "01 tháng 6 năm 2025",
        preamble="Thực hiện Nghị quyết số 57/NQ-TW ngày 22 tháng 12 năm 2024 của Bộ "
        "Chính trị; "
        "Kế hoạch số 91/KH-UBND ngày 09 tháng 6 năm 2025 của Ủy ban nhân dân tỉnh; "
        "Công văn số 76/UBND-KTTH ngày 05 tháng 5 năm 2025 của Ủy ban nhân dân tỉnh",
    )
    # The later plan says that it rests on what came after it.
    yield letter(
        "78/UBND-KTTH",
        "03 tháng 6 năm 2025",
        preamble="Căn cứ Kế hoạch số 5/KH-UBND ngày 01 tháng 02 năm 2025 của Ủy ban "
        "nhân dân tỉnh "
        "về thực hiện Nghị quyết số 9/NQ-CP ngày 05 tháng 4 năm 2025 của Chính phủ",
    )
    # Which of the two is it?
    yield letter(
        "50/UBND-KTTH",
        "02 tháng 5 năm 2025",
        preamble="Thực hiện Công văn số 15/STC-TH ngày 06 tháng 01 năm 2025 của Sở "
        "Tài chính",
    )
    yield letter(
        "51/UBND-KTTH",
        "03 tháng 5 năm 2025",
        preamble="Thực hiện Công văn số 15/STC-TH ngày 08 tháng 01 năm 2024 của Sở "
        "Tài chính",
    )
    yield letter(
        "79/UBND-KTTH",
        "04 tháng 6 năm 2025",
        preamble="Thực hiện Công văn số 15/STC-TH của Sở Tài chính",
    )
    # Replaced, replaced in part, amended; leaned on with and without the change.
    yield letter(
        "40/UBND-KTTH",
        "02 tháng 5 năm 2024",
        preamble=f"Căn cứ {NEWER} thay thế {DECREE}",
    )
    yield letter(
        "41/UBND-KTTH",
        "03 tháng 5 năm 2024",
        preamble=f"Căn cứ {AMENDING} sửa đổi, bổ sung {CIRCULAR}",
    )
    yield letter(
        "42/UBND-KTTH",
        "04 tháng 5 năm 2025",
        preamble=f"Căn cứ {NEWEST} bãi bỏ một số điều của {NEWER}",
    )
    yield letter(
        "80/UBND-KTTH",
        "05 tháng 6 năm 2025",
        preamble=f"Căn cứ {DECREE}; {CIRCULAR}; {NEWER}",
    )
    yield letter(
        "81/UBND-KTTH", "06 tháng 6 năm 2025", preamble=f"Căn cứ {DECREE} và {NEWER}"
    )
    yield letter(
        "82/UBND-KTTH",
        "07 tháng 6 năm 2025",
        preamble=f"Căn cứ {CIRCULAR} và {AMENDING}",
    )
    yield letter("39/UBND-KTTH", "02 tháng 02 năm 2024", preamble=f"Căn cứ {DECREE}")
    # What one letter carries out, another carries on.
    yield letter(
        "83/UBND-KTTH", "08 tháng 6 năm 2025", preamble=f"Thực hiện {RESOLVED}"
    )
    yield letter(
        "84/UBND-KTTH",
        "09 tháng 6 năm 2025",
        preamble="Thực hiện Công văn số 83/UBND-KTTH ngày 08 tháng 6 năm 2025 của Ủy "
        "ban nhân dân "
        "tỉnh",
    )


def _ordering() -> Iterator[Extraction]:
    # Over when it was signed, or not; an item rests on the law, which orders nothing.
    yield letter(
        "85/UBND-KTTH",
        "10 tháng 6 năm 2025",
        items="1. Sở Y tế chủ trì rà soát các cơ sở; hoàn thành trong tháng 5 năm "
        "2025.\n"
        "2. Sở Tài chính chủ trì rà soát dự toán; hoàn thành trước ngày 10 tháng 6 năm "
        "2025.\n"
        "3. Sở Nội vụ chủ trì rà soát biên chế; hoàn thành trước 17 giờ ngày 10 tháng "
        "6 "
        "năm 2025.\n"
        "4. Sở Công Thương chủ trì kiểm tra chợ; hoàn thành trong quý I năm 2025.\n"
        "5. Sở Y tế chủ trì kiểm tra trong 6 tháng đầu năm 2025.\n"
        f"6. Sở Tài chính chủ trì đấu thầu theo quy định của {DECREE}.",
    )
    # Two report together.
    yield letter(
        "90/UBND-KTTH",
        "15 tháng 6 năm 2025",
        items="1. Sở Tài chính và Sở Xây dựng rà soát, báo cáo Ủy ban nhân dân tỉnh "
        "trước ngày 25/7/2025.",
    )
    # Which plan is taken up again, and what nobody can tell.
    yield letter(
        "89/UBND-KTTH",
        "14 tháng 6 năm 2025",
        items=f"1. Sở Y tế chủ trì thực hiện {PLAN}; rà soát Kế hoạch nêu trên.\n"
        f"2. Sở Nội vụ chủ trì thực hiện {PLAN} và Kế hoạch số ....../KH-UBND; báo "
        "cáo kết quả thực hiện Kế hoạch nêu trên.",
    )
    # An order in an item is one of that item, not of its letter.
    yield letter(
        "86/UBND-KTTH",
        "11 tháng 6 năm 2025",
        items=f"1. Sở Y tế chủ trì kiểm tra kinh doanh thuốc theo {PLAN}.\n"
        "2. Sở Công Thương, Sở Tài chính rà soát chợ theo Nghị quyết số 44/NQ-CP ngày "
        "03 "
        "tháng 4 năm 2025 của Chính phủ.",
    )
    yield letter(
        "87/UBND-KTTH",
        "12 tháng 6 năm 2025",
        items="1. Sở Y tế chủ trì tiếp tục thực hiện Công văn số 86/UBND-KTTH ngày 11 "
        "tháng 6 "
        "năm 2025 của Ủy ban nhân dân tỉnh.",
    )
    yield letter(
        "88/UBND-KTTH",
        "13 tháng 6 năm 2025",
        items="1. Sở Y tế chủ trì thực hiện Nghị quyết số 45/NQ-CP ngày 04 tháng 4 "
        "năm 2025 của "
        "Chính phủ.",
    )
