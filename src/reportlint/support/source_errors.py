"""What is wrong with a rule, form or configuration file: collected, reported all at once."""

from __future__ import annotations

from reportlint.support.localized_text import NO_TEXT, JoinedText, LocalizedText, Message, localize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.support.nodes import Node


#: So many errors are listed; so many characters of a line are quoted on either side of a place.
_MOST = 100
_AROUND = 60
#: So often the word that was meant is looked for, for each file that is read.
_MOST_GUESSES = 2 * _MOST
#: A message that repeats what stands in the file has no more characters than this.
_LONGEST = 600


class SourceError(LocalizedText):
    """One thing wrong with a file: where, what, and the line it stands in ("" where unknown).

    ``line`` and ``column`` count from 1. ``message`` is in both languages, or the same in each.
    """

    path: str
    line: int
    column: int
    message: str | LocalizedText
    source: str = ""

    def __str__(self) -> str:
        return self["en"]

    def __getitem__(self, language: str) -> str:
        """Spell it as ``path:line:column: message`` with the line quoted and a caret below."""
        message = localize(self.message, language)
        if len(message) > _LONGEST:
            message = f"{message[: _LONGEST - _AROUND]}……{message[-_AROUND:]}"
        head = f"{self.path}:{self.line}:{self.column}: {_replace_control_characters(message)}"
        if not self.source.strip():
            return head
        # NOTE: of a very long line only what stands near the place is quoted.
        start = max(0, self.column - 1 - _AROUND) if len(self.source) > 2 * _AROUND else 0
        cut = "…" if start else ""
        before = cut + self.source[start : self.column - 1]
        blank = "".join("　" if _is_wide(character) else " " for character in before)
        quoted_line = cut + self.source[start : start + 2 * _AROUND]
        return f"{head}\n    {_replace_control_characters(quoted_line)}\n    {blank}^"


def _replace_control_characters(text: str) -> str:
    """Return text with a sign in place of what a terminal would act on."""
    return "".join([c if c.isprintable() or c in "\u3000\n" else "\ufffd" for c in text])


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uff60"


class Source:
    """A file under reading: its path as people know it, its lines, and the errors found in it.

    ``warnings`` are about what works, but is hardly meant. ``weight`` is what its patterns, and
    those of the files read before it, may cost together.
    """

    __slots__ = ("errors", "lines", "path", "warnings", "weight")

    def __init__(self, path: str, text: str, weight: int = 0) -> None:
        self.weight = weight
        self.path = path
        self.lines = text.splitlines()
        self.errors: list[SourceError] = []
        self.warnings: list[SourceError] = []
        _GuessBudget.remaining = _MOST_GUESSES

    def add_error(self, where: Node | tuple[int, int], message: str | LocalizedText) -> None:
        """Record an error at a node or at (line, column)."""
        self.errors.append(self._build_error(where, message))

    def add_warning(self, where: Node, message: LocalizedText) -> None:
        """Record a warning at a node."""
        self.warnings.append(self._build_error(where, message))

    def _build_error(
        self, where: Node | tuple[int, int], message: str | LocalizedText
    ) -> SourceError:
        line, column = where if isinstance(where, tuple) else (where.line, where.column)
        quoted_line = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return SourceError(self.path, line, column, message, quoted_line)


def list_errors(source_errors: Iterable[SourceError]) -> LocalizedText:
    """Return errors one below the other, in both languages; of very many the first, and a count."""
    errors = tuple(source_errors)
    more = len(errors) - _MOST
    rest = (Message("support.source_errors.more", count=more),) if more > 0 else ()
    return JoinedText((*errors[:_MOST], *rest), "\n")


class _GuessBudget:
    """How often the nearest word may still be looked for, as that takes its time."""

    remaining = _MOST_GUESSES


def find_nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the known word that is closest, None if none is close, or after many in one file.

    >>> find_nearest("chek", ["check", "fix"])
    'check'
    """
    from difflib import get_close_matches

    if _GuessBudget.remaining == 0:
        return None
    _GuessBudget.remaining -= 1
    near = get_close_matches(word, sorted(candidates), n=1, cutoff=0.6)
    return near[0] if near else None


def guess_word(word: str, candidates: Iterable[str]) -> LocalizedText:
    """Return ``did you mean "…"?`` where a known word is close, else nothing."""
    near = find_nearest(word, candidates)
    return Message("support.source_errors.did_you_mean", near=near) if near else NO_TEXT


def suggest(word: str, candidates: Iterable[str]) -> LocalizedText:
    """Return a guess as the end of a sentence, with a comma before it; nothing if there is none."""
    question = guess_word(word, candidates)
    return question if question == NO_TEXT else Message("support.comma") + question
