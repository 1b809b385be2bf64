"""What the options of `chidao correct propose` ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from api.messages import text
from graph.corrections.model import HEADER_FIELDS, Proposal

if TYPE_CHECKING:
    from api.console import Session

    Given = dict[str, Any]

KINDS: Final = {
    "role": ("agency", "role"),
    "deadline": ("deadline", "value", "kind", "bound"),
    "relation": ("relation", "object_", "subject"),
    "citation": ("means",),
    "header": ("header",),
}
"""The options of each kind of correction; by the first it is known."""


def proposal_of(given: Given, session: Session) -> Proposal:
    """What the options come to; each kind of correction has its own.

    Raises:
        click.UsageError: they ask for nothing, or for several things at once.
    """
    told = {name for name, value in given.items() if value is not None}
    chosen = [kind for kind, own in KINDS.items() if own[0] in told]
    if not chosen and given["quote"] and given["remove"]:
        chosen = ["citation"]
    strange = {name for own in KINDS.values() for name in own} & told
    if len(chosen) != 1 or strange - {*KINDS[chosen[0]]}:
        raise click.UsageError(text("correct.which", session.lang))
    common = {
        name: given[name] for name in ("letter", "task", "quote", "why", "ordinal")
    }
    return Proposal(**{**common, **_own(chosen[0], given, session)})


def _own(kind: str, given: Given, session: Session) -> Given:
    """What only this kind of correction says."""
    was, remove = given["was"], given["remove"]
    match kind:
        case "role":
            role = given["role"]
            if role is None and not remove:
                raise click.UsageError(text("correct.which", session.lang))
            value, was = (None, was or role) if remove else (role, was)
            return {
                "field": kind,
                "agency": given["agency"],
                "value": value,
                "was": was,
            }
        case "deadline":
            value = None if remove else given["value"]
            if value is None and given["kind"] == "conditional":
                value = ""
            if value is None and not remove:
                raise click.UsageError(text("correct.which", session.lang))
            said = {name: given[name] for name in ("kind", "bound")}
            quote = {"quote": given["deadline"]}
            return {"field": kind, "value": value, "was": was, **said, **quote}
        case "relation":
            predicate = given["relation"]
            value, was = (None, was or predicate) if remove else (predicate, was)
            return {
                "field": kind,
                "object": given["object_"],
                "subject": given["subject"],
                "value": value,
                "was": was,
            }
        case "citation":
            return {"field": kind, "value": given["means"]}
        case _:
            name, equals, value = str(given["header"]).partition("=")
            if name not in HEADER_FIELDS or not equals:
                fields = ", ".join(HEADER_FIELDS)
                message = text("correct.header", session.lang, fields=fields)
                raise click.UsageError(message)
            return {"field": name, "value": value or None}
