"""The data for those who work with it."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
