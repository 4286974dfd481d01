"""Words that stand twice in a row."""

from __future__ import annotations

from reportlint.checks.prose import prose_of
from reportlint.model.problem import CheckedCount, Edit, Fix, Place, Problem
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Regex
    from reportlint.checks.prose import Prose
    from reportlint.model.problem import Context
    from reportlint.model.report import Report

#: A word of two to five Chinese characters and the same again.
_TWICE = Pattern(
    r"([一-鿿])([一-鿿])(?:\1\2|([一-鿿])\1\2\3|([一-鿿])([一-鿿])\1\2\4\5"
    r"|([一-鿿])([一-鿿])([一-鿿])\1\2\6\7\8)"
)


class RepeatedWords(Record):
    """No word stands twice in a row.

    ``single`` finds single characters that are never doubled; words of two characters and more are
    looked for but for those that ``reduplicated`` matches: doubled in the language itself.
    """

    single: Regex
    reduplicated: Regex
    PROVIDES = frozenset({"words", "word"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each; its fix leaves one of the two."""
        prose = prose_of(report)
        yield CheckedCount(1)
        for match in compile_pattern(self.single).finditer(prose.text):
            yield _problem(prose, *match.span())
        for match in _TWICE.regex.finditer(prose.text):
            start, end = match.span()
            # NOTE: 三三四四 may be the end of one word and the start of the next.
            around = prose.text[max(0, start - 3) : end + 3]
            if not compile_pattern(self.reduplicated).search(around):
                yield _problem(prose, start, end)


def _problem(prose: Prose, start: int, end: int) -> Problem:
    half = (end - start) // 2
    words = prose.text[start:end]
    word = words[:half]
    title = Message("checks.repeats.write_once", word=word)
    fix = Fix("unsafe", title, (Edit(prose.span(start, start + half), ""),))
    params = {"words": words, "word": word}
    place = Place(prose.place(start))
    return Problem(prose.span(start, end), place, params, {"found": words}, fix=fix)
