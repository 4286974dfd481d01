"""``reportlint explain``: one rule, with examples from its own tests and what it says of them."""

from __future__ import annotations

from reportlint.cli import option_values, screen
from reportlint.cli.settings import here
from reportlint.cli.sinks import Sink
from reportlint.model.rule import RuleSet
from reportlint.reporters.rules.explanation import render_explanation
from reportlint.rules.builtin import builtin, save
from reportlint.ruletests.examples import examples_of
from reportlint.ruletests.rule_choice import subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments


def run(arguments: Arguments) -> int:
    """Explain the rule that the arguments name: a built-in one or one of the project's packs."""
    arguments, project = here(arguments)
    known = subject((), project)
    rule = option_values.rule_of(arguments.operands[0], RuleSet(known.rules))
    sink = Sink(None)
    view = screen.view(sink, arguments)
    doc = known.docs[rule.id]
    examples = examples_of(rule, doc, builtin(), view.language)
    sink.say(render_explanation(rule, doc, examples, view), coloured=view.colour)
    save()
    return 0
