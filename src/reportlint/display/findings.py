"""Findings drawn for a terminal: the only importer of rich, with the excerpts of tables."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.text import Text

from reportlint.display.excerpt import INDENT, excerpt
from reportlint.display.neighbourhood import neighbourhood
from reportlint.display.quoting import quoted
from reportlint.display.related import related_lines
from reportlint.display.style import SEVERITY_COLOURS
from reportlint.display.width import visible
from reportlint.display.words import SEVERITY_WORDS, called, position
from reportlint.display.wrapping import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.display.view import View
    from reportlint.findings import FileResult, Finding

#: The columns before everything that belongs to a finding's head line.
_INDENT = 4
#: Narrower screens get no table.
_NARROWEST = 50


def drawn(result: FileResult, view: View) -> str:
    """Give a file's findings, with an empty line between them."""
    screen = StringIO()
    console = Console(
        file=screen,
        width=view.width,
        force_terminal=view.colour,
        color_system="standard" if view.colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    explained: set[str] = set()
    for finding in result.findings:
        if explained:
            console.print()
        _draw(console, finding, result, view)
        if finding.rule not in explained:
            _remedy(console, finding, view)
        explained.add(finding.rule)
    # NOTE: not splitlines, which knows more line ends than were written.
    return "\n".join(line.rstrip() for line in screen.getvalue().split("\n"))


def _draw(console: Console, finding: Finding, result: FileResult, view: View) -> None:
    colour = SEVERITY_COLOURS[finding.severity]
    head = Text("  ")
    head.append(SEVERITY_WORDS[finding.severity][view.language], f"bold {colour}")
    head.append(f" {finding.rule}", "bold")
    head.append(f" {visible(called(finding, view.language))}  ", "dim")
    head.append(position(finding.location, view.language), "cyan")
    console.print(head, soft_wrap=True)
    _say(console, visible(finding.message), view)
    _quote(console, finding, result, view)
    found = neighbourhood(finding, result, view, view.width - INDENT)
    if found is not None and view.width >= _NARROWEST:
        console.print(excerpt(found, finding.severity))
    for line in related_lines(finding, result, view, found):
        console.print(Text(line, "dim"), soft_wrap=True)


def _quote(console: Console, finding: Finding, result: FileResult, view: View) -> None:
    if result.report is None:
        return
    text = result.report.document.text
    gutter = max(len(str(finding.location.end_line)), 3)
    room = max(view.width - _INDENT - gutter - 3, 20)
    for line in quoted(text, finding.span, finding.location.line, room):
        quote = Text(f"    {line.number:>{gutter}} │ ", "dim")
        quote.append(line.text, "not dim")
        console.print(quote, soft_wrap=True)
        mark = Text(f"    {'':{gutter}} │ ", "dim")
        mark.append(" " * line.before)
        mark.append("^" * line.marked, f"not dim bold {SEVERITY_COLOURS[finding.severity]}")
        console.print(mark, soft_wrap=True)


def _remedy(console: Console, finding: Finding, view: View) -> None:
    zh = view.language == "zh"
    if finding.fix is not None:
        label = "建议修改：" if zh else "Possible fix: "
        _say(console, label + visible(finding.fix.title[view.language]), view)
        return
    doc = view.doc(finding.rule)
    if doc is not None and doc.remedy is not None:
        label = "如何改正：" if zh else "What to do: "
        _say(console, label + doc.remedy[view.language], view)


def _say(console: Console, words: str, view: View) -> None:
    for line in wrapped(words, view.width - _INDENT):
        console.print(Text(" " * _INDENT + line), soft_wrap=True)
