"""The documents: their list, and one with everything in it."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
