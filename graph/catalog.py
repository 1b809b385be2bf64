"""Everything the store can be asked about, by slug: documents, agencies, tasks.

Read once and kept until the store changes; answers, traces and the chain draw on it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from graph.describe import AGENCY_CLASSES
from graph.iris import RESOLUTION, Iris, whole
from graph.writer import node
from ontology.terms import DEADLINE, LEVEL, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extract.model import AgencyKind
    from graph.readable import Row
    from graph.store import Store

DocumentKind = Literal["letter", "document", "named", "set"]

_DOCUMENTS = """
SELECT ?slug ?class ?label ?number ?symbol ?type ?code ?date ?title ?issuer
       ?issuerName ?level ?status ?place ?urgency ?signer ?held ?canonical ?whole
WHERE {
  VALUES ?class { cd:LegalNormativeDocument cd:AdministrativeDocument
                  cd:OfficialLetter cd:PartyDocument cd:NamedInstrument cd:DocumentSet }
  ?slug a ?class ; rdfs:label ?label ; cd:level ?level .
  OPTIONAL { ?slug cd:number ?number }
  OPTIONAL { ?slug cd:symbol ?symbol }
  OPTIONAL { ?slug cd:documentType ?concept . ?concept skos:notation ?code ;
             skos:prefLabel ?type FILTER(LANG(?type) = "vi") }
  OPTIONAL { ?slug dcterms:date ?date }
  OPTIONAL { ?slug dcterms:title ?title }
  OPTIONAL { ?slug cd:issuer ?issuer OPTIONAL { ?issuer rdfs:label ?issuerName } }
  OPTIONAL { ?slug cd:resolutionStatus ?status }
  OPTIONAL { ?slug schema:locationCreated ?place }
  OPTIONAL { ?slug cd:urgency ?urgency }
  OPTIONAL { ?slug cd:signedBy/schema:name ?signer }
  OPTIONAL { ?slug prov:wasDerivedFrom ?held }
  OPTIONAL { ?slug cd:canonical ?canonical }
  OPTIONAL { ?slug cd:annexOf ?whole }
}"""
_AGENCIES = """
SELECT ?slug ?class ?label ?level WHERE {
  VALUES ?class { cd:Agency cd:AgentGroup cd:OfficeHolder cd:TaskForce }
  ?slug a ?class ; rdfs:label ?label ; cd:level ?level .
}"""
_TASKS = """
SELECT ?slug ?letter ?label ?parent ?text ?unstated WHERE {
  ?slug a cd:Task ; dcterms:isPartOf ?letter ; cd:taskLabel ?label ; cd:quote ?text .
  OPTIONAL { ?slug cd:parentTask ?parent }
  OPTIONAL { ?slug cd:leadUnstated ?unstated }
}"""
_DEADLINES = """
SELECT ?slug ?deadline ?text ?value ?kind ?bound WHERE {
  ?slug cd:hasDeadline ?deadline .
  ?deadline cd:quote ?text ; cd:deadlineKind ?kind .
  OPTIONAL { ?deadline cd:deadlineValue ?value }
  OPTIONAL { ?deadline cd:bound ?bound }
} ORDER BY ?deadline"""
_AGENCY_KINDS = {class_: kind for kind, class_ in AGENCY_CLASSES.items()}


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

    `copies` leads from the slug of a copy to that of its canonical letter.
    """

    iris: Iris
    documents: Mapping[str, Document]
    agencies: Mapping[str, Agency]
    tasks: Mapping[str, Task]
    copies: Mapping[str, str]

    def copies_of(self, slug: str) -> list[Document]:
        """The copies of a letter, in the order of their slugs."""
        found = (copy for copy, letter in self.copies.items() if letter == slug)
        return [self.documents[copy] for copy in sorted(found)]

    def annexes_of(self, slug: str) -> list[Document]:
        """The annexes that came with a document and were read, in order."""
        return [
            document
            for document in self.documents.values()
            if document.annex_of == slug and document.canonical is None
        ]


def catalog(store: Store) -> Catalog:
    """Everything in the store, kept until it changes."""
    return store.keep("catalog", lambda: _read(store))


