"""Tables that assign tasks: found, kept apart in reading, read row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.layout import Layout, Table
from extract.letters import WALL
from extract.model import Signer
from extract.pipeline import extract
from extract.reading import Reading
from extract.source import Letter, Source
from extract.table_heads import column_role
from extract.tables import find_tables
from tests.gold_letters import read_text, rebuild, spans_in, task

if TYPE_CHECKING:
    from extract.model import Extraction
    from extract.tasks import Task

HEAD = "| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn |\n"
LINE = "|---|---|---|---|---|---|\n"
ANNEX = "PHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n\n"


def read_rows(*rows: str) -> Extraction:
    """Extract from an annex with rows under a usual head."""
    return read_text(ANNEX + HEAD + LINE + "".join(f"| {row} |\n" for row in rows))


def read_cells(lead: str = "", deadline: str = "", product: str = "") -> Task:
    """The task of a table of one row."""
    found = read_rows(f"1. | Rà soát văn bản. | {lead} | | {product} | {deadline}")
    return task(found, "PL2.1")


def read_layout(text: str, *tables: list[list[str]]) -> Extraction:
    """Extract from a text whose file says which tables it has, cell by cell.

    "^" is the cell above it, merged; the cells stand in the text in their order.
    """
    at, found = 0, []
    for table in tables:
        rows: list[list[tuple[int, int]]] = []
        for row in table:
            rows.append([])
            for column, words in enumerate(row):
                if words == "^":
                    rows[-1].append(rows[-2][column])
                    continue
                start = text.index(words, at)
                at = start + len(words)
                rows[-1].append((start, at))
        found.append(Table(tuple(map(tuple, rows))))
    source = Source("a.docx", "0" * 64, "application/msword")
    return extract(Letter(source, text, (), Layout(tables=tuple(found))))


def names(found: Task, role: str) -> list[str]:
    """Return the agencies that have a role, as printed."""
    return [part.agency for part in found.assignments if part.role == role]


# ---- finding and reading -------------------------------------------------------------

# A text and the cells of its tables, by rows.
TABLES: list[tuple[str, list[list[list[str]]]]] = [
    ("| a | b |\n|---|---|\n| 1 | 2 |\n", [[["a", "b"], ["1", "2"]]]),
    # without pipes at the ends; with marks of alignment
    ("a | b\n--- | :-:\n1 | 2", [[["a", "b"], ["1", "2"]]]),
    # bold cells, empty cells, an escaped pipe
    ("|**a**| |\n|:--|--:|\n| x \\| y |  |\n", [[["a", ""], ["x \\| y", ""]]]),
    # a row may be shorter; a line without pipes ends the table
    ("|a|b|\n|-|-|\n|1|\nTrên đây.\n|c|d|\n", [[["a", "b"], ["1"]]]),
    # other line ends
    ("|a|b|\r\n|---|---|\r\n|1|2|\r\n", [[["a", "b"], ["1", "2"]]]),
    # two tables
    (
        "|a|b|\n|---|---|\n\n|c|d|\n|---|---|\n|1|2|\n",
        [[["a", "b"]], [["c", "d"], ["1", "2"]]],
    ),
    # pipes and dashes that make none
    ("a | b\nc | d\n", []),
    ("---\na\n---\n", []),
    ("|---|---|\n| 1 | 2 |\n", []),
    ("a\n|---|---|\n", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "tables"), TABLES)
def test_tables_of_a_text(text: str, tables: list[list[list[str]]]) -> None:
    found = find_tables(text)
    cells = [[[text[slice(*c)] for c in row] for row in t.rows] for t in found]
    assert cells == tables


def test_cells_are_lines_of_the_reading_text() -> None:
    """No sentence runs over a border; the words around a table stay."""
    raw = "Gồm:\n| TT | Việc |\n|---|---|\n| **1.** | rà soát\n|  | và báo cáo |\nHết."
    reading = Reading(raw)
    lines = ["Gồm:", "TT", "Việc", "1.", "rà soát", "và báo cáo", "Hết."]
    assert reading.text.split(f"\n{WALL}\n") == lines
    (table,) = reading.tables
    cells = [[reading.text[slice(*cell)] for cell in row] for row in table.rows]
    assert cells == [["TT", "Việc"], ["1.", "rà soát"], ["", "và báo cáo"]]


def test_spans_over_cells_lead_back_to_the_raw_text() -> None:
    raw = "| TT | Việc |\n|---|---|\n| 1. | rà  soát | \n"
    reading = Reading(raw)
    span = reading.span(0, len(reading.text))
    assert [raw[slice(*segment)] for segment in span.segments] == [
        "TT",
        "Việc",
        "1.",
        "rà  soát",
    ]
    assert span.text == rebuild(raw, span.segments)


def test_words_between_the_cells_are_read() -> None:
    """What a page prints between two rows is no drawing."""
    raw = "1. | Rà soát\nGhi chú: mật độ\n2. | Báo cáo"
    rows = (((0, 2), (5, 12)), ((29, 31), (34, 41)))
    reading = Reading(raw, Layout(tables=(Table(rows),)))
    lines = ["1.", "Rà soát", "Ghi chú: mật độ", "2.", "Báo cáo"]
    assert reading.text.split(f"\n{WALL}\n") == lines


def test_a_letterhead_in_a_table_is_a_letterhead() -> None:
    """Word files lay letterhead, addressees and signature out in tables."""
    found = read_layout(
        "UBND TỈNH KON TUM | CỘNG HÒA XÃ HỘI\n"
        "Số: 12/UBND-TH | Kon Tum, ngày 02 tháng 6 năm 2025\n"
        "Kính gửi: | - Sở Tài chính; | - Sở Nội vụ.\n1. Sở Tài chính rà soát.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT. | TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An",
        [
            ["UBND TỈNH KON TUM", "CỘNG HÒA XÃ HỘI"],
            ["Số: 12/UBND-TH", "Kon Tum, ngày 02 tháng 6 năm 2025"],
        ],
        [["Kính gửi:", "- Sở Tài chính;", "- Sở Nội vụ."]],
        [
            [
                "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
                "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn An",
            ]
        ],
    )
    assert found.header.number == "12/UBND-TH"
    assert found.header.date == "2025-06-02"
    assert found.header.addressees == ("Sở Tài chính", "Sở Nội vụ")
    assert [r.name for r in found.header.recipients] == ["Như trên", "Lưu: VT"]
    signer = Signer("Lê Văn An", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN")
    assert found.header.signer == signer
    assert [t.span.text for t in found.tasks] == ["Sở Tài chính rà soát."]


# ---- heads ---------------------------------------------------------------------------

# The head of a column and its role; the registry's examples are tested with it.
HEADS = [
    ("TT", "number"),
    ("Stt.", "number"),
    ("Tên nhiệm vụ", "task"),
    ("NỘI DUNG CÔNG VIỆC", "task"),
    ("Nhiệm vụ, giải pháp", "task"),
    ("Cơ quan chủ trì", "lead"),
    ("Đơn vị thực hiện", "lead"),
    ("Trách nhiệm", "lead"),
    ("Cơ quan chủ trì, phối hợp", "lead"),
    ("Cơ quan phối hợp", "cooperate"),
    ("Cơ quan theo dõi, đôn đốc", "monitor"),
    ("Kết quả/Sản phẩm", "product"),
    ("Thời gian thực hiện", "deadline"),
    ("Tiến độ thực hiện nhiệm vụ", "deadline"),
    ("Đơn vị", "unit"),
    ("Chỉ tiêu", "indicator"),
    ("Ghi chú", None),
    ("Họ và tên", None),
    ("", None),
]


@pytest.mark.parametrize(("head", "role"), HEADS)
def test_role_of_a_column(head: str, role: str | None) -> None:
    assert column_role(head) == role


# Heads of tables that assign nothing: no work, or nobody to do it.
OTHERS = [
    "| Thuộc tính | Nội dung |\n|---|---|\n| Số hiệu | 1. Rà soát |\n",
    "| TT | Họ và tên | Đơn vị |\n|---|---|---|\n| 1. | Lê A | Sở Y tế |\n",
    "| TT | Cơ quan chủ trì |\n|---|---|\n| 1. | Sở Y tế |\n",
    "| TT | Nội dung | Kinh phí |\n|---|---|---|\n| 1. | Hội nghị | 20 |\n",
]


@pytest.mark.parametrize("table", OTHERS)
def test_a_table_of_something_else_has_no_tasks(table: str) -> None:
    found = read_text(f"Kính gửi: Sở Tài chính.\n\nSở Y tế rà soát.\n\n{table}")
    assert [t.label for t in found.tasks] == ["1"]
    assert [t.span.text for t in found.tasks] == ["Sở Y tế rà soát."]


def test_a_line_below_a_table_says_by_when_for_all_rows() -> None:
    found = read_text(
        "Kính gửi: Sở Y tế.\n\n| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n"
        "| 1. | Rà soát giá | Sở Y tế |\n| 2. | Lập đề án | Sở Xây dựng |\n\n"
        "* Tiến độ trình: Phiên họp tháng 9/2025 (áp dụng cho cả 02 việc)\n"
    )
    assert [[due.value for due in t.deadlines] for t in found.tasks if t.leaf] == [
        ["2025-09"],
        ["2025-09"],
    ]


def test_a_head_of_two_rows() -> None:
    found = read_layout(
        "PHỤ LỤC\nTT | Nhiệm vụ | Cơ quan thực hiện | Thời hạn\nChủ trì | Phối hợp\n"
        "(1) | (2) | (3) | (4) | (5)\n1 | Rà soát | Bộ Y tế | Bộ Tài chính | 2025",
        [
            ["TT", "Nhiệm vụ", "Cơ quan thực hiện", "", "Thời hạn"],
            ["^", "^", "Chủ trì", "Phối hợp", "^"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1", "Rà soát", "Bộ Y tế", "Bộ Tài chính", "2025"],
        ],
    )
    (only,) = found.tasks
    assert only.label == "PL.1"
    assert names(only, "lead") == ["Bộ Y tế"]
    assert names(only, "cooperate") == ["Bộ Tài chính"]
    assert [due.value for due in only.deadlines] == ["2025"]


# ---- rows ----------------------------------------------------------------------------

# The rows of a table and the tasks in it: label, its heading's, leaf, first word.
ROWS: list[tuple[list[str], list[tuple[str, str | None, bool, str]]]] = [
    (
        [
            "**I.** | Chung | | | |",
            "1. | Rà soát | Bộ A | | |",
            "2 | Xây dựng | Bộ B |",
        ],
        [
            ("PL2.I", None, False, "Chung"),
            ("PL2.1", "PL2.I", True, "Rà"),
            ("PL2.2", "PL2.I", True, "Xây"),
        ],
    ),
    # numbers that start again under each heading
    (
        ["I | Chung", "1 | Rà soát | Bộ A", "II | Riêng", "1 | Xây dựng | Bộ B"],
        [
            ("PL2.I", None, False, "Chung"),
            ("PL2.I.1", "PL2.I", True, "Rà"),
            ("PL2.II", None, False, "Riêng"),
            ("PL2.II.1", "PL2.II", True, "Xây"),
        ],
    ),
    # capitals above Roman numerals
    (
        ["A. | Chung", "I. | Luật", "1. | Rà soát | Bộ A", "B. | Riêng", "I. | Khác"],
        [
            ("PL2.A", None, False, "Chung"),
            ("PL2.A.I", "PL2.A", False, "Luật"),
            ("PL2.1", "PL2.A.I", True, "Rà"),
            ("PL2.B", None, False, "Riêng"),
            ("PL2.B.I", "PL2.B", False, "Khác"),
        ],
    ),
    # numbers with steps, letters, dashes
    (
        [
            "1 | Chung | | | |",
            "1.1 | Rà soát | Bộ A",
            "a) | Luật | Bộ A",
            "- | Báo cáo | Bộ B",
        ],
        [
            ("PL2.1", None, False, "Chung"),
            ("PL2.1.1", "PL2.1", False, "Rà"),
            ("PL2.1.1.a", "PL2.1.1", False, "Luật"),
            ("PL2.1.1.a.1", "PL2.1.1.a", True, "Báo"),
        ],
    ),
    # no numbers: rows are counted on; a row alone is a heading
    (
        [" | NHIỆM VỤ CHUNG", " | Rà soát. | Bộ A", " | Xây dựng. | Bộ B"],
        [
            ("PL2.M1", None, False, "NHIỆM"),
            ("PL2.1", "PL2.M1", True, "Rà"),
            ("PL2.2", "PL2.M1", True, "Xây"),
        ],
    ),
    # a row that goes on with the one above
    (
        [
            "1 | Rà soát văn bản; | Bộ A",
            " | báo cáo Thủ tướng. | |",
            "2 | Xây dựng | Bộ B",
        ],
        [("PL2.1", None, True, "Rà"), ("PL2.2", None, True, "Xây")],
    ),
    # a head that is repeated, ordinals under a head, empty rows
    (
        [HEAD.strip("| \n"), "(1) | (2) | (3)", " | | |", "1 | Rà soát | Bộ A"],
        [("PL2.1", None, True, "Rà")],
    ),
]


@pytest.mark.parametrize(("rows", "tasks"), ROWS)
def test_rows_are_tasks(
    rows: list[str], tasks: list[tuple[str, str | None, bool, str]]
) -> None:
    found = [
        (t.label, t.parent, t.leaf, t.span.text.split()[0])
        for t in read_rows(*rows).tasks
    ]
    assert found == tasks


def test_text_of_a_row_is_its_task() -> None:
    found = read_rows(
        "1. | Rà soát văn bản; | Bộ Y tế | Bộ Tài | Báo cáo | 2025",
        " | báo cáo Thủ tướng Chính phủ. | | chính, Bộ Công an | |",
    )
    (only,) = found.tasks
    assert only.span.text == "Rà soát văn bản; báo cáo Thủ tướng Chính phủ."
    assert names(only, "lead") == ["Bộ Y tế"]
    assert names(only, "report_to") == ["Thủ tướng Chính phủ"]


def test_the_end_of_a_name_without_its_beginning_is_nobody() -> None:
    found = read_rows(
        "1. | Rà soát văn bản; | Bộ Y tế | | |",
        " | báo cáo. | | nghiệp và Môi trường, Bộ Công an | |",
    )
    assert names(task(found, "PL2.1"), "cooperate") == []


def test_a_row_in_capitals_heads_others() -> None:
    """Where no column has numbers; "Ứ" opens a sentence, it does not go on with one."""
    found = read_text(
        "PHỤ LỤC\n\n| Nhiệm vụ | Chủ trì |\n|---|---|\n| VIỆC CHUNG | |\n"
        "| Rà soát | Bộ Y tế |\n| Ứng dụng dữ liệu | |\n| 3. Báo cáo | Bộ Y tế |\n"
    )
    assert [(t.label, t.parent, t.leaf) for t in found.tasks] == [
        ("PL.M1", None, False),
        ("PL.1", "PL.M1", True),
        ("PL.2", "PL.M1", True),
        ("PL.3", "PL.M1", True),
    ]


# The line above a table and the first part of its labels.
ANNEXES = [
    ("PHỤ LỤC II", "PL2"),
    ("Phụ lục 03", "PL3"),
    ("PHỤ LỤC SỐ 1", "PL1"),
    ("Phụ lục IX: Danh mục", "PL9"),
    ("PHỤ LỤC A", "PLA"),
    ("PHỤ LỤC", "PL"),
    ("DANH MỤC NHIỆM VỤ", "PL"),
    ("Phụ lục kèm theo", "PL"),
]


@pytest.mark.parametrize(("heading", "label"), ANNEXES)
def test_labels_begin_with_the_annex(heading: str, label: str) -> None:
    found = read_text(f"{heading}\n\n{HEAD}{LINE}| 7. | Rà soát | Bộ Y tế | | | |\n")
    assert [t.label for t in found.tasks] == [f"{label}.7"]


def test_items_of_the_letter_and_rows_of_its_annex() -> None:
    """The letter's items end where they did; no label is given twice."""
    found = read_text(
        "Kính gửi: Sở Tài chính.\n\nYêu cầu:\n1. Sở Tài chính rà soát.\n"
        "2. Sở Nội vụ thực hiện theo bảng sau:\n\n"
        "| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1. | Rà soát | Sở Y tế |\n\n"
        "3. Sở Xây dựng báo cáo.\n\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC I\n\n"
        f"{HEAD}{LINE}| 1. | Xây dựng | Bộ Y tế | | | |\n\nPHỤ LỤC II\n\n"
        f"{HEAD}{LINE}| 1. | Báo cáo | Bộ Công an | | | |\n"
    )
    assert [(t.label, t.span.text) for t in found.tasks] == [
        ("1", "Sở Tài chính rà soát."),
        ("2", "Sở Nội vụ thực hiện theo bảng sau:"),
        ("PL.1", "Rà soát"),
        ("3", "Sở Xây dựng báo cáo."),
        ("PL1.1", "Xây dựng"),
        ("PL2.1", "Báo cáo"),
    ]


