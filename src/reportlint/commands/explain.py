"""``reportlint explain``: one rule, with examples from its own tests and what it says of them."""

from __future__ import annotations

from reportlint.arguments.suggestions import unknown
from reportlint.bilingual import Bilingual
from reportlint.commands import screen
from reportlint.commands.settings import here
from reportlint.commands.sinks import Sink
from reportlint.display.view import View
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
    word = arguments.operands[0]
    arguments, project = here(arguments)
    known = subject((), project)
    rules = RuleSet(known.rules)
    rule = rules.get(word) or rules.get(word.upper()) or rules.get(word.lower())
    if rule is None:
        names = [name for rule in rules for name in rule.words]
        raise unknown(Bilingual("规则", "rule"), word, names, "rules list")
    sink = Sink(None)
    colour = screen.coloured(sink, arguments.last("--color"))
    view = View(arguments.language, colour, screen.width(sink))
    doc = known.docs[rule.id]
    examples = examples_of(rule, doc, builtin(), view.language)
    sink.say(explained(rule, doc, examples, view), coloured=colour)
    save()
    return 0
