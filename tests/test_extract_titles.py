"""Titles behind documents: where they open, and what closes them."""

from __future__ import annotations

import pytest

from tests.gold_letters import read_sentence

# A sentence, and the title of the first document in it.
TITLES = [
    (
        "Căn cứ Quyết định số 2/QĐ-TTg thành lập Ban Chỉ đạo, Ban Chỉ đạo yêu cầu rà.",
        "thành lập Ban Chỉ đạo",
    ),
    ("Theo Nghị quyết số 57-NQ/TW ban hành kèm theo Quyết định số 5/QĐ-TTg.", None),
    # on a day somebody did something: the sentence goes on
    (
        (
            "Theo Nghị quyết số 88/2014/QH13 của Quốc hội về đổi mới sách giáo khoa, "
            "ngày 12/4/2017 Bộ Giáo dục và Đào tạo (GDĐT) đã công bố dự thảo."
        ),
        "về đổi mới sách giáo khoa",
    ),
    (
        "Theo Tờ trình số 5/TTr-STC về sửa đổi Kế hoạch số 7/KH-STC, ngày 12/4/2017.",
        "về sửa đổi Kế hoạch số 7/KH-STC, ngày 12/4/2017",
    ),
    (
        "Theo Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá phát triển khoa học.",
        "về đột phá phát triển khoa học",
    ),
    # what is said of the document closes its title
    (
        (
            "Theo Nghị định số 29/2025/NĐ-CP của Chính phủ quy định chức năng của Bộ"
            " Tài chính, được sửa đổi, bổ sung tại Nghị định số 166/2025/NĐ-CP."
        ),
        "quy định chức năng của Bộ Tài chính",
    ),
    (
        (
            "Thông tư số 12/2020/TT-BTC về phí (đã được sửa đổi bởi Thông tư số"
            " 13/2021/TT-BTC)."
        ),
        "về phí",
    ),
    (
        (
            "Thực hiện Kết luận số 177-KL/TW của Bộ Chính trị, Ban Bí thư về tình hình"
            " bộ máy và ý kiến của Thủ tướng Chính phủ tại Công điện số 110/CĐ-TTg."
        ),
        "về tình hình bộ máy",
    ),
    (
        "Theo Thông báo số 23/TB-VPCP của Văn phòng Chính phủ kết luận của Thủ tướng.",
        "kết luận của Thủ tướng",
    ),
    ("Thông tư số 12/2020/TT-BTC về phí hết hiệu lực từ 2021.", "về phí"),
    (
        (
            "Sửa Quyết định số 32/2018/QĐ-UBND về phân cấp cho phù hợp với Nghị định"
            " số 15/2018/NĐ-CP."
        ),
        "về phân cấp",
    ),
    (
        (
            "Theo Quyết định số 12/QĐ-UBND về việc thành lập Đoàn kiểm tra, Đoàn kiểm"
            " tra đã có Thông báo số 47/TB-ĐKT."
        ),
        "về việc thành lập Đoàn kiểm tra",
    ),
    (
        "Thực hiện Quyết định số 12/QĐ-UBND giao kế hoạch vốn, yêu cầu các sở gửi.",
        "giao kế hoạch vốn",
    ),
    (
        (
            "Trả lời Công văn số 12/CT-TTHT phản ánh vướng mắc về thuế, Tổng cục Thuế"
            " có ý kiến như sau."
        ),
        "phản ánh vướng mắc về thuế",
    ),
    ("Nhận Quyết định số 68/QĐ-STQ về ấn định thuế thì được nộp.", "về ấn định thuế"),
    (
        "Thông tư số 12/2020/TT-BTC về phí. theo đó giảm lệ phí. Các sở thu.",
        "về phí. theo đó giảm lệ phí",
    ),
    (
        "Có Công văn số 2488/TCT-CS về thuế tài nguyên (bản chụp kèm theo).",
        "về thuế tài nguyên",
    ),
    # a list of documents closes it, one that is guided with a law does not
    (
        "Bãi bỏ Thông tư số 12/2020/TT-BTC về phí và Thông tư số 13/2021/TT-BTC.",
        "về phí",
    ),
    (
        "Công văn số 87/HĐND-KTNS về dự toán, số 208/HĐND-KTNS về dự toán.",
        "về dự toán",
    ),
    (
        (
            "Thông tư số 219/2013/TT-BTC hướng dẫn thi hành Luật Thuế và Nghị định số"
            " 209/2013/NĐ-CP."
        ),
        "hướng dẫn thi hành Luật Thuế và Nghị định số 209/2013/NĐ-CP",
    ),
    # other issuers, an addressee, a date behind the issuer
    (
        (
            "Thông tư liên tịch số 01/2014/TTLT-BNV-BTC của Bộ Nội vụ, Bộ Tài chính quy"
            " định định mức."
        ),
        "quy định định mức",
    ),
    (
        "Công văn số 2488/TCT-CS ngày 18/6/2020 gửi Cục Thuế tỉnh về việc tính thuế.",
        "về việc tính thuế",
    ),
    (
        "Báo cáo số 900/BC-TCT của Thường trực Tổ công tác về kết quả rà soát.",
        "về kết quả rà soát",
    ),
    # the next member of a list on one line
    (
        "Gồm:\n- Chỉ thị số 34-CT/TW của Ban Bí thư về nhà ở - Định hướng phát triển",
        "về nhà ở",
    ),
    # the sentence goes on, with what is to be done by when, or with another basis
    (
        "Thực hiện Nghị định số 12/2020/NĐ-CP quy định tổ chức, hoàn thành trước 31/7.",
        "quy định tổ chức",
    ),
    (
        "Trình Nghị định số 95/2021/NĐ-CP về xăng dầu trước ngày 31 tháng 10 năm 2023.",
        "về xăng dầu",
    ),
    (
        "Theo Công điện số 72/CĐ-TTg về cháy rừng và căn cứ Nghị định số 5/NĐ-CP.",
        "về cháy rừng",
    ),
    (
        (
            "Thực hiện Quy định số 70-QĐ/TW về biên chế và nhiệm vụ được giao tại Công "
            "văn số 5377/VPCP-TCCV."
        ),
        "về biên chế",
    ),
    (
        (
            "Theo Nghị định số 67/2025/NĐ-CP sửa đổi Nghị định số 178/2024/NĐ-CP, bảo "
            "đảm chi trả xong."
        ),
        "sửa đổi Nghị định số 178/2024/NĐ-CP",
    ),
    # the time of an order, which the act is too old to have in its title
    (
        (
            "Trình Nghị định thay thế Nghị định số 57/2018/NĐ-CP ngày 17/4/2018 của "
            "Chính phủ về khuyến khích đầu tư vào nông thôn trong tháng 6 năm 2024."
        ),
        "về khuyến khích đầu tư vào nông thôn",
    ),
    (
        (
            "Sửa đổi Nghị định số 38/2015/NĐ-CP về quản lý phế liệu, hoàn thành trong "
            "năm 2021."
        ),
        "về quản lý phế liệu",
    ),
    # the next item opens with a small letter
    ("Thực hiện Kế hoạch số 5/KH-UBND về đê điều.\nd) Rà soát.", "về đê điều"),
    ("Căn cứ Nghị định số 12/2020/NĐ-CP, thực hiện Chỉ thị số 5/CT-TTg.", None),
    ("Thông tư số 12/2020/TT-BTC quy định tại Điều 5 như sau.", None),
]


@pytest.mark.parametrize(("sentence", "title"), TITLES)
def test_title(sentence: str, title: str | None) -> None:
    found = read_sentence(sentence)
    first = next(c for c in found.citations if c.kind == "numbered")
    assert first.title == title
