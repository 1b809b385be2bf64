"""edXML envelopes: the header fields as given, the letter from what is enclosed.

QCVN 102:2016/BTTTT names the elements. No file of a real exchange was at hand, so the
order and nesting of elements are not relied on, and every field may be missing; what
is read here has been tried on samples of our own only.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from extract.errors import UnreadableLetterError
from extract.readers.content import Content
from extract.readers.packages import damaged, parse_xml
from extract.source import Given, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from extract.readers.content import Check
    from extract.source import Letter

_NAMES = ("AttachmentName", "ContentDescription", "FileName", "Name")
_SHORTEST = 64  # characters of base64 that may be a file
_MOST = 20  # files in an envelope


def read_envelope(data: bytes, name: str, check: Check) -> Content:
    """Read an edXML file: the first enclosed file that is a letter.

    Raises:
        UnreadableLetterError: It is damaged, encloses nothing that can be read, or
            `check` refuses it.
    """
    try:
        root = parse_xml(data)
    except ValueError as error:
        raise damaged(name, "edXML") from error
    for word in _texts(root, "SecurityLevel", "Secrecy", "DoMat"):
        check(f"ĐỘ MẬT: {word}")
    given = _given(root)
    refused: UnreadableLetterError | None = None
    for title, enclosed in _enclosed(root, name):
        try:
            letter = _read(enclosed, title)
        except UnreadableLetterError as error:
            refused = refused or error
            continue
        return Content(
            letter.text, letter.pages, letter.layout, given, letter.source.ocr
        )
    if refused is not None:
        raise refused
    header = next((e for e in root.iter() if _local(e) == "MessageHeader"), root)
    text = "\n".join(_texts(header, "Subject", "Content"))
    check(text)
    return Content(text, (Page(1, 0, len(text)),), given=given)


def _read(data: bytes, name: str) -> Letter:
    from extract.read import read_bytes  # noqa: PLC0415 - which loads this reader

    return read_bytes(data, name)


def _given(root: Element) -> Given:
    """What the envelope says of the letter, field by field."""
    number = _first(root, "CodeNumber")
    notation = _first(root, "CodeNotation")
    code = _first(root, "Code") if not (number or notation) else None
    sender = next((e for e in root.iter() if _local(e) == "From"), root)
    return Given(
        source="edxml",
        number=f"{number}/{notation.lstrip('/')}" if number and notation else code,
        date=(_first(root, "PromulgationDate") or "")[:10] or None,
        issuer=_first(sender, "OrganName", "OrganizationName"),
        subject=_first(root, "Subject"),
        type=_first(root, "TypeName", "DocumentTypeName"),
    )


def _enclosed(root: Element, name: str) -> Iterator[tuple[str, bytes]]:
    """The files in the envelope, with their names."""
    count = 0
    for element in root.iter():
        text = (element.text or "").strip()
        if len(element) or len(text) < _SHORTEST or "Attachment" not in _path(element):
            continue
        try:
            data = base64.b64decode("".join(text.split()), validate=True)
        except (binascii.Error, ValueError):
            continue
        count += 1
        if count > _MOST:
            return
        parent = element.getparent()
        title = _first(root if parent is None else parent, *_NAMES)
        yield f"{name}!/{title or count}", data


def _path(element: Element) -> str:
    return "/".join(_local(up) for up in (element, *element.iterancestors()))


def _first(root: Element, *names: str) -> str | None:
    return next(_texts(root, *names), None)


def _texts(root: Element, *names: str) -> Iterator[str]:
    named = (element for element in root.iter() if _local(element) in names)
    yield from filter(None, (" ".join((e.text or "").split()) for e in named))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
