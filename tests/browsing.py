"""Pages in Chromium, as readers have them, on which nothing may go wrong unseen.

No host but the server's own can be reached; what a page asks of another, logs as an
error or raises is a trouble, and `Reading.troubles` has to be empty in the end.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DESK, PHONE = 1400, 390
GRAVE = ("serious", "critical")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of the system, or Playwright's own."""
    with sync_playwright() as playwright:
        kind = playwright.chromium
        path = shutil.which("chromium") or kind.executable_path
        if not Path(path).exists():
            pytest.skip("no Chromium: install it, or run `playwright install chromium`")
        browser = kind.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
            env={**os.environ, "LANGUAGE": "en"},
        )
        yield browser
        browser.close()


@contextmanager
def serving(store: Path, files: Iterable[Path], **environ: str) -> Iterator[str]:
    """Ingest files, if there are any, and serve the store; gives the address."""
    shell = Shell(store)
    if paths := [str(file) for file in files]:
        assert shell("ingest", *paths).exit_code == 0
    command = shell.command("serve", "--port", "0")
    quiet = {**os.environ, "CHIDAO_LOG_LEVEL": "warning", **environ}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=quiet
    ) as server:
        assert server.stderr is not None
        try:
            ready = server.stderr.readline()
            yield next(w for w in ready.split() if w.startswith("http")).rstrip("/")
        finally:
            server.send_signal(signal.SIGINT)
            said = server.stderr.read()
    assert said == "", said


@dataclass
class Reading:
    """Readers of a server, each with a browser window of its own."""

    browser: Browser
    address: str
    troubles: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, path: str, width: int = DESK, **options: Any) -> Page:  # noqa: ANN401 - Playwright's
        """Open a page; `options` are those of a context: color_scheme, …"""
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            **options,
        )
        self.contexts.append(context)
        page = context.new_page()
        self._watch(page)
        page.goto(path)
        return page

    def close(self) -> None:
        """Close the windows, and say what went wrong in them."""
        for context in self.contexts:
            context.close()
        assert self.troubles == [], self.troubles

    def _watch(self, page: Page) -> None:
        own = (self.address, "data:", "blob:")
        page.on(
            "request",
            lambda request: self._note(
                wrong=not request.url.startswith(own), words=request.url
            ),
        )
        page.on("pageerror", lambda error: self._note(wrong=True, words=str(error)))
        page.on(
            "console",
            lambda message: self._note(
                wrong=message.type == "error", words=message.text
            ),
        )
        page.on(
            "dialog",
            lambda dialog: self._note(wrong=True, words=f"dialog: {dialog.message}"),
        )

    def _note(self, *, wrong: bool, words: str) -> None:
        if wrong:
            self.troubles.append(words)


@contextmanager
def reading(browser: Browser, address: str) -> Iterator[Reading]:
    """Read what a server shows; fails if anything went wrong on the way."""
    found = Reading(browser, address)
    yield found
    found.close()


def grave(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds serious on a page: the rule, and where."""
    found: dict[str, Any] = Axe().run(page).response
    return [
        (one["id"], [node["html"][:160] for node in one["nodes"]])
        for one in found["violations"]
        if one["impact"] in GRAVE
    ]
