"""What a reviewer writes beside the words: what to do, on a finding, on the draft as a whole."""

from __future__ import annotations

from reportlint.model.run_summary import summarize_file
from reportlint.reporters.shared import SEVERITY_WORDS, format_count, name_rule
from reportlint.reporters.shared.explanation import BASIS, REMEDY, format_basis
from reportlint.reporters.shared.screen import make_visible
from reportlint.reporters.shared.summary import summarise_unassessed
from reportlint.support.localized_text import Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.rule import RuleDoc
    from reportlint.reporters.shared import View


class Advice:
    """Advises on the findings of one draft, in their order."""

    def __init__(self, view: View) -> None:
        """Take the language and the rules' documentation."""
        self._view = view
        self._advised_rules: set[str] = set()

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


def labelled(label: str, words: str, language: str) -> str:
    """Return words behind what they are."""
    return f"{label}：{words}" if language == "zh" else f"{label}: {words}"


#: Who the comments are by.
AUTHOR, INITIALS = "reportlint", "rl"


class CommentWriter:
    """Words the comments on one draft; a rule is explained in the first comment on it."""

    def __init__(self, view: View) -> None:
        """Take the language and the rules' documentation."""
        self._view = view
        self._explained_rules: set[str] = set()
        self._advice = Advice(view)

    def lines_on(self, finding: Finding) -> tuple[str, ...]:
        """Return the lines on a finding: level and rule, the message, what to do, and why."""
        doc = None if finding.rule in self._explained_rules else self._view.doc(finding.rule)
        self._explained_rules.add(finding.rule)
        return tuple(map(make_visible, self._lines(finding, doc)))

    def _lines(self, finding: Finding, doc: RuleDoc | None) -> Iterator[str]:
        language = self._view.language
        word = SEVERITY_WORDS[finding.severity][language]
        yield f"{word} {finding.rule} {name_rule(finding, language)}"
        if doc is not None:
            yield doc.looks_for[language]
        yield finding.message
        advice = self._advice.on(finding)
        if advice is not None:
            yield labelled(*advice, language)
        if doc is not None and doc.basis:
            yield labelled(BASIS[language], format_basis(doc, language), language)


def summarise_draft(result: FileResult, view: View) -> tuple[str, ...]:
    """Return the lines on a draft as a whole: what was found, what was not assessed and why."""
    language, zh = view.language, view.language == "zh"
    counts = (
        (result.count("error"), "个错误", "error"),
        (result.count("warning"), "个警告", "warning"),
        (result.count("info"), "个提示", "info"),
    )
    parts = [format_count(count, noun, word, language) for count, noun, word in counts if count]
    count_text = ("、" if zh else ", ").join(parts)
    lines = [
        f"{count_text}{'。' if zh else '.'}"
        if count_text
        else Message("reporters.html.no_findings")[language]
    ]
    if result.not_assessed:
        lines.append(summarise_unassessed(summarize_file(result), replace(view, verbose=True)))
    if result.suppressed:
        n = result.suppressed
        lines.append(f"另有 {n} 个问题已抑制。" if zh else f"{n} suppressed.")
    return ("reportlint", *map(make_visible, lines))
