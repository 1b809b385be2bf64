"""A server in a process of its own, as its user starts it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.shell import Shell


@dataclass(frozen=True)
class Server:
    """Where it listens, and its process."""

    address: str
    process: int


@contextmanager
def serving(run: Shell, *arguments: str, **environment: str) -> Iterator[Server]:
    """Start `chidao serve` with settings of its own; it has stopped well in the end."""
    command = run.command("--lang", "en", "serve", "--port", "0", *arguments)
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | environment
    ) as process:
        assert process.stderr is not None
        try:
            said = process.stderr.readline()
            (address,) = re.findall(r"https?://[\d.:]+/(?= )", said)
            yield Server(address, process.pid)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()
