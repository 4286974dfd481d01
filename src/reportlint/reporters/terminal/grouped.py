"""Findings by file and part, a line each: an overview of drafts with many."""

from __future__ import annotations

from reportlint.model.prose import numeral
from reportlint.reporters.shared import SEVERITY_WORDS, format_count, summary
from reportlint.reporters.shared.screen import (
    SEVERITY_COLOURS,
    apply_style,
    count_columns,
    link_file,
    link_rule,
    make_visible,
    pad_text,
    wrap_text,
)
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View

SEPARATOR = ""
#: With less room than this behind its head, a message begins below.
_NARROW = 24


def render_start(_view: View) -> str:
    """Return nothing."""
    return ""


def render_file(result: FileResult, view: View) -> str:
    """Return one file's findings under its path, part by part."""
    lines = list(_lines(result, view))
    if not lines:
        return ""
    head = link_file(apply_style(make_visible(result.path), "bold", view), result.path, view)
    return "".join(f"{line}\n" for line in (head, *lines, ""))


def render_end(totals: RunSummary, view: View) -> str:
    """Return the summary."""
    return "" if view.quiet else summary.render_summary(totals, view)


def _lines(result: FileResult, view: View) -> Iterator[str]:
    if result.error is not None:
        words = Message("reporters.terminal.unreadable")[view.language] + make_visible(result.error)
        yield from (
            f"  {apply_style(line, 'red', view)}" for line in wrap_text(words, view.width - 2, 2)
        )
    by_part: dict[int, list[Finding]] = {}
    for finding in result.findings:
        by_part.setdefault(finding.location.part or 0, []).append(finding)
    for part in sorted(by_part):
        part_title = _part(part, len(by_part[part]), result, view)
        yield from (f"  {line}" for line in wrap_text(part_title, view.width - 2, 2))
        yield from _rows(by_part[part], view)
    for note in summary.describe_asides(result, view):
        yield from (f"  {line}" for line in wrap_text(note, view.width - 2, 2))


def _part(number: int, count: int, result: FileResult, view: View) -> str:
    """Return what a part is called in the draft, and how many findings it has."""
    part = result.report.part(number) if result.report and number else None
    heading = (
        part.heading.text if part else Message("reporters.terminal.whole_report")[view.language]
    )
    if not part and number:
        heading = f"第{numeral(number)}部分" if view.language == "zh" else f"part {number}"
    count_text = format_count(count, "个问题", "finding", view.language)
    return (
        f"{make_visible(heading)}（{count_text}）"
        if view.language == "zh"
        else f"{make_visible(heading)} ({count_text})"
    )


def _rows(findings: Sequence[Finding], view: View) -> Iterator[str]:
    """Return a line for each finding, aligned; a long message goes on below its beginning."""
    places = [f"{f.location.line}:{f.location.column}" for f in findings]
    words = [SEVERITY_WORDS[f.severity][view.language] for f in findings]
    place, word, rule = (
        max(map(count_columns, texts)) for texts in (places, words, [f.rule for f in findings])
    )
    indent = 4 + place + 2 + word + 1 + rule + 1
    narrow = view.width - indent < _NARROW
    indent = 6 if narrow else indent
    for finding, where, severity in zip(findings, places, words, strict=True):
        lines = wrap_text(make_visible(finding.message), view.width - indent)
        first, rest = ("", lines) if narrow else (lines[0], lines[1:])
        colour = SEVERITY_COLOURS[finding.severity]
        severity_text = apply_style(pad_text(severity, word), colour, view)
        name = link_rule(finding.rule, finding.rule, view) + " " * (rule - len(finding.rule))
        yield f"    {pad_text(where, place)}  {severity_text} {name} {first}".rstrip()
        yield from (f"{'':{indent}}{line}" for line in rest)
