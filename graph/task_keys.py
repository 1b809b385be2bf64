"""Tasks as people call them: a label and its letter, in either order.

"10 124/NQ-CP", "nhiệm vụ 3.b <letter>", "điểm d mục 1 05/CT-TTg", "1d". The letter may
be called by what it carries out as a whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.store import Store

_NOUN = r"(?:nhiệm vụ|mục|điểm|khoản|ý|task|item)"
_POINT = re.compile(
    rf"^điểm (?P<point>\w+)[ ,]+(?:của )?{_NOUN} (?P<item>[\w.]+)(?P<rest>.*)$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"^(?:{_NOUN}\s+)?(?P<label>[\w.]*\w)\.?(?P<rest>(?:[ ,].*)?)$", re.IGNORECASE
)
_LAST = re.compile(
    rf"^(?P<rest>.+?)[ ,]+(?:{_NOUN}\s+)?(?P<label>[\w.]*\w)$", re.IGNORECASE
)
_CALLED = "lower(replace(t.label, '.', '')) = ?"
_CARRIES_OUT = "object = ? AND subject = letter AND predicate = 'implements'"
_JOINT = re.compile(
    r"^[ ,]*(?:(?:của|tại|trong|ở|thuộc|of|in)\s+)?|[ ,]+$", re.IGNORECASE
)


def tasks_called(
    store: Store, key: str, find_document: Callable[[str], str]
) -> tuple[str, ...]:
    """The slugs of the tasks that a key may mean, in order.

    `find_document` leads from a key to the slug of a document, and raises as
    `graph.lookup.find` does.
    """
    known = catalog(store)
    for label, letter in _parts(" ".join(key.split())):
        bare = label.lower().replace(".", "")
        called = known.tasks.where(_CALLED, bare)
        if called and letter:
            meant = _letters(store, letter, find_document)
            called = [task for task in called if task.letter in meant]
        if fits := [task.slug for task in called if _is(task.label, label)]:
            return tuple(fits)
    return ()


def _parts(key: str) -> Iterator[tuple[str, str]]:
    """The ways to take a key apart into a label and a letter; the letter may be ""."""
    if match := _POINT.match(key):
        yield f"{match['item']}.{match['point']}", _JOINT.sub("", match["rest"])
    for pattern in (_FIRST, _LAST):
        if match := pattern.match(key):
            yield match["label"], _JOINT.sub("", match["rest"])


def _is(label: str, typed: str) -> bool:
    """Whether a label is the one typed; "1d" is 1.d, but 11 is not 1.1."""
    label, typed = label.casefold(), typed.casefold()
    bare = typed.replace(".", "")
    return label == typed or (not bare.isdigit() and label.replace(".", "") == bare)


def _letters(store: Store, key: str, find_document: Callable[[str], str]) -> set[str]:
    """The letters that a key means itself, else those that carry out what it means."""
    known = catalog(store)
    try:
        meant = {find_document(key)}
    except AmbiguousError as error:
        meant = set(error.candidates)
    except NotFoundError:
        return set()
    own = {
        slug for slug in meant if slug in known.documents and known.documents[slug].held
    }
    if own:
        return own
    doing = [
        said
        for document in sorted(meant)
        for said in evidence(store).assertions.where(_CARRIES_OUT, document)
    ]
    whole = {said.letter for said in doing if said.task is None}
    return whole or {said.letter for said in doing}
