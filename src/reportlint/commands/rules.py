"""``reportlint rules list``: the loaded rules."""

from __future__ import annotations

from reportlint.api import chosen
from reportlint.commands import choices, screen
from reportlint.commands.sinks import Sink, complain
from reportlint.display.view import View
from reportlint.errors import RuleError
from reportlint.outputs import rulelist
from reportlint.rules.builtin import builtin, save

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.arguments import Arguments

_BROKEN = 2


def list_rules(arguments: Arguments) -> int:
    """List the loaded rules, or those that a selection would run."""
    choice = choices.choice_of(arguments)
    chosen_any = any(arguments.has(name) for name in ("--select", "--ignore", "--severity"))
    rules = chosen(choice) if chosen_any or choice.extend_select else builtin().rules
    sink = Sink(None)
    if arguments.last("--output-format") == "json":
        sink.write(rulelist.as_json(rules, arguments.language))
    else:
        sink.write(rulelist.table(rules, _view(sink, arguments)))
    save()
    return _BROKEN if _told_faults(arguments.language) else 0


def _view(sink: Sink, arguments: Arguments) -> View:
    return View(
        arguments.language,
        screen.coloured(sink, arguments.last("--color")),
        screen.width(sink),
        arguments.has("--quiet"),
        arguments.has("--verbose"),
    )


def _told_faults(language: str) -> bool:
    faults = builtin().faults
    if faults:
        complain(RuleError("\n".join(fault.told(language) for fault in faults)), language)
    return bool(faults)