def test_a_table_goes_on_over_the_page() -> None:
    """With its head repeated or without; a cell may be merged over rows."""
    found = read_layout(
        "PHỤ LỤC II\nTT | Nhiệm vụ | Chủ trì\n1 | Rà soát | Bộ Y tế\n2 | Xây dựng\n\f"
        "TT | Nhiệm vụ | Chủ trì\n3 | Báo cáo | Bộ Công an\n\f4 | Kiểm tra | Bộ Nội vụ",
        [["TT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát", "Bộ Y tế"], ["2", "Xây", "^"]],
        [["TT", "Nhiệm vụ", "Chủ trì"], ["3", "Báo cáo", "Bộ Công an"]],
        [["4", "Kiểm tra", "Bộ Nội vụ"]],
    )
    assert [(t.label, names(t, "lead")) for t in found.tasks] == [
        ("PL2.1", ["Bộ Y tế"]),
        ("PL2.2", ["Bộ Y tế"]),
        ("PL2.3", ["Bộ Công an"]),
        ("PL2.4", ["Bộ Nội vụ"]),
    ]


def test_a_table_that_begins_anew_is_another() -> None:
    """In the next annex, or with numbers of its own."""
    rows = "| I | Chung | |\n| 1 | Rà soát | Bộ Y tế |\n"
    table = f"| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n{rows}\n"
    found = read_text(f"PHỤ LỤC I\n\n{table}PHỤ LỤC II\n\n{table}Biểu 2\n\n{table}")
    assert [t.label for t in found.tasks if t.leaf] == ["PL1.1", "PL2.1", "p2.PL2.1"]


