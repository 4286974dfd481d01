"""What is wrong with the tool, its configuration or a file: never with a draft."""

from __future__ import annotations

from reportlint.support.localized_text import NO_TEXT, LocalizedText, Message, as_localized


class ReportlintError(Exception):
    """The base of every error that reportlint raises on purpose.

    ``hint`` says what to try next; it may be empty. Either is localized, or plain text.
    """

    def __init__(self, message: str | LocalizedText, hint: str | LocalizedText = "") -> None:
        """Keep the message and the hint."""
        super().__init__(message)
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
        return message if hint == NO_TEXT else message + Message("support.semicolon") + hint

    def localize(self, language: str) -> tuple[str, str]:
        """Return message and hint in a language."""
        message, hint = self.texts
        return message[language], hint[language]

    def __str__(self) -> str:
        """Join message and hint, one a line."""
        return f"{self.message}\n{self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[type, tuple[LocalizedText, LocalizedText]]:
        """Pickle with both parts, so that a worker process can send it."""
        return type(self), self.texts


class RefusedFileError(OSError):
    """A file or place that is not used for what it is; ``reason`` says so in both languages."""

    def __init__(self, reason: LocalizedText) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        """Spell the reason in English."""
        return self.reason["en"]

    def __reduce__(self) -> tuple[type, tuple[LocalizedText]]:
        """Pickle with the reason."""
        return type(self), (self.reason,)


#: What the operating system says when a file cannot be used, by the name of its error number.
_SYSTEM = {
    "ENOENT": Message("support.errors.system.enoent"),
    "EACCES": Message("support.errors.system.eacces"),
    "EPERM": Message("support.errors.system.eperm"),
    "EISDIR": Message("support.errors.system.eisdir"),
    "ENOTDIR": Message("support.errors.system.enotdir"),
    "EEXIST": Message("support.errors.system.eexist"),
    "ENOSPC": Message("support.errors.system.enospc"),
    "EDQUOT": Message("support.errors.system.edquot"),
    "EROFS": Message("support.errors.system.erofs"),
    "EBUSY": Message("support.errors.system.ebusy"),
    "ENAMETOOLONG": Message("support.errors.system.enametoolong"),
    "ELOOP": Message("support.errors.system.eloop"),
    "EIO": Message("support.errors.system.eio"),
    "EBADF": Message("support.errors.system.ebadf"),
    "EMFILE": Message("support.errors.system.emfile"),
}


def explain_os_error(error: Exception) -> LocalizedText:
    """Say in both languages why the operating system refused; what it says itself if not known."""
    import errno

    if isinstance(error, RefusedFileError):
        return error.reason
    number = getattr(error, "errno", None)
    message = _SYSTEM.get(errno.errorcode.get(number, "") if number is not None else "")
    return message or as_localized(getattr(error, "strerror", None) or str(error))


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
        """Keep the rule's id."""
        super().__init__(message, hint)
        self.rule = rule

    def __reduce__(self) -> tuple[type, tuple[str | LocalizedText, ...]]:  # type: ignore[override]
        """Pickle with the rule's id too."""
        return type(self), (self.rule, *self.texts)


class ExpressionError(ReportlintError):
    """An expression that does not parse or names what does not exist; ``offset`` is where."""

    def __init__(
        self, message: str | LocalizedText, offset: int = 0, hint: str | LocalizedText = ""
    ) -> None:
        """Keep the offset, in characters from the start of the expression."""
        super().__init__(message, hint)
        self.offset = offset

    def __reduce__(  # type: ignore[override]
        self,
    ) -> tuple[type, tuple[LocalizedText, int, LocalizedText]]:
        """Pickle with the offset too."""
        message, hint = self.texts
        return type(self), (message, self.offset, hint)

    @property
    def sentence(self) -> LocalizedText:
        """Message and hint in one sentence."""
        message, hint = self.texts
        return message if hint == NO_TEXT else message + Message("support.comma") + hint
