"""The sockets that a server listens on."""

from __future__ import annotations

import os
import resource
import socket
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from api.serving.server import Certificate

BACKLOG: Final = 2048
_GROUP_TOO: Final = 0o660


def listen(host: str, port: int) -> socket.socket:
    """Listen on an address; port 0 picks a free one.

    Raises:
        OSError: it is taken, or not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=BACKLOG)


def listen_at(path: Path) -> socket.socket:
    """Listen on a UNIX socket, for its owner and group.

    One that a server left which is gone is replaced.

    Raises:
        OSError: another server listens there, or it cannot be made.
    """
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if path.is_socket() and not _answers(path):
            path.unlink()
        made.bind(os.fspath(path))
        path.chmod(_GROUP_TOO)
        made.listen(BACKLOG)
    except BaseException:
        made.close()
        raise
    return made


def check(certificate: Certificate) -> None:
    """Load a certificate and its key, so that a mistake is known before serving.

    Raises:
        OSError: a file cannot be read, or does not hold what it should.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key, password=lambda: "")


def raise_open_files() -> None:
    """Allow as many connections as the system lets this process have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, hard), hard))


def _answers(path: Path) -> bool:
    """Whether somebody listens on a UNIX socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
        return asking.connect_ex(os.fspath(path)) == 0
