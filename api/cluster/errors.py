"""What can go wrong with a cluster, each with the way out."""

from __future__ import annotations

from typing import ClassVar

from api.messages import Lang, text


class ClusterError(Exception):
    """The cluster cannot be used; `key` is that of the message which says why."""

    key: ClassVar[str]

    def __init__(self, address: str = "") -> None:
        super().__init__(address)
        self.address = address

    def message(self, lang: Lang) -> str:
        """The line to show."""
        return text(self.key, lang, address=self.address)


class NoDaskError(ClusterError):
    """The extra is not installed."""

    key = "cluster.no_dask"


class KeysError(ClusterError):
    """The address asks for TLS and there are no keys for it, or the other way round."""

    key = "cluster.keys"


class NoAnswerError(ClusterError):
    """No scheduler answers at the address."""

    key = "cluster.no_answer"


class NoWorkersError(ClusterError):
    """The scheduler has no workers."""

    key = "cluster.no_workers"


class NoStartError(ClusterError):
    """A cluster on this machine does not start."""

    key = "cluster.no_start"


class LostError(ClusterError):
    """The scheduler is gone."""

    key = "cluster.lost"


class OtherVersionError(ClusterError):
    """A machine of the cluster has another version of chidao, or none."""

    key = "cluster.other_version"
