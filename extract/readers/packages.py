"""Zip packages of office files, opened with care: nothing is unpacked to disk."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from extract.errors import UnreadableLetterError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_PART = 64 * 1024 * 1024
"""Bytes of one unpacked part of a package; text is far smaller."""

_RELATIONS = (
    "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
)


def damaged(name: str, kind: str) -> UnreadableLetterError:
    """A file that is not whole."""
    return UnreadableLetterError(
        name,
        {"vi": f"tệp {kind} bị hỏng", "en": f"the {kind} file is damaged"},
        {
            "vi": "Mở tệp bằng chương trình tạo ra nó, lưu lại rồi thử lại",
            "en": "Open it in the program that made it, save it again and retry",
        },
    )


def too_large(name: str, what: str) -> UnreadableLetterError:
    """A file that would take too much memory or time; `what` says of which."""
    return UnreadableLetterError(
        name,
        {"vi": f"tệp quá lớn ({what})", "en": f"the file is too large ({what})"},
        {"vi": "Tách tệp thành từng văn bản", "en": "Split it into single documents"},
    )


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


def parse_xml(data: bytes) -> Element:
    """Parse XML that nobody vouches for: no entities, no network, no huge trees.

    Raises:
        ValueError: It is not well-formed, or brings a document type of its own.
    """
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

    @classmethod
    def open(cls, data: bytes, name: str) -> Package:
        """Open a package from its bytes.

        Raises:
            UnreadableLetterError: It is no whole zip file.
        """
        try:
            return cls(name, zipfile.ZipFile(io.BytesIO(data)))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise damaged(name, "Word") from error

    def part(self, path: str) -> Element | None:
        """A part as XML; None if there is none of this name.

        Raises:
            UnreadableLetterError: It is damaged, locked, or unpacks to more than
                MAX_PART.
        """
        if path not in self._parsed:
            data = self._read(path)
            if data is None:
                return None
            try:
                self._parsed[path] = parse_xml(data)
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
        return found

    def _read(self, path: str) -> bytes | None:
        try:
            info = self._archive.getinfo(path)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise locked(self.name)
        try:
            with self._archive.open(info) as part:
                data = part.read(MAX_PART + 1)
        except Exception as error:  # zlib, lzma and bz2 raise what they like
            raise damaged(self.name, "Word") from error
        if len(data) > MAX_PART:
            raise too_large(self.name, f"> {MAX_PART // 2**20} MB XML")
        return data
