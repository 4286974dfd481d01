"""Findings drawn for a terminal: head, message, the words they speak of, the table around them."""

from __future__ import annotations

from reportlint.reporters.shared import SEVERITY_WORDS, format_position, name_rule
from reportlint.reporters.shared.annotations import Advice, labelled
from reportlint.reporters.shared.screen import (
    SEVERITY_COLOURS,
    apply_style,
    count_columns,
    link_rule,
    make_visible,
    wrap_text,
)
from reportlint.reporters.terminal.excerpt import render_excerpt
from reportlint.reporters.terminal.neighbourhood import find_neighbourhood
from reportlint.reporters.terminal.quotation import quote_lines
from reportlint.reporters.terminal.related import describe_related

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, Finding
    from reportlint.reporters.shared import View

#: The columns before a finding's head, and before everything that belongs to it.
_HEAD, _INDENT = 2, 4
#: The columns before the drawing of a table.
_TABLE = 6
#: Narrower screens get no table.
_NARROWEST = 50
#: How far a line goes in that continues the one above it.
_HANGING = 2


def render_findings(result: FileResult, view: View) -> str:
    """Return a file's findings, with an empty line between them."""
    advice = Advice(view)
    lines: list[str] = []
    for finding in result.findings:
        lines += [""] if lines else []
        lines += _lines(finding, result, view)
        words = advice.on(finding)
        if words is not None:
            lines += _message_lines(make_visible(labelled(*words, view.language)), view)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(finding: Finding, result: FileResult, view: View) -> Iterator[str]:
    yield from _head(finding, view)
    yield from _message_lines(make_visible(finding.message), view)
    yield from _quote(finding, result, view)
    neighbourhood = None
    if view.width >= _NARROWEST:
        neighbourhood = find_neighbourhood(finding, result, view, view.width - _TABLE)
    if neighbourhood is not None:
        table = render_excerpt(neighbourhood, finding.severity, view)
        yield from (" " * _TABLE + line for line in table)
    related = describe_related(finding, result, view, neighbourhood)
    yield from (" " * _INDENT + apply_style(line, "dim", view) for line in related)


def _head(finding: Finding, view: View) -> Iterator[str]:
    """Return severity, rule and place; the place on lines of its own where there is no room."""
    language = view.language
    severity = SEVERITY_WORDS[finding.severity][language]
    colour = SEVERITY_COLOURS[finding.severity]
    name = make_visible(name_rule(finding, language))
    place = format_position(finding.location, language)
    rule = link_rule(apply_style(finding.rule, "bold", view), finding.rule, view)
    head = f"{apply_style(severity, f'bold {colour}', view)} {rule}"
    lead = f"{severity} {finding.rule} "
    if count_columns(lead + name + place) + _HEAD + 2 <= view.width:
        yield (
            " " * _HEAD
            + head
            + apply_style(f" {name}  ", "dim", view)
            + apply_style(place, "cyan", view)
        )
        return
    first, *rest = wrap_text(lead + name, view.width - _HEAD, _HANGING)
    yield " " * _HEAD + head + apply_style(first[len(lead) - 1 :], "dim", view)
    yield from (" " * _HEAD + apply_style(line, "dim", view) for line in rest)
    for line in wrap_text(place, view.width - _INDENT, _HANGING):
        yield " " * _INDENT + apply_style(line, "cyan", view)


def _quote(finding: Finding, result: FileResult, view: View) -> Iterator[str]:
    if result.report is None:
        return
    text = result.report.document.text
    gutter = max(len(str(finding.location.end_line)), 3)
    room = max(view.width - _INDENT - gutter - 3, 20)
    colour = SEVERITY_COLOURS[finding.severity]
    for line in quote_lines(text, finding.span, finding.location.line, room):
        yield apply_style(f"    {line.number:>{gutter}} │ ", "dim", view) + line.text
        mark = apply_style("^" * line.mark_width, f"bold {colour}", view)
        yield apply_style(f"    {'':{gutter}} │ ", "dim", view) + " " * line.before + mark


def _message_lines(words: str, view: View) -> Iterator[str]:
    hanging = _HANGING if view.width < _NARROWEST else 0
    for line in wrap_text(words, view.width - _INDENT, hanging):
        yield " " * _INDENT + line
