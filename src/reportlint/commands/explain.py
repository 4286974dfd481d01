"""``reportlint explain``: one rule, with examples from its own tests and what it says of them."""

from __future__ import annotations

from reportlint.commands import choices, screen
from reportlint.commands.settings import here
from reportlint.commands.sinks import Sink
from reportlint.outputs.explain import explained
from reportlint.rules.builtin import builtin, save
from reportlint.rules.model import RuleSet
from reportlint.ruletests.examples import examples_of
from reportlint.ruletests.subjects import subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.arguments import Arguments


def run(arguments: Arguments) -> int:
    """Explain the rule that the arguments name: a built-in one or one of the project's packs."""
    arguments, project = here(arguments)
    known = subject((), project)
    rule = choices.rule_of(arguments.operands[0], RuleSet(known.rules))
    sink = Sink(None)
    view = screen.view(sink, arguments)
    doc = known.docs[rule.id]
    examples = examples_of(rule, doc, builtin(), view.language)
    sink.say(explained(rule, doc, examples, view), coloured=view.colour)
    save()
    return 0
