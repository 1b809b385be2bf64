"""The words that letters of a world are put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_TOPICS: Final = (
    "đột phá phát triển khoa học, công nghệ và đổi mới sáng tạo",
    "chuyển đổi số quốc gia",
    "đẩy mạnh giải ngân vốn đầu tư công",
    "cải cách thủ tục hành chính",
    "phát triển nhà ở xã hội",
    "phát triển nguồn nhân lực",
    "bảo vệ môi trường và thích ứng với biến đổi khí hậu",
    "bảo đảm trật tự, an toàn giao thông",
    "phát triển kinh tế tư nhân",
    "giảm nghèo bền vững",
    "chăm sóc và bảo vệ sức khỏe nhân dân",
    "phòng, chống thiên tai và tìm kiếm cứu nạn",
    "quản lý, sử dụng đất đai",
    "phát triển du lịch",
    "thực hành tiết kiệm, chống lãng phí",
    "đổi mới giáo dục và đào tạo",
    "an toàn thực phẩm",
    "sắp xếp tổ chức bộ máy",
    "hội nhập quốc tế",
    "xây dựng nông thôn mới",
    "bảo tồn và phát huy di sản văn hóa",
    "phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "quản lý và bảo vệ rừng",
    "bảo hiểm xã hội, bảo hiểm y tế",
)
_VERBS: Final = (
    "rà soát, hoàn thiện",
    "xây dựng, tổ chức vận hành",
    "kiểm tra, chấn chỉnh",
    "nâng cấp, mở rộng",
    "chuẩn hóa, kết nối",
    "tổ chức thẩm định",
    "lập, công khai",
    "tham mưu, hoàn thiện",
)
_OBJECTS: Final = (
    "cơ sở dữ liệu chuyên ngành",
    "danh mục dự án chậm tiến độ",
    "quy trình tiếp nhận hồ sơ của người dân",
    "hạ tầng kỹ thuật dùng chung",
    "mạng lưới cơ sở dịch vụ",
    "hồ sơ, thủ tục về đất đai",
    "nội dung bồi dưỡng cán bộ",
    "hệ thống thông tin giải quyết thủ tục",
    "việc bảo vệ công trình trọng điểm",
    "định mức kinh tế - kỹ thuật",
    "vùng nguyên liệu tập trung",
    "danh sách hộ dân cần hỗ trợ",
    "đề cương tuyên truyền, phổ biến",
    "cơ chế phối hợp giữa các đơn vị",
    "bộ chỉ số đánh giá kết quả",
    "kho dữ liệu số của tổ chức, cá nhân",
)
_MANNERS: Final = (
    "bảo đảm thiết thực, tránh hình thức",
    "gắn với trách nhiệm của người đứng đầu",
    "phù hợp với điều kiện của từng địa bàn",
    "ưu tiên vùng sâu, vùng xa",
    "không để phát sinh điểm nóng",
    "công khai để người dân giám sát",
    "tiết kiệm chi phí cho người dân và doanh nghiệp",
    "đúng quy định của pháp luật",
    "bảo đảm liên thông, chia sẻ dữ liệu",
    "kịp thời tháo gỡ khó khăn, vướng mắc",
)
_SYLLABLES: Final = tuple(
    """
An Ân Ba Bàu Bắc Bích Bình Bồng Ca Cam Cát Cần Cẩm Chánh Châu Cồn Cường Diên
Du Dương Đại Đào Đình Đông Đồng Đức Gia Giang Hà Hải Hạnh Hiệp Hòa Hoài Hoàn
Hồng Hợp Huệ Hưng Hương Khánh Kiến Kim Kỳ La Lai Lam Lăng Lâm Lệ Liên Linh Lộc
Long Lợi Lương Mai Mỹ Nam Nga Nghi Nghĩa Ngọc Nhân Nhơn Ninh Phong Phú Phúc
Phước Phương Quang Quế Sa Sen Sơn Tam Tân Tây Thạch Thái Thanh Thành Thắng
Thiện Thịnh Thọ Thuận Thủy Tiên Tiến Tín Trà Trạch Trung Trường Tú Vân Viên
Việt Vinh Vĩnh Xuân Yên
""".split()  # noqa: SIM905 - a list of a hundred words
)
_FAMILY: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi")
_GIVEN: Final = ("An", "Bình", "Dũng", "Hà", "Hải", "Hùng", "Lan", "Minh", "Sơn", "Thu")


def topic(number: int) -> str:
    """One of the topics."""
    return _TOPICS[number % len(_TOPICS)]


def order(chance: Random) -> str:
    """What a task asks for, without who and when.

    Where is what tells it from the tasks of other letters.
    """
    choice = chance.choice
    *some, last = (" ".join(chance.sample(_SYLLABLES, 3)) for _ in range(5))
    places = f"tại {', '.join(some)} và {last}"
    return f"{choice(_VERBS)} {choice(_OBJECTS)} {places}, {choice(_MANNERS)}"


def signer(number: int) -> str:
    """The name of somebody who signs."""
    family, given = divmod(number, len(_GIVEN))
    return f"{_FAMILY[family % len(_FAMILY)]} Văn {_GIVEN[given]}"
