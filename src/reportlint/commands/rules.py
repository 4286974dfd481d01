"""``reportlint rules``: the loaded rules, and the tests that stand in their files."""

from __future__ import annotations

from reportlint.api import chosen
from reportlint.commands import choices, screen
from reportlint.commands.sinks import Sink, complain
from reportlint.display.view import View
from reportlint.errors import RuleError
from reportlint.outputs import casereport, rulelist
from reportlint.rules.builtin import builtin, documentation, save
from reportlint.rules.select import select

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.arguments import Arguments
    from reportlint.ruletests.running import CaseResult

_PASSED, _FAILED, _BROKEN = 0, 1, 2


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


def test_rules(arguments: Arguments) -> int:
    """Run the tests of all rules, or of those named; fail if one does not come out as it says."""
    from reportlint.ruletests.running import run

    known = builtin()
    rules = select(known.rules, arguments.operands, extended=arguments.operands)
    sink = Sink(None)
    view = _view(sink, arguments)
    failed = cases = 0
    for result in run(rules if arguments.operands else known.rules, documentation(), known):
        cases += 1
        failed += bool(result.failure)
        sink.write(casereport.entry(_named(result), result.failure, view))
    sink.write(casereport.closing(cases, failed, view))
    save()
    if _told_faults(arguments.language):
        return _BROKEN
    return _FAILED if failed else _PASSED


def _named(result: CaseResult) -> str:
    name = f' "{result.name}"' if result.name else ""
    place = f"{result.path}:{result.line}"
    return f"{place}: {result.rule} {result.section}{name} ({result.format})"


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
