"""A resolution made up, on medicinal plants, and a letter that passes some of it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.provincial import letter as provincial

if TYPE_CHECKING:
    from extract.model import Extraction

RESOLUTION = """CHÍNH PHỦ
Số: 30/NQ-CP
Hà Nội, ngày 05 tháng 3 năm 2025

NGHỊ QUYẾT
Về phát triển dược liệu

Điều 1. Xây dựng vùng trồng dược liệu
1. Ủy ban nhân dân các tỉnh, thành phố rà soát quỹ đất trồng sâm và dược liệu quý.
2. Ủy ban nhân dân các tỉnh, thành phố kiểm soát chất lượng giống cây dược liệu.
3. Bộ Y tế chủ trì xây dựng danh mục dược liệu quốc gia.
4. Ủy ban nhân dân các tỉnh, thành phố hỗ trợ hợp tác xã chế biến sâu sản phẩm từ dược
liệu.
5. Ủy ban nhân dân các tỉnh, thành phố tổ chức hội chợ giới thiệu sản phẩm dược liệu của
địa phương.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
CITED = "Nghị quyết số 30/NQ-CP ngày 05 tháng 3 năm 2025 của Chính phủ"
ITEMS = """\
1. Sở Y tế chủ trì kiểm tra trại giống theo khoản 2 Điều 1 Nghị quyết số 30/NQ-CP.
2. Sở Nông nghiệp và Môi trường chủ trì rà soát quỹ đất trồng sâm và dược liệu quý.
3. Sở Tài chính chủ trì bố trí kinh phí đi lại.
4. Sở Công Thương chủ trì hỗ trợ hợp tác xã."""


def letter(items: str = ITEMS, preamble: str = f"Thực hiện {CITED}") -> Extraction:
    """A letter of the province that carries the resolution out."""
    return provincial(preamble=preamble, items=items)
