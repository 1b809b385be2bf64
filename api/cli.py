"""The command line: `chidao COMMAND …`.

Data goes to stdout, messages and progress to stderr. Exit 0: all well; 1: something
that was asked for failed, and one line on stderr says what and what to do; 2: wrong
usage. A command's module is imported when the command is called, so that
`chidao --help` is instant.
"""

from __future__ import annotations

from importlib import import_module, metadata
from typing import TYPE_CHECKING, Final

import click

from api.console import (
    MainGroup,
    Session,
    StorePlace,
    TranslatedOption,
    current_lang,
    first_sentence,
    lang_option,
    option,
)
from api.messages import text
from api.settings import DEFAULT_STORE, Settings

if TYPE_CHECKING:
    from graph.engines.server import Place

COMMANDS: Final = {
    "extract": "extract",
    "ingest": "ingest",
    "remove": "remove",
    "serve": "serve",
    "mcp": "mcp",
    "query": "query",
    "trace": "trace",
    "matrix": "matrix",
    "gaps": "gaps",
    "impact": "impact",
    "compare": "compare",
    "correct": "correct",
    "agenda": "agenda",
    "why": "why",
    "targets": "targets",
    "show": "show",
    "status": "status",
    "validate": "validate",
    "export": "export",
    "import": "restore",
    "viz": "viz",
    "evaluate": "evaluate",
    "token": "token",
    "audit": "audit",
    "backup": "backup",
    "restore": "backup",
}
"""The module in `api.commands` that holds each command, in the order of the help."""


class Program(MainGroup):
    """The group of all commands, imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None if there is none of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"api.commands.{COMMANDS[cmd_name]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what each command does, without importing any."""
        lang = current_lang()
        rows = [
            (name, first_sentence(text(f"help.{name}", lang)))
            for name in self.list_commands(ctx)
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.command(
    cls=Program,
    help="help.chidao",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    metadata.version("chidao"),
    prog_name="chidao",
    cls=TranslatedOption,
    help="help.option.version",
)
@option(
    "--store",
    key="store",
    type=StorePlace(),
    envvar="CHIDAO_STORE",
    default=DEFAULT_STORE,
    show_default=True,
    show_envvar=True,
)
@lang_option(envvar="CHIDAO_LANG")
@click.pass_context
def main(context: click.Context, store: Place, lang: str | None) -> None:
    """Read the options that all commands share."""
    del lang
    try:
        settings = Settings.from_environment()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    context.obj = Session(store, current_lang(), settings)
