"""``reportlint rules list``: the loaded rules."""

from __future__ import annotations

from reportlint.cli import screen
from reportlint.cli.batch_run import print_source_errors
from reportlint.cli.commands.config import resolve_config
from reportlint.cli.sinks import Sink
from reportlint.config.project import collect_docs
from reportlint.reporters.rules import rule_list
from reportlint.rules.builtin import save_cache
from reportlint.rules.layers import apply_layers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments

_BROKEN = 2


def list_rules(arguments: Arguments) -> int:
    """List the loaded rules, or those that a selection or a profile would run."""
    resolved_config = resolve_config(arguments)
    choosing = ("--select", "--extend-select", "--ignore", "--severity", "--profile")
    rules = resolved_config.rules
    if any(arguments.has(name) for name in choosing):
        rules = apply_layers(rules, resolved_config.layers)
    language = resolved_config.arguments.language
    sink = Sink(None)
    if arguments.get("--output-format") == "json":
        sink.write(rule_list.render_json(rules, collect_docs(resolved_config.project), language))
    else:
        view = screen.view(sink, resolved_config.arguments)
        sink.print_text(rule_list.render_table(rules, view), has_colour=view.colour)
    save_cache()
    errors = resolved_config.project.source_errors if resolved_config.project else ()
    return _BROKEN if print_source_errors(language, errors) else 0
