"""Tasks as table, calendar and board, and the papers an office makes of them."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
