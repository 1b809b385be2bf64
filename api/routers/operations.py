"""Whether the server lives, whether it can answer, and what it counts."""

from fastapi import APIRouter, Depends, Request, Response
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0
from starlette.exceptions import HTTPException

from api.dependencies import JobsDep, SettingsDep, StoreDep, needs
from api.negotiation import JSON_RESULTS
from api.problems import responses
from api.request_errors import StoppingError
from api.schemas.basics import Health

LOCAL = ("127.0.0.1", "::1")
_ANY_TOKEN = needs("read")

router = APIRouter(tags=["operations"])


@router.get("/healthz")
async def healthz() -> Health:
    """Say that the process answers."""
    return Health(status="ok")


@router.get("/readyz", responses=responses(503))
def readyz(request: Request, store: StoreDep) -> Health:
    """Say that the store answers, and that the server is not about to stop."""
    if request.app.state.stopping.is_set():
        raise StoppingError
    store.query("ASK {}", JSON_RESULTS)
    return Health(status="ok")


def _may_see(request: Request, settings: SettingsDep) -> None:
    """Let in who may read the figures; to others the page is not there."""
    shown = settings.operating.metrics
    if shown == "token":
        _ANY_TOKEN(request)
    elif shown == "off" or (shown == "local" and not _is_local(request)):
        raise HTTPException(404)


def _is_local(request: Request) -> bool:
    """Whether this machine asks, and not for somebody else, as a proxy on it does."""
    client = request.client
    passed_on = {"x-forwarded-for", "forwarded", "via"} & set(request.headers)
    return client is not None and client.host in LOCAL and not passed_on


@router.get(
    "/metrics",
    dependencies=[Depends(_may_see)],
    response_class=Response,
    responses={
        200: {"description": "Prometheus text", "content": {"text/plain": {}}},
        **responses(401, 404),
    },
)
def metrics(request: Request, jobs: JobsDep) -> Response:
    """Tell what the server counts, for Prometheus (setting `CHIDAO_METRICS`)."""
    for state, count in jobs.counts().items():
        request.app.state.metrics.jobs(state, count)
    body: bytes = request.app.state.metrics.told()
    return Response(body, media_type=CONTENT_TYPE_PLAIN_1_0_0)
