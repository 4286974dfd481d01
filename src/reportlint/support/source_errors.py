"""What is wrong with a rule, form or configuration file: collected, told all at once."""

from __future__ import annotations

from reportlint.support.localized_text import Bilingual, spoken
from reportlint.support.records import Record

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


class Fault(Record):
    """One thing wrong with a file: where, what, and the line it stands in ("" where unknown).

    ``line`` and ``column`` count from 1. ``message`` is in both languages, or the same in each.
    """

    path: str
    line: int
    column: int
    message: str | Bilingual
    source: str = ""

    def __str__(self) -> str:
        """Spell it in English, see ``told``."""
        return self.told("en")

    def told(self, language: str) -> str:
        """Spell it as ``path:line:column: message`` with the line quoted and a caret below."""
        said = spoken(self.message, language)
        if len(said) > _LONGEST:
            said = f"{said[: _LONGEST - _AROUND]}……{said[-_AROUND:]}"
        head = f"{self.path}:{self.line}:{self.column}: {_shown(said)}"
        if not self.source.strip():
            return head
        # NOTE: of a very long line only what stands near the place is quoted.
        start = max(0, self.column - 1 - _AROUND) if len(self.source) > 2 * _AROUND else 0
        cut = "…" if start else ""
        before = cut + self.source[start : self.column - 1]
        blank = "".join("　" if _wide(character) else " " for character in before)
        quoted = cut + self.source[start : start + 2 * _AROUND]
        return f"{head}\n    {_shown(quoted)}\n    {blank}^"


def _shown(text: str) -> str:
    """Give text with a sign in place of what a terminal would act on."""
    return "".join(
        character if character.isprintable() or character in "\u3000\n" else "\ufffd"
        for character in text
    )


def _wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uff60"


class Source:
    """A file under reading: its path as people know it, its lines, and the faults found in it.

    ``weight`` is what its patterns, and those of the files read before it, may cost together.
    """

    __slots__ = ("faults", "lines", "path", "weight")

    def __init__(self, path: str, text: str, weight: int = 0) -> None:
        """Start without faults."""
        self.weight = weight
        self.path = path
        self.lines = text.splitlines()
        self.faults: list[Fault] = []
        _Guesses.left = _MOST_GUESSES

    def fault(self, where: Node | tuple[int, int], message: str | Bilingual) -> None:
        """Record a fault at a node or at (line, column)."""
        line, column = where if isinstance(where, tuple) else (where.line, where.column)
        quoted = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.faults.append(Fault(self.path, line, column, message, quoted))


def listed(faults: Iterable[Fault]) -> Bilingual:
    """Give faults one below the other, in both languages; of very many the first, and a count."""
    found = tuple(faults)
    lines = [[fault.told(language) for fault in found[:_MOST]] for language in ("zh", "en")]
    left = len(found) - _MOST
    if left > 0:
        lines[0].append(f"另有 {left} 处错误")
        lines[1].append(f"and {left} more errors")
    return Bilingual("\n".join(lines[0]), "\n".join(lines[1]))


class _Guesses:
    """How often the nearest word may still be looked for, as that takes its time."""

    left = _MOST_GUESSES


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that is closest, None if none is close, or after many in one file."""
    from difflib import get_close_matches

    if _Guesses.left == 0:
        return None
    _Guesses.left -= 1
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return near[0] if near else None


def guess(word: str, known: Iterable[str]) -> Bilingual:
    """Give ``did you mean "…"?`` where a known word is close, else nothing."""
    near = nearest(word, known)
    return Bilingual(f"是不是“{near}”？", f'did you mean "{near}"?') if near else Bilingual("", "")


def suggestion(word: str, known: Iterable[str]) -> Bilingual:
    """Give a guess as the end of a sentence, with a comma before it; nothing if there is none."""
    meant = guess(word, known)
    return Bilingual("，", ", ") + meant if meant.en else meant
