"""How the organ calls itself: 我局, 我镇."""

from __future__ import annotations

from reportlint.checks.prose import prose_of
from reportlint.model.document import find_quotations, is_within
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace
from reportlint.model.report import classify_organ
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Regex
    from reportlint.model.problem import Context
    from reportlint.model.report import Report


class SelfNames(Record):
    """The organ calls itself by its own kind.

    ``pattern`` finds names for oneself, with ``kind`` as the group of their last character;
    ``foreign`` maps the end of an organ's name to the kinds that it cannot be, unless its name
    holds them. An organ whose name ends otherwise is not judged, nor is what is quoted.
    """

    pattern: Regex
    foreign: dict[str, str]
    PROVIDES = frozenset({"words", "organ", "count"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each wrong name, at its first place; the others are related."""
        organ = report.organ or ""
        foreign = self._foreign(organ)
        if not foreign:
            return
        prose = prose_of(report)
        yield CheckedCount(1)
        spans_by_name: dict[str, list[tuple[int, int]]] = {}
        quoted_spans = find_quotations(prose.text)
        for match in compile_pattern(self.pattern).finditer(prose.text):
            if match["kind"] in foreign and not is_within(quoted_spans, match.start()):
                spans_by_name.setdefault(match.group(), []).append(match.span())
        for words, spans in spans_by_name.items():
            first = spans[0]
            related = tuple([RelatedPlace(Place(), prose.span(*span)) for span in spans[1:]])
            params = {"words": words, "organ": organ, "count": len(spans)}
            place = Place(prose.place(first[0]))
            yield Problem(prose.span(*first), place, params, {"found": words}, related)

    def _foreign(self, organ: str) -> str:
        if classify_organ(organ) is None:
            return ""
        bare = organ.partition("（")[0]
        ending = max((end for end in self.foreign if bare.endswith(end)), key=len, default="")
        return "".join([kind for kind in self.foreign.get(ending, "") if kind not in organ])
