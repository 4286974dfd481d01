"""Findings by file and part, a line each: an overview of drafts with many."""

from __future__ import annotations

from reportlint.reporters.shared import summary
from reportlint.reporters.shared.style import SEVERITY_COLOURS, file_linked, rule_linked, styled
from reportlint.reporters.shared.width import columns, padded, visible
from reportlint.reporters.shared.words import SEVERITY_WORDS, counted
from reportlint.reporters.shared.wrapping import wrapped
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.run_summary import Totals
    from reportlint.reporters.shared.view import View

BETWEEN = ""
_WHOLE = Bilingual("标题、前言和全文", "title, preamble and the whole")
#: With less room than this behind its head, a message begins below.
_NARROW = 24
_UNREADABLE = Bilingual("无法读取：", "unreadable: ")


def opening(_view: View) -> str:
    """Give nothing."""
    return ""


def entry(result: FileResult, view: View) -> str:
    """Give one file's findings under its path, part by part."""
    lines = list(_lines(result, view))
    if not lines:
        return ""
    head = file_linked(styled(visible(result.path), "bold", view), result.path, view)
    return "".join(f"{line}\n" for line in (head, *lines, ""))


def closing(totals: Totals, view: View) -> str:
    """Give the summary."""
    return "" if view.quiet else summary.closing(totals, view)


def _lines(result: FileResult, view: View) -> Iterator[str]:
    if result.error is not None:
        words = _UNREADABLE[view.language] + visible(result.error)
        yield from (f"  {styled(line, 'red', view)}" for line in wrapped(words, view.width - 2, 2))
    by_part: dict[int, list[Finding]] = {}
    for finding in result.findings:
        by_part.setdefault(finding.location.part or 0, []).append(finding)
    for part in sorted(by_part):
        told = _part(part, len(by_part[part]), result, view)
        yield from (f"  {line}" for line in wrapped(told, view.width - 2, 2))
        yield from _rows(by_part[part], view)
    for note in summary.asides(result, view):
        yield from (f"  {line}" for line in wrapped(note, view.width - 2, 2))


def _part(number: int, count: int, result: FileResult, view: View) -> str:
    """Give what a part is called in the draft, and how many findings it has."""
    found = result.report.part(number) if result.report and number else None
    heading = found.heading.text if found else _WHOLE[view.language]
    if not found and number:
        heading = f"第{number}部分" if view.language == "zh" else f"part {number}"
    told = counted(count, "个问题", "finding", view.language)
    return (
        f"{visible(heading)}（{told}）" if view.language == "zh" else f"{visible(heading)} ({told})"
    )


def _rows(findings: Sequence[Finding], view: View) -> Iterator[str]:
    """Give a line for each finding, aligned; a long message goes on below its beginning or head."""
    places = [f"{f.location.line}:{f.location.column}" for f in findings]
    words = [SEVERITY_WORDS[f.severity][view.language] for f in findings]
    place, word, rule = (
        max(map(columns, texts)) for texts in (places, words, [f.rule for f in findings])
    )
    indent = 4 + place + 2 + word + 1 + rule + 1
    narrow = view.width - indent < _NARROW
    indent = 6 if narrow else indent
    for finding, where, severity in zip(findings, places, words, strict=True):
        lines = wrapped(visible(finding.message), view.width - indent)
        first, rest = ("", lines) if narrow else (lines[0], lines[1:])
        colour = SEVERITY_COLOURS[finding.severity]
        told = styled(padded(severity, word), colour, view)
        name = rule_linked(finding.rule, finding.rule, view) + " " * (rule - len(finding.rule))
        yield f"    {padded(where, place)}  {told} {name} {first}".rstrip()
        yield from (f"{'':{indent}}{line}" for line in rest)
