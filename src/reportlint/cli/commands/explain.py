"""``reportlint explain``: one rule, with examples from its own tests and what it says of them."""

from __future__ import annotations

from reportlint.cli import option_values, screen
from reportlint.cli.settings import load_current
from reportlint.cli.sinks import Sink
from reportlint.model.rule import RuleSet
from reportlint.reporters.rules.explanation import render_explanation
from reportlint.rules.builtin import load_builtin_rules, save_cache
from reportlint.ruletests.examples import find_examples
from reportlint.ruletests.rule_choice import find_subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments


def run(arguments: Arguments) -> int:
    """Explain the rule that the arguments name: a built-in one or one of the project's packs."""
    arguments, project = load_current(arguments)
    subject = find_subject((), project)
    rule = option_values.find_rule(arguments.operands[0], RuleSet(subject.rules))
    sink = Sink(None)
    view = screen.view(sink, arguments)
    doc = subject.docs[rule.id]
    examples = find_examples(rule, doc, load_builtin_rules(), view.language)
    sink.print_text(render_explanation(rule, doc, examples, view), has_colour=view.colour)
    save_cache()
    return 0
