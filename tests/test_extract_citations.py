"""Documents cited by number: their span, type, date, issuer, title and provisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ontology.registry import document_types
from tests.gold_letters import read_sentence, read_text

if TYPE_CHECKING:
    from extract.model import Citation
    from ontology.rows import DocumentType


def _cited(sentence: str) -> list[Citation]:
    return [c for c in read_sentence(sentence).citations if c.kind == "numbered"]


# A sentence with one citation: its words, type, number, date and issuer.
ONE = [
    # a session of who issued it
    (
        "Nghị quyết số 29-NQ/TW của Hội nghị lần thứ tám Ban Chấp hành Trung ương về",
        "Nghị quyết số 29-NQ/TW của Hội nghị lần thứ tám Ban Chấp hành Trung ương",
        ("Nghị quyết", "29-NQ/TW", None, "Ban Chấp hành Trung ương"),
    ),
    # with the Secretariat, unless that is who speaks
    (
        "theo Kết luận số 127-KL/TW ngày 28/02/2025 của Bộ Chính trị, Ban Bí thư về",
        "Kết luận số 127-KL/TW ngày 28/02/2025 của Bộ Chính trị, Ban Bí thư",
        ("Kết luận", "127-KL/TW", "2025-02-28", "Bộ Chính trị"),
    ),
    (
        "Theo Kết luận số 127-KL/TW của Bộ Chính trị, Ban Bí thư yêu cầu các cấp ủy.",
        "Kết luận số 127-KL/TW của Bộ Chính trị",
        ("Kết luận", "127-KL/TW", None, "Bộ Chính trị"),
    ),
    # old numbers: a body that is no more, a stroke for a hyphen
    (
        "Bãi bỏ Nghị định số 138/HĐBT ngày 8 tháng 5 năm 1990.",
        "Nghị định số 138/HĐBT ngày 8 tháng 5 năm 1990",
        ("Nghị định", "138/HĐBT", "1990-05-08", None),
    ),
    (
        "theo Thông tư liên tịch số 43/2011/TTLT/BTC-BGTVT ngày 28/3/2011.",
        "Thông tư liên tịch số 43/2011/TTLT/BTC-BGTVT ngày 28/3/2011",
        ("Thông tư liên tịch", "43/2011/TTLT/BTC-BGTVT", "2011-03-28", None),
    ),
    (
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.",
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
        ("Nghị quyết", "57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
    ),
    (
        "Thực hiện Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị.",
        "Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị",
        ("Nghị quyết", "57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
    ),
    (
        "Theo Kế hoạch số 12-KH/TU, ngày 01/02/2025 của Tỉnh ủy, các sở báo cáo.",
        "Kế hoạch số 12-KH/TU, ngày 01/02/2025 của Tỉnh ủy",
        ("Kế hoạch", "12-KH/TU", "2025-02-01", "Tỉnh ủy"),
    ),
    # a committee of the Party in a commune; a taskforce, whose place ends its name
    (
        "Theo Nghị quyết số 05-NQ/ĐU của Đảng ủy xã Vân Thủy và ý kiến của các sở.",
        "Nghị quyết số 05-NQ/ĐU của Đảng ủy xã Vân Thủy",
        ("Nghị quyết", "05-NQ/ĐU", None, "Đảng ủy xã Vân Thủy"),
    ),
    (
        "Theo Công văn số 12/CV-BCĐ của Ban Chỉ đạo 389 quốc gia về chống buôn lậu.",
        "Công văn số 12/CV-BCĐ của Ban Chỉ đạo 389 quốc gia",
        ("Công văn", "12/CV-BCĐ", None, "Ban Chỉ đạo 389 quốc gia"),
    ),
    (
        "Theo Công văn số 12/CV-BCĐ của Ban Chỉ đạo phòng, chống dịch tỉnh về y tế.",
        "Công văn số 12/CV-BCĐ của Ban Chỉ đạo phòng, chống dịch tỉnh",
        ("Công văn", "12/CV-BCĐ", None, "Ban Chỉ đạo phòng, chống dịch tỉnh"),
    ),
    (
        "Theo Công văn số 12/CV-BCĐ của Ban Chỉ đạo tỉnh về chuyển đổi số.",
        "Công văn số 12/CV-BCĐ của Ban Chỉ đạo tỉnh về chuyển đổi số",
        ("Công văn", "12/CV-BCĐ", None, "Ban Chỉ đạo tỉnh về chuyển đổi số"),
    ),
    # the hour of a dispatch before its day; a day without its year is no date
    (
        "Theo Công điện số 12/CĐ-TTg hồi 16 giờ 00 phút ngày 18/11/2025 của Thủ tướng.",
        "Công điện số 12/CĐ-TTg hồi 16 giờ 00 phút ngày 18/11/2025 của Thủ tướng",
        ("Công điện", "12/CĐ-TTg", "2025-11-18", "Thủ tướng"),
    ),
    (
        "Theo Công điện số 12/CĐ-TTg lúc 16h00, ngày 18/11/2025 của Thủ tướng.",
        "Công điện số 12/CĐ-TTg lúc 16h00, ngày 18/11/2025 của Thủ tướng",
        ("Công điện", "12/CĐ-TTg", "2025-11-18", "Thủ tướng"),
    ),
    (
        "Theo Công điện số 12/CĐ-TTg (7 giờ ngày 18/11/2025) của Thủ tướng.",
        "Công điện số 12/CĐ-TTg (7 giờ ngày 18/11/2025) của Thủ tướng",
        ("Công điện", "12/CĐ-TTg", "2025-11-18", "Thủ tướng"),
    ),
    (
        "Theo Công điện số 9/CĐ-BCT hồi 09 giờ ngày 17/11 của Bộ Công Thương.",
        "Công điện số 9/CĐ-BCT hồi 09 giờ ngày 17/11 của Bộ Công Thương",
        ("Công điện", "9/CĐ-BCT", None, "Bộ Công Thương"),
    ),
    (
        "Theo Công văn số 9/BCT-KH, 09 giờ ngày mai họp tại Bộ Công Thương.",
        "Công văn số 9/BCT-KH",
        ("Công văn", "9/BCT-KH", None, None),
    ),
    # the issuer before the document, as a proposal names it
    (
        "Xét đề nghị của Sở Tài chính tại Tờ trình số 239/TTr-STC ngày 13/02/2025.",
        "Tờ trình số 239/TTr-STC ngày 13/02/2025",
        ("Tờ trình", "239/TTr-STC", "2025-02-13", "Sở Tài chính"),
    ),
    # the agency behind is the subject of the sentence, not the issuer
    (
        "Theo Công văn số 123/SNV-CCHC ngày 01/02/2025, UBND tỉnh yêu cầu rà soát.",
        "Công văn số 123/SNV-CCHC ngày 01/02/2025",
        ("Công văn", "123/SNV-CCHC", "2025-02-01", None),
    ),
    # no date; a year in the title is none
    (
        "Thực hiện Nghị quyết số 25/NQ-CP của Chính phủ về tăng trưởng năm 2025.",
        "Nghị quyết số 25/NQ-CP của Chính phủ",
        ("Nghị quyết", "25/NQ-CP", None, "Chính phủ"),
    ),
    # no such day
    (
        "Theo Báo cáo số 23/BC-UBND ngày 31/02/2025 của UBND tỉnh.",
        "Báo cáo số 23/BC-UBND ngày 31/02/2025 của UBND tỉnh",
        ("Báo cáo", "23/BC-UBND", None, "UBND tỉnh"),
    ),
    # "Văn bản" says no type: the number's code does
    (
        "Theo Văn bản số 43/QĐ-UBND ngày 20/01/2025.",
        "Văn bản số 43/QĐ-UBND ngày 20/01/2025",
        ("Quyết định", "43/QĐ-UBND", "2025-01-20", None),
    ),
    (
        "Theo Văn bản số 123/UBND-TH ngày 01/02/2025.",
        "Văn bản số 123/UBND-TH ngày 01/02/2025",
        ("Công văn", "123/UBND-TH", "2025-02-01", None),
    ),
    # the type is the one printed, though the code says more
    (
        "Theo Thông tư số 66/2012/TTLT-BTC-BGDĐT ngày 26/4/2012.",
        "Thông tư số 66/2012/TTLT-BTC-BGDĐT ngày 26/4/2012",
        ("Thông tư", "66/2012/TTLT-BTC-BGDĐT", "2012-04-26", None),
    ),
    # OCR reads a T as a 1
    (
        "Theo Thông tư số 103/2014/T1-BTC ngày 06/8/2014.",
        "Thông tư số 103/2014/T1-BTC ngày 06/8/2014",
        ("Thông tư", "103/2014/TT-BTC", "2014-08-06", None),
    ),
    # other names of a type, in small letters, "số:" with a colon
    (
        "Theo Thông báo kết luận số 123-TB/TU của Thường trực Tỉnh ủy.",
        "Thông báo kết luận số 123-TB/TU của Thường trực Tỉnh ủy",
        ("Thông báo", "123-TB/TU", None, "Thường trực Tỉnh ủy"),
    ),
    (
        "Theo công văn số: 12/SNV-CCHC.",
        "công văn số: 12/SNV-CCHC",
        ("Công văn", "12/SNV-CCHC", None, None),
    ),
    # "Công văn" says the type whatever the code: a tax office's letter is no directive
    (
        "Theo công văn số 1077/CT-TTKT2 ngày 24/02/2020.",
        "công văn số 1077/CT-TTKT2 ngày 24/02/2020",
        ("Công văn", "1077/CT-TTKT2", "2020-02-24", None),
    ),
    (
        "Theo 10047/CT- TTHT ngày 13/10/2017.",
        "10047/CT- TTHT ngày 13/10/2017",
        ("Công văn", "10047/CT-TTHT", "2017-10-13", None),
    ),
    # the day that opens the sentence, unless a document came on it
    (
        "Ngày 14/6/2022, Bộ Nội vụ đã có Công văn số 2711/BNV-TCBC đôn đốc.",
        "Công văn số 2711/BNV-TCBC",
        ("Công văn", "2711/BNV-TCBC", "2022-06-14", None),
    ),
    (
        "Ngày 14/6/2022, Bộ Nội vụ nhận được Công văn số 2711/BNV-TCBC đôn đốc.",
        "Công văn số 2711/BNV-TCBC",
        ("Công văn", "2711/BNV-TCBC", None, None),
    ),
    # a company's letter; a unit that is a number, or begins with another capital
    (
        "Trả lời công văn số 15/2020/ABCVN-CV ngày 12/3/2020 về thuế.",
        "công văn số 15/2020/ABCVN-CV ngày 12/3/2020",
        ("Công văn", "15/2020/ABCVN-CV", "2020-03-12", None),
    ),
    (
        "Trả lời văn bản số 04/HVGC-15 ngày 16/01/2015.",
        "văn bản số 04/HVGC-15 ngày 16/01/2015",
        ("Công văn", "04/HVGC-15", "2015-01-16", None),
    ),
    (
        "Theo Quyết định số 68/QĐ-STQ/ÂĐT-ĐXLTT ngày 05/6/2014.",
        "Quyết định số 68/QĐ-STQ/ÂĐT-ĐXLTT ngày 05/6/2014",
        ("Quyết định", "68/QĐ-STQ/ÂĐT-ĐXLTT", "2014-06-05", None),
    ),
    # an office of the State that prints a Party's number
    (
        "Theo Thông báo 262-TB/VPCP ngày 26/5/2026.",
        "Thông báo 262-TB/VPCP ngày 26/5/2026",
        ("Thông báo", "262-TB/VPCP", "2026-05-26", None),
    ),
    (
        "Theo Thông báo 286-TB-VPCP ngày 4/6/2026.",
        "Thông báo 286-TB-VPCP ngày 4/6/2026",
        ("Thông báo", "286-TB-VPCP", "2026-06-04", None),
    ),
    # letters first, where a type and "số" stand before and a day or issuer behind
    (
        "Trả lời công văn số ACC-\n11/2019-01 của Công ty TNHH Toyo.",
        "công văn số ACC- 11/2019-01 của Công ty TNHH Toyo",
        ("Công văn", "ACC-11/2019-01", None, "Công ty TNHH Toyo"),
    ),
    (
        "Trả lời văn bản số MNT/FIN/LET/DEC/17/264 ngày 04/12/2017.",
        "văn bản số MNT/FIN/LET/DEC/17/264 ngày 04/12/2017",
        ("Công văn", "MNT/FIN/LET/DEC/17/264", "2017-12-04", None),
    ),
    (
        "Trả lời công văn số SSV20190423 ghi ngày 24/04/2019.",
        "công văn số SSV20190423 ghi ngày 24/04/2019",
        ("Công văn", "SSV20190423", "2019-04-24", None),
    ),
    # any number of a company, where "số" and a date enclose it
    (
        "Trả lời công văn số 117VCOMMS-THKT đề ngày 16/06/2022 của Trung tâm.",
        "công văn số 117VCOMMS-THKT đề ngày 16/06/2022",
        ("Công văn", "117VCOMMS-THKT", "2022-06-16", None),
    ),
    (
        "Trả lời văn bản số 2020/06-UDT-SDSV ngày 01/7/2020.",
        "văn bản số 2020/06-UDT-SDSV ngày 01/7/2020",
        ("Công văn", "2020/06-UDT-SDSV", "2020-07-01", None),
    ),
    (
        "Trả lời công văn số 20180827/XNK-PYV ngày 27/8/2018.",
        "công văn số 20180827/XNK-PYV ngày 27/8/2018",
        ("Công văn", "20180827/XNK-PYV", "2018-08-27", None),
    ),
    # a stray full stop before the day; "số" read as "s6"
    (
        "Theo Chỉ thị s6 33-CT/TW. ngày 03/01/2014 của Bộ Chính trị về tài sản.",
        "Chỉ thị s6 33-CT/TW. ngày 03/01/2014 của Bộ Chính trị",
        ("Chỉ thị", "33-CT/TW", "2014-01-03", "Bộ Chính trị"),
    ),
    (
        "Theo Chỉ thị số 33-CT/TW. Ngày 03/01/2014 Bộ Chính trị họp.",
        "Chỉ thị số 33-CT/TW",
        ("Chỉ thị", "33-CT/TW", None, None),
    ),
    # what OCR made of "số", of a hyphen, and where it put blanks
    (
        "Theo công văn sé 3862/TXNK-CST ngày 16/7/2018.",
        "công văn sé 3862/TXNK-CST ngày 16/7/2018",
        ("Công văn", "3862/TXNK-CST", "2018-07-16", None),
    ),
    (
        "Theo Nghị định số 54/2019/NĐ_CP ngày 19/6/2019.",
        "Nghị định số 54/2019/NĐ_CP ngày 19/6/2019",
        ("Nghị định", "54/2019/NĐ-CP", "2019-06-19", None),
    ),
    (
        "Theo Nghị quyết số 03/202 1/UBTVQH15 ngày 24/9/2021.",
        "Nghị quyết số 03/202 1/UBTVQH15 ngày 24/9/2021",
        ("Nghị quyết", "03/2021/UBTVQH15", "2021-09-24", None),
    ),
    (
        "Theo công văn số 65 19/BTC-TCHQ ngày 19/5/2017.",
        "công văn số 65 19/BTC-TCHQ ngày 19/5/2017",
        ("Công văn", "6519/BTC-TCHQ", "2017-05-19", None),
    ),
    (
        "THỰC HIỆN QUYẾT ĐỊNH SỐ 28/2021/QĐ-TTG",
        "QUYẾT ĐỊNH SỐ 28/2021/QĐ-TTG",
        ("Quyết định", "28/2021/QĐ-TTg", None, None),
    ),
    # old forms
    (
        "Bãi bỏ Thông tư liên bộ số 11/TTLB-NV-NG ngày 22 tháng 12 năm 1988.",
        "Thông tư liên bộ số 11/TTLB-NV-NG ngày 22 tháng 12 năm 1988",
        ("Thông tư liên tịch", "11/TTLB-NV-NG", "1988-12-22", None),
    ),
    (
        "Bãi bỏ Nghị định số 94-CP ngày 25 tháng 8 năm 1994.",
        "Nghị định số 94-CP ngày 25 tháng 8 năm 1994",
        ("Nghị định", "94-CP", "1994-08-25", None),
    ),
    (
        "Theo Quyết định 1141 TC/QĐ/CĐKT ngày 01-11-1995.",
        "Quyết định 1141 TC/QĐ/CĐKT ngày 01-11-1995",
        ("Quyết định", "1141 TC/QĐ/CĐKT", "1995-11-01", None),
    ),
    # a consolidated text
    (
        "Căn cứ Văn bản hợp nhất số 14/VBHN-BTC ngày 09/5/2018.",
        "Văn bản hợp nhất số 14/VBHN-BTC ngày 09/5/2018",
        ("Văn bản hợp nhất", "14/VBHN-BTC", "2018-05-09", None),
    ),
    # a joint circular has several issuers
    (
        "Theo Thông tư liên tịch số 05/2015/TTLT-BTC-BYT của Bộ Tài chính và Bộ Y tế.",
        "Thông tư liên tịch số 05/2015/TTLT-BTC-BYT của Bộ Tài chính và Bộ Y tế",
        (
            "Thông tư liên tịch",
            "05/2015/TTLT-BTC-BYT",
            None,
            "Bộ Tài chính và Bộ Y tế",
        ),
    ),
    # the issuer before the number, or before the date
    (
        "Theo Nghị định của Chính phủ số 30/2020/NĐ-CP ngày 05/3/2020.",
        "Nghị định của Chính phủ số 30/2020/NĐ-CP ngày 05/3/2020",
        ("Nghị định", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
    ),
    (
        "Theo Nghị định số 30/2020/NĐ-CP của Chính phủ ngày 05/3/2020.",
        "Nghị định số 30/2020/NĐ-CP của Chính phủ ngày 05/3/2020",
        ("Nghị định", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
    ),
    (
        "Theo Quyết định số 12/QĐ-HTX của Giám đốc Hợp tác xã An Phú ngày 05/3/2020.",
        "Quyết định số 12/QĐ-HTX của Giám đốc Hợp tác xã An Phú ngày 05/3/2020",
        ("Quyết định", "12/QĐ-HTX", "2020-03-05", "Giám đốc Hợp tác xã An Phú"),
    ),
    # a day on which something else happens is not the document's
    (
        "Theo Quyết định số 12/QĐ-HTX của Hợp tác xã có giá trị từ ngày 05/3/2020.",
        "Quyết định số 12/QĐ-HTX",
        ("Quyết định", "12/QĐ-HTX", None, None),
    ),
    # only the year, only the month
    (
        "Theo Quyết định số 08/QĐ-UBND năm 2016.",
        "Quyết định số 08/QĐ-UBND năm 2016",
        ("Quyết định", "08/QĐ-UBND", "2016", None),
    ),
    (
        "Theo Quyết định số 08/QĐ-UBND tháng 5 năm 2016.",
        "Quyết định số 08/QĐ-UBND tháng 5 năm 2016",
        ("Quyết định", "08/QĐ-UBND", "2016-05", None),
    ),
    # capitals; a word that sticks to the number
    (
        "NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP NGÀY 05 THÁNG 3 NĂM 2020",
        "NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP NGÀY 05 THÁNG 3 NĂM 2020",
        ("Nghị định", "30/2020/NĐ-CP", "2020-03-05", None),
    ),
    (
        "Theo Thông tư số38/2009/TT-BNNPTNTngày 26 tháng 6 năm 2009.",
        "Thông tư số38/2009/TT-BNNPTNTngày 26 tháng 6 năm 2009",
        ("Thông tư", "38/2009/TT-BNNPTNT", "2009-06-26", None),
    ),
    # the name of a law with commas, and one that only seems to end with "số"
    (
        "Căn cứ Luật Trật tự, an toàn giao thông đường bộ số 36/2024/QH15;",
        "Luật Trật tự, an toàn giao thông đường bộ số 36/2024/QH15",
        ("Luật", "36/2024/QH15", None, None),
    ),
    (
        "Căn cứ Luật Công nghiệp công nghệ số 71/2025/QH15;",
        "Luật Công nghiệp công nghệ số 71/2025/QH15",
        ("Luật", "71/2025/QH15", None, None),
    ),
    (
        "Căn cứ Luật Đầu tư công (số 58/2024/QH15);",
        "Luật Đầu tư công (số 58/2024/QH15)",
        ("Luật", "58/2024/QH15", None, None),
    ),
    (
        "Căn cứ Luật Ngân hàng Nhà nước Việt Nam số 46/2010/QH12;",
        "Luật Ngân hàng Nhà nước Việt Nam số 46/2010/QH12",
        ("Luật", "46/2010/QH12", None, None),
    ),
    (
        "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15;",
        "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15",
        ("Luật", "64/2025/QH15", None, None),
    ),
    # a name that no registry knows, up to the number; not one of another type
    (
        "Căn cứ Luật Cây xanh, mặt nước và khoảng mở số 12/2031/QH17;",
        "Luật Cây xanh, mặt nước và khoảng mở số 12/2031/QH17",
        ("Luật", "12/2031/QH17", None, None),
    ),
    (
        "theo Luật này và Nghị quyết của kỳ họp số 12/2031/QH17;",
        "12/2031/QH17",
        (None, "12/2031/QH17", None, None),
    ),
    # the number behind the law amended is the amending law's
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Luật sư số 20/2012/QH13",
        "Luật sửa đổi, bổ sung một số điều của Luật Luật sư số 20/2012/QH13",
        ("Luật", "20/2012/QH13", None, None),
    ),
    (
        "Luật sửa đổi 11 luật có liên quan đến quy hoạch số 28/2018/QH14",
        "Luật sửa đổi 11 luật có liên quan đến quy hoạch số 28/2018/QH14",
        ("Luật", "28/2018/QH14", None, None),
    ),
    # another type's number is no law's
    (
        "hướng dẫn pháp luật và Nghị định số 83/2013/NĐ-CP.",
        "Nghị định số 83/2013/NĐ-CP",
        ("Nghị định", "83/2013/NĐ-CP", None, None),
    ),
    # the name of a law stands between its type and its number
    (
        "Căn cứ Luật Đầu tư công số 58/2024/QH15 ngày 29/11/2024;",
        "Luật Đầu tư công số 58/2024/QH15 ngày 29/11/2024",
        ("Luật", "58/2024/QH15", "2024-11-29", None),
    ),
    # Ð (eth) for Đ, as old keyboards type it
    (
        "Theo Quyết định số 43/Q\u00d0-UBND ngày 20/01/2025 của UBND tỉnh.",
        "Quyết định số 43/QĐ-UBND ngày 20/01/2025 của UBND tỉnh",
        ("Quyết định", "43/QĐ-UBND", "2025-01-20", "UBND tỉnh"),
    ),
    # broken over lines, also inside the number
    (
        (
            "Theo Công văn số\n1594 /UBND\n-TTHCC ngày 09\n\ntháng 5 năm"
            " 2025 của Ủy\nban"
            " nhân dân tỉnh."
        ),
        (
            "Công văn số 1594 /UBND -TTHCC ngày 09 tháng 5 năm 2025 của Ủy ban nhân dân"
            " tỉnh"
        ),
        ("Công văn", "1594/UBND-TTHCC", "2025-05-09", "Ủy ban nhân dân tỉnh"),
    ),
]


@pytest.mark.parametrize(("sentence", "words", "said"), ONE)
def test_citation(
    sentence: str, words: str, said: tuple[str, str, str | None, str | None]
) -> None:
    (found,) = _cited(sentence)
    assert found.span.text.replace("Q\u00d0", "QĐ") == words
    assert (found.type, found.number, found.date, found.issuer) == said


# Lists: type and issuer are printed once and hold for all. Number, date and issuer.
LISTS = [
    (
        "Thực hiện các Nghị quyết số 57-NQ/TW, 59-NQ/TW và 68-NQ/TW của Bộ Chính trị.",
        [
            ("57-NQ/TW", None, "Bộ Chính trị"),
            ("59-NQ/TW", None, "Bộ Chính trị"),
            ("68-NQ/TW", None, "Bộ Chính trị"),
        ],
    ),
    (
        "Thực hiện Nghị quyết số 01/NQ-CP, số 02/NQ-CP ngày 08/01/2025 của Chính phủ.",
        [("01/NQ-CP", None, "Chính phủ"), ("02/NQ-CP", "2025-01-08", "Chính phủ")],
    ),
    (
        (
            "Thực hiện nghị quyết của Bộ Chính trị, gồm: Nghị quyết số 57-NQ/TW ngày"
            " 22/12/2024 về khoa học; Nghị quyết số 68-NQ/TW ngày 04/5/2025 về kinh tế."
        ),
        [
            ("57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
            ("68-NQ/TW", "2025-05-04", "Bộ Chính trị"),
        ],
    ),
    # "Các … ngày": the date behind the last is all's, as "cùng ngày" is
    (
        "Bãi bỏ các Nghị quyết số: 11/NQ-CP, 12/NQ-CP ngày 05/6/2024 của Chính phủ.",
        [
            ("11/NQ-CP", "2024-06-05", "Chính phủ"),
            ("12/NQ-CP", "2024-06-05", "Chính phủ"),
        ],
    ),
    (
        "Theo Nghị quyết số 11/NQ-CP và số 12/NQ-CP cùng ngày 05/6/2024.",
        [("11/NQ-CP", "2024-06-05", None), ("12/NQ-CP", "2024-06-05", None)],
    ),
    (
        "Theo Nghị quyết số 11/NQ-CP và số 12/NQ-CP ngày 05/6/2024.",
        [("11/NQ-CP", "2024-06-05", None), ("12/NQ-CP", "2024-06-05", None)],
    ),
    (
        "Nghị quyết số 11/2023/NQ-HĐND và số 12/2024/NQ-HĐND ngày 05/6/2024.",
        [("11/2023/NQ-HĐND", None, None), ("12/2024/NQ-HĐND", "2024-06-05", None)],
    ),
    (
        "Theo các Nghị quyết số 11/NQ-CP ngày 03/6/2024, 12/NQ-CP ngày 05/6/2024.",
        [("11/NQ-CP", "2024-06-03", None), ("12/NQ-CP", "2024-06-05", None)],
    ),
    # numbers that leave out their codes
    (
        "Quán triệt các Nghị quyết số 57, 59 và 68 của Bộ Chính trị.",
        [
            ("57-NQ/TW", None, "Bộ Chính trị"),
            ("59-NQ/TW", None, "Bộ Chính trị"),
            ("68-NQ/TW", None, "Bộ Chính trị"),
        ],
    ),
    (
        "Quán triệt Nghị quyết 57, Nghị quyết 59 và Nghị quyết 68 của Bộ Chính trị.",
        [
            ("57-NQ/TW", None, "Bộ Chính trị"),
            ("59-NQ/TW", None, "Bộ Chính trị"),
            ("68-NQ/TW", None, "Bộ Chính trị"),
        ],
    ),
    (
        "Quán triệt Nghị quyết số 57-NQ/TW, 59 và 68 của Bộ Chính trị.",
        [
            ("57-NQ/TW", None, "Bộ Chính trị"),
            ("59-NQ/TW", None, "Bộ Chính trị"),
            ("68-NQ/TW", None, "Bộ Chính trị"),
        ],
    ),
    (
        (
            "Theo Nghị quyết số 57 ngày 22/12/2024, số 68 ngày 04/5/2025 của Bộ Chính"
            " trị."
        ),
        [
            ("57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
            ("68-NQ/TW", "2025-05-04", "Bộ Chính trị"),
        ],
    ),
    (
        "Bãi bỏ các Nghị quyết số 11, 12/NQ-HĐND ngày 05/6/2024.",
        [("11/NQ-HĐND", "2024-06-05", None), ("12/NQ-HĐND", "2024-06-05", None)],
    ),
    # such a list says the codes of a number further on; a code may be the type word
    (
        "Theo các Nghị quyết 57, 59 của Bộ Chính trị. Nghị quyết 57, 66 nêu rõ.",
        [
            ("57-NQ/TW", None, "Bộ Chính trị"),
            ("59-NQ/TW", None, "Bộ Chính trị"),
            ("57-NQ/TW", None, None),
        ],
    ),
    (
        "Bãi bỏ các NQ số 11, 12/NQ-HĐND; cấp NQ 13 thẻ, lô NQ11.",
        [("11/NQ-HĐND", None, None), ("12/NQ-HĐND", None, None)],
    ),
    (
        "Theo Nghị quyết số 57-NQ/TW ngày 22/12/2024. Nghị quyết 57 yêu cầu đổi mới.",
        [("57-NQ/TW", "2024-12-22", None), ("57-NQ/TW", None, None)],
    ),
    # "cùng ngày" alone is the day of the one before in the list
    (
        (
            "Theo Nghị quyết số 11/NQ-CP ngày 05/6/2024 về thuế và Nghị quyết số"
            " 12/NQ-CP cùng ngày của Chính phủ."
        ),
        [
            ("11/NQ-CP", "2024-06-05", None),
            ("12/NQ-CP", "2024-06-05", "Chính phủ"),
        ],
    ),
    (
        "Nghị quyết 11/NQ-CP ngày 05/6/2024; rà soát Nghị quyết 12/NQ-CP cùng ngày.",
        [("11/NQ-CP", "2024-06-05", None), ("12/NQ-CP", None, None)],
    ),
    # the body of a letter stands before its unit
    (
        "Nghị quyết số 10/TTg-NN, số 48/VPCP-NN của Văn phòng Chính phủ.",
        [
            ("10/TTg-NN", None, None),
            ("48/VPCP-NN", None, "Văn phòng Chính phủ"),
        ],
    ),
    (
        "Nghị quyết số 10/UBND-TH, số 48/UBND-KT và 50/NQ-UBND của UBND tỉnh.",
        [
            ("10/UBND-TH", None, "UBND tỉnh"),
            ("48/UBND-KT", None, "UBND tỉnh"),
            ("50/NQ-UBND", None, "UBND tỉnh"),
        ],
    ),
    # another body's number does not borrow the issuer
    (
        "Thực hiện Nghị quyết số 57-NQ/TW và Nghị quyết số 03/NQ-CP của Chính phủ.",
        [("57-NQ/TW", None, None), ("03/NQ-CP", None, "Chính phủ")],
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), LISTS)
def test_list(sentence: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    found = _cited(sentence)
    assert {c.type for c in found} == {"Nghị quyết"}
    assert [(c.number, c.date, c.issuer) for c in found] == wanted


# What of a document is cited: điểm, khoản, điều before the type word.
PROVISIONS = [
    ("theo khoản 4 Điều 14 Nghị định số 30/2020/NĐ-CP.", ("khoản 4 Điều 14",)),
    (
        "theo điểm a khoản 2 Điều 5 của Nghị định số 30/2020/NĐ-CP.",
        ("điểm a khoản 2 Điều 5",),
    ),
    ("tại Điều 7a Nghị định số 30/2020/NĐ-CP.", ("Điều 7a",)),
    ("theo Nghị định số 30/2020/NĐ-CP.", ()),
    (
        "theo khoản 1, khoản 2 Điều 5 và Điều 7 Nghị định số 30/2020/NĐ-CP.",
        ("khoản 1 Điều 5", "khoản 2 Điều 5", "Điều 7"),
    ),
    (
        "theo Điểm a, b Khoản 2, Điều 5 của Nghị định số 30/2020/NĐ-CP.",
        ("điểm a khoản 2 Điều 5", "điểm b khoản 2 Điều 5"),
    ),
    (
        "theo các Điều 5, 6 và 7 Nghị định số 30/2020/NĐ-CP.",
        ("Điều 5", "Điều 6", "Điều 7"),
    ),
    # of this document, not of the one behind
    ("theo Điều 5 và sửa đổi Nghị định số 30/2020/NĐ-CP.", ()),
    ("theo khoản 5 Nghị định số 30/2020/NĐ-CP.", ()),
]


@pytest.mark.parametrize(("sentence", "provisions"), PROVISIONS)
def test_provisions(sentence: str, provisions: tuple[str, ...]) -> None:
    (found,) = _cited(sentence)
    assert found.provisions == provisions


# Where a title ends: a semicolon, a full stop, a remark, the main clause.
TITLES = [
    ("của Chính phủ về công tác văn thư. Sở Nội vụ", "về công tác văn thư"),
    ("của Chính phủ về công tác văn thư; Sở Nội vụ", "về công tác văn thư"),
    ("của Chính phủ về công tác văn thư (gửi kèm)", "về công tác văn thư"),
    (
        "của Chính phủ về công tác văn thư, Ủy ban nhân dân tỉnh yêu cầu các sở",
        "về công tác văn thư",
    ),
    (
        "của Chính phủ quy định về công tác văn thư, lưu trữ.",
        "quy định về công tác văn thư, lưu trữ",
    ),
    ("của Chính phủ, các sở thực hiện.", None),
]


@pytest.mark.parametrize(("rest", "title"), TITLES)
def test_title(rest: str, title: str | None) -> None:
    (found,) = _cited(f"Thực hiện Nghị định số 30/2020/NĐ-CP {rest}")
    assert found.title == title


@pytest.mark.parametrize("row", document_types(), ids=lambda row: str(row.code))
def test_each_type_is_read_from_its_example(row: DocumentType) -> None:
    """The example of a row is cited, whole and as that type."""
    found = read_sentence(f"Thực hiện {row.example}.").citations
    assert [(c.span.text, c.type) for c in found] == [(row.example, row.name)]


def test_day_that_stands_before_the_issuer() -> None:
    (found,) = _cited(
        "Đến nay, ngày 20/10/2025, Sở Y tế đã ban hành Công văn số 5/SYT."
    )
    assert found.date == "2025-10-20"


GIANG = "UBND tỉnh Bắc Giang"


@pytest.mark.parametrize(
    ("sentence", "issuer", "many"),
    [
        (f"Các Quyết định của {GIANG}: số 10/QĐ-UBND; số 15/QĐ-UBND.", GIANG, 2),
        (
            f"Căn cứ các Quyết định của {GIANG} gồm: số 10/QĐ-UBND; số 15/QĐ-UBND.",
            GIANG,
            2,
        ),
        (f"Căn cứ các Quyết định của {GIANG} số 10/QĐ-UBND, số 15/QĐ-UBND.", GIANG, 2),
        (
            f"Các văn bản của {GIANG}: Công văn số 10/UBND-KT; Kế hoạch số 2/KH-UBND.",
            GIANG,
            2,
        ),
        (
            f"{GIANG} đã ban hành Quyết định số 10/QĐ-UBND, Quyết định số 15/QĐ-UBND.",
            GIANG,
            2,
        ),
        ("Chính phủ ban hành Nghị định số 30/2020/NĐ-CP.", "Chính phủ", 1),
        # whose it is, its own symbol knows; what is to be issued is another document
        ("UBND tỉnh ban hành Nghị định số 30/2020/NĐ-CP.", None, 1),
        ("UBND tỉnh ban hành văn bản thay thế Quyết định số 5/QĐ-UBND.", None, 1),
    ],
)
def test_an_issuer_before_a_list(sentence: str, issuer: str | None, many: int) -> None:
    found = [c for c in read_sentence(sentence).citations if c.number]
    assert [c.issuer for c in found] == [issuer] * many


def test_what_ocr_left_of_an_issuer_is_none() -> None:
    """The symbol knows the ministry; "Bộ trưởng Bộ" is any."""
    (found,) = read_sentence(
        "Căn cứ Thông tư số 13/2020/TT-BGDĐT ngày 26/5/2020 của Bộ trưởng Bộ Giáo đục"
        " và Đào lạo ban hành Quy định tiêu chuẩn cơ sở vật chất."
    ).citations
    assert (found.issuer, found.issuer_basis) == (None, "symbol")
    assert found.level == "ministry"


def test_programme_of_action_in_a_list_without_codes() -> None:
    """The Party writes CTr for it too."""
    found = _cited("Thực hiện Chương trình hành động số 35 và 36 của Tỉnh ủy.")
    assert [c.number for c in found] == ["35-CTr/TU", "36-CTr/TU"]


def test_number_behind_a_short_word_and_colon() -> None:
    """In "như: Nghị quyết số …" the word is not what a scan leaves of "Số:"."""
    (found,) = read_text(
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 33/CT-TTg\nHà Nội, ngày 20 tháng 8 năm 2020\n\n"
        "CHỈ THỊ\nVề giảm chất thải nhựa\n\n"
        "Đã có nhiều chính sách như: Nghị quyết số 36-NQ/TW về kinh tế biển.\n"
        "Thủ tướng Chính phủ chỉ thị:\n1. Bộ Tài chính rà soát.\n"
    ).citations
    assert found.number == "36-NQ/TW"


def test_number_that_contradicts_its_body() -> None:
    (found,) = _cited("Thực hiện Nghị quyết số 57/NQ-TW của Bộ Chính trị.")
    assert (found.number, found.malformed) == ("57-NQ/TW", True)
    assert found.printed_number == "57/NQ-TW"
    (wrapped,) = _cited("Thực hiện Nghị quyết số 57/NQ-\nTW của Bộ Chính trị.")
    assert (wrapped.number, wrapped.printed_number) == ("57-NQ/TW", "57/NQ- TW")
    (well,) = _cited("Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị.")
    assert well.printed_number is None


# How sure the rule is: a type word before, a place in a list, a number alone.
RULES = [
    ("Theo Quyết định số 43/QĐ-UBND.", ["R-NUM-TYPED"]),
    ("Theo Quyết định số 43/QĐ-UBND, 44/QĐ-UBND.", ["R-NUM-TYPED", "R-NUM-LIST"]),
    ("Theo 43/QĐ-UBND.", ["R-NUM-BARE"]),
    ("Kỷ niệm 2/9, họp 24/7 tại Km 5/QL-14C.", []),
    ("theo các Nghị quyết số 57, 59 của Bộ Chính trị.", ["R-NUM-SHORT"] * 2),
    # forms, accounts, telephones, standards
    ("Mẫu số 01/GHAN, mẫu số 01/TB-SDDPNN, Biểu 02/BC-UBND.", []),
    ("Mã số thuế 0100109106, tài khoản 12345/KBNN-HN, điện thoại 024.3869/12.", []),
    ("theo QCVN 61-MT:2016/BTNMT, QCVN 09:2017/BXD và TCVN 5687:2010/BKHCN.", []),
    ("hóa đơn số 00123/AB-20E ngày 03/4/2020, lô 12-13/A ngày 05/3/2020.", []),
    # a number that is spoiled is not read by a part of it
    ("Quyết định số 38?8/QĐ-BYT ngày 05/3/2020 của Bộ Y tế.", []),
    ("Nghị quyết 57-NQ/TW, Nghị quyết số 57?8-NQ/TW.", ["R-NUM-TYPED"]),
    # what a broken line left of a number
    ("Thông tư số 15/2026/T1. BTC, Thông tư 49/2021/TT- và 01/2024/TT.", []),
    # numbers that count
    ("Kế hoạch 5 năm, Nghị quyết 3 điểm, Chỉ thị số 5 của Sở Tài chính.", []),
]


@pytest.mark.parametrize(("sentence", "rules"), RULES)
def test_rule(sentence: str, rules: list[str]) -> None:
    found = _cited(sentence)
    assert [c.rule for c in found] == rules
    assert all(0.8 <= c.confidence < 1 for c in found)
