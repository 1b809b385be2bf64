"""`chidao query`: SPARQL from the shell."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from api import negotiation as media
from api.console import (
    STDIN,
    Session,
    command,
    option,
    pass_session,
    read_stdin,
    write_bytes,
)
from api.messages import text
from api.table import table_of
from graph.store import Store

TABLE: Final = "table"
FORMATS: Final = {
    TABLE: (media.JSON_RESULTS, media.TURTLE),
    "json": (media.JSON_RESULTS, media.JSON_LD),
    "csv": (media.CSV,),
    "tsv": (media.TSV,),
    "xml": (media.XML_RESULTS, media.RDF_XML),
    "ttl": (media.TURTLE,),
    "nt": (media.N_TRIPLES,),
    "jsonld": (media.JSON_LD,),
    "rdfxml": (media.RDF_XML,),
}
"""Media types of a format: the first that fits the form of the query is printed."""


@command("query")
@click.argument("sparql", metavar="[SPARQL]", required=False)
@option("-f", "--file", "file", key="file", metavar="FILE")
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(tuple(FORMATS)),
    default=TABLE,
    show_default=True,
)
@pass_session
def query_command(
    session: Session, sparql: str | None, file: str | None, form: str
) -> None:
    """Print what the store answers; a graph that is asked as a table is Turtle."""
    asked = _query_text(session, sparql, file)
    with Store.open_snapshot(session.store) as store:
        result = store.query(asked, ", ".join(FORMATS[form]))
    if form == TABLE and result.media_type == media.JSON_RESULTS:
        shown, count = table_of(result.body, session.settings.base)
        click.echo(shown)
        session.say("query.rows", count=count)
    else:
        write_bytes(result.body)


def _query_text(session: Session, sparql: str | None, file: str | None) -> str:
    """The query, from wherever it is given.

    Raises:
        click.UsageError: it is given twice or not at all.
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    if (sparql is None) == (file is None):
        raise click.UsageError(text("query.which", session.lang))
    if STDIN in (sparql, file):
        return read_stdin().decode()
    return Path(file).read_text(encoding="utf-8") if file else str(sparql)