def test_a_heading_merged_over_the_row() -> None:
    found = read_layout(
        "PHỤ LỤC II\nTT | Nhiệm vụ | Chủ trì\nI. VIỆC CHUNG\n1 | Rà soát | Bộ Y tế",
        [["TT", "Nhiệm vụ", "Chủ trì"], ["I. VIỆC CHUNG"], ["1", "Rà soát", "Bộ Y tế"]],
    )
    assert [(t.label, t.parent, t.span.text) for t in found.tasks] == [
        ("PL2.I", None, "VIỆC CHUNG"),
        ("PL2.1", "PL2.I", "Rà soát"),
    ]


# ---- cells ---------------------------------------------------------------------------

# A cell under "Cơ quan chủ trì" and who leads.
LEADS: list[tuple[str, list[str]]] = [
    ("Bộ Nội vụ", ["Bộ Nội vụ"]),
    ("Bộ Y tế, Bộ Tài chính", ["Bộ Y tế", "Bộ Tài chính"]),
    ("Bộ Y tế; Bộ Tài chính.", ["Bộ Y tế", "Bộ Tài chính"]),
    ("Bộ Y tế và Bộ Tài chính", ["Bộ Y tế", "Bộ Tài chính"]),
    ("- Bộ Y tế - Bộ Tài chính", ["Bộ Y tế", "Bộ Tài chính"]),
    ("Bộ Y tế<br>Bộ Tài chính", ["Bộ Y tế", "Bộ Tài chính"]),
    # a line broken without a mark
    ("Bộ Y tế Bộ Tài chính", ["Bộ Y tế", "Bộ Tài chính"]),
    # "và" and commas inside names
    (
        "Bộ Nông nghiệp và Phát triển nông thôn",
        ["Bộ Nông nghiệp và Phát triển nông thôn"],
    ),
    (
        "Bộ Văn hóa, Thể thao và Du lịch, Sở Y tế",
        ["Bộ Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
    ),
    # names that the registry does not know, abbreviations
    ("VTV, VOV và các địa phương", ["VTV", "VOV", "các địa phương"]),
    ("Viện Tin học và Viễn thông", ["Viện Tin học và Viễn thông"]),
    ("Viện Toán học và Hội Tin học", ["Viện Toán học", "Hội Tin học"]),
    ("Bộ Khoa học, Công nghệ, Bộ Y tế", ["Bộ Khoa học, Công nghệ", "Bộ Y tế"]),
    ("Sở TN&MT; Sở Y tế", ["Sở TN&MT", "Sở Y tế"]),
    ("Viettel, VNPT", ["Viettel", "VNPT"]),
    # groups are one, as in running text
    ("Các bộ, ngành, địa phương", ["Các bộ, ngành, địa phương"]),
    ("Các bộ, ngành và địa phương", ["Các bộ, ngành và địa phương"]),
    ("Bộ, ngành, địa phương", ["Bộ, ngành, địa phương"]),
    ("Bộ Y tế; các bộ, ngành liên quan", ["Bộ Y tế", "các bộ, ngành liên quan"]),
    ("Bộ Y tế, bộ, ngành liên quan", ["Bộ Y tế", "bộ, ngành liên quan"]),
    ("Bộ Y tế, địa phương", ["Bộ Y tế", "địa phương"]),
    ("Các tỉnh, thành phố ven biển", ["Các tỉnh, thành phố ven biển"]),
    (
        "Các thành phố lớn và một số tỉnh đủ điều kiện",
        ["Các thành phố lớn", "một số tỉnh đủ điều kiện"],
    ),
    (
        "Các địa phương Hà Nam, Nam Định, Bộ Y tế",
        ["Các địa phương Hà Nam, Nam Định", "Bộ Y tế"],
    ),
    (
        "các bộ, ngành, doanh nghiệp liên quan, các cơ quan đại diện ở nước ngoài",
        [
            "các bộ, ngành",
            "doanh nghiệp liên quan",
            "các cơ quan đại diện ở nước ngoài",
        ],
    ),
    # remarks in brackets; what is cut off
    ("Bộ Công an (Cục C06)", ["Bộ Công an"]),
    ("Bộ Công an, Bộ", ["Bộ Công an"]),
    ("", []),
    ("-", []),
]


@pytest.mark.parametrize(("cell", "leads"), LEADS)
def test_agencies_of_a_cell(cell: str, leads: list[str]) -> None:
    found = read_cells(lead=cell)
    assert names(found, "lead") == leads
    assert len(found.assignments) == len(leads)
    assert all(part.stated for part in found.assignments)


# A cell whose words say more than its column: who leads, who works with them.
SAID = [
    ("Bộ Y tế (chủ trì), Bộ Tài chính", ["Bộ Y tế"], ["Bộ Tài chính"]),
    ("Bộ Y tế, Bộ Tài chính (phối hợp)", ["Bộ Y tế"], ["Bộ Tài chính"]),
    ("Bộ Y tế chủ trì, phối hợp với Bộ Tài chính", ["Bộ Y tế"], ["Bộ Tài chính"]),
    ("Chủ trì: Bộ Y tế; Phối hợp: các bộ, ngành", ["Bộ Y tế"], ["các bộ, ngành"]),
]


@pytest.mark.parametrize(("cell", "leads", "others"), SAID)
def test_parts_that_a_cell_says(cell: str, leads: list[str], others: list[str]) -> None:
    found = read_cells(lead=cell)
    assert names(found, "lead") == leads
    assert names(found, "cooperate") == others


def test_agencies_that_nobody_knows() -> None:
    """The column says that they are agencies: as printed, groups and bodies."""
    found = read_rows("1. | Rà soát | VTV, các địa phương | | | |")
    assert [(a.name, a.kind) for a in found.agencies] == [
        ("VTV", "body"),
        ("các địa phương", "group"),
    ]


def test_provinces_in_a_table_are_not_the_letters() -> None:
    found = read_rows("1. | Thí điểm tại tỉnh Kon Tum | Sở Y tế | | | |")
    assert found.header.province is None
    assert [a.name for a in found.agencies] == ["Sở Y tế"]


# A cell under "Thời hạn": values, bounds.
DEADLINES: list[tuple[str, list[tuple[str | None, str | None]]]] = [
    ("30/6/2025", [("2025-06-30", "by")]),
    ("Trước 30/6/2025", [("2025-06-30", "before")]),
    ("Trước ngày 30 tháng 6 năm 2025", [("2025-06-30", "before")]),
    ("6/2025", [("2025-06", "within")]),
    ("Tháng 06/2025", [("2025-06", "within")]),
    ("Tháng 6 năm 2025", [("2025-06", "within")]),
    ("Trước 6/2025", [("2025-06", "before")]),
    ("Tháng 5 - 6/2025", [("2025-05/2025-06", "within")]),
    ("12/2025 - 6/2026", [("2025-12/2026-06", "within")]),
    ("Quý I/2025", [("2025-Q1", "within")]),
    ("Quý IV năm 2025", [("2025-Q4", "within")]),
    ("6 tháng đầu năm 2025", [("2025-H1", "within")]),
    ("2025", [("2025", "within")]),
    ("Năm 2025", [("2025", "within")]),
    ("2025-2026", [("2025/2026", "within")]),
    ("Giai đoạn 2026 – 2030", [("2026/2030", "within")]),
    ("2025 và những năm tiếp theo", [("2025", "within")]),
    ("Từ năm 2025", [("2025", "after")]),
    ("6/2025; 12/2025", [("2025-06", "within"), ("2025-12", "within")]),
    ("Hằng năm", [("P1Y", None)]),
    ("Định kỳ hằng quý", [("P3M", None)]),
    ("Sau khi Luật được ban hành", [(None, "after")]),
    # no schedule, no time
    ("Thường xuyên", []),
    ("Nhiệm vụ thường xuyên", []),
    ("Quý I", []),
    ("Theo Kế hoạch", []),
    ("", []),
]


@pytest.mark.parametrize(("cell", "values"), DEADLINES)
def test_deadlines_of_a_cell(
    cell: str, values: list[tuple[str | None, str | None]]
) -> None:
    found = read_cells(deadline=cell).deadlines
    assert [(due.value, due.bound) for due in found] == values


def test_a_deadline_said_twice_is_one() -> None:
    found = read_rows("1. | Rà soát trong năm 2025, trước ngày 01/3/2025 | | | | 2025")
    values = [due.value for due in task(found, "PL2.1").deadlines]
    assert values == ["2025-03-01", "2025"]


# A cell under "Sản phẩm" and the products.
PRODUCTS: list[tuple[str, list[str]]] = [
    ("Đề án", ["Đề án"]),
    ("Nghị quyết, Quyết định.", ["Nghị quyết, Quyết định"]),
    ("Kế hoạch; Báo cáo", ["Kế hoạch", "Báo cáo"]),
    ("", []),
]


@pytest.mark.parametrize(("cell", "products"), PRODUCTS)
def test_products_of_a_cell(cell: str, products: list[str]) -> None:
    assert list(read_cells(product=cell).products) == products


def test_citations_of_a_row_are_its_tasks() -> None:
    """Those in any of its cells; a product that has no number is yet to be."""
    found = read_rows(
        "1. | Thực hiện Nghị quyết số 57-NQ/TW | Bộ Y tế | | Quyết định của Bộ | 2025",
        "2. | Rà soát | Bộ Y tế | | Nghị định thay thế Nghị định số 30/2020/NĐ-CP |",
    )
    numbers = [
        [found.citations[index].number for index in t.citations] for t in found.tasks
    ]
    assert numbers == [["57-NQ/TW"], ["30/2020/NĐ-CP"]]
    relations = {(r.task, r.predicate) for r in found.relations}
    assert ("PL2.1", "implements") in relations


def test_no_citation_runs_over_a_border() -> None:
    """The deadline beside it is no date of a document."""
    found = read_rows(
        "1. | Rà soát Nghị quyết | Bộ Y tế | | Sửa Nghị định số 13/NĐ-CP | 30/6/2025",
        "2. | Rà soát Nghị quyết | 57-NQ/TW | | các sở | - ban ngành",
    )
    printed = [(c.span.text, c.date) for c in found.citations if c.number]
    assert printed == [("Nghị định số 13/NĐ-CP", None), ("57-NQ/TW", None)]


def test_a_blank_number_above_a_table_cites_nothing() -> None:
    found = read_text(
        "PHỤ LỤC II\n(Kèm theo Nghị quyết số  /NQ-CP ngày 01 tháng 01 năm 2025)\n\n"
        f"{HEAD}{LINE}| 1. | Rà soát | Bộ Y tế | | | 6/2025 |\n"
    )
    assert [c.number for c in found.citations if c.number] == []
    assert found.header.number is None
    assert found.header.recipients == ()


def test_indicators_have_values_and_watchers() -> None:
    found = read_text(
        "PHỤ LỤC I\n\n| TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan theo dõi |\n"
        "|---|---|---|---|---|\n| 1 | Giao dịch số | % | ≥ 80 | Bộ Y tế |\n"
        "| 2 | Đơn sáng chế | %/năm | 16 - 18 | Bộ Y tế |\n"
        "| 3 | Xếp hạng | | ≤ 3 châu Á; ≤ 50 thế giới | Bộ Y tế |\n"
        "| 4 | Hạ tầng | | Hiện đại | Bộ Y tế |\n"
    )
    targets = [
        [(t.indicator, t.comparator, t.value, t.unit) for t in row.targets]
        for row in found.tasks
    ]
    assert targets == [
        [("Giao dịch số", ">=", 80, "%")],
        [("Đơn sáng chế", ">=", 16, "%/năm"), ("Đơn sáng chế", "<=", 18, "%/năm")],
        [
            ("Xếp hạng (châu Á)", "<=", 3, None),
            ("Xếp hạng (thế giới)", "<=", 50, None),
        ],
        [],
    ]
    assert [names(row, "monitor") for row in found.tasks] == [["Bộ Y tế"]] * 4
    assert [row.products for row in found.tasks] == [()] * 4


def test_every_span_of_a_table_is_its_slice() -> None:
    found = read_rows(
        "**I** | Chung | | | |",
        "1. | Rà  soát; | Bộ Y tế, VTV | Các bộ, ngành | Đề án | Quý I/2025",
        " | báo cáo đạt ít nhất 95% kế hoạch. | | | |",
    )
    raw = found.letter.text
    for span in spans_in(found):
        assert span.text == rebuild(raw, span.segments), span


def test_a_row_of_one_cell_names_a_part_of_the_table() -> None:
    """It stands above rows that name who acts, and opens with no verb."""
    table = (
        "| Nội dung | Đơn vị phụ trách | Thời gian |\n|---|---|---|\n"
        "| Ngày thứ nhất, tại hội trường | | |\n"
        "| Khai mạc lớp tập huấn | Sở Nội vụ | Tháng 8/2025 |\n"
        "| Báo cáo chuyên đề | Sở Tài chính | Tháng 8/2025 |\n"
        "| Hoàn thiện tài liệu | | |\n"
        "| Tổng kết lớp tập huấn | Sở Nội vụ | Tháng 9/2025 |\n"
    )
    tasks = read_text(ANNEX + table).tasks
    assert [(t.label, t.leaf) for t in tasks] == [
        ("PL2.M1", False),
        ("PL2.1", True),
        ("PL2.2", True),
        ("PL2.3", True),
        ("PL2.4", True),
    ]
