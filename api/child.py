"""What a child process does to itself: limits, and an end with its parent.

The lifeline is a pipe whose other end the parent holds; the kernel kills the whole
process group when that end closes, whatever the child is busy with.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import signal
from contextlib import suppress
from pathlib import Path
from typing import Final

PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000


def resident() -> int:
    """Bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_bytes().split()[1]) * PAGE


def limit(what: int, most: int) -> None:
    """Allow this process so much of a resource, or what it may have at most."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def die_with(lifeline: int) -> None:
    """Have the kernel kill this process group when the parent's end closes.

    `PR_SET_PDEATHSIG` would not do: it follows the thread that started the child, and
    a thread of the server may end long before the server does.
    """
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(lifeline, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(lifeline, fcntl.F_SETFL, os.O_ASYNC)
    os.set_blocking(lifeline, False)
    with suppress(BlockingIOError):
        if os.read(lifeline, 1) == b"":  # the parent died before all this stood
            os.killpg(0, signal.SIGKILL)


def leave_network() -> bool:
    """Move to a network of its own that leads nowhere; whether the system allows it.

    To be called while the process has one thread. A process without the right to it
    gets it in a user namespace of its own (user_namespaces(7)).
    """
    libc = ctypes.CDLL(None, use_errno=True)
    return any(
        libc.unshare(flags) == 0
        for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET)
    )
