"""The child's side of `api.workers`: does jobs within its limits, one at a time.

It dies with its parent, and all that it started with it (`api.child`).
"""

from __future__ import annotations

import io
import pickle
import resource
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from api.child import die_with, limit, resident

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = Literal["done", "refused", "memory", "mistake"]
"""How a job ended: its result, an error for the user, too much memory, a bug."""

Parcel: TypeAlias = bytes | memoryview
"""What goes to a worker in one piece."""

_LARGE: Final = 1024 * 1024
_TRUSTED: Final = "extract."


def main(jobs: int, lifeline: int, megabytes: int) -> None:
    """Do the jobs that come in on one descriptor until it or the lifeline closes."""
    die_with(lifeline)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_AS, megabytes * 1024 * 1024)
    connection = Connection(jobs)
    with suppress(EOFError, OSError):
        while True:
            sent = connection.recv_bytes()
            large = [connection.recv_bytes() for _ in range(sent[0])]
            connection.send_bytes(_answer(sent[1:], large))


def pack_job(job: Callable[..., object], args: tuple[object, ...]) -> list[Parcel]:
    """A job to send: how many parcels follow, what to do, and its large arguments.

    Those go as they are: a file may have a hundred megabytes, and a copy as many.
    """
    large: list[pickle.PickleBuffer] = []
    apart = [
        pickle.PickleBuffer(arg)
        if isinstance(arg, bytes) and len(arg) > _LARGE
        else arg
        for arg in args
    ]
    head = pickle.dumps((job, apart), protocol=5, buffer_callback=large.append)
    return [bytes([len(large)]) + head, *(parcel.raw() for parcel in large)]


def load_answer(data: bytes) -> Any:  # noqa: ANN401 - what the job returned
    """Read an answer; it may hold plain values and classes of `extract` alone.

    A child that a hostile file took over cannot make its parent call anything else.

    Raises:
        Exception: it holds something else; of whatever kind, since it may give those
            classes anything.
    """
    return _Careful(io.BytesIO(data)).load()


def load_end(data: bytes) -> tuple[Kind, Any, int]:
    """How a job ended, what came of it, and the bytes that its worker holds.

    Raises:
        Exception: it is no such answer; as of `load_answer`.
    """
    kind, value, held = load_answer(data)
    fits = {
        "done": True,
        "memory": True,
        "refused": isinstance(value, Exception),
        "mistake": isinstance(value, tuple) and list(map(type, value)) == [str, str],
    }
    if not (isinstance(held, int) and fits[kind]):
        msg = f"an answer is no {kind}"
        raise pickle.UnpicklingError(msg)
    return kind, value, held


class _Careful(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - a class
        """A class that is defined in a module of `extract`."""
        if module.startswith(_TRUSTED) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        msg = f"an answer holds {module}.{name}"
        raise pickle.UnpicklingError(msg)


def _answer(sent: bytes, large: list[bytes]) -> bytes:
    """Do a job; the answer is how it ended, what came of it, the bytes held.

    `large` are those of its arguments that came apart from it; the list is emptied.
    """
    kind: Kind
    try:
        job, arguments = pickle.loads(  # noqa: S301 - comes from the parent
            sent, buffers=large
        )
        large.clear()
        kind, value = "done", job(*arguments)
        return _packed(kind, value)
    except MemoryError:
        return _packed("memory", None)
    except Exception as error:  # noqa: BLE001 - all is told to the parent
        if type(error).__module__.startswith(_TRUSTED):
            return _packed("refused", error)
        frames = traceback.extract_tb(error.__traceback__)
        where = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
        return _packed("mistake", (type(error).__name__, " < ".join(where[::-1])))


def _packed(kind: Kind, value: object) -> bytes:
    return pickle.dumps((kind, value, resident()), protocol=5)
