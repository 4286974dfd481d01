"""The prose says that all applications were processed, while the table carries some forward."""

from __future__ import annotations

from reportlint.checks.labels import related_cell
from reportlint.checks.quantities import quantity_key, resolve_quantity
from reportlint.model.problem import CheckedCount, Place, Problem, UnassessedPlace, decimal_text
from reportlint.model.report import classify_organ
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Regex
    from reportlint.model.problem import Context
    from reportlint.model.prose import Passage
    from reportlint.model.report import Part, Report

_SENTENCE = Pattern(r"[^。！？；]+")
_QUANTITY = "requests.carried_forward.total"


class AllProcessed(Record):
    """No sentence says that ``all`` applications were processed where some are carried forward.

    Only sentences that speak of ``requests`` count, and none with a word of ``unless`` in it or
    in the next one. A government may say so of its ``office`` alone.
    """

    requests: Regex
    all: Regex
    unless: Regex
    office: Regex = ""
    PROVIDES = frozenset({"words", "cell", "table"})

    def run(
        self, report: Report, context: Context
    ) -> Iterator[Problem | UnassessedPlace | CheckedCount]:
        """Yield a problem for each such sentence, at the words that say so."""
        government = classify_organ(report.organ) == "government"
        mentions = [
            (part, passage, span)
            for part in report.parts
            for passage in part.passages
            for span in self._find_mentions(passage, government=government)
        ]
        yield CheckedCount(len(mentions))
        if not mentions:
            return
        amount = resolve_quantity(_QUANTITY, report, context)
        if amount is None or amount.unknown is not None:
            yield UnassessedPlace(
                Place(None, "requests"), Message("checks.all_processed.carried_forward_unread")
            )
            return
        number = amount.value({})
        for part, passage, (start, end) in mentions if number > 0 else ():
            words = passage.text[start:end]
            params = {"words": words, "cell": quantity_key(amount), "table": decimal_text(number)}
            values = {"claimed": "0", "table": decimal_text(number)}
            related = tuple([related_cell(cell, amount.table) for cell in amount.cells])
            span = passage.span(start, end)
            yield Problem(span, _place(part), params, values, related)

    def _find_mentions(self, passage: Passage, *, government: bool) -> Iterator[tuple[int, int]]:
        requests, every, unless = (
            compile_pattern(words) for words in (self.requests, self.all, self.unless)
        )
        if every.search(passage.text) is None:
            return
        if government and self.office and compile_pattern(self.office).search(passage.text):
            return
        sentences = [*_SENTENCE.regex.finditer(passage.text)]
        for index, sentence in enumerate(sentences):
            match = every.search(passage.text, sentence.start(), sentence.end())
            around = passage.text[
                sentence.start() : sentences[min(index + 1, len(sentences) - 1)].end()
            ]
            if match and requests.search(sentence.group()) and not unless.search(around):
                yield match.span()


def _place(part: Part) -> Place:
    return Place(part.number)
