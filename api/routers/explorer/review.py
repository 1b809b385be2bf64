"""Extractions reviewed: proposed, confirmed, rejected, corrected."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
