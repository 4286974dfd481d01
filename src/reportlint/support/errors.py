"""What is wrong with the tool, its configuration or a file: never with a draft."""

from __future__ import annotations

from reportlint.support.localized_text import (
    NO_TEXT,
    LocalizedText,
    Message,
    as_localized,
    load_messages,
)


class ReportlintError(Exception):
    """The base of every error that reportlint raises on purpose.

    ``hint`` says what to try next; it may be empty. Either is localized, or plain text.
    """

    #: What stands between message and hint in one sentence.
    separator = Message("support.semicolon")

    def __init__(self, message: str | LocalizedText, hint: str | LocalizedText = "") -> None:
        # NOTE: what exceptions are pickled by is what they are called with; a worker sends them.
        self.texts = as_localized(message), as_localized(hint)

    @property
    def message(self) -> str:
        """The message in English."""
        return self.localize("en")[0]

    @property
    def hint(self) -> str:
        """The hint in English."""
        return self.localize("en")[1]

    @property
    def sentence(self) -> LocalizedText:
        """Message and hint in one sentence."""
        message, hint = self.texts
        return message if hint == NO_TEXT else message + self.separator + hint

    def localize(self, language: str) -> tuple[str, str]:
        """Return message and hint in a language."""
        message, hint = self.texts
        return message[language], hint[language]

    def __str__(self) -> str:
        """Join message and hint, one a line."""
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class RefusedFileError(OSError):
    """A file or place that is not used for what it is; ``reason`` says so in both languages."""

    def __init__(self, reason: LocalizedText) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason["en"]


def explain_os_error(error: Exception) -> LocalizedText:
    """Say in both languages why the operating system refused; what it says itself if not known."""
    import errno

    if isinstance(error, RefusedFileError):
        return error.reason
    name = errno.errorcode.get(getattr(error, "errno", None) or 0, "").lower()
    message = Message(f"support.errors.system.{name}")
    if message.key in load_messages("en"):
        return message
    return as_localized(getattr(error, "strerror", None) or str(error))


class UnreadableError(ReportlintError):
    """A file that cannot be read as a draft at all: missing, damaged, encrypted, binary."""


class UsageError(ReportlintError):
    """A command line that asks for something impossible or unknown."""


class RuleError(ReportlintError):
    """A rule, form, vocabulary or grammar file that does not load; it lists every error."""


class BrokenRuleError(RuleError):
    """A rule that failed while it ran; ``rule`` is its id."""

    def __init__(
        self, rule: str, message: str | LocalizedText, hint: str | LocalizedText = ""
    ) -> None:
        super().__init__(message, hint)
        self.rule = rule


class ExpressionError(ReportlintError):
    """An expression that does not parse or names what does not exist; ``offset`` is where."""

    separator = Message("support.comma")

    def __init__(
        self, message: str | LocalizedText, offset: int = 0, hint: str | LocalizedText = ""
    ) -> None:
        """Keep the offset, in characters from the start of the expression."""
        super().__init__(message, hint)
        self.offset = offset
