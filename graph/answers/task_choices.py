"""What lists of tasks can be asked by, as choices; and what a key means."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from graph.answers.paths import CENTRE
from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.evidence import evidence
from graph.lookup import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.catalog import Agency, Document
    from graph.lookup import Kind
    from graph.store import Store

MOST_CHOICES: Final = 300


def agencies_with_tasks(store: Store) -> Sequence[Agency]:
    """The agencies that have a part in tasks, those with most first."""
    known = catalog(store).agencies
    counts = Counter(part.agency for part in evidence(store).assignments)
    found = (known[slug] for slug, _ in counts.most_common() if slug in known)
    return [one for one in found if "." not in one.slug][:MOST_CHOICES]


def letters_with_tasks(store: Store) -> Sequence[Document]:
    """The letters that give tasks, the newest first."""
    known = catalog(store)
    slugs = dict.fromkeys(task.letter for task in known.tasks.values())
    found = sorted((known.documents[slug] for slug in slugs), key=lambda d: d.label)
    return sorted(found, key=lambda d: d.date or "", reverse=True)[:MOST_CHOICES]


def central_documents(store: Store) -> Sequence[Document]:
    """The documents of the Centre, the newest first."""
    known = catalog(store).documents.values()
    found = [d for d in known if d.level in CENTRE and d.kind != "set"]
    return sorted(found, key=lambda d: d.date or "", reverse=True)[:MOST_CHOICES]


def shown_key(store: Store, slug: str, name: str, kind: Kind) -> str:
    """The name by which a thing can be asked for, else its slug."""
    try:
        return name if find(store, name, kind) == slug else slug
    except (NotFoundError, AmbiguousError):
        return slug
