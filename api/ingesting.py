"""The two ways to ingest, by this machine or by a cluster, each with its bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.bars import bar
from api.cluster.connection import connect
from api.cluster.gathering import Gathering
from api.console import Failure, Session
from api.intake import Intake, Outcome
from api.messages import text
from api.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Generator

    from api.inputs import Input
    from api.target import Target
    from extract.source import Given


@dataclass(frozen=True, slots=True)
class Ingest:
    """Files to ingest, what a register says of them, and who reads them.

    `jobs` are the processes that read, of this machine or of a cluster on it; `cluster`
    is the address of one, None for this machine.
    """

    items: list[Input]
    given: dict[str, Given]
    session: Session
    jobs: int
    cluster: str | None

    def outcomes(self, target: Target) -> Generator[Outcome, None, None]:
        """Ingest the files; their outcomes come in their order.

        Raises:
            ClusterError: the cluster cannot be used.
            Failure: it was interrupted while a cluster reads; what was read is kept.
        """
        if self.cluster is not None:
            yield from self._by_cluster(self.cluster, target)
            return
        settings, jobs = self.session.settings, min(self.jobs, len(self.items))
        with Reader(settings, jobs) as reader, self._bar("ingest.label") as shown:
            for outcome in Intake(reader, target, self.given).run(self.items):
                shown.update(1)
                yield outcome

    def _by_cluster(
        self, address: str, target: Target
    ) -> Generator[Outcome, None, None]:
        settings, lang = self.session.settings, self.session.lang
        with connect(address, self.jobs, settings) as cluster:
            gathering = Gathering(cluster, target, self.given, settings.iris)
            with self._bar("ingest.label") as shown:
                try:
                    gathering.read(self.items, shown.update)
                except KeyboardInterrupt:
                    done = shown.pos
                    left = len(self.items) - done
                    message = text("cluster.interrupted", lang, done=done, left=left)
                    raise Failure(message) from None
            with self._bar("cluster.storing") as shown:
                for outcome in gathering.store():
                    shown.update(1)
                    yield outcome

    def _bar(self, label: str) -> Any:  # noqa: ANN401 - click's own bar
        """A bar on a terminal: how many, how fast, how long still."""
        return bar(label, len(self.items), self.session.lang, "ingest.rate")
