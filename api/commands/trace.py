"""`chidao trace`: chains to the Centre and down to those who act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from api.console import Session, command, one_line, option, pass_session
from api.messages import Lang, text
from api.schemas.answers import Trace
from graph.answers.trace import trace
from graph.store import Store
from viz.messages import messages as drawn_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from graph.answers.trace import Node, Path, Step

ARROWS: Final = {"up": "↑", "down": "↓"}


@command("trace")
@click.argument("start", metavar="FROM")
@option("--to", key="to", metavar="X")
@option(
    "--as-of", key="as_of", metavar="DATE", type=click.DateTime(formats=["%Y-%m-%d"])
)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
@pass_session
def trace_command(
    session: Session, start: str, to: str | None, as_of: datetime | None, form: str
) -> None:
    """Print the paths; a step is a statement and the words that make it."""
    with Store.open_snapshot(session.store) as store:
        found = trace(store, start, to, as_of.date() if as_of else None)
    if form == "json":
        click.echo(Trace.model_validate(found).model_dump_json(indent=2))
        return
    for line in path_lines(found.paths, session.lang):
        click.echo(line)
    if not found.paths:
        session.say("trace.none", start=found.start.label)
    elif found.truncated:
        session.say("trace.truncated", count=len(found.paths))


def path_lines(paths: Iterable[Path], lang: Lang) -> Iterator[str]:
    """Each path and its steps; a step that came before is not quoted again."""
    quoted: dict[tuple[str, str, str], int] = {}
    for number, path in enumerate(paths, start=1):
        nodes = " → ".join(_name(node, lang) for node in path.nodes)
        yield f"{number}. {ARROWS[path.direction]} {nodes}"
        for step in path.steps:
            key = (step.subject.slug, step.predicate, step.object.slug)
            first = quoted.setdefault(key, number)
            if first == number:
                yield f"   {_statement(step, lang)}"
                yield f"     “{one_line(step.quote.text)}” [{_source(step, lang)}]"
            else:
                seen = text("trace.seen", lang, number=first)
                yield f"   {_statement(step, lang)} [{seen}]"


def _source(step: Step, lang: Lang) -> str:
    """The letter that says so, and the item."""
    if step.task is None:
        return step.letter
    return f"{step.letter}, {_task(step.task, lang)}"


def _statement(step: Step, lang: Lang) -> str:
    """The step as it was stated, which may be against the way of the path."""
    if step.predicate == "part_of":
        relation = text("trace.part_of", lang)
    else:
        relation = drawn_words(lang)[f"relation.{step.predicate}"]
    said = f"{_name(step.subject, lang)} —{relation}→ {_name(step.object, lang)}"
    return said if step.strong else f"{said} ({text('trace.weak', lang)})"


def _name(node: Node, lang: Lang) -> str:
    return _task(node.label, lang) if node.kind == "task" else one_line(node.label)


def _task(label: str, lang: Lang) -> str:
    return text("trace.task", lang, label=one_line(label))
