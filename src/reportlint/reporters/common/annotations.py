"""What a reviewer writes beside the words: what to do, on a finding, on the draft as a whole."""

from __future__ import annotations

from reportlint.model.finding import summarize_file
from reportlint.reporters.common import add_label, format_count, name_rule, name_severity
from reportlint.reporters.common.explanation import BASIS, REMEDY, format_basis
from reportlint.reporters.common.screen import make_visible
from reportlint.reporters.common.summary import summarise_unassessed
from reportlint.support.localized_text import Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.rule import RuleDoc
    from reportlint.reporters.common import View
    from reportlint.support.localized_text import LocalizedText

#: Who the comments are by.
AUTHOR, INITIALS = "reportlint", "rl"


class Advice:
    """Advises on the findings of one draft, in their order."""

    def __init__(self, view: View) -> None:
        """Take the language and the rules' documentation."""
        self._view = view
        self._explained_rules: set[str] = set()
        self._advised_rules: set[str] = set()

    def first_doc(self, rule: str) -> RuleDoc | None:
        """Return a rule's documentation the first time it is asked for, to be told once."""
        doc = None if rule in self._explained_rules else self._view.doc(rule)
        self._explained_rules.add(rule)
        return doc

    def on(self, finding: Finding) -> tuple[str, str] | None:
        """Return a label and what to do; None where there is nothing, or it was said before."""
        language = self._view.language
        if finding.fix is not None:
            return Message("reporters.advice.possible_fix")[language], finding.fix.title[language]
        advice = finding.advice(self._view.doc(finding.rule))
        if advice is None or finding.rule in self._advised_rules:
            return None
        self._advised_rules.add(finding.rule)
        return REMEDY[language], advice[language]


class CommentWriter:
    """Words the comments on one draft; a rule is explained in the first comment on it."""

    def __init__(self, view: View) -> None:
        """Take the language and the rules' documentation."""
        self._language = view.language
        self._advice = Advice(view)

    def lines_on(self, finding: Finding) -> tuple[str, ...]:
        """Return the lines on a finding: level and rule, the message, what to do, and why."""
        return tuple(map(make_visible, self._lines(finding)))

    def _lines(self, finding: Finding) -> Iterator[str]:
        language, doc = self._language, self._advice.first_doc(finding.rule)
        word = name_severity(finding.severity, language)
        yield f"{word} {finding.rule} {name_rule(finding, language)}"
        if doc is not None:
            yield doc.looks_for[language]
        yield finding.message
        advice = self._advice.on(finding)
        if advice is not None:
            yield add_label(*advice, language)
        if doc is not None and doc.basis:
            yield add_label(BASIS[language], format_basis(doc, language), language)


def summarise_draft(result: FileResult, view: View) -> tuple[str, ...]:
    """Return the lines on a draft as a whole: what was found, what was not assessed and why."""
    kinds = (("errors", "error"), ("warnings", "warning"), ("infos", "info"))
    counts = ((noun, result.count(severity)) for noun, severity in kinds)
    parts = tuple(format_count(count, noun, view.language) for noun, count in counts if count)
    words = Message("reporters.words.sentence", words=parts)
    lines: list[LocalizedText] = [words if parts else Message("reporters.html.no_findings")]
    if result.not_assessed:
        lines.append(summarise_unassessed(summarize_file(result), replace(view, verbose=True)))
    if result.suppressed:
        lines.append(Message("reporters.advice.suppressed", count=result.suppressed))
    return ("reportlint", *(make_visible(line[view.language]) for line in lines))
