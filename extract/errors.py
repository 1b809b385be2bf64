"""What can go wrong before a letter is read."""

from __future__ import annotations


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

    def message(self, lang: str) -> str:
        """One line: the file, the reason, the way out."""
        return f"{self.name}: {self.reason[lang]}. {self.advice[lang]}."
