"""Vietnamese from before Unicode: what is read, what is mended, what is left alone."""

from __future__ import annotations

import random
import time
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import UnreadableLetterError
from extract.read import read_bytes
from extract.readers.legacy import decode_legacy, mend_legacy
from extract.readers.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"  # 67
CAPITAL = SMALL.upper()

# The same letters in TCVN3, VN1 and VISCII (hexadecimal), and in VNI.
TCVN_SMALL = """
b8b5b6b7b9 a8bebbbcbdc6 a9cac7c8c9cb d0cccecfd1 aad5d2d3d4d6 ddd7d8dcde e3dfe1e2e4
abe8e5e6e7e9 acedeaebecee f3eff1f2f4 adf8f5f6f7f9 fdfafbfcfe ae
"""
VN1_CAPITAL = """
8380818284 a1c0afbabf85 a2c4c1c2c386 8a8788898b a3dac5cdd98c 908d8e8f91 9592939496
a4ffdbe0f097 a59b98999a9c 019d9e9f02 a61104050612 1613141517 a7
"""
VISCII_SMALL = """
e1e0e4e3d5 e5a1a2c6c7a3 e2a4a5a6e7a7 e9e8eba8a9 eaaaabacadae edecefeeb8 f3f2f6f5f7
f4afb0b1b2b5 bdbeb6b7defe faf9fcfbf8 dfd1d7d8e6f1 fdcfd6dbdc f0
"""
VISCII_CAPITAL = """
c1c0c4c380 c58182020583 c28485860687 c9c8cb8889 ca8a8b8c8d8e cdcc9bce98 d3d299a09a
d48f90919293 b4959697b394 dad99c9d9e bfbabbbcffb9 dd9f14191e d0
"""
VNI_SMALL = """
aù aø aû aõ aï aê aé aè aú aü aë aâ aá aà aå aã aä eù eø eû eõ eï eâ eá eà eå eã eä
í ì æ ó ò où oø oû oõ oï oâ oá oà oå oã oä ô ôù ôø ôû ôõ ôï
uù uø uû uõ uï ö öù öø öû öõ öï yù yø yû yõ î ñ
"""
TCVN3_CAPITAL = dict(zip("ĂÂÊÔƠƯĐ", bytes.fromhex("a1a2a3a4a5a6a7"), strict=True))

Table = dict[str, bytes]


def single(letters: str, codes: str) -> Table:
    pairs = zip(letters, bytes.fromhex(codes), strict=True)
    return {letter: bytes([code]) for letter, code in pairs}


TCVN3 = single(SMALL, TCVN_SMALL) | {c: bytes([b]) for c, b in TCVN3_CAPITAL.items()}
VN1 = single(SMALL + CAPITAL, TCVN_SMALL + VN1_CAPITAL)
VISCII = single(SMALL + CAPITAL, VISCII_SMALL + VISCII_CAPITAL)
VNI = {
    case(letter): case(typed).encode("cp1252")
    for letter, typed in zip(SMALL, VNI_SMALL.split(), strict=True)
    for case in (str.lower, str.upper)
}


def windows_1258(letter: str) -> bytes:
    """Windows-1258 types a tone after the letter that bears it."""
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in marks if c in "\u0300\u0301\u0303\u0309\u0323")
    bare = unicodedata.normalize("NFC", "".join(c for c in marks if c not in tone))
    return (bare + tone).encode("cp1258")


CP1258 = {letter: windows_1258(letter) for letter in SMALL + CAPITAL}
TABLES = {
    "tcvn3": TCVN3,
    "tcvn3 (vn1)": VN1,
    "vni": VNI,
    "viscii": VISCII,
    "windows-1258": CP1258,
}


def encode(text: str, table: Table) -> bytes:
    return b"".join(table.get(c) or c.encode("ascii") for c in text)


def holding(text: str, table: Table) -> str:
    """Return the text with letters that the encoding lacks in small, signs as "?"."""
    letters = (c if c.isascii() or c in table else c.lower() for c in text)
    return "".join(c if c.isascii() or c in table else "?" for c in letters)


SENTENCE = "Kính gửi: Sở Tài chính, đề nghị các đơn vị thực hiện.\n"


