"""``reportlint explain``: one rule, with examples from its own tests and what it says of them."""

from __future__ import annotations

from reportlint.api import Choice, Options, evaluated
from reportlint.arguments import unknown
from reportlint.bilingual import Bilingual
from reportlint.commands import screen
from reportlint.commands.sinks import Sink
from reportlint.display.sketches import told
from reportlint.display.view import View
from reportlint.outputs.explain import Example, explained
from reportlint.rules.builtin import builtin, documentation, save
from reportlint.ruletests.formats import formats_of
from reportlint.ruletests.running import report_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.arguments import Arguments
    from reportlint.rules.cases import Case
    from reportlint.rules.model import Rule, RuleDoc

#: As many examples of either kind are shown, and as many messages of one.
_EXAMPLES, _MESSAGES = 3, 2


def run(arguments: Arguments) -> int:
    """Explain the rule that the arguments name."""
    word = arguments.operands[0]
    rules = builtin().rules
    rule = rules.get(word) or rules.get(word.upper()) or rules.get(word.lower())
    if rule is None:
        known = [name for rule in rules for name in rule.words]
        raise unknown(Bilingual("规则", "rule"), word, known, "rules list")
    sink = Sink(None)
    colour = screen.coloured(sink, arguments.last("--color"))
    view = View(arguments.language, colour, screen.width(sink))
    doc = documentation()[rule.id]
    sink.write(explained(rule, doc, tuple(_examples(rule, doc, arguments.language)), view))
    save()
    return 0


def _examples(rule: Rule, doc: RuleDoc, language: str) -> Iterator[Example]:
    forms = builtin().forms
    for section in ("fail", "pass"):
        cases = [case for case in doc.tests if case.section == section]
        for case in cases[:_EXAMPLES]:
            messages = _messages(rule, case, language) if section == "fail" else ()
            yield Example(told(case.sketch, forms, language), messages)


def _messages(rule: Rule, case: Case, language: str) -> tuple[str, ...]:
    """Give what the rule says of a case, in the first format in which it says something."""
    options = Options(Choice(), case.sketch.expected_year, language)
    for written in formats_of(case.sketch):
        report = report_of(case.sketch, written, builtin())
        findings = evaluated(report, (rule,), options).findings
        if findings:
            return tuple(finding.message for finding in findings[:_MESSAGES])
    return ()
