"""What letters state as links that run upwards: agency → task → document → higher.

A link is strong when it carries an order on: a part in a task given by name, a document
that is to be carried out, a heading above its items, a name of the act it means. It
merely mentions when it does not, or when it steps from a task to its letter as a whole;
from there only the letter's own bases go on, never those of its other tasks.

An order in the narrower sense tells a task or document to carry another out. What a
document is based on (căn cứ) grounds it but orders nothing: only an item that is itself
to be done "theo" a document follows it, and to keep the law (theo quy định của Luật …)
is not to be charged with carrying it out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from graph.answers.paths import CENTRE
from graph.describe import document_class
from graph.directions import ACTIVE_ROLES, DOWNWARD
from graph.directions import STRONG as CARRY_ON
from graph.network.adjacency import (
    CENTRAL,
    DOCUMENT,
    HELD,
    LAW,
    MENTION,
    ORDER,
    STRONG,
    TASK,
    as_number,
)
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graph.index.database import View

Node = tuple[str, int, str | None, int]
"""A slug, flags, the letter of a task, a date."""
Link = tuple[str, str, int, str]
"""Lower and higher end, force, and the letter that says so."""

_ONE_OF: Final = "(SELECT value FROM json_each(?))"
_NAMES: Final = """
SELECT slug FROM documents UNION SELECT slug FROM agencies UNION SELECT slug FROM tasks
UNION SELECT subject FROM assertions UNION SELECT object FROM assertions
UNION SELECT task FROM assertions WHERE task IS NOT NULL
UNION SELECT agency FROM assignments ORDER BY 1"""
_DOCUMENTS: Final = "SELECT slug, level, held, date, number, type FROM documents d"
_AGENCIES: Final = "SELECT slug, level FROM agencies d"
_TASKS: Final = """
SELECT t.slug, t.letter, d.level, d.date
FROM tasks t JOIN documents d ON d.slug = t.letter"""
_ROLES: Final = ", ".join(f"'{role}'" for role in sorted(ACTIVE_ROLES))
_PARTS: Final = f"""
SELECT agency, task, stated, letter FROM assignments t WHERE role IN ({_ROLES})"""  # noqa: S608 - ours
_ITEMS: Final = "SELECT slug, letter FROM tasks t WHERE TRUE"
_HEADINGS: Final = """
SELECT t.slug, h.slug, t.letter FROM tasks t JOIN tasks h ON h.slug = t.parent
WHERE TRUE"""
_ASSERTIONS: Final = """
SELECT subject, predicate, object, task, letter FROM assertions t
WHERE standing <> 'rejected' AND predicate <> 'encloses' AND subject <> object"""


def names(view: View) -> Iterator[str]:
    """The slugs of all nodes, in order."""
    return (str(row[0]) for row in view.stream(_NAMES))


def nodes(view: View, slugs: Collection[str] | None = None) -> Iterator[Node]:
    """Documents, agencies, and the tasks of letters: of all, or of some slugs."""
    for sql, make in (
        (_DOCUMENTS, _document),
        (_AGENCIES, _agency),
        (_TASKS, _task),
    ):
        chosen, parameters = _chosen(f"{sql} WHERE TRUE", "d.slug", slugs)
        yield from map(make, view.stream(chosen, parameters))


def links(view: View, letters: Collection[str] | None = None) -> Iterator[Link]:
    """What letters state: all, or some."""
    for sql, make in (
        (_PARTS, _part),
        (_ITEMS, _item),
        (_HEADINGS, _heading),
        (_ASSERTIONS, _assertion),
    ):
        chosen, parameters = _chosen(sql, "t.letter", letters)
        yield from map(make, view.stream(chosen, parameters))


def _chosen(
    sql: str, column: str, slugs: Collection[str] | None
) -> tuple[str, tuple[str, ...]]:
    if slugs is None:
        return sql, ()
    return f"{sql} AND {column} IN {_ONE_OF}", (json.dumps([*slugs]),)


def _document(row: Any) -> Node:  # noqa: ANN401 - columns, as asked for
    slug, level, held, date, number, type_ = row
    is_law = document_class(number, type_, level) == Cd.LegalNormativeDocument
    flags = DOCUMENT | HELD * bool(held) | LAW * is_law | _central(level)
    return slug, flags, None, as_number(date)


def _agency(row: Any) -> Node:  # noqa: ANN401 - as above
    slug, level = row
    return slug, _central(level), None, 0


def _task(row: Any) -> Node:  # noqa: ANN401 - as above
    slug, letter, level, date = row
    return slug, TASK | _central(level), letter, as_number(date)


def _central(level: str) -> int:
    return CENTRAL if level in CENTRE else 0


def _part(row: Any) -> Link:  # noqa: ANN401 - as above
    agency, task, stated, letter = row
    return agency, task, STRONG if stated else MENTION, letter


def _item(row: Any) -> Link:  # noqa: ANN401 - as above
    slug, letter = row
    return slug, letter, MENTION, letter


def _heading(row: Any) -> Link:  # noqa: ANN401 - as above
    slug, heading, letter = row
    return slug, heading, ORDER, letter


def _assertion(row: Any) -> Link:  # noqa: ANN401 - as above
    """What a letter does in an item, the item does; all else goes by the predicate."""
    subject, predicate, object_, task, letter = row
    by_task = task is not None and subject == letter
    ends = (task if by_task else subject), object_
    lower, higher = ends if by_task or predicate not in DOWNWARD else ends[::-1]
    return lower, higher, force_of(predicate), letter


def force_of(predicate: str) -> int:
    """The force of what is said of two documents."""
    if predicate not in CARRY_ON:
        return MENTION
    return STRONG if predicate == "based_on" else ORDER
