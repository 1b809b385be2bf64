"""By what a cluster and its driver know each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ClusterKeys:
    """Files (PEM) by which a cluster and who uses it know each other.

    `authority` signed the certificates of both; `certificate` and `key` are ours.
    """

    authority: str
    certificate: str
    key: str

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> ClusterKeys | None:
        """Read `CHIDAO_CLUSTER_CA`, `…_CERT` and `…_KEY`; None if none is set.

        Raises:
            ValueError: one is set, and another is not.
        """
        names = ("CHIDAO_CLUSTER_CA", "CHIDAO_CLUSTER_CERT", "CHIDAO_CLUSTER_KEY")
        files = [environ.get(name, "") for name in names]
        if not any(files):
            return None
        if not all(files):
            lacking = names[files.index("")]
            message = f"{lacking} is not set: give {', '.join(names)}, or none of them"
            raise ValueError(message)
        return cls(*files)
