"""Findings drawn for a terminal: head, message, the words they speak of, the table around them."""

from __future__ import annotations

from reportlint.reporters.shared.advice import Advice, labelled
from reportlint.reporters.shared.style import SEVERITY_COLOURS, rule_linked, styled
from reportlint.reporters.shared.width import columns, visible
from reportlint.reporters.shared.words import SEVERITY_WORDS, called, position
from reportlint.reporters.shared.wrapping import wrapped
from reportlint.reporters.terminal.excerpt import excerpt
from reportlint.reporters.terminal.neighbourhood import neighbourhood
from reportlint.reporters.terminal.quotation import quoted
from reportlint.reporters.terminal.related import related_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, Finding
    from reportlint.reporters.shared.view import View

#: The columns before a finding's head, and before everything that belongs to it.
_HEAD, _INDENT = 2, 4
#: The columns before the drawing of a table.
_TABLE = 6
#: Narrower screens get no table.
_NARROWEST = 50
#: How far a line goes in that continues the one above it.
_HANGING = 2


def drawn(result: FileResult, view: View) -> str:
    """Return a file's findings, with an empty line between them."""
    advice = Advice(view)
    lines: list[str] = []
    for finding in result.findings:
        lines += [""] if lines else []
        lines += _lines(finding, result, view)
        told = advice.on(finding)
        if told is not None:
            lines += _said(visible(labelled(*told, view.language)), view)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(finding: Finding, result: FileResult, view: View) -> Iterator[str]:
    yield from _head(finding, view)
    yield from _said(visible(finding.message), view)
    yield from _quote(finding, result, view)
    found = None
    if view.width >= _NARROWEST:
        found = neighbourhood(finding, result, view, view.width - _TABLE)
    if found is not None:
        table = excerpt(found, finding.severity, view)
        yield from (" " * _TABLE + line for line in table)
    dimmed = related_lines(finding, result, view, found)
    yield from (" " * _INDENT + styled(line, "dim", view) for line in dimmed)


def _head(finding: Finding, view: View) -> Iterator[str]:
    """Give severity, rule and place; the place on lines of its own where there is no room."""
    language = view.language
    severity = SEVERITY_WORDS[finding.severity][language]
    colour = SEVERITY_COLOURS[finding.severity]
    name = visible(called(finding, language))
    place = position(finding.location, language)
    rule = rule_linked(styled(finding.rule, "bold", view), finding.rule, view)
    shown = f"{styled(severity, f'bold {colour}', view)} {rule}"
    lead = f"{severity} {finding.rule} "
    if columns(lead + name + place) + _HEAD + 2 <= view.width:
        yield " " * _HEAD + shown + styled(f" {name}  ", "dim", view) + styled(place, "cyan", view)
        return
    first, *rest = wrapped(lead + name, view.width - _HEAD, _HANGING)
    yield " " * _HEAD + shown + styled(first[len(lead) - 1 :], "dim", view)
    yield from (" " * _HEAD + styled(line, "dim", view) for line in rest)
    for line in wrapped(place, view.width - _INDENT, _HANGING):
        yield " " * _INDENT + styled(line, "cyan", view)


def _quote(finding: Finding, result: FileResult, view: View) -> Iterator[str]:
    if result.report is None:
        return
    text = result.report.document.text
    gutter = max(len(str(finding.location.end_line)), 3)
    room = max(view.width - _INDENT - gutter - 3, 20)
    colour = SEVERITY_COLOURS[finding.severity]
    for line in quoted(text, finding.span, finding.location.line, room):
        yield styled(f"    {line.number:>{gutter}} │ ", "dim", view) + line.text
        mark = styled("^" * line.marked, f"bold {colour}", view)
        yield styled(f"    {'':{gutter}} │ ", "dim", view) + " " * line.before + mark


def _said(words: str, view: View) -> Iterator[str]:
    hanging = _HANGING if view.width < _NARROWEST else 0
    for line in wrapped(words, view.width - _INDENT, hanging):
        yield " " * _INDENT + line
