"""Pages of the web: words, tables and lists as a browser shows them."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from extract.errors import UnreadableLetterError
from extract.read import read_bytes
from tests.files import page

# What stands in a page, and what is read.
SHOWN = [
    ("<p>Kính  gửi:\n Sở</p>Tài&nbsp;chính", "Kính gửi: Sở\nTài chính"),
    ("a<br>b<div>c<div>d</div>e</div>f", "a\nb\nc\nd\ne\nf"),
    ("S&#7889;: 1 &amp; 2 &lt;3&gt;", "Số: 1 & 2 <3>"),
    ("<ol><li>a<li>b<ol type=a><li>c<li>d</ol><li>e</ol>",
     "1. a\n2. b\na) c\nb) d\n3. e"),
    ("<ol start=5><li>a<li value=9>b<li>c</ol><ul><li>d</ul>",
     "5. a\n9. b\n10. c\n- d"),
    ("<b>a</b><i>b</i><script>x</script><style>y</style><!-- z -->c", "abc"),
    ("<svg><text>x</text></svg><template>y</template><noscript>z</noscript>a", "a"),
    ("<table border=1><tr><td>A<td>B<tr><td>C<td>D</table>sau", "A | B\nC | D\nsau"),
    ("<table><tr><td>A<td>B<tr><td>C<td>D</table>sau", "A\nC\nB\nD\nsau"),
    ("<table border=1><tr><td>A<td>B<table><tr><td>x<td>y</table>đuôi</table>",
     "A | B x y đuôi"),
    # An item whose words are a paragraph, and one that follows a deeper list.
    ("<ol><li><p>A</p><p>B</p><li><p>C</p></ol>", "1. A\nB\n2. C"),
    ('<ol><li><p>A</p></ol><ol><ol type="a" start="2"><li>B</ol></ol>', "1. A\nb) B"),
    ('<p style="text-transform: uppercase">Số <b>một</b></p>hai', "SỐ MỘT\nhai"),
    ('<p>A</p><p style="display:none">B</p><div title="header">3</div>C', "A\nC"),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "text"), SHOWN)
def test_what_a_page_shows(inner: str, text: str) -> None:
    assert read_bytes(page(inner), "thu.html").text == text


def test_cells_over_several_rows_and_columns() -> None:
    letter = read_bytes(
        page(
            "<table border=1><tr><th colspan=2>A<th>B"
            "<tr><td rowspan=2>C<td>D<td>E<tr><td>F<td>G</table>"
        ),
        "thu.html",
    )
    (table,) = letter.layout.tables
    rows = [[letter.text[slice(*place)] for place in row] for row in table.rows]
    assert rows == [["A", "", "B"], ["C", "D", "E"], ["C", "F", "G"]]


SAID = "<html><head><meta charset={}></head><body><p>{}</p></body></html>"
WORDS = "Kính gửi: Sở Tài chính; Ủy ban nhân dân tỉnh Quảng Ngãi yêu cầu báo cáo"

# What a page says of its encoding, what it is in, and its words.
ENCODED = [
    ("utf-8", "utf-8", WORDS),
    ("utf-8", "utf-8-sig", WORDS),
    ("windows-1252", "utf-8", WORDS),
    ("none-such", "utf-8", WORDS),
    ("utf-16", "utf-8", WORDS),
    ("utf-16", "utf-16", WORDS),
    ("iso-8859-1", "latin-1", "à la carte"),
    ("windows-1258", "cp1258", "Đường bộ"),
]


@pytest.mark.parametrize(("said", "used", "words"), ENCODED)
def test_a_page_is_believed_as_far_as_it_is_right(
    said: str, used: str, words: str
) -> None:
    if used == "cp1258":
        words = words.replace("ờ", "ơ\u0300").replace("ộ", "ô\u0323")
    data = SAID.format(said, words).encode(used)
    assert read_bytes(data, "thu.html").text == normalize("NFC", words)


def test_a_name_is_not_needed() -> None:
    assert read_bytes(page("Kính gửi"), "thu").source.media_type == "text/html"


@pytest.mark.parametrize(
    "inner", ["<p>TỐI MẬT</p><p>Số: 1", "<table border=1><tr><td>Số: 1<td>MẬT</table>"]
)
def test_a_mark_of_secrecy_is_seen(inner: str) -> None:
    with pytest.raises(UnreadableLetterError, match="state secret"):
        read_bytes(page(inner), "thu.html")