@pytest.mark.parametrize("name", TABLES)
def test_the_whole_alphabet(name: str) -> None:
    """The letters each encoding has, behind a sentence that shows what they are."""
    text = SENTENCE + " ".join(TABLES[name])
    expected = (text, name.partition(" ")[0])
    assert decode_legacy(encode(text, TABLES[name])) == expected


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("number", [0, 1])
def test_the_examples(name: str, number: int, letters: tuple[Path, ...]) -> None:
    raw = letters[number].read_text("utf-8")
    text = holding(unicodedata.normalize("NFC", raw), TABLES[name])
    decoded = decode_legacy(encode(text, TABLES[name]))
    assert decoded is not None
    assert decoded[1] == name.partition(" ")[0]
    if name == "tcvn3":  # its capitals with tones are a matter of the font
        assert decoded[0].lower() == text.lower()
    else:
        assert decoded[0] == text


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_as_garbles(
    name: str, number: int, letters: tuple[Path, ...]
) -> None:
    raw = letters[number].read_text("utf-8")
    text = holding(unicodedata.normalize("NFC", raw), TABLES[name])
    garble = encode(text, TABLES[name]).decode("cp1252")
    mended = mend_legacy(garble)
    assert mended is not None
    assert mended.lower() == text.lower()
    assert read_bytes(garble.encode(), "thu.txt").text == mended
    assert mend_legacy(raw) is None
    assert read_bytes(raw.encode(), "thu.txt").text == raw


