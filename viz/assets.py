"""What every page is made with: its templates, styles, scripts and their policy."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
DARK = "(prefers-color-scheme: dark)"


@cache
def environment() -> Environment:
    """Return where templates are found; whatever they print is escaped."""
    templates = Environment(
        loader=PackageLoader("viz"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return templates


def data_block(value: object) -> Markup:
    """Return JSON that can stand in a script element of data.

    Whatever would end the element, begin a comment or break a line of an older
    script is escaped, in the strings where alone it can stand.
    """
    made = htmlsafe_json_dumps(value, ensure_ascii=False)
    lines = made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(lines)  # noqa: S704 - escaped


@cache
def asset(name: str) -> str:
    """Return the address of a file of `viz/static`, which changes when the file does.

    Such an answer can be kept for good (RFC 8246).
    """
    content = files("viz").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def read_static(name: str) -> str:
    """Return the text of a file of `viz/static`."""
    return files("viz").joinpath("static", name).read_text(encoding="utf-8")


@cache
def theme_colours() -> Mapping[str, str]:
    """Return the colours of the light theme by name, without the dashes."""
    return dict(_COLOUR.findall(read_static("light.css")))


def inlined(*names: str) -> Sequence[tuple[Markup, str | None]]:
    """Return the styles of a page that needs nothing else, each with its media.

    They are those of all pages, and those named.
    """
    made = (("light.css", None), ("dark.css", DARK), ("base.css", None))
    styles = (*made, *((name, None) for name in names))
    return [(Markup(read_static(name)), media) for name, media in styles]  # noqa: S704


def own_policy(styles: Sequence[str], scripts: Sequence[str] = ()) -> str:
    """Return the CSP of a page that needs nothing else: its own styles and scripts."""
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src {_hashes(styles)}"
    )
    return f"{policy}; script-src {_hashes(scripts)}" if scripts else policy


def _hashes(contents: Sequence[str]) -> str:
    """Return CSP sources that admit exactly these inline styles or scripts."""
    digests = (hashlib.sha256(text.encode()).digest() for text in contents)
    return " ".join(f"'sha256-{base64.b64encode(d).decode()}'" for d in digests)
