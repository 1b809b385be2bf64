"""The description of the API (OpenAPI), as the framework makes it but for failures.

Each failure is a problem, described once; the framework would describe its own.
"""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI

from api.problems import responses
from api.schemas.basics import Problem

GUARDED: Final = (401, 403, 503)
"""How a request may end at a route that wants a token, whatever it does."""
FRAMEWORKS: Final = ("HTTPValidationError", "ValidationError")


class Described(FastAPI):
    """An application whose description tells failures as they are answered."""

    def openapi(self) -> dict[str, Any]:
        """The description, made when it is first asked for."""
        if not self.openapi_schema:
            described = super().openapi()
            schemas = described["components"]["schemas"]
            for name in FRAMEWORKS:
                schemas.pop(name, None)
            schemas["Problem"] = Problem.model_json_schema()
            for operations in described["paths"].values():
                for operation in operations.values():
                    _tell_failures(operation)
            for operations in described.get("webhooks", {}).values():
                for operation in operations.values():  # others answer these
                    operation["responses"].pop("422", None)
        return super().openapi()


def _tell_failures(operation: dict[str, Any]) -> None:
    told = operation["responses"]
    invalid = str(told.get("422", {}))
    if any(f"/{name}'" in invalid for name in FRAMEWORKS):
        told["422"] = responses(422)[422]
    if "security" in operation:
        for status, answer in responses(*GUARDED).items():
            told.setdefault(str(status), answer)
