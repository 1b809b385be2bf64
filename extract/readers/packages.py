"""Zip packages of office files, opened with care: nothing is unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from extract.errors import UnreadableLetterError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes that the parts read of one package may unpack to; text is far smaller."""

_MOST_TAGS = 2_000_000  # a tag takes some hundred bytes of memory
_MOST_LISTED = 4 * 1024 * 1024  # bytes that list the parts; Word lists a few dozen
_STRICT = b"http://purl.oclc.org/ooxml"
_END_OF_ZIP = struct.Struct("<4s4H2LH")  # APPNOTE 4.3.16

_RELATIONS = (
    "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
)


def damaged(name: str, kind: str, cause: str = "") -> UnreadableLetterError:
    """A file that is not whole; `cause` names what a library said of it.

    `kind` is one word for both languages, or "Vietnamese|English".
    """
    (vi, en), said = (
        _in_each(f" {kind}" if kind else ""),
        f" ({cause})" if cause else "",
    )
    return UnreadableLetterError(
        name,
        {"vi": f"tệp{vi} bị hỏng{said}", "en": f"the{en} file is damaged{said}"},
        {
            "vi": "Mở tệp bằng chương trình tạo ra nó, lưu lại rồi thử lại",
            "en": "Open it in the program that made it, save it again and retry",
        },
    )


def too_large(name: str, what: str) -> UnreadableLetterError:
    """A file that would take too much memory or time; `what` says of which.

    It is the same in both languages, or "Vietnamese|English".
    """
    vi, en = _in_each(what)
    return UnreadableLetterError(
        name,
        {"vi": f"tệp quá lớn ({vi})", "en": f"the file is too large ({en})"},
        {"vi": "Tách tệp thành từng văn bản", "en": "Split it into single documents"},
    )


def _in_each(words: str) -> tuple[str, str]:
    lead = words[: len(words) - len(words.lstrip())]
    vi, _, en = words.partition("|")
    return vi, lead + en if en else vi


def locked(name: str) -> UnreadableLetterError:
    """A file that asks for a password."""
    return UnreadableLetterError(
        name,
        {"vi": "tệp có mật khẩu", "en": "the file asks for a password"},
        {
            "vi": "Bỏ mật khẩu, lưu lại rồi thử lại",
            "en": "Take the password off, save it again and retry",
        },
    )


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zip file, unless its list of parts alone would fill the memory.

    Raises:
        ValueError: It lists too many parts.
        zipfile.BadZipFile: It is damaged; zipfile raises more than this, too.
    """
    at = data.rfind(b"PK\5\6", -(_END_OF_ZIP.size + 2**16))
    if at >= 0 and len(data) - at >= _END_OF_ZIP.size:
        listed = _END_OF_ZIP.unpack_from(data, at)[5]
        if listed > _MOST_LISTED:
            msg = f"{listed} bytes of names"
            raise ValueError(msg)
    return zipfile.ZipFile(io.BytesIO(data))


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """Up to `most` bytes of a part, and one more if there are; zlib may raise any."""
    with archive.open(info) as part:
        return part.read(most + 1)


def parse_xml(data: bytes) -> Element:
    """Parse XML that nobody vouches for: no entities, no network, no huge trees.

    Raises:
        ValueError: It is not well-formed, or brings a document type of its own.
    """
    if data.count(b"<") > _MOST_TAGS:
        msg = "too many tags"
        raise ValueError(msg)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        msg = f"not well-formed XML: {error}"
        raise ValueError(msg) from error
    if root.getroottree().docinfo.doctype:
        msg = "the XML declares a document type"
        raise ValueError(msg)
    return root


@dataclass(slots=True)
class Package:
    """The parts of an OPC package (ECMA-376, part 2)."""

    name: str
    _archive: zipfile.ZipFile
    _parsed: dict[str, Element] = field(default_factory=dict)
    _left: int = MAX_UNPACKED

    @classmethod
    def open(cls, data: bytes, name: str) -> Package:
        """Open a package from its bytes.

        Raises:
            UnreadableLetterError: It is no whole zip file.
        """
        try:
            return cls(name, open_zip(data))
        except Exception as error:  # a damaged zip raises what it likes
            raise damaged(name, "Word") from error

    def part(self, path: str) -> Element | None:
        """A part as XML; None if there is none of this name.

        Raises:
            UnreadableLetterError: It is damaged, locked, or all that was read of the
                package unpacks to more than MAX_UNPACKED.
        """
        if path not in self._parsed:
            data = self._read(path)
            if data is None:
                return None
            try:
                self._parsed[path] = parse_xml(_transitional(data))
            except ValueError as error:
                raise damaged(self.name, "Word") from error
        return self._parsed[path]

    def related(self, path: str, kind: str) -> list[str]:
        """The paths of the parts that a part names as this kind ("footnotes")."""
        folder, base = posixpath.split(path)
        relations = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        if relations is None:
            return []
        found = []
        for relation in relations.iter(_RELATIONS):
            if relation.get("TargetMode") == "External":
                continue
            if relation.get("Type", "").rpartition("/")[2] == kind:
                target = posixpath.join("/", folder, relation.get("Target", ""))
                found.append(posixpath.normpath(target).lstrip("/"))
        return list(dict.fromkeys(found))

    def _read(self, path: str) -> bytes | None:
        try:
            info = self._archive.getinfo(path)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise locked(self.name)
        try:
            data = unpack(self._archive, info, self._left)
        except Exception as error:  # zlib, lzma and bz2 raise what they like
            raise damaged(self.name, "Word") from error
        if len(data) > self._left:
            raise too_large(self.name, f"> {MAX_UNPACKED // 2**20} MB XML")
        self._left -= len(data)
        return data


def _transitional(data: bytes) -> bytes:
    """Strict files (ISO 29500-1) say the same in other namespaces."""
    if _STRICT not in data:
        return data
    return data.replace(
        _STRICT + b"/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    )
