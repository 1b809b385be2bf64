"""Webhooks: who is told of letters that come; for those who run the server."""

from typing import Annotated, Final

from fastapi import APIRouter, Body, Depends, Header, Response
from starlette.concurrency import run_in_threadpool

from api.clock import now
from api.dependencies import NotifierDep, SettingsDep, StoreDep, WebhooksDep, needs
from api.destinations import destination
from api.problems import responses
from api.schemas import webhooks as shapes
from api.tokens import Person
from graph.answers.sightings import Watched
from graph.lookup import find

Admin = Annotated[Person, Depends(needs("admin"))]
ONE: Final = responses(401, 403, 404)

router = APIRouter(prefix="/api/webhooks", tags=["webhooks"])
told = APIRouter()


@router.get("", responses=responses(401, 403))
def list_webhooks(person: Admin, webhooks: WebhooksDep) -> list[shapes.Webhook]:
    """List subscriptions, and whether what is sent is taken (scope `admin`)."""
    del person
    return [shapes.Webhook.model_validate(webhook) for webhook in webhooks.all()]


@router.post(
    "", status_code=201, responses=responses(300, 400, 401, 403, 404, 409, 413, 422)
)
async def post_webhook(  # noqa: PLR0913, PLR0917 - each is handed in by name
    person: Admin,
    store: StoreDep,
    settings: SettingsDep,
    webhooks: WebhooksDep,
    notifier: NotifierDep,
    sent: Annotated[shapes.NewWebhook, Body()],
) -> shapes.MadeWebhook:
    """Have a URL told of letters that come (scope `admin`).

    Of each that cites the document, or gives the agency work, a signed message is
    sent. The answer has the secret that signs: it is not told again.
    """
    await destination(sent.url, private=settings.webhooks_private)

    def make() -> shapes.MadeWebhook:
        watched = Watched(
            document=sent.document and find(store, sent.document, "document"),
            agency=sent.agency and find(store, sent.agency, "agency"),
        )
        created = now().isoformat(timespec="seconds")
        made = webhooks.add(sent.url, watched, person.name, created)
        notifier.expect(made)
        return shapes.MadeWebhook.model_validate(made)

    return await run_in_threadpool(make)


@router.delete("/{id}", status_code=204, responses=ONE)
def delete_webhook(
    person: Admin,
    webhooks: WebhooksDep,
    id: str,  # noqa: A002 - as in the path
) -> Response:
    """End a subscription (scope `admin`)."""
    del person
    webhooks.remove(id)
    return Response(status_code=204)


@told.post("sighting", status_code=204)
def sighting(
    message: shapes.WebhookMessage,
    signature: Annotated[
        str,
        Header(
            alias="X-Chidao-Signature",
            description="`sha256=` and the HMAC-SHA256 of the body by the secret",
        ),
    ],
) -> None:
    """Take a message: any 2xx will do; whatever else, it is sent a few times more."""
    del message, signature
