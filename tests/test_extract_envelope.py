"""edXML envelopes. The sample is our own, after QCVN 102:2016: unverified."""

from __future__ import annotations

import base64

import pytest

from extract.errors import UnreadableLetterError
from extract.pipeline import extract
from extract.read import read_bytes
from extract.source import Given

LETTER = """ỦY BAN NHÂN DÂN TỈNH KON TUM
Số:      /UBND-KTTH
Kon Tum, ngày    tháng    năm 2025

Kính gửi: Sở Tài chính.

1. Sở Tài chính thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.
"""
SAMPLE = """<?xml version="1.0" encoding="utf-8"?>
<edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
  <edXML:Header><edXML:MessageHeader>
    <edXML:From><edXML:OrganId>000.00.21.H32</edXML:OrganId>
      <edXML:OrganName>Ủy ban nhân dân tỉnh Kon Tum</edXML:OrganName></edXML:From>
    <edXML:To><edXML:OrganName>Sở Tài chính</edXML:OrganName></edXML:To>
    <edXML:Code><edXML:CodeNumber>1594</edXML:CodeNumber>
      <edXML:CodeNotation>UBND-KTTH</edXML:CodeNotation></edXML:Code>
    <edXML:PromulgationInfo><edXML:Place>Kon Tum</edXML:Place>
      <edXML:PromulgationDate>2025-05-09</edXML:PromulgationDate></edXML:PromulgationInfo>
    <edXML:DocumentType><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
    <edXML:Subject>V/v triển khai Nghị quyết 57</edXML:Subject>{secrecy}
  </edXML:MessageHeader></edXML:Header>
  <edXML:AttachmentEncoded><edXML:Attachment>
    <edXML:AttachmentName>cong-van.txt</edXML:AttachmentName>
    <edXML:Content>{enclosed}</edXML:Content>
  </edXML:Attachment></edXML:AttachmentEncoded>
</edXML:edXMLEnvelope>
"""


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'


def envelope(enclosed: bytes = LETTER.encode(), secrecy: str = "") -> bytes:
    encoded = base64.b64encode(enclosed).decode()
    return SAMPLE.format(enclosed=encoded, secrecy=secrecy).encode()


def test_header_fields_are_taken_as_given() -> None:
    letter = read_bytes(envelope(), "1594.edxml")
    assert letter.source.media_type == "application/edxml+xml"
    assert letter.text == LETTER
    assert letter.given == Given(
        source="edxml",
        number="1594/UBND-KTTH",
        date="2025-05-09",
        issuer="Ủy ban nhân dân tỉnh Kon Tum",
        subject="V/v triển khai Nghị quyết 57",
        type="Công văn",
    )
    found = extract(letter)
    assert (found.header.number, found.header.date) == ("1594/UBND-KTTH", "2025-05-09")
    assert [citation.number for citation in found.citations] == ["57-NQ/TW"]
    assert [task.label for task in found.tasks] == ["1"]


# What is wrong with the envelope, and words of the refusal.
REFUSED = [
    (envelope(b"\x89PNG\r\n\x1a\n" + b"\x00" * 90), "damaged"),
    (envelope(("MẬT\n" + LETTER).encode()), "state secret"),
    (envelope(secrecy="<SecurityLevel>Tối mật</SecurityLevel>"), "state secret"),
    (envelope()[:700], "damaged"),
    (DOCTYPE + b"<edXMLEnvelope>&b;</edXMLEnvelope>", "damaged"),
]


@pytest.mark.parametrize(("data", "words"), REFUSED)
def test_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableLetterError, match=words):
        read_bytes(data, "1594.edxml")


def test_without_a_file_the_words_of_the_envelope_are_the_letter() -> None:
    letter = read_bytes(envelope(b"short"), "1594.edxml")
    assert letter.text == "V/v triển khai Nghị quyết 57"
    assert letter.given is not None
    assert letter.given.number == "1594/UBND-KTTH"
