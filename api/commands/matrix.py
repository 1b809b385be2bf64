"""`chidao matrix`: which agency carries out which document of the Centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.console import Session, command, one_line, option, pass_session
from api.matrix_rows import matrix_rows, way_of
from api.messages import Lang, text
from api.schemas.overviews import Matrix
from api.table import as_csv
from api.wording import path_lines, quote_line, relation_of
from graph.answers.matrix import matrix
from graph.store import Store
from viz import times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from graph.answers.cells import Cell
    from graph.answers.matrix import Matrix as Found


@command("matrix")
@option("--document", key="document", metavar="D")
@option("--agency", key="agency", metavar="A")
@option(
    "--as-of", key="as_of", metavar="DATE", type=click.DateTime(formats=["%Y-%m-%d"])
)
@option("--cited", key="cited", is_flag=True)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
)
@pass_session
def matrix_command(  # noqa: PLR0913 - the options of the command
    session: Session,
    document: str | None,
    agency: str | None,
    as_of: datetime | None,
    form: str,
    *,
    cited: bool,
) -> None:
    """Print the cells, those of one document together."""
    day = as_of.date() if as_of else None
    with Store.open_snapshot(session.store) as store:
        found = matrix(store, document, agency, day, cited=cited)
    if form == "json":
        click.echo(Matrix.model_validate(found).model_dump_json(indent=2))
    elif form == "csv":
        click.echo(as_csv(list(matrix_rows(found, session.lang))), nl=False)
    else:
        for line in _lines(found, session.lang):
            click.echo(line)
        if not found.cells:
            session.say("matrix.none")


def _lines(found: Found, lang: Lang) -> Iterator[str]:
    names = {agency.slug: agency.name for agency in found.agencies}
    for document in found.documents:
        about = [document.issuer_name, times.day(document.date, lang)]
        more = ", ".join(one_line(part) for part in about if part)
        label = one_line(document.label)
        yield f"{label} ({more})" if more else label
        for cell in found.cells:
            if cell.document == document.slug:
                yield from _cell_lines(cell, names[cell.agency], lang)


def _cell_lines(cell: Cell, agency: str, lang: Lang) -> Iterator[str]:
    """Who, how many tasks, and the first with its words; of one cell all paths."""
    degree = text(f"matrix.{cell.degree}", lang)
    count = text("matrix.tasks", lang, count=len(cell.tasks))
    yield f"  [{degree}] {one_line(agency)}: {count}"
    for part in cell.tasks if cell.paths else cell.tasks[:1]:
        role = relation_of(part.role, lang)
        yield f"    {role}: {quote_line(part.quote, lang)}"
    if cell.paths:
        for path in cell.paths:
            yield from (f"    {line}" for line in path_lines(path, lang))
    else:
        yield f"    {way_of(cell, lang)}"
