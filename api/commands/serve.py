"""`chidao serve`: the explorer, the API and the SPARQL endpoint."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.console import Failure, Session, command, option, pass_session
from api.logs import set_up
from api.messages import text
from api.operating import read_proxies
from api.serving.listening import check, listen, listen_at, raise_open_files
from api.serving.processes import Processes
from api.serving.roles import Task, leave, write
from api.serving.server import Certificate, Frontage

if TYPE_CHECKING:
    import socket

MOST_WORKERS = 64
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@command("serve")
@option("--host", key="host", default="127.0.0.1", show_default=True)
@option(
    "--port",
    key="port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
)
@option("--uds", key="uds", metavar="PATH", type=click.Path(path_type=Path))
@option(
    "--workers",
    key="workers",
    metavar="N",
    type=click.IntRange(1, MOST_WORKERS),
    default=1,
    show_default=True,
)
@option("--ssl-certfile", "chain", key="ssl_certfile", metavar="FILE", type=_FILE)
@option("--ssl-keyfile", "key_file", key="ssl_keyfile", metavar="FILE", type=_FILE)
@option("--proxies", "proxies", key="proxies", metavar="ADDRESSES")
@option("--root-path", key="root_path", metavar="PREFIX", default="")
@pass_session
def serve_command(session: Session, /, **asked: Any) -> None:  # noqa: ANN401 - the options above
    """Serve until stopped, holding the store; say where once it listens."""
    operating = session.settings.operating
    if asked["proxies"]:
        operating = replace(operating, proxies=_proxies(asked["proxies"]))
    frontage = Frontage(
        operating,
        root_path=_prefix(session, asked["root_path"]),
        certificate=_certificate(session, asked["chain"], asked["key_file"]),
    )
    set_up(operating.log, operating.level)
    raise_open_files()
    with closing(_listen(session, asked)) as listener:
        url = _url(asked, listener, frontage)
        ready = partial(session.say, "serve.ready", url=url)
        task = Task(session.store, session.lang, session.settings, frontage, listener)
        if asked["workers"] > 1:
            status = Processes(task, asked["workers"], ready).run()
            raise click.exceptions.Exit(status)
        write(task, None, ready)
    leave()


def _proxies(listed: str) -> tuple[str, ...]:
    try:
        return read_proxies(listed)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _certificate(
    session: Session, chain: Path | None, key: Path | None
) -> Certificate | None:
    if chain is None:
        if key is not None:
            raise click.UsageError(text("serve.key_alone", session.lang))
        return None
    found = Certificate(chain, key)
    try:
        check(found)
    except OSError as error:
        reason = error.strerror or str(error)
        said = text("serve.certificate", session.lang, file=chain, reason=reason)
        raise Failure(said) from error
    return found


def _prefix(session: Session, prefix: str) -> str:
    """The path below which a proxy shows us, without a slash at its end."""
    found = prefix.rstrip("/")
    if found and (not found.startswith("/") or "//" in found or not found.isascii()):
        raise click.UsageError(text("serve.root_path", session.lang, prefix=prefix))
    return found


def _listen(session: Session, asked: dict[str, Any]) -> socket.socket:
    path, host, port = asked["uds"], asked["host"], asked["port"]
    try:
        return listen_at(path) if path else listen(host, port)
    except OSError as error:
        reason = error.strerror or str(error)
        key = "serve.socket_taken" if path else "serve.port_taken"
        said = text(key, session.lang, host=host, port=port, path=path, reason=reason)
        raise Failure(said) from error


def _url(asked: dict[str, Any], listener: socket.socket, frontage: Frontage) -> str:
    """The address to open: a name where it listens everywhere."""
    if asked["uds"]:
        return f"unix:{asked['uds']}:{frontage.root_path}/"
    host = asked["host"]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(  # noqa: S104 - compared only
        host, f"[{host}]" if ":" in host else host
    )
    scheme = "https" if frontage.certificate else "http"
    port = listener.getsockname()[1]
    return f"{scheme}://{shown}:{port}{frontage.root_path}/"
