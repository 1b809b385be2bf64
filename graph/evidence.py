"""The statements of letters with the words that make them: the steps of a chain."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from graph.index.keeping import view_of
from graph.index.schema import segments_of
from graph.index.shelf import Groups, Rows, Shelf, Table
from graph.quotes import Quote

if TYPE_CHECKING:
    from graph.store import Store

_ASSERTIONS = """
SELECT slug, subject, predicate, object, letter, task, quote, segments, item, rule,
       confidence
FROM assertions"""
_ASSIGNMENTS = """
SELECT slug, task, agency, role, stated, letter, quote, segments, item
FROM assignments"""
_MENTIONS = """
SELECT slug, letter, document, status, kind, section, quote, segments, rule, confidence
FROM mentions"""
_PLACES = "SELECT slug, segments FROM places"


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a letter states of two documents, its ends resolved.

    `predicate` is a name of the contract; `task` the slug of the item that says it.
    """

    slug: str
    subject: str
    predicate: str
    object: str
    letter: str
    task: str | None
    quote: Quote
    rule: str
    confidence: float

    @property
    def of_letter(self) -> bool:
        """Whether the letter says it of itself; in an item, the item does it."""
        return self.subject == self.letter


@dataclass(frozen=True, slots=True)
class Assignment:
    """An agency's part in a task."""

    slug: str
    task: str
    agency: str
    role: str
    stated: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a letter that mentions a document; `section` is where it stands."""

    slug: str
    letter: str
    document: str
    status: str
    kind: str
    section: str
    quote: Quote
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """All statements and mentions of all letters, and the places they stand at.

    What was `rejected` (`graph.edges`) counts as no statement. `names` say which act a
    name means, once for each place that prints it: the register tells, not the letter.
    Copies of letters state nothing: what their canonical letter states counts once.
    Their mentions are there, as those of any letter. Columns are those of
    `graph.index.schema`.
    """

    assertions: Rows[Assertion]
    assignments: Rows[Assignment]
    mentions: Rows[Mention]
    places: Shelf[tuple[tuple[int, int], ...]]
    rejected: Rows[Assertion]
    names: Rows[Assertion]


def evidence(store: Store) -> Evidence:
    """All statements of the store by slug, as they are until it changes."""
    return store.keep("evidence", lambda: _made(store))


def parts_of_tasks(store: Store) -> Groups[Assignment]:
    """The assignments of each task by its slug."""
    return store.keep("parts of tasks", lambda: _parts(store, "task"))


def parts_of_agencies(store: Store) -> Groups[Assignment]:
    """The assignments of each agency by its slug."""
    return store.keep("parts of agencies", lambda: _parts(store, "agency"))


def said_in_tasks(store: Store) -> Groups[Assertion]:
    """What letters do themselves in each of their tasks, by its slug."""
    of_letter = "standing = 'stated' AND subject = letter AND task IS NOT NULL"
    table = Table(_ASSERTIONS, "slug", _assertion, of_letter)
    return store.keep(
        "assertions of tasks",
        lambda: Groups(view_of(store), table, "task", lambda one: one.task or ""),
    )


def _parts(store: Store, column: Literal["task", "agency"]) -> Groups[Assignment]:
    table = Table(_ASSIGNMENTS, "slug", _assignment)
    return Groups(view_of(store), table, column, attrgetter(column))


def _made(store: Store) -> Evidence:
    view = view_of(store)

    def assertions(standing: str, order: str = "slug") -> Rows[Assertion]:
        only = f"standing = '{standing}'"
        return Rows(view, Table(_ASSERTIONS, order, _assertion, only))

    return Evidence(
        assertions=assertions("stated"),
        assignments=Rows(view, Table(_ASSIGNMENTS, "slug", _assignment)),
        mentions=Rows(view, Table(_MENTIONS, "letter, segments", _mention)),
        places=Shelf(
            view, Table(_PLACES, "slug", lambda row: segments_of(str(row[1])))
        ),
        rejected=assertions("rejected"),
        names=assertions("named", "slug, letter, segments"),
    )


def _assertion(row: Any) -> Assertion:  # noqa: ANN401 - columns, as asked for
    slug, subject, predicate, object_, letter, task, *words, rule, confidence = row
    return Assertion(
        slug=slug,
        subject=subject,
        predicate=predicate,
        object=object_,
        letter=letter,
        task=task,
        quote=_quote(letter, *words),
        rule=rule,
        confidence=confidence,
    )


def _assignment(row: Any) -> Assignment:  # noqa: ANN401 - as above
    slug, task, agency, role, stated, letter, *words = row
    quote = _quote(letter, *words)
    return Assignment(slug, task, agency, role, bool(stated), quote)


def _mention(row: Any) -> Mention:  # noqa: ANN401 - as above
    slug, letter, document, status, kind, section, *words, rule, confidence = row
    return Mention(
        slug=slug,
        letter=letter,
        document=document,
        status=status,
        kind=kind,
        section=section,
        quote=_quote(letter, *words),
        rule=rule,
        confidence=confidence,
    )


def _quote(letter: str, text: str, segments: str, item: str | None = None) -> Quote:
    return Quote(letter, text, segments_of(segments), item)
