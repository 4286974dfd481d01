"""The 信息处理费 is said to be nothing in one place and an amount in another."""

from __future__ import annotations

from reportlint.checks.sentences import find_sentences
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Regex
    from reportlint.checks.sentences import Sentence
    from reportlint.model.problem import Context
    from reportlint.model.report import Report


class FeeClaims(Record):
    """No report says that there was no fee (``none``) and names an ``amount`` of it besides.

    ``subject`` is in every sentence that counts; one with a word of ``unless`` or another year
    does not.
    """

    subject: str
    none: Regex
    amount: Regex
    unless: Regex
    PROVIDES = frozenset({"words", "other"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem, at the words that name the amount."""
        mentions = [*find_sentences(report, self.subject)]
        relevant_mentions = [
            sentence for sentence in mentions if not self._is_excluded(sentence, context.year)
        ]
        none = [
            (s, m) for s in relevant_mentions if (m := compile_pattern(self.none).search(s.text))
        ]
        amounts = [
            (s, m) for s in relevant_mentions if (m := compile_pattern(self.amount).search(s.text))
        ]
        yield CheckedCount(len(none) + len(amounts))
        if not none or not amounts:
            return
        (sentence, match), (other, denial) = amounts[0], none[0]
        params = {"words": match.group(), "other": denial.group()}
        start, end = match.span()
        span = sentence.passage.span(sentence.start + start, sentence.start + end)
        start, end = denial.span()
        beside = other.passage.span(other.start + start, other.start + end)
        related = (RelatedPlace(Place(other.part.number), beside, denial.group()),)
        yield Problem(span, Place(sentence.part.number), params, {}, related)

    def _is_excluded(self, sentence: Sentence, year: int | None) -> bool:
        text = sentence.text
        years = compile_pattern(r"(?<![〔\[0-9])20[0-9]{2}(?=年)").findall(text)
        return (
            any(int(y) != year for y in years)
            or compile_pattern(self.unless).search(text) is not None
        )
