"""`chidao show`: documents, agencies and tasks as the API has them, to be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from api import phrases
from api.commands.why import MOST_WORDS, target_line
from api.console import Session, command, one_line, option, pass_session
from api.messages import Lang, text
from api.schemas import answers as shapes
from api.wording import cut, numbered_paths, quote_line, task_of
from graph.answers.agencies import AgencyDetail
from graph.answers.documents import DocumentDetail
from graph.answers.show import Found, show
from graph.store import Store
from viz import times
from viz.messages import messages as drawn_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.answers.lists import Link
    from graph.answers.tasks import TaskDetail
    from graph.catalog import Document, Task

MOST_LINES = 40
"""Of one list; the JSON has them all."""


@command("show")
@click.argument("keys", metavar="KEY…", nargs=-1, required=True)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
@pass_session
def show_command(session: Session, keys: tuple[str, ...], form: str) -> None:
    """Print each thing that is asked for."""
    with Store.open_snapshot(session.store) as store:
        found = [show(store, key) for key in keys]
    for number, thing in enumerate(found):
        if form == "json":
            click.echo(_json(thing))
            continue
        if number:
            click.echo()
        for line in _lines(thing, session.lang):
            click.echo(line)


def _json(thing: Found) -> str:
    if isinstance(thing, DocumentDetail):
        return shapes.DocumentDetail.model_validate(thing).model_dump_json(indent=2)
    if isinstance(thing, AgencyDetail):
        return shapes.AgencyDetail.model_validate(thing).model_dump_json(indent=2)
    return shapes.TaskDetail.model_validate(thing).model_dump_json(indent=2)


def _lines(thing: Found, lang: Lang) -> Iterator[str]:
    if isinstance(thing, DocumentDetail):
        return _document(thing, lang)
    if isinstance(thing, AgencyDetail):
        return _agency(thing, lang)
    return _task(thing, lang)


def _document(found: DocumentDetail, lang: Lang) -> Iterator[str]:
    document = found.document
    words = drawn_words(lang)
    yield f"{one_line(document.label)} [{document.slug}]"
    yield f"  {_held(document, lang)}"
    for name, value in (
        ("type", document.type),
        ("number", document.number or document.symbol),
        ("date", times.day(document.date, lang)),
        ("issuer", document.issuer_name),
        ("level", words[f"level.{document.level}"]),
        ("title", document.title),
        ("signer", document.signer),
        ("copies", "; ".join(copy.label for copy in found.copies)),
    ):
        if value:
            yield f"  {words[f'detail.{name}']}: {cut(value, MOST_WORDS)}"
    yield from _titled("show.relations", _links(found.relations, lang), lang)
    others = _links(found.related_from, lang, backwards=True)
    yield from _titled("show.related_from", others, lang)
    doing = (_item(task, lang) for task in found.implemented_by)
    yield from _titled("show.implemented_by", doing, lang)
    mentions = (quote_line(mention.quote, lang) for mention in found.mentions)
    yield from _titled("show.mentions", mentions, lang)
    yield from _titled("show.tasks", (_item(task, lang) for task in found.tasks), lang)


def _held(document: Document, lang: Lang) -> str:
    if document.held:
        return text("show.read", lang)
    return text("show.set" if document.kind == "set" else "show.cited", lang)


def _links(
    links: Iterable[Link], lang: Lang, *, backwards: bool = False
) -> Iterator[str]:
    """What a document does with others, or others with it, and the surest words."""
    for link in links:
        relation = drawn_words(lang)[f"relation.{link.predicate}"]
        label = one_line(link.document.label)
        issuer = link.document.issuer_name
        who = f" ({one_line(issuer)})" if issuer else ""
        told = f"{label}{who} — {relation}" if backwards else f"{relation} {label}{who}"
        yield f"{told} {quote_line(link.quotes[0], lang)}"


def _agency(found: AgencyDetail, lang: Lang) -> Iterator[str]:
    agency, words = found.agency, drawn_words(lang)
    yield f"{one_line(agency.name)} [{agency.slug}]"
    yield f"  {words[f'kind.{agency.kind}']} · {words[f'level.{agency.level}']}"

    def part_lines() -> Iterator[str]:
        for part in found.tasks:
            role = phrases.role(part.role, lang, stated=part.stated)
            yield f"{_item(part.task, lang)} ({role})"
            yield from (f"  {line}" for line in _links(part.documents, lang))

    yield from _titled("show.tasks", part_lines(), lang)
    yield from _titled("show.behind", numbered_paths(found.behind, lang), lang)


def _task(found: TaskDetail, lang: Lang) -> Iterator[str]:
    task = found.task
    yield f"{task_of(task.label, lang)} [{task.slug}]"
    yield f"  {text('why.ordered', lang, letter=one_line(found.letter.label))}"
    yield f"  “{cut(task.text, MOST_WORDS)}”"
    parts = (
        f"{one_line(part.agency.name)} "
        f"({phrases.role(part.role, lang, stated=part.stated)})"
        for part in found.parts
    )
    yield from _titled("why.parts", parts, lang)
    dues = (phrases.due(due, lang) for due in task.deadlines)
    yield from _titled("why.deadlines", dues, lang)
    yield from _titled("why.targets", map(target_line, found.targets), lang)
    yield from _titled("show.relations", _links(found.documents, lang), lang)
    item = partial(_item, lang=lang)
    yield from _titled("show.tasks", map(item, found.items), lang)
    yield from _titled("why.chains", numbered_paths(found.ground, lang), lang)


def _item(task: Task, lang: Lang) -> str:
    label = task_of(task.label, lang)
    dues = "; ".join(phrases.due(due, lang) for due in task.deadlines)
    return f"{label} [{task.slug}]" + (f" {dues}" if dues else "")


def _titled(key: str, lines: Iterable[str], lang: Lang) -> Iterator[str]:
    """Lines below a title, the first forty; nothing if there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield f"  {text(key, lang)}:"
        if number == MOST_LINES:
            yield "    …"
            return
        yield f"    {line}"
