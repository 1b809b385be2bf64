"""The chain as a still picture: no script, printable, its boxes links.

To embed one in a page: `chain_svg(view, words, href=…)` in the context, `{{ svg }}` in
the template (it is markup already), and `chain-svg.css` among the styles, which gives
it the colours of the theme. It is as wide as it must be to be read: put it into a
`<figure class="chain-figure">`, in which a wide one scrolls by itself. Nothing in it
has an id, so a page may hold several.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from viz.assets import environment
from viz.families import FAMILIES, family_of
from viz.labels import FONT_SIZE, LINE_HEIGHT, badge_of, wrap
from viz.layout import GUTTER, Layout, lay_out
from viz.messages import Words, messages
from viz.shapes import (
    FONT,
    UNSURE_STATUS,
    border_of,
    colour,
    edge_tip,
    is_unsure,
    outline_of,
    palette_of,
    stroke_of,
    tip_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from graph.answers.chain_view import ChainEdge, ChainNode, ChainView
    from viz.layout import Band, Place
    from viz.messages import Lang

MARGIN = 10
LANE_FONT = 12
LEGEND_ROW = 24
LEGEND_COLUMN = 220


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows besides its view.

    `href` and `expand` give the address that a box, and the count of its hidden
    neighbours, lead to. What is not `lit` is dimmed, if anything is lit. `alone` makes
    a picture that brings its colours (those of the light theme) and a legend with it.
    """

    view: ChainView
    layout: Layout
    t: Words
    href: Callable[[ChainNode], str | None]
    expand: Callable[[ChainNode], str | None] = lambda _: None
    lit: Collection[str] = frozenset()
    selected: str | None = None
    alone: bool = False

    def drawn(self) -> Markup:
        """The picture as markup."""
        view, layout = self.view, self.layout
        names = {node.id: node.label for node in view.nodes}
        legend = list(_legend(view, self.t)) if self.alone else []
        columns = max(1, int((layout.width + GUTTER) // LEGEND_COLUMN))
        height = layout.height + MARGIN + LEGEND_ROW * -(-len(legend) // columns)
        lines = [edge for edge in view.edges if edge.id in layout.lines]
        return Markup(  # noqa: S704 - made by a template that escapes
            environment()
            .get_template("chain_svg.html")
            .render(
                alone=self.alone,
                t=self.t,
                font=FONT,
                left=-GUTTER,
                width=GUTTER + layout.width + MARGIN,
                height=height,
                bands=[self._band(band, at) for at, band in enumerate(layout.bands)],
                edges=[self._edge(edge, names) for edge in _by_weight(lines)],
                nodes=[self._node(node, layout.places[node.id]) for node in view.nodes],
                legend=[
                    (
                        entry,
                        MARGIN - GUTTER + LEGEND_COLUMN * (at % columns),
                        layout.height + MARGIN + LEGEND_ROW * (at // columns + 0.5),
                    )
                    for at, entry in enumerate(legend)
                ],
                colour=colour,
            )
        )

    def _band(self, band: Band, at: int) -> dict[str, Any]:
        words = wrap(self.t[f"lane.{band.lane}"], GUTTER - 16, LANE_FONT)
        middle = (band.top + band.bottom) / 2 - (len(words) - 1) * LINE_HEIGHT / 2
        return {
            "top": round(band.top, 1),
            "height": round(band.bottom - band.top, 1),
            "striped": at % 2 == 0,
            "lines": [
                (w, round(middle + i * LINE_HEIGHT + 4, 1)) for i, w in enumerate(words)
            ],
        }

    def _edge(self, edge: ChainEdge, names: dict[str, str]) -> dict[str, Any]:
        line, family = self.layout.lines[edge.id], family_of(edge.relation).key
        width, dashes = stroke_of(edge, family)
        return {
            "family": family,
            "path": line.path,
            "head": line.head,
            "width": width,
            "dashes": dashes,
            "doubt": line.middle if is_unsure(edge) else None,
            "tip": edge_tip(edge, (names[edge.source], names[edge.target]), self.t),
            "dim": bool(self.lit) and edge.id not in self.lit,
        }

    def _node(self, node: ChainNode, place: Place) -> dict[str, Any]:
        box = place.box
        width, dashes = border_of(node)
        first = (1 - len(box.lines)) * LINE_HEIGHT / 2 + FONT_SIZE * 0.36
        return {
            "x": round(place.x, 1),
            "y": round(place.y, 1),
            "outline": outline_of(node.branch, box),
            "palette": palette_of(node),
            "width": width,
            "dashes": dashes,
            "lines": [
                (w, round(first + i * LINE_HEIGHT, 1)) for i, w in enumerate(box.lines)
            ],
            "shift": round(-box.badge / 2, 1),
            "badge": badge_of(node.hidden) if node.hidden else None,
            "badge_x": round(box.width / 2 - box.badge / 2 - 4, 1),
            "doubt": round(box.width / 2, 1) if node.status in UNSURE_STATUS else None,
            "href": self.href(node),
            "expand": self.expand(node) if node.hidden else None,
            "tip": tip_of(node, self.t),
            "more": self.t("expand_of", name=node.label, n=node.hidden),
            "dim": bool(self.lit) and node.id not in self.lit,
            "selected": node.id == self.selected,
        }


def chain_svg(
    view: ChainView,
    t: Words,
    *,
    href: Callable[[ChainNode], str | None],
    layout: Layout | None = None,
) -> Markup:
    """A chain as SVG inside a page; `href` gives the address that a box leads to."""
    return Picture(view, layout or lay_out(view), t, href).drawn()


def chain_svg_file(
    view: ChainView, *, lang: Lang, href: Callable[[ChainNode], str | None]
) -> str:
    """A chain as an SVG document of its own, with a legend (SVG 1.1)."""
    picture = Picture(view, lay_out(view), messages(lang), href, alone=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture.drawn()}'


def _by_weight(edges: Collection[ChainEdge]) -> list[ChainEdge]:
    """The edges in the order to draw them: what carries a chain on comes on top."""
    order = {family.key: at for at, family in enumerate(FAMILIES)}
    return sorted(edges, key=lambda e: -order[family_of(e.relation).key])


def _legend(view: ChainView, t: Words) -> Iterator[dict[str, Any]]:
    """The lines and boxes that occur, with their words."""
    for family in FAMILIES:
        found = [e for e in view.edges if family_of(e.relation) == family]
        if found:
            edge = next((e for e in found if e.stated), found[0])
            width, dashes = stroke_of(edge, family.key)
            yield {
                "family": family.key,
                "width": width,
                "dashes": dashes,
                "words": t[f"family.{family.key}"],
            }
    seen: dict[str, ChainNode] = {}
    for node in view.nodes:
        seen.setdefault(palette_of(node), node)
    for palette, node in sorted(seen.items()):
        yield {
            "palette": palette,
            "branch": node.branch,
            "words": t[f"palette.{palette}"],
        }
