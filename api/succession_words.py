"""Who took over from a body that has ended, in words for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.console import one_line
from api.messages import Lang, text
from graph.bodies import plain_name
from viz.times import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.answers.successors import Basis, Succession, Successor

MOST_SHOWN: Final = 20


def succession_lines(found: Succession, lang: Lang) -> Iterator[str]:
    """That an agency is no more, and each that took over, with its legal basis."""
    yield text("succession.ended", lang, name=found.name, day=day(found.ended, lang))
    if found.members:
        count, names = len(found.members), "; ".join(found.members[:MOST_SHOWN])
        yield "   " + text("succession.members", lang, count=count, names=names)
    for one in found.successors[:MOST_SHOWN]:
        yield f"   {_successor(one, found.name, lang)}"
    left = len(found.successors) - MOST_SHOWN
    if left > 0:
        yield "   " + text("succession.more", lang, count=left)
    if not found.successors:
        basis = "; ".join(_basis(act, lang) for act in found.basis) or "…"
        yield "   " + one_line(text("succession.none", lang, basis=basis))


def _successor(one: Successor, gone: str, lang: Lang) -> str:
    """The heir, or a candidate for a field; since when, and by which acts."""
    name = f"{one.name} ({one.field})" if one.field else one.name
    if one.name == plain_name(gone):
        name = text("succession.same_name", lang, name=name)
    key = "succession.heir" if one.certain else "succession.candidate"
    since = day(one.since, lang) if one.since else "…"
    basis = "; ".join(_basis(act, lang) for act in one.basis)
    return one_line(text(key, lang, name=name, since=since, basis=basis))


def _basis(act: Basis, lang: Lang) -> str:
    """An act by its number and day, and that its text was not seen."""
    said = act.number or act.title
    if act.date:
        said = text("succession.act", lang, act=said, day=day(act.date, lang))
    return said if act.seen else f"{said} [{text('succession.unseen', lang)}]"
