"""The matrix of duties: agency by central document, each cell with its evidence."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
