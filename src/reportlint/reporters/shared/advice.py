"""What to do about findings, in words: the fix of each, or what its rule says, once a rule."""

from __future__ import annotations

from reportlint.reporters.shared.explanation import REMEDY
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import Finding
    from reportlint.reporters.shared.view import View


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
