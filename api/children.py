"""Child processes of ours: fresh interpreters that end with their parent.

What a child does to itself stands in `api.child`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_START: Final = (
    "import sys; from importlib import import_module; sys.path[:] = sys.argv[5:]; "
    "getattr(import_module(sys.argv[1]), 'main')(*map(int, sys.argv[2:5]))"
)


def start_child(
    module: str, theirs: int, megabytes: int, environ: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    """Start `main` of a module, in a session of its own so that it is killed whole.

    `main` is given the descriptor of its end of a connection, that of its lifeline,
    and the megabytes it may take. What it prints goes nowhere: libraries quote what
    they read.

    Args:
        module: where `main` is.
        theirs: the descriptor of the child's end, which it inherits.
        megabytes: of memory.
        environ: added to the environment.

    Returns:
        The process, and the end of the lifeline that the parent keeps open.

    Raises:
        OSError: the system has no room for another process.
    """
    watched, lifeline = os.pipe()
    numbers = map(str, (theirs, watched, megabytes))
    paths = [path or os.getcwd() for path in sys.path]  # noqa: PTH109 - a string
    try:
        process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-c", _START, module, *numbers, *paths],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environ},
            pass_fds=(theirs, watched),
            start_new_session=True,
        )
    except BaseException:
        os.close(lifeline)
        raise
    finally:
        os.close(watched)
    return process, lifeline
