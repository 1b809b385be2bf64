"""What can go wrong before a letter is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self


class UnreadableLetterError(ValueError):
    """A file that cannot be read as a letter: which, why, and what to do.

    Attributes:
        name: The file as the user named it.
        reason: Why it cannot be read, by language ("vi", "en").
        advice: What to do about it, by language.
    """

    def __init__(
        self, name: str, reason: dict[str, str], advice: dict[str, str]
    ) -> None:
        """Keep both languages; the English one is the exception's text."""
        self.name = name
        self.reason = reason
        self.advice = advice
        super().__init__(self.message("en"))

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """Travel between processes whole: `args` hold the English line alone."""
        return type(self), (self.name, self.reason, self.advice)

    def message(self, lang: str) -> str:
        """One line: the file, the reason, the way out."""
        return f"{self.name}: {self.reason[lang]}. {self.advice[lang]}."


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line of a register, and the way out, by language."""

    line: int
    reason: dict[str, str]
    advice: dict[str, str]


class ManifestError(ValueError):
    """A register with lines that cannot be understood.

    Attributes:
        name: The file as the user named it.
        problems: One for each bad line, in their order.
    """

    def __init__(self, name: str, problems: list[Problem]) -> None:
        """Keep all of them: they are to be mended in one go."""
        self.name = name
        self.problems = problems
        super().__init__(self.message("en"))

    def message(self, lang: str) -> str:
        """All of it."""
        return "\n".join(self.messages(lang))

    def messages(self, lang: str) -> list[str]:
        """One line for each problem: the place, the reason, the way out."""
        return [
            f"{self.name}:{p.line}: {p.reason[lang]}. {p.advice[lang]}."
            for p in self.problems
        ]
