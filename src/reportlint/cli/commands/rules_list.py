"""``reportlint rules list``: the loaded rules."""

from __future__ import annotations

from reportlint.cli import screen
from reportlint.cli.batch_run import told_faults
from reportlint.cli.commands.config import in_force
from reportlint.cli.sinks import Sink
from reportlint.config.project import docs_of
from reportlint.reporters.rules import rule_list
from reportlint.rules.builtin import save
from reportlint.rules.layers import settle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments

_BROKEN = 2


def list_rules(arguments: Arguments) -> int:
    """List the loaded rules, or those that a selection or a profile would run."""
    force = in_force(arguments)
    choosing = ("--select", "--extend-select", "--ignore", "--severity", "--profile")
    rules = force.rules
    if any(arguments.has(name) for name in choosing):
        rules = settle(rules, force.levels)
    language = force.arguments.language
    sink = Sink(None)
    if arguments.last("--output-format") == "json":
        sink.write(rule_list.render_json(rules, docs_of(force.project), language))
    else:
        view = screen.view(sink, force.arguments)
        sink.say(rule_list.render_table(rules, view), coloured=view.colour)
    save()
    faults = force.project.faults if force.project else ()
    return _BROKEN if told_faults(language, faults) else 0
