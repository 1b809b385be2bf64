"""`chidao token`: who may write over HTTP, and for how long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import click

from api.clock import today
from api.console import Failure, Session, group, one_line, option, pass_session
from api.console import TranslatedCommand as Translated
from api.messages import text
from api.recording import recorded
from api.tokens import SCOPES, Tokens

if TYPE_CHECKING:
    from api.tokens import Scope

DAYS: Final = 365
MOST_DAYS: Final = 3650
LONGEST_NAME: Final = 80


@group("token")
def token_command() -> None:
    """Give, list and take back tokens."""


@token_command.command("add", cls=Translated, help="help.token_add")
@click.argument("name", metavar="NAME")
@option(
    "--scope",
    "scopes",
    key="scope",
    type=click.Choice(SCOPES),
    multiple=True,
    required=True,
)
@option(
    "--days",
    key="valid_days",
    type=click.IntRange(1, MOST_DAYS),
    default=DAYS,
    show_default=True,
)
@pass_session
def token_add(
    session: Session, name: str, scopes: tuple[Scope, ...], days: int
) -> None:
    """Print the secret to stdout, and what it is good for to stderr."""
    shown = one_line(name)
    if not shown or len(shown) > LONGEST_NAME:
        raise Failure(text("token.no_name", session.lang, limit=LONGEST_NAME))
    expires = today() + timedelta(days=days)
    with recorded(session, "token add") as changed:
        token, secret = Tokens(session.folder).add(shown, scopes, expires)
        changed.update(token=token.id, name=shown, scopes=" ".join(token.scopes))
    click.echo(secret)
    session.say(
        "token.added",
        id=token.id,
        name=token.name,
        scopes=", ".join(token.scopes),
        expires=token.expires,
    )


@token_command.command("list", cls=Translated, help="help.token_list")
@pass_session
def token_list(session: Session) -> None:
    """Print a line for each token."""
    now = today()
    for token in Tokens(session.folder).all():
        scopes = ",".join(token.scopes)
        past = text("token.expired", session.lang) if token.expires < now else ""
        click.echo(
            f"{token.id}  {token.expires}  {scopes}  {token.name}  {past}".strip()
        )


@token_command.command("revoke", cls=Translated, help="help.token_revoke")
@click.argument("id_", metavar="ID")
@pass_session
def token_revoke(session: Session, id_: str) -> None:
    """Take a token back: from now on it opens nothing."""
    with recorded(session, "token revoke", token=id_) as changed:
        token = Tokens(session.folder).revoke(id_)
        if token is None:
            raise Failure(text("token.unknown", session.lang, id=id_[:LONGEST_NAME]))
        changed["name"] = token.name
    session.say("token.revoked", id=token.id, name=token.name)
