"""Makes findings of problems: severity, words, place in people's terms, and a fingerprint."""

from __future__ import annotations

from reportlint.engine.ocr_confidence import NOTE, RecognisedText
from reportlint.model.document import LineIndex, Span
from reportlint.model.finding import Finding, Location
from reportlint.model.fingerprint import build_similarity_key, make_fingerprint
from reportlint.model.message_template import parse_template, render
from reportlint.support.localized_text import Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
        # NOTE: what a picture seems to say may be misread: worth a look, not the last word.
        misread = severity == "error" and self._recognised_text.covers(rule.id, problem.span)
        return "warning" if misread else severity

    def _build_closing(self, rule: Rule, others: list[Problem], severity: str) -> Finding:
        """Return the finding that stands for those that are not listed, at the first of them."""
        message = Message(
            "engine.finding_builder.more_findings",
            title=rule.title[self._language],
            count=len(others),
        )[self._language]
        finding = self._build_finding(rule, replace(others[0], fix=None, related=()), severity)
        return replace(finding, message=message, values={"more": str(len(others))})

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
            rule.remedy,
        )

    def _build_message(self, rule: Rule, problem: Problem) -> str:
        params = problem.params
        variant = params.get("variant", "")
        text = rule.messages[variant if isinstance(variant, str) else ""][self._language]
        note = NOTE[self._language] if self._recognised_text.covers(rule.id, problem.span) else ""
        origins = "".join(words[self._language] for words in rule.origins)
        return (
            self._fill(text, params) + self._describe_blanks(params.get("blanks")) + origins + note
        )

    def _fill(self, text: str, params: Mapping[str, object]) -> str:
        template = self._templates.get(text)
        if template is None:
            template = self._templates[text] = parse_template(text)
        return render(template, params, self._language)

    def _describe_blanks(self, count: object) -> str:
        if not isinstance(count, int) or count <= 0:
            return ""
        if self._language == "zh":
            return f"（空白按0计，共 {count} 格）"
        return f" (blank cells counted as 0: {count})"

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
