"""Tells webhooks of letters that come: in the background, each message a few times.

What a subscription is about is looked for whenever the store publishes, by whatever
route it was written; what was not there before is news. What was there when the server
started, or the subscription was made, is none. Messages that wait when it stops are
lost: whoever has to know all asks the API from time to time.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import secrets
import ssl
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Final

import httpx2
from starlette.concurrency import run_in_threadpool

from api.clock import now
from api.destinations import destination
from api.request_errors import AddressRefusedError
from api.schemas.things import Agency, Document
from api.schemas.webhooks import WebhookMessage
from graph.answers.sightings import letters_with, sightings

if TYPE_CHECKING:
    from api.settings import Settings
    from api.webhooks import Webhook, Webhooks
    from graph.answers.sightings import Sighting
    from graph.store import Store

LOG = logging.getLogger("chidao.webhooks")
SECONDS: Final = 10.0
"""For one attempt, from resolving the name to the head of the answer."""
AGAIN_AFTER: Final = (5.0, 30.0, 300.0)
"""Seconds before each further attempt."""
MOST_PENDING: Final = 1000
AT_ONCE: Final = 4
SIGNATURE: Final = "X-Chidao-Signature"


class Notifier:
    """Looks for what subscriptions are about, and tells them; lives in one loop."""

    def __init__(self, store: Store, settings: Settings, webhooks: Webhooks) -> None:
        self._store = store
        self._iris = settings.iris
        self._private = settings.webhooks_private
        self._webhooks = webhooks
        self._seen: dict[str, frozenset[str]] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE)

    async def run(self) -> None:
        """Look and tell until cancelled."""
        loop, news = asyncio.get_running_loop(), asyncio.Event()

        def tell() -> None:
            with suppress(RuntimeError):  # the loop is closed: the server has stopped
                loop.call_soon_threadsafe(news.set)

        await self._found()
        self._store.after_publishing(tell)
        try:
            while True:
                await news.wait()
                news.clear()
                for webhook, sighting in await self._found():
                    self._send(webhook, sighting)
        finally:
            for task in self._sending:
                task.cancel()
            await asyncio.gather(*self._sending, return_exceptions=True)

    def expect(self, webhook: Webhook) -> None:
        """Take what is there for known to a subscription that is new."""
        found = letters_with(self._store, self._iris, webhook.watched)
        self._seen[webhook.id] = found

    async def _found(self) -> list[tuple[Webhook, Sighting]]:
        """What is new; a mistake of ours costs this look, and no later one."""
        try:
            return await run_in_threadpool(self._look)
        except Exception:
            LOG.exception("looking for news failed")
            return []

    def _look(self) -> list[tuple[Webhook, Sighting]]:
        """What each subscription is about that was not there at any look before.

        A letter that is put anew may be gone for a moment, and is no news.
        """
        found = []
        for webhook in self._webhooks.all():
            there = letters_with(self._store, self._iris, webhook.watched)
            seen = self._seen.get(webhook.id, there)
            new, self._seen[webhook.id] = there - seen, there | seen
            if webhook.state != "stopped":
                told = sightings(self._store, self._iris, webhook.watched, new)
                found += [(webhook, sighting) for sighting in told]
        return found

    def _send(self, webhook: Webhook, sighting: Sighting) -> None:
        if len(self._sending) >= MOST_PENDING:
            LOG.warning("webhook %s: too many messages wait, one is lost", webhook.id)
            return
        task = asyncio.create_task(self._tell(webhook, sighting))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _tell(self, webhook: Webhook, sighting: Sighting) -> None:
        """Send a message until it is taken, and note whether it was."""
        message = _message(webhook, sighting)
        why = None
        for seconds in (0.0, *AGAIN_AFTER):
            await asyncio.sleep(seconds)
            async with self._places:
                why = await self._attempt(webhook, message)
            if why is None:
                break
            LOG.info("webhook %s: %s", webhook.id, why)
        await run_in_threadpool(self._webhooks.mark, webhook.id, why)

    async def _attempt(self, webhook: Webhook, message: WebhookMessage) -> str | None:
        """Send a message once; why it was not taken, None if it was."""
        try:
            async with asyncio.timeout(SECONDS):
                return await self._post(webhook, message)
        except TimeoutError:
            return "timeout"
        except AddressRefusedError as error:
            return error.message("en")
        except (httpx2.HTTPError, OSError) as error:
            return type(error).__name__
        except Exception as error:
            LOG.exception("webhook %s", webhook.id)
            return type(error).__name__

    async def _post(self, webhook: Webhook, message: WebhookMessage) -> str | None:
        there = await destination(webhook.url, private=self._private)
        sent = message.model_copy(update={"sent": now()})
        body = sent.model_dump_json().encode()
        digest = hmac.new(webhook.secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {
            "Host": there.netloc,
            "Content-Type": "application/json",
            "User-Agent": "chidao",
            SIGNATURE: f"sha256={digest}",
        }
        name = {"sni_hostname": there.host}  # what its certificate is held against
        # No proxy, which would resolve the name itself; no connection that is kept,
        # since one address may have many names, each with its own certificate.
        async with (
            httpx2.AsyncClient(
                verify=_certificates(), trust_env=False, timeout=SECONDS
            ) as client,
            client.stream(
                "POST", there.url, content=body, headers=headers, extensions=name
            ) as answer,
        ):
            return None if answer.is_success else f"HTTP {answer.status_code}"


def _message(webhook: Webhook, sighting: Sighting) -> WebhookMessage:
    document, agency, time = sighting.document, sighting.agency, now()
    return WebhookMessage(
        id=secrets.token_hex(16),
        webhook=webhook.id,
        time=time,
        sent=time,
        letter=Document.model_validate(sighting.letter),
        document=None if document is None else Document.model_validate(document),
        agency=None if agency is None else Agency.model_validate(agency),
        quotes=sighting.quotes,
    )


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities that the system trusts, loaded once."""
    return ssl.create_default_context()
