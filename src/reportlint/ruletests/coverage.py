"""What the tests of rules leave untried: outcomes, messages, levels, rules that never speak."""

from __future__ import annotations

from reportlint.checks import KINDS
from reportlint.model.problem import Problem
from reportlint.ruletests.formats import formats_of
from reportlint.ruletests.runner import context_of, report_of
from reportlint.support.errors import RuleError
from reportlint.support.lazy_import import fetch
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.model.rule_test import Case
    from reportlint.rules.builtin import Builtin

_NO_CASE = {
    "pass": Bilingual("没有通过的测试（pass）", "no case that passes"),
    "fail": Bilingual("没有报告的测试（fail）", "no case that fails"),
    "not-assessed": Bilingual(
        "有 when，却没有未判定的测试（not-assessed）",
        "it has a when, but no case not-assessed",
    ),
}
_SILENT = Bilingual("没有任何测试使它报告", "no case makes it speak")
_SENTENCE = Bilingual("没有测试用到提示“{name}”", "no case brings up the message “{name}”")
_CONDITION = Bilingual(
    "没有测试用到 severity-when 的“{name}”", "no case brings up “{name}” of severity-when"
)


class Lack(Record):
    """What is not tried of a rule; ``path`` and ``line`` are where the rule stands."""

    rule: str
    path: str
    line: int
    message: Bilingual


def lacks(rules: Iterable[Rule], docs: Mapping[str, RuleDoc], builtin: Builtin) -> Iterator[Lack]:
    """Give everything that the tests of the rules leave untried."""
    for rule in rules:
        doc = docs[rule.id]
        for message in (*_sections(rule, doc), *_spoken(rule, doc, builtin)):
            yield Lack(rule.id, doc.path, doc.line, message)


def _sections(rule: Rule, doc: RuleDoc) -> Iterator[Bilingual]:
    there = {case.section for case in doc.tests}
    needed = ["pass", "fail"]
    if getattr(rule.check(), "when", None) is not None:
        needed.append("not-assessed")
    yield from (_NO_CASE[section] for section in needed if section not in there)


def _spoken(rule: Rule, doc: RuleDoc, builtin: Builtin) -> Iterator[Bilingual]:
    """Tell which of the things that a rule can say no failing case makes it say."""
    problems = [
        problem
        for case in doc.tests
        if case.section == "fail"
        for problem in _problems(rule, case, builtin)
    ]
    if not problems:
        yield _SILENT
        return
    kind = fetch(KINDS[doc.kind])
    said = {problem.params.get("variant", "") for problem in problems}
    for name in sorted(set(rule.messages) - said if getattr(kind, "VARIANTS", None) else ()):
        yield _SENTENCE.format(name=name)
    met = {problem.condition for problem in problems}
    for name in sorted(set(rule.severity_when) - met):
        yield _CONDITION.format(name=name)


def _problems(rule: Rule, case: Case, builtin: Builtin) -> tuple[Problem, ...]:
    """Give what a rule finds in a case, in the first format in which it finds anything."""
    for form in formats_of(case.sketch):
        try:
            report = report_of(case.sketch, form, builtin)
        except RuleError:
            continue  # the case itself fails, and says why
        results = rule.check().run(report, context_of(report, case.sketch, builtin))
        found = tuple(result for result in results if isinstance(result, Problem))
        if found:
            return found
    return ()
