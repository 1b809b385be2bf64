"""The command line as a test types it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from api.cli import main

if TYPE_CHECKING:
    from pathlib import Path

BAD_FILES: dict[str, bytes | None] = {
    "missing.txt": None,
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 8,
    "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "recipe.txt": "Phở bò: ninh xương 6 giờ, thêm quế, hồi và gừng nướng.".encode(),
}
"""What is no letter, by the name of its file; None is not there."""


@dataclass(frozen=True)
class Shell:
    """`chidao` over a store of its own, or that at the address of a server."""

    store: Path
    address: str = ""

    def __call__(self, *arguments: str, stdin: str | bytes | None = None) -> Result:
        """Run a command in this process."""
        command = ["--store", self.address or str(self.store), *arguments]
        return CliRunner().invoke(main, command, input=stdin)

    def command(self, *arguments: str) -> list[str]:
        """Return what starts a command in a process of its own."""
        chidao = [sys.executable, "-c", "from api.cli import main; main()"]
        return [*chidao, "--store", str(self.store), *arguments]
