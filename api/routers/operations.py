"""Whether the server lives, and whether it can answer."""

from fastapi import APIRouter

from api.dependencies import StoreDep
from api.negotiation import JSON_RESULTS
from api.schemas.basics import Health

router = APIRouter(tags=["operations"])


@router.get("/healthz")
async def healthz() -> Health:
    """Say that the process answers."""
    return Health(status="ok")


@router.get("/readyz")
def readyz(store: StoreDep) -> Health:
    """Say that the store answers."""
    store.query("ASK {}", JSON_RESULTS)
    return Health(status="ok")
