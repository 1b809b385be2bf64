"""Bars on a terminal: how much is done, how fast, how long it still takes."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from api.messages import text

if TYPE_CHECKING:
    from api.messages import Lang


def bar(label: str, length: int, lang: Lang, rate: str, unit: float = 1) -> Any:  # noqa: ANN401 - click's own bar
    """A bar on stderr, if that is a terminal.

    Args:
        label: the key of what is being done.
        length: what there is to do.
        lang: of the words.
        rate: the key of how fast it goes, in `unit`s a second.
        unit: what is counted; of 1, the count is shown too.
    """
    begun = time.monotonic()

    def fast(_: object) -> str:
        elapsed = max(time.monotonic() - begun, 1e-3)
        return text(rate, lang, rate=shown.pos / elapsed / unit)

    shown: Any = click.progressbar(
        length=length,
        label=text(label, lang),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        show_pos=unit == 1,
        item_show_func=fast,
    )
    return shown
