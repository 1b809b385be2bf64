"""Chains as they are asked for in addresses: keys become slugs, what fails is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from graph.answers.chain import ChainAsk, chain
from graph.answers.sayings import sayings
from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError
from graph.lookup import find
from viz.families import relations_of
from viz.layout import lay_out
from viz.messages import messages
from viz.page import Chain
from viz.state import State, read_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.answers.chain_view import ChainEdge, ChainView, Saying
    from graph.store import Store
    from viz.layout import Layout
    from viz.messages import Lang
    from viz.state import Ignored

MOST_SAID: Final = 3
"""Sayings of an edge beside its neighbour; the edge's own details have `MOST_READ`."""
MOST_READ: Final = 40
KEPT: Final = 64
MOST_TOLD: Final = 5
LONGEST_TOLD: Final = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """A chain's state with slugs that there are, and what of it made no sense.

    `unclear` are keys that mean several things, with those.
    """

    state: State
    ignored: tuple[Ignored, ...] = ()
    unclear: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def notices(self, lang: Lang) -> list[str]:
        """What was left out, in words."""
        t = messages(lang)
        told = [
            t("ambiguous", value=key, found=", ".join(found[:5]))
            for key, found in self.unclear
        ]
        if self.ignored:
            values = [f"{name}={_short(value)}" for name, value in self.ignored]
            more = " …" if len(values) > MOST_TOLD else ""
            told.append(t("ignored", values=", ".join(values[:MOST_TOLD]) + more))
        return told


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_TOLD else f"{value[:LONGEST_TOLD]}…"


def asked_of(store: Store, pairs: Iterable[tuple[str, str]]) -> Asked:
    """What a query asks for.

    Raises:
        NotFoundError, AmbiguousError: none of its roots is one thing.
    """
    state, ignored = read_state(pairs)
    keys = _Keys(store, ignored)
    roots = tuple(filter(None, (keys.slug("root", key) for key in state.roots)))
    if not roots and (failure := keys.failure()):
        raise failure
    to = keys.slug("to", state.to) if state.to else None
    if to and to in (roots[:1] or (to,)):  # ways lead from one thing to another
        ignored.append(("to", state.to or ""))
        to = None
    state = replace(state, roots=tuple(dict.fromkeys(roots)), to=to)
    return Asked(_there(store, state, ignored), tuple(ignored), tuple(keys.unclear))


@dataclass(frozen=True, slots=True)
class _Keys:
    """Finds what keys mean, and notes those that mean nothing, or several things."""

    store: Store
    ignored: list[Ignored]
    unclear: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    failures: list[NotFoundError | AmbiguousError] = field(default_factory=list)

    def slug(self, name: str, key: str) -> str | None:
        """The slug of what the key of a field means."""
        try:
            return find(self.store, key, "document", "agency")
        except AmbiguousError as error:
            self.unclear.append((key, tuple(error.candidates)))
            self.failures.append(error)
        except NotFoundError as error:
            self.ignored.append((name, key))
            self.failures.append(error)
        return None

    def failure(self) -> NotFoundError | AmbiguousError | None:
        """Why there is no root, if one was asked for."""
        lost = (NotFoundError(value) for name, value in self.ignored if name == "root")
        return next(iter((*self.failures, *lost)), None)


def _there(store: Store, state: State, ignored: list[Ignored]) -> State:
    """The state without slugs of nothing."""
    known = catalog(store)

    def is_there(slug: str) -> bool:
        return slug in known.documents or slug in known.agencies

    kept = {}
    for name, slugs in (("open", state.opened), ("closed", state.closed)):
        kept[name] = tuple(slug for slug in slugs if is_there(slug))
        ignored += [(name, slug) for slug in slugs if slug not in kept[name]]
    return replace(state, opened=kept["open"], closed=kept["closed"])


def view_of(store: Store, state: State) -> ChainView:
    """The chain of a state."""
    return chain(
        store,
        ChainAsk(
            roots=state.roots,
            direction=state.direction,
            depth=state.depth,
            relations=relations_of(state.families),
            opened=state.opened,
            closed=state.closed,
            to=state.to,
            full=state.full,
            limit=state.limit,
        ),
    )


def drawn(store: Store, asked: Asked, lang: Lang) -> Chain:
    """The chain of a page: laid out, with the words of what is selected."""
    state, ignored = asked.state, list(asked.ignored)
    view = view_of(store, state)
    edges = _selected(view, state)
    if state.selected and edges is None:
        ignored.append(("sel", state.selected))
        state = replace(state, selected=None)
    most = MOST_READ if edges and len(edges) == 1 else MOST_SAID
    said = sayings(store, edges or (), most)
    if view.trails:
        ways = {id_ for trail in view.trails for id_ in trail.edges}
        said |= sayings(store, (e for e in view.edges if e.id in ways), MOST_SAID)
    told = replace(asked, ignored=tuple(ignored)).notices(lang)
    return Chain(view, laid_out(store, view), state, said, told)


def all_said(store: Store, view: ChainView) -> dict[str, tuple[Saying, ...]]:
    """The words of all edges, for a file that has nowhere else to look."""
    return sayings(store, view.edges, MOST_SAID)


def laid_out(store: Store, view: ChainView) -> Layout:
    """The layout of a view, kept for a while."""
    layouts: Callable[[ChainView], Layout] = store.keep(
        "layouts", lambda: lru_cache(maxsize=KEPT)(lay_out)
    )
    return layouts(view)


def _selected(view: ChainView, state: State) -> list[ChainEdge] | None:
    """The edges whose words are shown; None if nothing of that name is drawn."""
    chosen = state.selected
    if chosen is None:
        return []
    found = [e for e in view.edges if chosen in (e.id, e.source, e.target)]
    return found if found or any(n.id == chosen for n in view.nodes) else None
