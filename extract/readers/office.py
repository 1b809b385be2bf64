"""Old Word, RTF and OpenDocument files → .docx by LibreOffice, then as any Word file.

LibreOffice is an optional part (Debian: libreoffice-writer). It runs with a profile of
its own in which macros are off and links are never followed.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableLetterError
from extract.readers.kinds import MAX_BYTES
from extract.readers.packages import (
    MAX_UNPACKED,
    damaged,
    open_zip,
    too_large,
    unpack,
)
from extract.readers.word import read_word

if TYPE_CHECKING:
    from extract.readers.content import Check, Content

SECONDS = 120
"""How long LibreOffice may take over one file."""

_ALONE = threading.Lock()  # a second LibreOffice would ask the first to open the file
_TEXTS = ("content.xml", "styles.xml")
_PROGRAMS = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
  <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
 </item>
 <item oor:path="/org.openoffice.Office.Writer/Content/Update">
  <prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
 </item>
 <item oor:path="/org.openoffice.Inet/Settings">
  <prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
  <prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
  <prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
  <prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
  <prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop>
 </item>
</oor:items>
"""


def read_office(data: bytes, name: str, check: Check) -> Content:
    """Read a .doc, .rtf or .odt file.

    Raises:
        UnreadableLetterError: LibreOffice is not there or cannot read it, or `check`
            refuses it.
    """
    return read_word(_as_word(data, name), name, check)


def _as_word(data: bytes, name: str) -> bytes:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableLetterError(
            name,
            {
                "vi": "cần LibreOffice để đọc tệp .doc, .rtf và .odt",
                "en": "reading .doc, .rtf and .odt files needs LibreOffice",
            },
            {
                "vi": "Cài gói libreoffice-writer, hoặc lưu tệp dưới dạng .docx",
                "en": "Install the package libreoffice-writer, or save it as .docx",
            },
        )
    _check_size(data, name)
    with _ALONE, tempfile.TemporaryDirectory(prefix="chidao-") as folder:
        source = Path(folder, "letter" + _suffix(data))
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={_profile().as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nolockcheck"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder),
            str(source),
        ]
        _run(command, name, folder)
        made = source.with_suffix(".docx")
        if not made.exists():
            raise damaged(name, "Word/RTF/ODT")
        if made.stat().st_size > MAX_BYTES:
            raise too_large(name, f"> {MAX_BYTES // 2**20} MB .docx")
        return made.read_bytes()


def _check_size(data: bytes, name: str) -> None:
    """Refuse an .odt whose parts would fill LibreOffice's memory."""
    if not data.startswith(b"PK"):
        return
    try:
        with open_zip(data) as archive:
            parts = [part for part in archive.infolist() if part.filename in _TEXTS]
            sizes = [len(unpack(archive, part, MAX_UNPACKED)) for part in parts]
    except Exception as error:  # a damaged zip raises what it likes
        raise damaged(name, "ODT") from error
    if sum(sizes) > MAX_UNPACKED:
        raise too_large(name, f"> {MAX_UNPACKED // 2**20} MB XML")


def _suffix(data: bytes) -> str:
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    return ".odt" if data.startswith(b"PK") else ".doc"


def _run(command: list[str], name: str, folder: str) -> None:
    """Run LibreOffice; what it leaves when it is killed goes with `folder`."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 - the program is found, the file is ours
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet,
        env={**os.environ, "TMPDIR": folder},
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired as error:
            raise UnreadableLetterError(
                name,
                {
                    "vi": f"LibreOffice không đọc xong trong {SECONDS} giây",
                    "en": f"LibreOffice did not finish within {SECONDS} seconds",
                },
                {
                    "vi": "Lưu tệp dưới dạng .docx rồi thử lại",
                    "en": "Save it as .docx and try again",
                },
            ) from error
        finally:
            if process.poll() is None:
                _kill(process.pid)


def _kill(process: int) -> None:
    """Kill a program with all that it started.

    It has no process group of its own: who kills the group that this process is in,
    because a file takes too long, is to reach LibreOffice too.
    """
    with suppress(OSError):  # gone meanwhile
        tasks = Path("/proc", str(process), "task").glob("*/children")
        started = [int(child) for task in tasks for child in task.read_text().split()]
        os.kill(process, signal.SIGKILL)
        for child in started:
            _kill(child)


@cache
def _profile() -> Path:
    """The settings of this process's LibreOffice, gone when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="chidao-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = folder / "user" / "registrymodifications.xcu"
    settings.parent.mkdir()
    settings.write_text(_SETTINGS, encoding="utf-8")
    return folder
