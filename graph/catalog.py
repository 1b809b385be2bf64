"""Everything the store can be asked about, by slug: documents, agencies, tasks.

They are looked up in the index (`graph.index`); answers, traces and the chain draw on
them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from graph.errors import NotFoundError
from graph.index.keeping import view_of
from graph.index.shelf import Shelf, Table
from graph.iris import Iris, iris_of
from graph.writer import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.model import AgencyKind
    from graph.index.database import View
    from graph.store import Store

DocumentKind = Literal["letter", "document", "named", "set"]

DOCUMENT: Final = """
d.slug, d.kind, d.label, d.number, d.symbol, d.type, d.code, d.date, d.title, d.issuer,
a.name, d.level, d.status, d.place, d.urgency, d.signer, d.held, d.canonical,
d.annex_of"""
"""The columns that a document is made of."""
DOCUMENTS: Final = "documents d LEFT JOIN agencies a ON a.slug = d.issuer"
"""The tables that they stand in."""
AGENCY: Final = "a.slug, a.kind, a.name, a.level"
"""The columns that an agency is made of."""
TASK: Final = """
t.slug, t.letter, t.label, t.parent, t.text, t.lead_unstated, t.leaf, t.deadlines"""
"""The columns that a task is made of."""

_COPIES = "SELECT slug, canonical FROM documents WHERE canonical IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Document:
    """A document, named instrument, open set or letter that was read (`held`).

    `code` is that of its type ("NQ"); `issuer` the slug of an agency; `canonical` that
    of the letter of which this is a copy, None if it is none; `annex_of` that of the
    document which this annex came with.
    """

    slug: str
    iri: str
    kind: DocumentKind
    label: str
    number: str | None
    symbol: str | None
    type: str | None
    code: str | None
    date: str | None
    title: str | None
    issuer: str | None
    issuer_name: str | None
    level: str
    status: str
    place: str | None
    urgency: str | None
    signer: str | None
    held: bool
    canonical: str | None = None
    annex_of: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A body, group, office holder or task force."""

    slug: str
    iri: str
    kind: AgencyKind
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as the contract gives it."""

    text: str
    value: str | None
    kind: str
    bound: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """An item of a letter; `leaf` unless items stand below it."""

    slug: str
    iri: str
    letter: str
    label: str
    parent: str | None
    text: str
    lead_unstated: bool
    leaf: bool
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """All of it, by slug; of copies of letters nothing but themselves.

    `copies` leads from the slug of a copy to that of its canonical letter; `view` is
    what all of it is read from.
    """

    iris: Iris
    documents: Shelf[Document]
    agencies: Shelf[Agency]
    tasks: Shelf[Task]
    copies: Mapping[str, str]
    view: View

    def copies_of(self, slug: str) -> list[Document]:
        """The copies of a letter, in the order of their slugs."""
        return self.documents.where("d.canonical = ?", slug)

    def annexes_of(self, slug: str) -> list[Document]:
        """The annexes that came with a document and were read, in order."""
        return self.documents.where("d.annex_of = ? AND d.canonical IS NULL", slug)

    def tasks_of(self, letter: str) -> list[Task]:
        """The tasks of a letter, in its order."""
        return self.tasks.where("letter = ?", letter)

    def in_order(self, tasks: Iterable[str | None]) -> list[Task]:
        """Those of some tasks, by slug, that there are: by letters, in their order."""
        slugs = json.dumps([*tasks])
        return self.tasks.where("slug IN (SELECT value FROM json_each(?))", slugs)


def catalog(store: Store) -> Catalog:
    """Everything in the store, as it is until that changes."""
    return store.keep("catalog", lambda: _made(store))


def text_of(store: Store, iri: str) -> str:
    """The raw text of a letter.

    Raises:
        NotFoundError: it has none, or not yet: the index may be ahead of a snapshot.
    """
    rows = store.rows("SELECT ?text WHERE { $letter cd:text ?text }", letter=node(iri))
    if not rows:
        raise NotFoundError(iri)
    return rows[0]["text"]


def _made(store: Store) -> Catalog:
    iris, view = iris_of(store), view_of(store)
    documents = f"SELECT {DOCUMENT} FROM {DOCUMENTS}"  # noqa: S608 - ours
    agencies = f"SELECT {AGENCY} FROM agencies a"  # noqa: S608 - ours
    tasks = f"SELECT {TASK} FROM tasks t"  # noqa: S608 - ours
    return Catalog(
        iris=iris,
        documents=Shelf(
            view, Table(documents, "d.slug", partial(document_of, iris)), "d.slug"
        ),
        agencies=Shelf(
            view, Table(agencies, "a.slug", partial(agency_of, iris)), "a.slug"
        ),
        tasks=Shelf(
            view, Table(tasks, "t.letter, t.place", partial(task_of, iris)), "t.slug"
        ),
        copies=dict(cast("list[tuple[str, str]]", view.rows(_COPIES))),
        view=view,
    )


def document_of(iris: Iris, row: Any) -> Document:  # noqa: ANN401 - columns of a row
    """The document of a row of the index."""
    slug, *header, held, canonical, annex_of = row
    values = slug, iris.iri(slug), *header, bool(held), canonical, annex_of
    return Document(*values)


def agency_of(iris: Iris, row: Any) -> Agency:  # noqa: ANN401 - as above
    """The agency of a row of the index."""
    slug, *rest = row
    return Agency(slug, iris.iri(slug), *rest)


def task_of(iris: Iris, row: Any) -> Task:  # noqa: ANN401 - as above
    """The task of a row of the index."""
    slug, letter, label, parent, text, unstated, leaf, deadlines = row
    return Task(
        slug=slug,
        iri=iris.iri(slug),
        letter=letter,
        label=label,
        parent=parent,
        text=text,
        lead_unstated=bool(unstated),
        leaf=bool(leaf),
        deadlines=tuple(Deadline(*due) for due in json.loads(deadlines)),
    )
