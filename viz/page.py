"""The page of a chain: linked to the server's assets, or one file with all inside.

Neither has an inline style, and only the single file has inline scripts: its own policy
names each by hash, so nothing that comes from a document can ever run.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, get_args

from markupsafe import Markup

from graph.directions import UPWARD
from viz.assets import data_block, environment, inlined, own_policy, read_static
from viz.families import FAMILIES
from viz.frame import PAGES, Frame, render
from viz.layout import GUTTER, Layout, lay_out
from viz.lit import Lamp, Lit
from viz.messages import Lang, messages
from viz.network import drawing_of
from viz.outline import outline
from viz.panel import panel_of, ways_of
from viz.shapes import Palette, palette_of
from viz.state import DEPTHS, LIMITS, State
from viz.svg import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.answers.chain_view import ChainNode, ChainView, Saying
    from viz.messages import Words

SCRIPTS: Final = (
    "vendor/vis-network.js",
    "chain-model.js",
    "chain-paint.js",
    "chain-canvas.js",
    "chain-panel.js",
    "chain-search.js",
    "chain-state.js",
    "chain-save.js",
    "chain.js",
)
STYLES: Final = ("chain.css", "chain-side.css", "chain-svg.css")
MOST_PICTURED: Final = 300
"""Boxes above which the page has no still picture: it would be larger than the rest."""
MOST_QUOTED: Final = 300
"""Boxes above which the list has no quotes."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain as its page shows it.

    `said` are the sayings of the edges whose words are shown; `notices` what is to be
    told first.
    """

    view: ChainView
    layout: Layout
    state: State = field(default_factory=State)
    said: Mapping[str, tuple[Saying, ...]] = field(default_factory=dict)
    notices: Sequence[str] = ()


def chain_page(chain: Chain, frame: Frame) -> str:
    """Return the page of a chain for a server; it works under `default-src 'self'`."""
    t, state = messages(frame.lang), chain.state
    here = PAGES["chain"]

    def at(**changes: Any) -> str:  # noqa: ANN401 - of any field
        return frame.link(here, **state.query(**changes))

    def toggled(slug: str, *, opens: bool) -> str:
        return frame.link(here, **state.toggled(slug, opens=opens))

    return render(
        "chain.html",
        frame,
        **_context(chain, t),
        at=at,
        toggled=toggled,
        still=_still(chain, t, at, toggled),
        hidden_fields=state.query(
            families=State().families, depth=None, direction="both"
        ),
        depths=DEPTHS,
        more=next((limit for limit in LIMITS if limit > state.limit), None),
        scripts=SCRIPTS,
        styles=STYLES,
        served=True,
    )


def panel_part(chain: Chain, frame: Frame) -> str:
    """Return the details alone, for a page that is there already."""
    t, here = messages(frame.lang), PAGES["chain"]
    found = environment().get_template("chain_panel.html")
    return found.render(
        **_panel_context(chain, t),
        t=t,
        link=frame.link,
        at=lambda **changes: frame.link(here, **chain.state.query(**changes)),
        toggled=lambda slug, opens: frame.link(
            here, **chain.state.toggled(slug, opens=opens)
        ),
        served=True,
    )


def chain_file(
    view: ChainView,
    said: Mapping[str, tuple[Saying, ...]],
    *,
    lang: Lang = "vi",
    families: frozenset[str] = State().families,
) -> str:
    """Return one HTML document that needs nothing else, to be kept or sent on."""
    t = messages(lang)
    nodes = tuple(replace(node, hidden=0) for node in view.nodes)  # it cannot expand
    view = replace(view, nodes=nodes, counts=())
    chain = Chain(view, lay_out(view), State(families=families), said)
    styles = inlined(*STYLES)
    scripts = [read_static(name) for name in SCRIPTS]
    lamp = Lamp.of(view)
    ids = [*(node.id for node in view.nodes), *(edge.id for edge in view.edges)]
    panels = [
        (panel_of(view, selected, said, t), selected, _lit(lamp.light(selected)))
        for selected in ids
    ]
    return (
        environment()
        .get_template("chain_file.html")
        .render(
            **_context(chain, t),
            t=t,
            lang=lang,
            policy=own_policy([style for style, _ in styles], scripts),
            styles=styles,
            scripts=[Markup(text) for text in scripts],  # noqa: S704 - ours
            still=_still(chain, t, lambda **_: None, lambda *_, **__: None),
            panels=panels,
            served=False,
        )
    )


def _context(chain: Chain, t: Words) -> dict[str, Any]:
    view = chain.view
    return {
        **_panel_context(chain, t),
        "view": view,
        "state": chain.state,
        "notices": chain.notices,
        "lanes": outline(view),
        "quoted": len(view.nodes) <= MOST_QUOTED,
        "families": _families(view, chain.state),
        "looking_up": UPWARD,
        "palettes": _palettes(view),
        "ways": ways_of(view, chain.said),
        "names": {node.id: node.label for node in view.nodes},
        "data": data_block(
            {
                **drawing_of(view, chain.layout, t),
                "gutter": GUTTER,
                "roots": view.roots,
                "selected": chain.state.selected,
                "families": sorted(chain.state.families),
                "messages": {key: t[key] for key in SCRIPT_WORDS},
            }
        ),
    }


SCRIPT_WORDS: Final = (
    "selected",
    "cleared",
    "no_match",
    "drawn",
    "failed",
    "pick",
    "fit",
    "readable",
)
"""Keys of the words that scripts use."""


def _panel_context(chain: Chain, t: Words) -> dict[str, Any]:
    selected = chain.state.selected
    lit = Lamp.of(chain.view).light(selected) if selected else Lit()
    return {
        "panel": panel_of(chain.view, selected, chain.said, t),
        "selected": selected,
        "lit": _lit(lit),
        "closed": chain.state.closed,
    }


def _lit(lit: Lit) -> list[str]:
    return sorted(lit.nodes | lit.edges)


def _still(chain: Chain, t: Words, at: Any, toggled: Any) -> Markup | None:  # noqa: ANN401
    """The still picture, unless it would be too large for a page."""
    if len(chain.view.nodes) > MOST_PICTURED:
        return None
    selected = chain.state.selected
    lit = Lamp.of(chain.view).light(selected) if selected else Lit()

    def href(node: ChainNode) -> str | None:
        return at(selected=node.id) or f"#n-{node.id}"

    def expand(node: ChainNode) -> str | None:
        found: str | None = toggled(node.id, opens=True)
        return found

    shown = lit.nodes | lit.edges
    picture = Picture(chain.view, chain.layout, t, href, expand, shown, selected)
    return picture.drawn()


def _families(view: ChainView, state: State) -> list[tuple[str, bool, int]]:
    """Key, state and number of edges of the families that occur, or are shown."""
    counts = dict(view.counts)
    for edge in view.edges if not counts else ():
        counts[edge.relation] = counts.get(edge.relation, 0) + 1
    found = [
        (f.key, f.key in state.families, sum(counts.get(r, 0) for r in f.relations))
        for f in FAMILIES
    ]
    return [row for row in found if row[2]]


def _palettes(view: ChainView) -> list[tuple[Palette, str]]:
    """The palettes that occur with the branch of each, the Centre first."""
    occurring = {palette_of(node): node.branch for node in view.nodes}
    return [(p, occurring[p]) for p in get_args(Palette) if p in occurring]
