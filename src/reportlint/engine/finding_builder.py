"""Makes findings of problems: severity, words, place in people's terms, and a fingerprint."""

from __future__ import annotations

from reportlint.model.document import NO_WORDS, OCR_NOT_INSTALLED, SMALL_PICTURE, LineIndex, Span
from reportlint.model.finding import Finding, Location
from reportlint.model.fingerprint import build_similarity_key, make_fingerprint
from reportlint.model.message_template import FilledText, has_placeholders, parse_template, render
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import fields_of, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.document import Document
    from reportlint.model.message_template import MessageTemplate
    from reportlint.model.problem import Fix, Place, Problem
    from reportlint.model.report import Report
    from reportlint.model.rule import Rule


#: So many findings of a rule and a severity are listed for one draft, and so many related places
#: of one finding; the rest is counted.
MOST = 200


class FindingBuilder:
    """Builds the findings of one report."""

    def __init__(self, report: Report, language: str) -> None:
        """Take the report and the language of messages."""
        self._text = report.document.text
        self._positions = LineIndex(report.document)
        self._language = language
        self._recognised_text = RecognisedText(report.document)
        self._templates: dict[str, MessageTemplate] = {}

    def build_findings(self, rule: Rule, problems: Iterable[Problem]) -> Iterator[Finding]:
        """Return a rule's findings, still without fingerprints; those beyond MOST are one."""
        groups: dict[str, list[Problem]] = {}
        for problem in problems:
            groups.setdefault(self._choose_severity(rule, problem), []).append(problem)
        groups.pop("off", None)
        for severity, group in groups.items():
            if len(group) > MOST:
                group.sort(key=lambda problem: (problem.span.start, problem.span.end))
            for problem in group[:MOST]:
                yield self._build_finding(rule, problem, severity)
            if len(group) > MOST:
                yield self._build_closing(rule, group[MOST:], severity)

    def _choose_severity(self, rule: Rule, problem: Problem) -> str:
        severity = rule.severity_when.get(problem.condition, rule.severity)
        # NOTE: what a picture seems to say, or a sentence but for a word that no list knows, may be
        # misread: worth a look, not the last word.
        doubtful = problem.skipped_words or self._recognised_text.covers(rule.id, problem.span)
        return "warning" if severity == "error" and doubtful else severity

    def _build_closing(self, rule: Rule, others: list[Problem], severity: str) -> Finding:
        """Return the finding that stands for those that are not listed, at the first of them."""
        count = len(others)
        message = Message("engine.finding_builder.more_findings", title=rule.title, count=count)
        finding = self._build_finding(rule, replace(others[0], fix=None, related=()), severity)
        return replace(finding, message=message[self._language], values={"more": str(count)})

    def _build_finding(self, rule: Rule, problem: Problem, severity: str) -> Finding:
        related = problem.related[:MOST]
        nowhere = Span(problem.span.start, problem.span.start)
        return Finding(
            rule.id,
            rule.name,
            rule.title,
            severity,
            self._build_message(rule, problem),
            "",
            self._build_location(problem.span, problem.place),
            tuple(self._build_location(item.span or nowhere, item.place) for item in related),
            tuple(item.value for item in related),
            problem.values,
            _limit_fix(rule, problem.fix),
            problem.span,
            _fill_remedy(rule, problem),
        )

    def _build_message(self, rule: Rule, problem: Problem) -> str:
        params = problem.params
        variant = params.get("variant", "")
        text = rule.messages[variant if isinstance(variant, str) else ""][self._language]
        template = self._templates.get(text)
        if template is None:
            template = self._templates[text] = parse_template(text)
        notes: list[LocalizedText] = []
        blanks = params.get("blanks")
        if isinstance(blanks, int) and blanks > 0:
            notes.append(Message("engine.finding_builder.blanks_as_zero", count=blanks))
        if problem.skipped_words:
            notes.append(
                Message("engine.finding_builder.skipped_words", words=problem.skipped_words)
            )
        notes += rule.origins
        if self._recognised_text.covers(rule.id, problem.span):
            notes.append(_NOTE)
        words = [note[self._language] for note in notes]
        return "".join((render(template, params, self._language), *words))

    def _build_location(self, span: Span, place: Place) -> Location:
        anchor = self._positions.anchor_at(span.start)
        return Location(
            *self._positions.locate_span(span),
            anchor.page,
            anchor.paragraph,
            anchor.table,
            anchor.cell,
            anchor.source_line,
            place.part,
            place.table,
            place.row,
            place.column,
            span.cut(self._text),
        )


