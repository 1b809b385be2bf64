"""The page on which SPARQL is asked."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
