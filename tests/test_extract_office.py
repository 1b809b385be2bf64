"""Old Word, RTF and OpenDocument files by LibreOffice: few, as each takes seconds."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from typing import TYPE_CHECKING

import pytest

from extract.errors import UnreadableLetterError
from extract.read import read_bytes
from extract.readers import office
from tests.files import LETTER, odt, rtf
from tests.processes import soon

if TYPE_CHECKING:
    from pathlib import Path


def doc(folder: Path, *lines: str) -> bytes:
    """Return a .doc file: only LibreOffice writes one."""
    made = folder / "thu.rtf"
    made.write_bytes(rtf(*lines))
    program = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "doc", "--outdir"]
    subprocess.run([*command, folder, made], check=True, capture_output=True)
    return (folder / "thu.doc").read_bytes()


def test_a_file_of_old_word(tmp_path: Path) -> None:
    letter = read_bytes(doc(tmp_path, *LETTER), "thu.doc")
    assert letter.text == "\n".join(LETTER)
    assert letter.source.media_type == "application/msword"


def test_a_secret_in_old_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLetterError, match="state secret"):
        read_bytes(doc(tmp_path, "TỐI MẬT", *LETTER), "thu.doc")


def test_rtf() -> None:
    assert read_bytes(rtf(), "thu.rtf").text == "\n".join(LETTER)


def test_opendocument_fetches_nothing_and_opens_no_other_file(tmp_path: Path) -> None:
    other = tmp_path / "other.odt"
    other.write_bytes(odt("TEXT OF ANOTHER FILE"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        linked = (
            f'<text:p><draw:frame svg:width="2cm" svg:height="2cm"><draw:image '
            f'xlink:href="http://127.0.0.1:{port}/a.png"/></draw:frame></text:p>'
            f'<text:section text:name="s"><text:section-source xlink:href='
            f'"{other.as_uri()}"/><text:p>shown</text:p></text:section>'
        )
        letter = read_bytes(odt(more=linked), "thu.odt")
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert letter.text.startswith("\n".join(LETTER))
    assert "ANOTHER" not in letter.text


def test_without_libreoffice_the_way_out_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ())
    with pytest.raises(UnreadableLetterError, match="needs LibreOffice"):
        read_bytes(rtf(), "thu.rtf")


def test_it_is_killed_when_it_takes_too_long(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "slow"
    note = tmp_path / "note"
    slow.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {note}; wait\n")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "_PROGRAMS", (str(slow),))
    monkeypatch.setattr(office, "SECONDS", 0.2)
    with pytest.raises(UnreadableLetterError, match="did not finish"):
        read_bytes(rtf(), "thu.rtf")
    assert soon(int(note.read_text("ascii")))


def test_it_is_killed_with_the_group_of_its_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    note = tmp_path / "note"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nps -o pgid= $$ > {note}\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "_PROGRAMS", (str(program),))
    with pytest.raises(UnreadableLetterError, match="damaged"):
        read_bytes(rtf(), "thu.rtf")
    assert int(note.read_text("ascii")) == os.getpgrp()
