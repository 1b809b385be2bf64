"""Which bodies give out which numbers, as far as codes and the register tell it."""

from __future__ import annotations

import pytest

from graph.answers.issuing import is_anothers

# A number, the level and the slug of who is printed to have issued it, and whether the
# number is of somebody else.
ISSUED = [
    ("57-NQ/TW", "central_party", "bo-chinh-tri", False),
    ("57-NQ/TW", "central_government", "chinh-phu", True),
    ("57-NQ/TW", "provincial_government", "uy-ban-nhan-dan-tinh-kon-tum", True),
    ("03/NQ-CP", "central_government", "chinh-phu", False),
    ("03/NQ-CP", "central_party", "bo-chinh-tri", True),
    ("12/QĐ-TTg", "ministry", "bo-tai-chinh", True),
    ("45/2013/QH13", "national_assembly", "quoc-hoi", False),
    ("45/2013/QH13", "central_government", "chinh-phu", True),
    ("12/2024/TT-BTC", "ministry", "bo-tai-chinh", False),
    ("12/2024/TT-BTC", "ministry", "bo-noi-vu", True),
    ("12/2024/TT-BTC", "ministry", "bo-nao-do", False),  # a name that is not known
    ("12/2024/TT-BTC", "provincial_department", "so-tai-chinh-tinh-kon-tum", True),
    ("123/TB-VPCP", "central_government", "thu-tuong-chinh-phu", False),
    ("123/TB-VPCP", "central_party", "bo-chinh-tri", True),
    ("1/BHXH-CSXH", "central_branch", "bao-hiem-xa-hoi-tinh-kon-tum", False),
    ("5/NQ-HĐND", "provincial_government", "uy-ban-nhan-dan-tinh-lao-cai", True),
    ("5/NQ-HĐND", "district", "hoi-dong-nhan-dan-huyen-a", False),
    ("43/QĐ-UBND", "commune", "uy-ban-nhan-dan-xa-a", False),
    ("43/QĐ-UBND", "central_government", "chinh-phu", True),
    ("43/QĐ-UBND", None, None, False),
    ("43/QĐ-UBND", "unspecified", "ai-do", False),
    ("12/CV-XYZ", "central_government", "chinh-phu", False),  # a code of nobody
    ("12-NQ/BCT", "central_party", "bo-chinh-tri", False),
]


@pytest.mark.parametrize(("number", "level", "issuer", "is_wrong"), ISSUED)
def test_whose_a_number_is(
    number: str, level: str | None, issuer: str | None, *, is_wrong: bool
) -> None:
    assert is_anothers(number, level, issuer, "2024-12-22") == is_wrong
