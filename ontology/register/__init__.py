"""The register of bodies: what exists when, and what became of it, as data.

The rows lie in `ontology/registry/register/*.toml`, each with its source; bodies that
every province has are made from templates. `docs/register.md` says how to add one.
"""

from ontology.register.query import Register, register
from ontology.register.rows import (
    Act,
    Alias,
    Body,
    Change,
    Ending,
    Group,
    Heir,
    Place,
    Share,
    Source,
)

__all__ = [
    "Act",
    "Alias",
    "Body",
    "Change",
    "Ending",
    "Group",
    "Heir",
    "Place",
    "Register",
    "Share",
    "Source",
    "register",
]
