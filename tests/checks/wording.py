"""Built-in rules on single sentences."""

from __future__ import annotations

from reportlint.rules.builtin import load_builtin_rules
from tests.checks.prose import problems, report, words


def found(rule: str, overview: str) -> list[str]:
    """The words that a rule of the built-in ones finds in the prose of a report for 2024."""
    known = load_builtin_rules().rules.get(rule)
    assert known is not None
    draft = report("", overview)
    return [words(problem, draft) for problem in problems(known.build_check(), draft)]