def text_of(store: Store, iri: str) -> str:
    """The raw text of a letter."""
    rows = store.rows("SELECT ?text WHERE { $letter cd:text ?text }", letter=node(iri))
    return rows[0]["text"]


def iris_of(store: Store) -> Iris:
    """The IRIs a store was filled with: its derived graph tells their base."""
    return store.keep("iris", lambda: _find_iris(store))


def _find_iris(store: Store) -> Iris:
    for graph in store.graphs():
        if graph.endswith(RESOLUTION):
            return Iris(graph.removesuffix(RESOLUTION))
    return Iris()


def _read(store: Store) -> Catalog:
    iris = iris_of(store)
    documents = [_document(row, iris) for row in store.rows(_DOCUMENTS)]
    agencies = [_agency(row, iris) for row in store.rows(_AGENCIES)]
    tasks = _tasks(store, iris)
    copies = {d.slug: d.canonical for d in documents if d.canonical}

    def counts(slug: str) -> bool:
        return slug in copies or whole(slug) not in copies

    return Catalog(
        iris=iris,
        documents={
            d.slug: d for d in sorted(documents, key=lambda d: d.slug) if counts(d.slug)
        },
        agencies={
            a.slug: a for a in sorted(agencies, key=lambda a: a.slug) if counts(a.slug)
        },
        tasks={slug: task for slug, task in tasks.items() if counts(slug)},
        copies=copies,
    )


def _document(row: Row, iris: Iris) -> Document:
    iri = row["slug"]
    kind: DocumentKind = "letter" if "held" in row else "document"
    if row["class"] == Cd.NamedInstrument:
        kind = "named"
    elif row["class"] == Cd.DocumentSet:
        kind = "set"
    return Document(
        slug=iris.slug(iri),
        iri=iri,
        kind=kind,
        label=row["label"],
        number=row.get("number"),
        symbol=row.get("symbol"),
        type=row.get("type"),
        code=row.get("code"),
        date=row.get("date"),
        title=row.get("title"),
        issuer=iris.slug(row["issuer"]) if "issuer" in row else None,
        issuer_name=row.get("issuerName"),
        level=row["level"].removeprefix(LEVEL),
        status=row.get("status", "").removeprefix(STATUS),
        place=row.get("place"),
        urgency=row.get("urgency"),
        signer=row.get("signer"),
        held=kind == "letter",
        canonical=iris.slug(row["canonical"]) if "canonical" in row else None,
        annex_of=iris.slug(row["whole"]) if "whole" in row else None,
    )


def _agency(row: Row, iris: Iris) -> Agency:
    iri = row["slug"]
    return Agency(
        slug=iris.slug(iri),
        iri=iri,
        kind=cast("AgencyKind", _AGENCY_KINDS[row["class"]]),
        name=row["label"],
        level=row["level"].removeprefix(LEVEL),
    )


def _tasks(store: Store, iris: Iris) -> dict[str, Task]:
    rows = store.rows(_TASKS)
    parents = {row.get("parent") for row in rows}
    deadlines: dict[str | None, list[Deadline]] = defaultdict(list)
    for row in store.rows(_DEADLINES):
        kind = row["kind"].removeprefix(DEADLINE)
        due = Deadline(row["text"], row.get("value"), kind, row.get("bound"))
        deadlines[row["slug"]].append(due)
    tasks = [
        Task(
            slug=iris.slug(row["slug"]),
            iri=row["slug"],
            letter=iris.slug(row["letter"]),
            label=row["label"],
            parent=iris.slug(row["parent"]) if "parent" in row else None,
            text=row["text"],
            lead_unstated=row.get("unstated") == "true",
            leaf=row["slug"] not in parents,
            deadlines=tuple(deadlines[row["slug"]]),
        )
        for row in rows
    ]
    return {task.slug: task for task in sorted(tasks, key=_task_order)}


def _task_order(task: Task) -> tuple[str, list[tuple[int, str]]]:
    """By letter, then by label: 2 before 10, 3.d before 3.đ before 3.e."""
    parts = task.label.casefold().replace("đ", "d~").split(".")
    return task.letter, [(int(p) if p.isdigit() else 0, p) for p in parts]
