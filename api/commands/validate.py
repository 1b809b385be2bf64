"""`chidao validate`: the store against the SHACL shapes, and what is borne of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import click

from api.console import Session, command, current_lang, one_line, option, pass_session
from api.messages import Lang, text
from api.schemas.inspection import Inspection
from api.wording import cut, task_of
from graph.gates import inspect
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph import gates


class ThresholdType(click.ParamType[tuple[str, float]]):
    """The name of a shape and a number: `LeafTaskAssigned=10`."""

    name = "shape=n"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, float]:
        """Return both."""
        shape, _, number = str(value).partition("=")
        try:
            most = float(number)
        except ValueError:
            most = math.nan
        if not (shape and most >= 0):
            told = text(
                "validate.threshold", current_lang(), value=one_line(str(value))
            )
            self.fail(told, param, ctx)
        return shape, most


@command("validate")
@option(
    "--threshold",
    "thresholds",
    key="threshold",
    metavar="SHAPE=N",
    type=ThresholdType(),
    multiple=True,
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
def validate_command(
    session: Session, thresholds: tuple[tuple[str, float], ...], form: str
) -> None:
    """Print the findings rule by rule; exit 1 if one is not borne."""
    with Store.open_snapshot(session.store) as store:
        found = inspect(store, dict(thresholds))
    if form == "json":
        click.echo(Inspection.model_validate(found).model_dump_json(indent=2))
    else:
        for line in _lines(found, session.lang):
            click.echo(line)
    count = sum(one.count for one in found.verdicts)
    held_up = sum(one.count for one in found.verdicts if not one.passes)
    if not found.passes:
        session.say("validate.violations", count=held_up)
        raise click.exceptions.Exit(1)
    session.say("validate.borne" if count else "validate.clean", count=count)


def _lines(found: gates.Inspection, lang: Lang) -> Iterator[str]:
    for verdict in found.verdicts:
        message = verdict.message_vi if lang == "vi" else verdict.message_en
        yield f"{verdict.shape}: {_measure(verdict, lang)}"
        yield f"  {one_line(message)}"
        yield from (f"  - {_place(place, lang)}" for place in verdict.places)
        more = verdict.count - len(verdict.places)
        if more:
            yield f"  - {text('validate.more', lang, count=more)}"


def _measure(verdict: gates.Verdict, lang: Lang) -> str:
    """How many, on a hundred of what, and whether that is borne."""
    fields = {
        "count": verdict.count,
        "share": f"{verdict.share:g}",
        "per": text(f"validate.per.{verdict.per}", lang),
    }
    told = text("validate.measure", lang, **fields)
    if verdict.severity == "violation":
        return f"{told} — {text('validate.violation', lang)}"
    if verdict.most is None:
        return f"{told} — {text('validate.warning', lang)}"
    key = "validate.within" if verdict.passes else "validate.beyond"
    return f"{told} — {text(key, lang, most=f'{verdict.most:g}')}"


def _place(place: gates.Place, lang: Lang) -> str:
    """The letter, the task and the words; else the name of the thing."""
    where = [one_line(place.letter or place.thing)]
    if place.task is not None:
        where.append(task_of(place.task, lang))
    words = cut(place.quote) if place.quote else place.value and cut(place.value)
    return f"{', '.join(where)}: “{words}”" if words else ", ".join(where)
