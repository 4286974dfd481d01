"""``reportlint rules test``: the tests in rule files, what they do not try, what slips through."""

from __future__ import annotations

from reportlint.cli.settings import load_current, print_warnings
from reportlint.cli.sinks import Sink, make_view, print_errors
from reportlint.reporters.rules import test_results
from reportlint.rules.builtin import load_builtin_rules, save_cache
from reportlint.ruletests import coverage, mutation, rule_choice
from reportlint.ruletests.formats import ALL, QUICK
from reportlint.ruletests.runner import run_cases
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments
    from reportlint.reporters.common import View
    from reportlint.ruletests.mutation import Mutant
    from reportlint.ruletests.rule_choice import RuleSubject
    from reportlint.ruletests.runner import CaseResult

_PASSED, _FAILED, _BROKEN = 0, 1, 2


def run(arguments: Arguments) -> int:
    """Run the tests of all rules, or of those named; fail if one does not come out as it says."""
    arguments, project = load_current(arguments)
    subject = rule_choice.find_subject(arguments.operands, project)
    print_warnings(arguments, (subject,))
    sink = Sink(None)
    view = make_view(sink, arguments)
    bad = _run_cases(subject, ALL if arguments.get("--formats") == "all" else QUICK, sink, view)
    if arguments.has("--coverage"):
        bad += _run_coverage(subject, sink, view)
    if arguments.has("--mutate"):
        bad += _run_mutants(subject, sink, view)
    save_cache()
    if subject.source_errors:
        print_errors(subject.source_errors, view.language)
        return _BROKEN
    return _FAILED if bad else _PASSED


def _run_cases(subject: RuleSubject, formats: tuple[str, ...], sink: Sink, view: View) -> int:
    failures = cases = 0
    for result in run_cases(subject.rules, subject.docs, load_builtin_rules(), formats):
        cases += 1
        failures += result.failure is not None
        sink.print_text(_format_result(result, view), has_colour=view.colour)
    if cases or not subject.source_errors:
        sink.print_text(test_results.render_summary(cases, failures, view), has_colour=view.colour)
    return failures


def _format_result(result: CaseResult, view: View) -> str:
    name = f" “{result.name}”" if result.name else ""
    place = f"{result.path}:{result.line}"
    case = f"{place}: {result.rule} {result.section}{name} ({result.format})"
    failure = result.failure
    if failure is None:
        return test_results.render_pass(case, view)
    language = view.language
    differences = [(gap.what[language], gap.expected_text, gap.actual_text) for gap in failure.gaps]
    return test_results.render_failure(case, failure.message[language], differences, view)


def _run_coverage(subject: RuleSubject, sink: Sink, view: View) -> int:
    count = 0
    for lack in coverage.find_gaps(subject.rules, subject.docs, load_builtin_rules()):
        count += 1
        place = f"{lack.path}:{lack.line}: {lack.rule}"
        note = test_results.render_note(place, lack.message[view.language], view)
        sink.print_text(note, has_colour=view.colour)
    if subject.rules:
        words = test_results.render_coverage(len(subject.rules), count, view)
        sink.print_text(words, has_colour=view.colour)
    return count


def _run_mutants(subject: RuleSubject, sink: Sink, view: View) -> int:
    numbers = survivors = 0
    mutants = mutation.generate_mutants(
        subject.rules, subject.docs, subject.all_rules, load_builtin_rules()
    )
    for mutant in mutants:
        numbers += 1
        survivors += not mutant.is_detected
        if not mutant.is_detected:
            sink.print_text(_format_survivor(mutant, view), has_colour=view.colour)
    sink.print_text(test_results.render_mutations(numbers, survivors, view), has_colour=view.colour)
    return survivors


def _format_survivor(mutant: Mutant, view: View) -> str:
    name = f" “{mutant.name}”" if mutant.name else ""
    place = f"{mutant.path}:{mutant.line}: {mutant.rule}{name}"
    change = f"{mutant.cell} {mutant.before} → {mutant.after}"
    message = Message("cli.rules_test.unnoticed", change=change)
    return test_results.render_note(place, message[view.language], view)
