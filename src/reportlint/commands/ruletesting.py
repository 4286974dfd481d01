"""``reportlint rules test``: the tests in rule files, what they do not try, what slips through."""

from __future__ import annotations

from reportlint.commands import screen
from reportlint.commands.settings import here
from reportlint.commands.sinks import Sink, complain
from reportlint.errors import RuleError
from reportlint.faults import listed
from reportlint.outputs import casereport
from reportlint.rules.builtin import builtin, save
from reportlint.ruletests import coverage, mutating, subjects
from reportlint.ruletests.formats import ALL, QUICK
from reportlint.ruletests.running import run as results_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.arguments import Arguments
    from reportlint.display.view import View
    from reportlint.ruletests.mutating import Mutant
    from reportlint.ruletests.running import CaseResult
    from reportlint.ruletests.subjects import Subject

_PASSED, _FAILED, _BROKEN = 0, 1, 2


def run(arguments: Arguments) -> int:
    """Run the tests of all rules, or of those named; fail if one does not come out as it says."""
    arguments, project = here(arguments)
    subject = subjects.subject(arguments.operands, project)
    sink = Sink(None)
    view = screen.view(sink, arguments)
    bad = _cases(subject, ALL if arguments.last("--formats") == "all" else QUICK, sink, view)
    if arguments.has("--coverage"):
        bad += _coverage(subject, sink, view)
    if arguments.has("--mutate"):
        bad += _mutants(subject, sink, view)
    save()
    if subject.faults:
        complain(RuleError(listed(subject.faults)), view.language)
        return _BROKEN
    return _FAILED if bad else _PASSED


def _cases(subject: Subject, formats: tuple[str, ...], sink: Sink, view: View) -> int:
    failures = cases = 0
    for result in results_of(subject.rules, subject.docs, builtin(), formats):
        cases += 1
        failures += result.failure is not None
        sink.say(_told(result, view), coloured=view.colour)
    if cases or not subject.faults:
        sink.say(casereport.closing(cases, failures, view), coloured=view.colour)
    return failures


def _told(result: CaseResult, view: View) -> str:
    name = f" “{result.name}”" if result.name else ""
    place = f"{result.path}:{result.line}"
    case = f"{place}: {result.rule} {result.section}{name} ({result.format})"
    failure = result.failure
    if failure is None:
        return casereport.passed(case, view)
    language = view.language
    differences = [(gap.what[language], gap.wanted, gap.found) for gap in failure.gaps]
    return casereport.failed(case, failure.message[language], differences, view)


def _coverage(subject: Subject, sink: Sink, view: View) -> int:
    count = 0
    for lack in coverage.lacks(subject.rules, subject.docs, builtin()):
        count += 1
        place = f"{lack.path}:{lack.line}: {lack.rule}"
        sink.say(casereport.remark(place, lack.message[view.language], view), coloured=view.colour)
    if subject.rules:
        sink.say(casereport.covered(len(subject.rules), count, view), coloured=view.colour)
    return count


def _mutants(subject: Subject, sink: Sink, view: View) -> int:
    numbers = survivors = 0
    tried = mutating.mutants(subject.rules, subject.docs, subject.everything, builtin())
    for mutant in tried:
        numbers += 1
        survivors += not mutant.found
        if not mutant.found:
            sink.say(_survivor(mutant, view), coloured=view.colour)
    sink.say(casereport.mutated(numbers, survivors, view), coloured=view.colour)
    return survivors


def _survivor(mutant: Mutant, view: View) -> str:
    name = f" “{mutant.name}”" if mutant.name else ""
    place = f"{mutant.path}:{mutant.line}: {mutant.rule}{name}"
    change = f"{mutant.cell} {mutant.before} → {mutant.after}"
    zh = view.language == "zh"
    words = f"{change}：没有规则发现" if zh else f"{change}: no rule notices"
    return casereport.remark(place, words, view)
