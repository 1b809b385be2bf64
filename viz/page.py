"""The explorer's pages: linked to the server's assets, or one file with all inside.

Neither page has an inline style, and only the single file has inline scripts: its own
policy names each by hash, so nothing that comes from a document can ever run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from markupsafe import Markup

from graph.directions import UPWARD
from viz.assets import environment, inlined, own_policy, read_static
from viz.families import FAMILIES, family_of
from viz.frame import Frame, surroundings
from viz.layout import GUTTER, Layout, lay_out
from viz.messages import Lang, messages
from viz.network import to_network
from viz.outline import outline
from viz.shapes import Palette, palette_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from graph.answers.chain_view import ChainView

SCRIPTS = (
    "vendor/vis-network.js",
    "chain-model.js",
    "chain-canvas.js",
    "chain-panel.js",
    "chain-search.js",
    "chain.js",
)


def chain_page(
    view: ChainView, frame: Frame, *, links: Sequence[tuple[str, str]] = ()
) -> str:
    """Return the page of a chain for a server.

    It works under `default-src 'self'`. `links` are (address, text) of other pages,
    for the page's head.
    """
    context = {**surroundings(frame), "links": links, "scripts": SCRIPTS}
    return _render("chain.html", view, frame.lang, f"{frame.prefix}/data/", context)


def chain_file(view: ChainView, *, lang: Lang = "vi") -> str:
    """Return one HTML document that needs nothing else, to be kept or sent on."""
    styles = inlined("chain.css")
    scripts = [read_static(name) for name in SCRIPTS]
    context = {
        "t": messages(lang),
        "policy": own_policy([style for style, _ in styles], scripts),
        "styles": styles,
        "scripts": [Markup(text) for text in scripts],  # noqa: S704  # ours
    }
    return _render("chain_file.html", view, lang, None, context)


class _Drawing:
    """A template as pyvis asks for one: its own escapes nothing and loads from afar."""

    def __init__(self, template: Template, context: dict[str, Any]) -> None:
        self.template = template
        self.context = context

    def get_template(self, _name: str) -> _Drawing:
        return self

    def render(self, **network: Any) -> str:  # noqa: ANN401 - pyvis's own
        return self.template.render({**network, **self.context})


def _render(
    name: str,
    view: ChainView,
    lang: Lang,
    entity_base: str | None,
    context: dict[str, Any],
) -> str:
    """Draw a chain; `entity_base` before a slug makes the address of its page."""
    layout = lay_out(view)
    net = to_network(view, layout)
    context |= {
        "lang": lang,
        "view": view,
        "lanes": outline(view),
        "families": _families(view),
        "looking_up": UPWARD,
        "palettes": _palettes(view),
        "data": _data(view, layout, lang, entity_base),
    }
    net.templateEnv = _Drawing(environment().get_template(name), context)
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
