"""The explorer's pages: linked to the server's assets, or one file with all inside.

Neither page has an inline style, and only the single file has inline scripts: its own
policy names each by hash, so nothing that comes from a document can ever run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from markupsafe import Markup

from graph.directions import UPWARD
from viz.assets import data_block, environment, own_policy, read_static
from viz.families import FAMILIES, family_of
from viz.layout import GUTTER, Layout, lay_out
from viz.messages import Lang, messages
from viz.network import Palette, palette_of, to_network
from viz.outline import outline
from viz.resource import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.answers.chain_view import ChainView

STYLES = ("chain.css",)
SCRIPTS = (
    "vendor/vis-network.js",
    "chain-model.js",
    "chain-canvas.js",
    "chain-panel.js",
    "chain-search.js",
    "chain.js",
)


@dataclass(frozen=True, slots=True)
class _Asset:
    """A style or script: linked by `url`, or with its `content` in the page."""

    url: str | None = None
    content: Markup | None = None


def chain_page(  # noqa: PLR0913 - what a server adds
    view: ChainView,
    *,
    lang: Lang = "vi",
    asset_base: str = "/static",
    entity_base: str | None = "/data/",
    links: Sequence[tuple[str, str]] = (),
    linked: Mapping[str, object] | None = None,
) -> str:
    """Return the page of a chain for a server.

    It works under `default-src 'self'`. `asset_base` is where `viz/static` is served;
    `entity_base` goes before a slug to make the address of its page (None: no such
    pages); `links` are (address, text) of other pages, for the page's head; `linked`
    is what the page is about as JSON-LD, for search engines.
    """
    base = asset_base.rstrip("/")
    return _render(
        view,
        lang,
        policy=None,
        styles=[_Asset(url=f"{base}/{name}") for name in STYLES],
        scripts=[_Asset(url=f"{base}/{name}") for name in SCRIPTS],
        entity_base=entity_base,
        links=links,
        language_link=True,
        linked=data_block(linked) if linked else None,
        alternates=FORMATS if view.focus else (),
    )


def chain_file(view: ChainView, *, lang: Lang = "vi") -> str:
    """Return one HTML document that needs nothing else, to be kept or sent on."""
    styles = [read_static(name) for name in STYLES]
    scripts = [read_static(name) for name in SCRIPTS]
    return _render(
        view,
        lang,
        policy=own_policy(styles, scripts),
        styles=[_Asset(content=Markup(text)) for text in styles],  # noqa: S704  # ours
        scripts=[_Asset(content=Markup(text)) for text in scripts],  # noqa: S704  # ours
        entity_base=None,
        links=(),
        language_link=False,
        linked=None,
        alternates=(),
    )


def problem_page(
    title: str,
    detail: str,
    *,
    lang: Lang = "vi",
    asset_base: str = "/static",
    links: Sequence[tuple[str, str]] = (),
) -> str:
    """Return the page that says why there is nothing to show, and where to go on.

    `links` are (address, text) of what may have been meant.
    """
    base = asset_base.rstrip("/")
    return (
        environment()
        .get_template("problem.html")
        .render(
            title=title,
            detail=detail,
            lang=lang,
            links=links,
            styles=[f"{base}/{name}" for name in STYLES],
        )
    )


def _render(view: ChainView, lang: Lang, **context: Any) -> str:  # noqa: ANN401  # template context
    layout = lay_out(view)
    net = to_network(view, layout)
    words = messages(lang)
    jinja = environment()
    jinja.globals.update(
        context,
        lang=lang,
        t=words,
        view=view,
        lanes=outline(view),
        families=_families(view),
        looking_up=UPWARD,
        palettes=_palettes(view),
        data=_data(view, layout, lang, context["entity_base"]),
    )
    # pyvis's own environment escapes nothing and its template loads from the network.
    net.templateEnv = jinja
    net.path = "chain.html"
    html: str = net.generate_html()
    return html


def _data(
    view: ChainView, layout: Layout, lang: Lang, entity_base: str | None
) -> dict[str, Any]:
    """Return what the browser needs beside the network itself."""
    return {
        "messages": messages(lang),
        "focus": view.focus,
        "gutter": GUTTER,
        "width": layout.width,
        "height": layout.height,
        "entityBase": entity_base,
        "bands": [
            {"lane": band.lane, "top": band.top, "bottom": band.bottom}
            for band in layout.bands
        ],
        "families": {
            family.key: {"strong": family.strong, "shown": family.shown}
            for family in FAMILIES
        },
        "letters": {
            letter.id: {
                "title": letter.title,
                "text": letter.text,
                "tasks": {
                    task.label: {"text": task.text, "deadlines": task.deadlines}
                    for task in letter.tasks
                },
            }
            for letter in view.letters
        },
    }


def _families(view: ChainView) -> list[tuple[str, bool, int]]:
    """Return key, first state and number of edges of the families that occur."""
    keys = [family_of(edge.relation).key for edge in view.edges]
    return [
        (family.key, family.shown, keys.count(family.key))
        for family in FAMILIES
        if family.key in keys
    ]


def _palettes(view: ChainView) -> list[Palette]:
    """Return the palettes that occur, the Centre first."""
    occurring = {palette_of(node) for node in view.nodes}
    return [palette for palette in get_args(Palette) if palette in occurring]
