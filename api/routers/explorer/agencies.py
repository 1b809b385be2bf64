"""The agencies: their list, and what one has to do."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
