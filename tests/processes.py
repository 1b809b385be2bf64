"""Whether processes that a test started still run."""

from __future__ import annotations

import time
from pathlib import Path


def alive(process: int) -> bool:
    """Whether a process runs; one that is dead but not reaped does not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text("ascii")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def soon(gone: int) -> bool:
    """Whether a process is gone within two seconds."""
    for _ in range(100):
        if not alive(gone):
            return True
        time.sleep(0.02)
    return False