# A garble, the font it is in if that is known, and what it says.
GARBLES = [
    ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", None, "Cộng hoà xã hội chủ nghĩa Việt Nam"),
    ("§éc lËp - Tù do - H¹nh phóc", None, "Độc lập - Tự do - Hạnh phúc"),
    ("C¨n cø NghÞ ®Þnh sè 15/CP", None, "Căn cứ Nghị định số 15/CP"),
    ("quyÕt ®Þnh cña Bé tr\xadëng", None, "quyết định của Bộ trưởng"),
    ("Thñ t−íng, nhµ n−íc x∙ héi", None, "Thủ tướng, nhà nước xã hội"),
    ("CéNG HOµ X· HéI CHñ NGHÜA", None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA"),
    ("UBND x·, Bé Y TÕ, Hµ Néi", None, "UBND xã, Bộ Y Tế, Hà Nội"),
    ("COÄNG HOØA XAÕ HOÄI", None, "CỘNG HÒA XÃ HỘI"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", None, "Độc lập - Tự do - Hạnh phúc"),
    ("coäng hoøa xaõ hoäi chuû nghóa", None, "cộng hòa xã hội chủ nghĩa"),
    ("Bé", ".VnTime", "Bộ"),
    ("Bé", "ABCDEF+.VnTime-Bold", "Bộ"),
    ("ñy ban nh©n d©n", ".VnTimeH", "ỦY BAN NHÂN DÂN"),
    ("ban", ".VnArialH,BoldItalic", "BAN"),
    ("Uûy", "VNI-Times", "Ủy"),
    ("Tồn", "VNI-Times", None),
    ("ban", ".VnTime", None),
    ("nhân dân Việt", ".VnTime", None),
    ("và các đơn vị", ".VnTimeH", None),
    ("Bé", "Times New Roman", None),
    ("Bé", None, None),
    ("", ".VnTime", None),
]


@pytest.mark.parametrize(("garble", "font", "text"), GARBLES)
def test_garbles(garble: str, font: str | None, text: str | None) -> None:
    assert mend_legacy(garble, font) == text


def test_unicode_lines_in_a_garbled_text_stay() -> None:
    stamp = "Cổng thông tin điện tử Chính phủ\n"
    garble = "· Céng hoµ x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\n"
    mended = "· Cộng hoà xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n"
    assert mend_legacy(stamp + garble * 4) == stamp + mended * 4
    assert mend_legacy(stamp * 4 + garble) is None


# Text that is what it is.
OTHERS = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    unicodedata.normalize("NFD", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    "toàn hoà hoá khoá loà quá thành và các cá nhân có",
    "Plain English, naïve café: 5 °C ± 2 – “quoted” § 3",
    "Le Président de la République française a été élu à la majorité; où est-il né?",
    "Die Größe der Übungsräume für Schüler ist größer als früher; Mädchen üben.",
    "Då så, på tåget går två små får för att få öl på ön i ån.",
    "O não à nação são às mãos já há lá cá só nós é até você também então avó avô.",
    "El niño español comió más piñas; así está mañana según él.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_text_is_left_alone(text: str) -> None:
    assert mend_legacy(text) is None
    assert decode_legacy(text.encode()) is None
    assert decode_legacy(text.encode("cp1252", "replace")) is None
    assert read_bytes(text.encode(), "thu.txt").text == text


# Bytes that are nothing of Vietnamese.
REFUSED = [
    b"",
    b"ASCII only",
    "日本語の文章です。これは公文書ではありません。".encode("shift-jis"),
    "Постановление правительства Российской Федерации".encode("cp1251"),
    SENTENCE.encode() * 3 + b"\xff",
    (SENTENCE * 3).encode()[:-30],
    encode(SENTENCE, TCVN3) + b"\x07",
    random.Random(1).randbytes(5000),  # noqa: S311 - no secret is made of it
]


@pytest.mark.parametrize("data", REFUSED)
def test_refused(data: bytes) -> None:
    assert decode_legacy(data) is None


def test_the_refusal_says_what_is_read() -> None:
    with pytest.raises(UnreadableLetterError, match="TCVN3") as caught:
        read_bytes("Café à la crème".encode("latin-1"), "thu.txt")
    assert "byte thứ 4), cũng không nhận ra UTF-16" in caught.value.message("vi")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    for text in (SENTENCE, "Cong van so 5/UBND\r\n"):
        assert read_bytes(text.encode(encoding), "thu.txt").text == text
    garble = "Céng hoµ x· héi chñ nghÜa ViÖt Nam".encode(encoding)
    assert read_bytes(garble, "thu.txt").text == "Cộng hoà xã hội chủ nghĩa Việt Nam"


def test_a_secret_in_an_old_font_is_refused() -> None:
    text = "MËT\n" + encode(SENTENCE, TCVN3).decode("cp1252")
    for data in (text.encode(), text.encode("cp1252")):
        with pytest.raises(UnreadableLetterError, match="state secret"):
            read_bytes(data, "thu.txt")


# Words, and whether Vietnamese could spell them.
SYLLABLES = [
    ("nghiệp", True),
    ("Giết", True),
    ("gì", True),
    ("QUỐC", True),
    ("uỷ", True),
    ("khuỷu", True),
    ("céng", False),
    ("nghóa", False),
    ("càc", False),
    ("được", True),
    ("vỔ", False),
    ("ñang", False),
    ("für", False),
]


@pytest.mark.parametrize(("word", "valid"), SYLLABLES)
def test_syllables(word: str, *, valid: bool) -> None:
    assert is_syllable(word) is valid


MEGABYTE: dict[str, Callable[[], object]] = {
    "tcvn3": lambda: decode_legacy(encode(SENTENCE, TCVN3) * 18_000),
    "vni": lambda: decode_legacy(encode(SENTENCE, VNI) * 14_000),
    "random": lambda: decode_legacy(b"\xe0A" * 500_000),
    "garble": lambda: mend_legacy(encode(SENTENCE, TCVN3).decode("cp1252") * 18_000),
    "no lines": lambda: mend_legacy("Céng hoµ x· héi chñ nghÜa ViÖt Nam " * 28_000),
    "capitals": lambda: mend_legacy("A" * 1_000_000 + "é", ".VnTime"),
    "unicode": lambda: mend_legacy(SENTENCE * 18_000),
}


@pytest.mark.parametrize("kind", MEGABYTE)
def test_a_megabyte_in_a_second(kind: str) -> None:
    """Or, while others use the processor, in what it takes then."""
    assert any(
        seconds(MEGABYTE[kind]) < max(1, 8 * seconds(yardstick)) for _ in range(3)
    )


def yardstick() -> None:
    """What takes a seventh of a second where nothing else runs."""
    kept = {}
    for number in range(1_000_000):
        kept[number % 1000] = str(number)


def seconds(read: Callable[[], object]) -> float:
    """The processor time that something takes."""
    start = time.process_time()
    read()
    return time.process_time() - start


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes(data: bytes) -> None:
    decoded = decode_legacy(data)
    assert decoded is None or unicodedata.is_normalized("NFC", decoded[0])
    shown = data.decode("latin-1")
    for font in (None, ".VnTime", ".VnTimeH", "VNI-Times"):
        mended = mend_legacy(shown, font)
        assert mended is None or unicodedata.is_normalized("NFC", mended)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    for font in (None, ".VnTimeH", "VNI-Times"):
        mended = mend_legacy(text, font)
        assert mended is None or unicodedata.is_normalized("NFC", mended)