def _fill_remedy(rule: Rule, problem: Problem) -> LocalizedText | None:
    """Return the remedy that a rule brings along; it may name its parameters, too."""
    if rule.remedy is None or not has_placeholders(rule.remedy):
        return rule.remedy
    parameters = zip(fields_of(fetch(rule.target)), rule.values, strict=True)
    return FilledText(rule.remedy, {**dict(parameters), **problem.params})


def _limit_fix(rule: Rule, fix: Fix | None) -> Fix | None:
    """Return the fix as the rule allows it: not at all, or no safer than it says."""
    if fix is None or rule.fix == "none":
        return None
    return replace(fix, safety="unsafe") if rule.fix == "unsafe" else fix


def sort_and_fingerprint(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by place and rule and give each its fingerprint."""
    counts: dict[str, int] = {}
    results = []
    for finding in sorted(findings, key=sort_key):
        location = finding.location
        like = build_similarity_key(finding.rule, location.place, location.text, finding.values)
        counts[like] = counts.get(like, 0) + 1
        results.append(replace(finding, fingerprint=make_fingerprint(like, counts[like])))
    return tuple(results)


def sort_key(finding: Finding) -> tuple[object, ...]:
    """Return what findings are sorted by: place and rule; beyond that the check's order stays."""
    return finding.span.start, finding.span.end, finding.rule


#: Rules (ids and what they start with) about single characters, signs and wordings: such reading
#: takes one for another.
_EXACT = (
    *("W", "C107", "R102", "R106", "S104", "S205", "S217", "S218", "T103", "T108", "I109", "I110"),
)
#: Rules that speak of the file or of its reading, and one whose numbers prove themselves.
_AS_THEY_ARE = ("R101", "R103", "R104", "R105", "D101")

#: What is added to a message about such words.
_NOTE = Message("engine.ocr_confidence.compare_original")


class RecognisedText:
    """Which words of a document were read from pictures."""

    __slots__ = ("_doubtful", "_spans")

    def __init__(self, document: Document) -> None:
        """Take the document's marks."""
        marks = document.marks
        self._spans = [mark.span for mark in marks if mark.kind == "recognised"]
        self._doubtful = [mark.span for mark in marks if mark.kind == "doubtful"]

    def find_doubt(self, rule: str, problem: Problem) -> LocalizedText | None:
        """Say why a problem cannot be judged; None where it can."""
        if not self.covers(rule, problem.span):
            return None
        if rule.startswith(_EXACT):
            return Message("engine.ocr_confidence.wording_not_judged")
        if any(_overlaps(problem.span, span) for span in self._doubtful):
            return Message("engine.ocr_confidence.unclear_text")
        return None

    def covers(self, rule: str, span: Span) -> bool:
        """Whether what a rule says of words must be read as said of a reading."""
        return not rule.startswith(_AS_THEY_ARE) and any(
            _overlaps(span, own) for own in self._spans
        )


def is_mere_picture(document: Document) -> bool:
    """Whether an image file is one of something else: too small for a page, or without words.

    Where nothing reads the words, no picture is more than that.
    """
    reasons = (SMALL_PICTURE, NO_WORDS, OCR_NOT_INSTALLED)
    return all(mark.kind == "page-without-text" and mark.text in reasons for mark in document.marks)


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < max(one.end, one.start + 1)
