"""Bars on a terminal: how much is done, how fast, how long it still takes."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

from api.messages import text
from graph.progress import listening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.messages import Lang
    from graph.progress import Step

_FEWEST_SHOWN: Final = 1_000
"""Things that take long enough for a bar."""


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


@contextmanager
def steps_shown(lang: Lang) -> Iterator[None]:
    """Show a bar for each step in which the graph is brought up to date, if it is long.

    It may take minutes, and may be interrupted: it is begun again when the store is
    written next.
    """
    with ExitStack() as open_bars:
        shown: dict[Step, Any] = {}

        def tell(step: Step, done: int, of: int, /) -> None:
            if of < _FEWEST_SHOWN:
                return
            if step not in shown or done < shown[step].pos:
                shown.clear()
                open_bars.close()
                one = bar(f"progress.{step}", of, lang, "progress.rate")
                shown[step] = open_bars.enter_context(one)
            shown[step].update(done - shown[step].pos)

        with listening(tell):
            yield
