"""The command line's manners: language, one-line failures, stdin, plain output.

click words its own help in one language, fixed at import; here a help text is a key
of the catalogue and is looked up when it is shown.
"""

from __future__ import annotations

import errno
import getpass
import os
import sys
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from api.faults import fault_of
from api.messages import LANGS, Lang, is_lang, text
from graph.engines.server import Place, Server, folder_of, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from api.settings import Settings

_NO_SPACE: Final = (errno.ENOSPC, errno.EDQUOT)
STDIN: Final = "-"
STDOUT: Final = "-"
_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Session:
    """What the options before the command say."""

    store: Place
    lang: Lang
    settings: Settings

    @property
    def folder(self) -> Path:
        """The folder of the store, or that beside a server."""
        return folder_of(self.store)

    def say(self, key: str, /, **fields: object) -> None:
        """Print the message `key` to stderr, as one line."""
        tell(text(key, self.lang, **fields))


class Failure(click.ClickException):
    """Something that was asked for failed: one line on stderr, exit 1."""

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - as click declares it
        """Print the one line."""
        del file
        tell(f"chidao: {self.message}")


class StorePlace(click.ParamType[Place]):
    """A folder for the store, or the address of a server."""

    name = "dir|url"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Place:
        """Return the folder's path, or the server."""
        try:
            return value if isinstance(value, Server) else place_of(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class TranslatedOption(click.Option):
    """An option whose `help` is a key of the catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help in the language of this run."""
        shown = copy(self)
        shown.help = text(self.help, current_lang()) if self.help else None
        return click.Option.get_help_record(shown, ctx)


class TranslatedCommand(click.Command):
    """A command whose `help` is a key of the catalogue."""

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the help in the language of this run."""
        del ctx
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text(self.help or "", current_lang()))

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help in the language of this run."""
        del limit
        return first_sentence(text(self.help or "", current_lang()))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, itself explained in the language of this run."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = text("help.option.help", current_lang())
        return found


class TranslatedGroup(TranslatedCommand, click.Group):
    """A group whose `help` is a key of the catalogue, as those of its commands are."""


class MainGroup(TranslatedGroup):
    """A group that turns foreseen errors into one line and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn what went wrong into one line and an exit code."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Failure(text("interrupted", current_lang())) from None
        except (click.exceptions.Exit, click.ClickException, BrokenPipeError):
            raise
        except Exception as error:
            line = in_words(error, current_lang())
            if line is None:
                raise
            raise Failure(line) from error


pass_session = click.make_pass_decorator(Session)


def command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare the command `name`, explained by the message `help.{name}`."""
    return click.command(name, cls=TranslatedCommand, help=f"help.{name}")


def group(name: str) -> Callable[[Callable[..., Any]], click.Group]:
    """Declare a group of commands, explained by the message `help.{name}`."""
    return click.group(name, cls=TranslatedGroup, help=f"help.{name}")


def first_sentence(words: str) -> str:
    """What stands before the first full stop, with it."""
    sentence, stop, _ = words.partition(". ")
    return sentence + stop.strip()


def option(
    *names: str,
    key: str,
    **attributes: Any,  # noqa: ANN401 - handed on to click as they are
) -> Callable[[_Decorated], _Decorated]:
    """Declare an option, explained by the message `help.option.{key}`."""
    return click.option(
        *names, cls=TranslatedOption, help=f"help.option.{key}", **attributes
    )


def lang_option(envvar: str | None = None) -> Callable[[_Decorated], _Decorated]:
    """Declare `--lang`; eager, so that `--lang en --help` is in English."""
    return option(
        "--lang",
        key="lang",
        type=click.Choice(LANGS),
        is_eager=True,
        envvar=envvar,
        show_envvar=envvar is not None,
    )


def current_lang() -> Lang:
    """The language of this run: `--lang`, else `CHIDAO_LANG`, else Vietnamese."""
    context = click.get_current_context(silent=True)
    while context is not None:
        chosen = context.params.get("lang")
        if is_lang(chosen):
            return chosen
        context = context.parent
    chosen = os.environ.get("CHIDAO_LANG")
    return chosen if is_lang(chosen) else "vi"


def in_words(error: Exception, lang: Lang) -> str | None:
    """One line on a foreseen error; None for one that is a mistake of ours."""
    fault = fault_of(error, lang)
    if fault is not None:
        return fault.detail
    if isinstance(error, UnicodeDecodeError):
        return text("file.not_utf8", lang)
    if isinstance(error, OSError) and _no_space(error):
        return text("file.no_space", lang)
    if isinstance(error, OSError):
        name = error.filename or "-"
        return text("file.failed", lang, name=name, reason=error.strerror or error)
    return None


def _no_space(error: OSError) -> bool:
    """Whether a disk is full; the store's engine tells it in words alone."""
    return error.errno in _NO_SPACE or os.strerror(errno.ENOSPC) in str(error)


def tell(line: str) -> None:
    """Print one line to stderr."""
    click.echo(one_line(line), err=True)


def one_line(words: str) -> str:
    """Fold white space and mask control characters: documents may hold any."""
    folded = " ".join(words.split())
    return "".join(
        c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in folded
    )


def user() -> str:
    """The user of this machine, by number where no name is known."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


def read_stdin(most: int = -1) -> bytes:
    """The bytes of stdin, all or at `most` so many; none where it is closed."""
    return b"" if sys.stdin is None else sys.stdin.buffer.read(most)


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout, with a new line at the end."""
    click.echo(data, nl=not data.endswith(b"\n"))
