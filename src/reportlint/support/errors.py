"""What is wrong with the tool, its configuration or a file: never with a draft."""

from __future__ import annotations

from reportlint.support.localized_text import Bilingual, as_bilingual, localize


class ReportlintError(Exception):
    """The base of every error that reportlint raises on purpose.

    ``hint`` says what to try next; it may be empty. Either may be plain text or in both languages;
    the attributes ``message`` and ``hint`` are the English.
    """

    def __init__(self, message: str | Bilingual, hint: str | Bilingual = "") -> None:
        """Keep the message and the hint."""
        super().__init__(message)
        self._words = (message, hint)
        self.message, self.hint = self.localize("en")

    def localize(self, language: str) -> tuple[str, str]:
        """Return message and hint in a language."""
        message, hint = self._words
        return localize(message, language), localize(hint, language)

    @property
    def bilingual(self) -> tuple[Bilingual, Bilingual]:
        """Message and hint, each in both languages."""
        message, hint = self._words
        return as_bilingual(message), as_bilingual(hint)

    def __str__(self) -> str:
        """Join message and hint, one a line."""
        return f"{self.message}\n{self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[type, tuple[str | Bilingual, str | Bilingual]]:
        """Pickle with both parts, so that a worker process can send it."""
        return type(self), self._words


class RefusedFileError(OSError):
    """A file or place that is not used for what it is; ``reason`` says so in both languages."""

    def __init__(self, reason: Bilingual) -> None:
        """Keep the reason."""
        super().__init__(reason.en)
        self.reason = reason

    def __reduce__(self) -> tuple[type, tuple[Bilingual]]:
        """Pickle with the reason."""
        return type(self), (self.reason,)


#: What the operating system says when a file cannot be used, by the name of its error number.
_SYSTEM = {
    "ENOENT": Bilingual("没有这个文件或文件夹", "no such file or folder"),
    "EACCES": Bilingual("没有权限", "permission denied"),
    "EPERM": Bilingual("系统不允许", "not permitted"),
    "EISDIR": Bilingual("这是一个文件夹", "it is a folder"),
    "ENOTDIR": Bilingual("路径中有一级不是文件夹", "part of the path is no folder"),
    "EEXIST": Bilingual("已有同名的文件", "there is a file of that name"),
    "ENOSPC": Bilingual("磁盘已满", "the disk is full"),
    "EDQUOT": Bilingual("超出磁盘配额", "the disk quota is used up"),
    "EROFS": Bilingual("磁盘是只读的", "the disk is read-only"),
    "EBUSY": Bilingual("文件正被别的程序使用", "another program is using it"),
    "ENAMETOOLONG": Bilingual("文件名太长", "the name is too long"),
    "ELOOP": Bilingual("符号链接绕成了圈", "its links lead in a circle"),
    "EIO": Bilingual("磁盘读写出错", "the disk failed"),
    "EBADF": Bilingual("已关闭", "it is closed"),
    "EMFILE": Bilingual("打开的文件太多", "too many open files"),
}


def explain_os_error(error: Exception) -> Bilingual:
    """Say in both languages why the operating system refused; what it says itself if not known."""
    import errno

    if isinstance(error, RefusedFileError):
        return error.reason
    number = getattr(error, "errno", None)
    message = _SYSTEM.get(errno.errorcode.get(number, "") if number is not None else "")
    return message or as_bilingual(getattr(error, "strerror", None) or str(error))


class UnreadableError(ReportlintError):
    """A file that cannot be read as a draft at all: missing, damaged, encrypted, binary."""


class UsageError(ReportlintError):
    """A command line that asks for something impossible or unknown."""


class RuleError(ReportlintError):
    """A rule, form, vocabulary or grammar file that does not load; it lists every error."""


class BrokenRuleError(RuleError):
    """A rule that failed while it ran; ``rule`` is its id."""

    def __init__(self, rule: str, message: str | Bilingual, hint: str | Bilingual = "") -> None:
        """Keep the rule's id."""
        super().__init__(message, hint)
        self.rule = rule

    def __reduce__(self) -> tuple[type, tuple[str | Bilingual, ...]]:  # type: ignore[override]
        """Pickle with the rule's id too."""
        return type(self), (self.rule, *self._words)


class ExpressionError(ReportlintError):
    """An expression that does not parse or names what does not exist; ``offset`` is where."""

    def __init__(
        self, message: str | Bilingual, offset: int = 0, hint: str | Bilingual = ""
    ) -> None:
        """Keep the offset, in characters from the start of the expression."""
        super().__init__(message, hint)
        self.offset = offset

    def __reduce__(  # type: ignore[override]
        self,
    ) -> tuple[type, tuple[str | Bilingual, int, str | Bilingual]]:
        """Pickle with the offset too."""
        message, hint = self._words
        return type(self), (message, self.offset, hint)

    @property
    def sentence(self) -> Bilingual:
        """Message and hint in one sentence."""
        message, hint = self.bilingual
        return message + Bilingual("，", ", ") + hint if hint.en else message
