"""What a reviewer writes beside the words: on a finding, and on the draft as a whole."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.display.summary import unassessed
from reportlint.display.width import visible
from reportlint.display.words import SEVERITY_WORDS, counted
from reportlint.records import replace
from reportlint.totals import totals_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.display.view import View
    from reportlint.findings import FileResult, Finding

#: Who the remarks are by.
AUTHOR, INITIALS = "reportlint", "rl"
_FIX = Bilingual("建议修改：", "Possible fix: ")
_REMEDY = Bilingual("如何改正：", "What to do: ")
_CLEAN = Bilingual("没有发现问题。", "Nothing was found.")


class Remarks:
    """Words the remarks on one draft; what to do about a rule is told once."""

    def __init__(self, view: View) -> None:
        """Take the language and the remedies."""
        self._view = view
        self._explained: set[str] = set()

    def on(self, finding: Finding) -> tuple[str, ...]:
        """Give the lines on a finding: level and rule, the message, what to do."""
        word = SEVERITY_WORDS[finding.severity][self._view.language]
        lines = (f"{word} {finding.rule} {finding.name}", finding.message, *self._advice(finding))
        return tuple(map(visible, lines))

    def _advice(self, finding: Finding) -> Iterator[str]:
        language = self._view.language
        if finding.fix is not None:
            yield _FIX[language] + finding.fix.title[language]
            return
        remedy = self._view.remedy(finding.rule)
        if remedy is not None and finding.rule not in self._explained:
            yield _REMEDY[language] + remedy[language]
        self._explained.add(finding.rule)


def overview(result: FileResult, view: View) -> tuple[str, ...]:
    """Give the lines on a draft as a whole: what was found, what was not assessed and why."""
    language, zh = view.language, view.language == "zh"
    counts = (
        (result.count("error"), "个错误", "error"),
        (result.count("warning"), "个警告", "warning"),
        (result.count("info"), "个提示", "info"),
    )
    told = [counted(count, noun, word, language) for count, noun, word in counts if count]
    found = ("、" if zh else ", ").join(told)
    lines = [f"{found}{'。' if zh else '.'}" if found else _CLEAN[language]]
    if result.not_assessed:
        lines.append(unassessed(totals_of(result), replace(view, verbose=True)))
    if result.suppressed:
        n = result.suppressed
        lines.append(f"另有 {n} 个问题已抑制。" if zh else f"{n} suppressed.")
    return ("reportlint", *map(visible, lines))
