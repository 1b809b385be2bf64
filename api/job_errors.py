"""How a job of a worker may end other than with a result."""

from __future__ import annotations


class StoppedJobError(Exception):
    """A job that came to no end of its own."""


class TooSlowError(StoppedJobError):
    """It took too long."""


class TooMuchMemoryError(StoppedJobError):
    """It wanted too much memory."""


class CrashedError(StoppedJobError):
    """Its process ended; `signal` is what ended it, 0 if it left by itself."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(f"ended by signal {signal_number}")
        self.signal = signal_number


class ClosedError(StoppedJobError):
    """The pool was closed meanwhile."""


class MistakeError(Exception):
    """An error in the job that it does not foresee: its kind, and where it arose."""

    def __init__(self, kind: str, where: str) -> None:
        super().__init__(kind, where)
        self.kind = kind

    def __str__(self) -> str:
        return " at ".join(self.args)
