"""Brackets, quotation marks and title marks: whether each has its partner."""

from __future__ import annotations

from reportlint.checks.prose import Prose, prose_of
from reportlint.model.document import is_within, merge_spans
from reportlint.model.problem import CheckedCount, Context, Edit, Fix, Problem
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.checks.parameters import Outcomes
    from reportlint.model.report import Report

_CLOSERS = {"》": "《", "”": "“", "）": "（", "〕": "〔", "】": "【"}
_OPENERS = {opener: closer for closer, opener in _CLOSERS.items()}
_MARK = Pattern("[《》“”（）〔〕【】\n]")
_STRAIGHT = ('"', "＂", "″", "''", "「", "『")
#: The mark of a list: 1） 一） a） ①）.
_LIST_MARK = Pattern(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z①-⑳])\Z")
#: What was typed for the end of a title.
_MISTYPED = Pattern(r"[^《》<>＜＞〈〉\n]{1,80}([>＞〉])")
_ANGLE = Pattern(
    r"[<＜](?=[0-9“一-鿿])([^<>＜＞《》〈〉\n]{0,60}[一-鿿][^<>＜＞《》〈〉\n]{0,60})[>＞]"
)


class _Marks(Record):
    """The marks of a text that do not stand as they should.

    ``nested`` are (opener, closer) of 《》 right inside another; ``alone`` have no partner.
    """

    nested: tuple[tuple[int, int], ...]
    alone: tuple[int, ...]


class _Pairing:
    """Pairs marks passage by passage; what a passage leaves open the next one may close."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[int] = []
        self._carried_openers: list[int] = []
        self.nested: list[tuple[int, int, int]] = []
        self.alone: list[int] = []

    def meet(self, position: int) -> None:
        mark = self._text[position]
        if mark == "\n":
            self.end_passage()
        elif mark in _OPENERS:
            self._open.append(position)
        else:
            self._close(position, _CLOSERS[mark])

    def _close(self, position: int, opener: str) -> None:
        for openers in (self._open, self._carried_openers):
            # NOTE: of a crossing such as （“ ）” only the marks between are left over. No more than
            # six are looked at: the time stays linear.
            for depth in range(len(openers) - 1, max(-1, len(openers) - 6), -1):
                if self._text[openers[depth]] == opener:
                    self._pair(openers, depth, position)
                    return
        before = self._text[max(0, position - 3) : position]
        if self._text[position] != "）" or not _LIST_MARK.regex.search(before):
            self.alone.append(position)

    def _pair(self, openers: list[int], depth: int, position: int) -> None:
        opener = openers[depth]
        if self._text[opener] == "《" and depth and self._text[openers[depth - 1]] == "《":
            self.nested.append((openers[depth - 1], opener, position))
        self.alone += openers[depth + 1 :]
        del openers[depth:]

    def end_passage(self) -> None:
        self.alone += self._carried_openers
        self._carried_openers = self._open
        self._open = []


@memoize_by_identity()
def _marks_of(prose: Prose) -> _Marks:
    """Return the marks of a prose: two rules look at the same."""
    pairing = _Pairing(prose.text)
    for match in _MARK.regex.finditer(prose.text):
        pairing.meet(match.start())
    pairing.end_passage()
    pairing.end_passage()
    # NOTE: a 《 that is never closed holds nothing, so that what it seems to nest is not nested.
    alone = set(pairing.alone)
    nested = [(start, end) for outer, start, end in pairing.nested if outer not in alone]
    return _Marks(tuple(nested), tuple(sorted(alone)))


class PairsClosed(Record):
    """Every 《, “, （, 〔 and 【 is closed, and every closing mark has its opening one."""

    PROVIDES = frozenset({"mark", "partner", "words"})
    VARIANTS = frozenset({"opened", "closed"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each mark without a partner."""
        prose = prose_of(report)
        yield CheckedCount(1)
        # NOTE: straight quotation marks do not tell which side they are on.
        straight = [any(mark in p.text for mark in _STRAIGHT) for p in prose.passages]
        damaged_spans = merge_spans([damage.span for damage in report.damages])
        for position in _marks_of(prose).alone:
            mark = prose.text[position]
            is_damaged = is_within(damaged_spans, prose.span(position, position + 1).start)
            if is_damaged or (mark in "“”" and straight[prose.index(position)]):
                continue
            is_opener = mark in _OPENERS
            params = {
                "variant": "opened" if is_opener else "closed",
                "mark": mark,
                "partner": _OPENERS[mark] if is_opener else _CLOSERS[mark],
                "words": prose.text[max(0, position - 6) : position + 10].partition("\n")[0],
            }
            fix = _fix_closing(prose, position) if mark == "《" else None
            yield prose.problem(position, position + 1, params, {"found": mark}, fix=fix)


def _fix_closing(prose: Prose, opener: int) -> Fix | None:
    """Return the fix that closes a title whose closing mark was mistyped."""
    match = _MISTYPED.regex.match(prose.text, opener + 1)
    if match is None:
        return None
    edit = Edit(prose.span(*match.span(1)), "》")
    return Fix("unsafe", Message("checks.pairs.close_title_mark"), (edit,))


class TitleMarks(Record):
    """Title marks within title marks are 〈〉, and < > are none."""

    PROVIDES = frozenset({"words"})
    VARIANTS = frozenset({"nested", "angle"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each pair and what is nested in it; its fix changes the marks."""
        prose = prose_of(report)
        yield CheckedCount(1)
        for pairs in _outermost(_marks_of(prose).nested):
            yield _build_problem(prose, "nested", pairs, "〈〉")
        if "<" not in prose.text and "＜" not in prose.text:
            return
        quoted_spans = prose.find_quoted_spans()
        for match in _ANGLE.regex.finditer(prose.text):
            right = "〈〉" if is_within(quoted_spans, match.start()) else "《》"
            yield _build_problem(prose, "angle", [(match.start(), match.end() - 1)], right)


def _outermost(nested: tuple[tuple[int, int], ...]) -> list[list[tuple[int, int]]]:
    """Return the pairs in groups: each with all that stand within its first."""
    groups: list[list[tuple[int, int]]] = []
    for opener, closer in sorted(nested):
        if groups and opener < groups[-1][0][1]:
            groups[-1].append((opener, closer))
        else:
            groups.append([(opener, closer)])
    return groups


def _build_problem(prose: Prose, variant: str, pairs: list[tuple[int, int]], right: str) -> Problem:
    opener, closer = pairs[0]
    marks = sorted((place, right[side]) for pair in pairs for side, place in enumerate(pair))
    edits = tuple([Edit(prose.span(place, place + 1), mark) for place, mark in marks])
    fix = Fix("safe", Message("checks.pairs.write_mark", right=right), edits)
    params = {"variant": variant, "words": prose.text[opener : closer + 1]}
    return prose.problem(opener, closer + 1, params, fix=fix)
