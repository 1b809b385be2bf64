"""A draft checked before it is signed."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
