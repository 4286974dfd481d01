"""Results for people, as text: in full, by parts, a line a finding, or counted by rules."""

from __future__ import annotations

from reportlint.reporters.common import (
    Reporter,
    add_note,
    format_count,
    name_part,
    name_severity,
)
from reportlint.reporters.common.screen import (
    SEVERITY_COLOURS,
    apply_style,
    count_columns,
    link_file,
    link_rule,
    make_visible,
    pad_text,
    wrap_text,
)
from reportlint.reporters.common.summary import describe_asides, render_summary
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.finding import FileResult, Finding, Location, RunSummary
    from reportlint.reporters.common import View

_INDENT = 2
#: With less room than this behind its head, a message of the grouped ones begins below.
_NARROW = 24


def _render_end(totals: RunSummary, view: View) -> str:
    """Return the summary."""
    return "" if view.quiet else render_summary(totals, view)


def _render_full(result: FileResult, view: View) -> str:
    """Return one file's findings under its path; nothing if there is nothing to say."""
    body = list(_error(result, view, whole=False))
    if result.findings:
        # NOTE: a clean draft is checked sooner than what draws findings is imported.
        body.append(fetch("reportlint.reporters.terminal.findings:render_findings")(result, view))
    notes = list(_asides(result, view))
    if notes and result.findings:
        body.append("\n")
    body += notes
    return "".join([_path(result, view), *body, "\n"]) if body else ""


FULL = Reporter(_render_full, render_end=_render_end)


def _path(result: FileResult, view: View) -> str:
    return link_file(apply_style(make_visible(result.path), "bold", view), result.path, view) + "\n"


def _error(result: FileResult, view: View, *, whole: bool) -> Iterator[str]:
    """Yield why a file could not be read; in colours its first line, or the ``whole``."""
    if result.error is not None:
        words = Message("reporters.terminal.unreadable")[view.language] + make_visible(result.error)
        for number, line in enumerate(wrap_text(words, view.width - _INDENT, _INDENT)):
            shown_line = line if number and not whole else apply_style(line, "red", view)
            yield f"{'':{_INDENT}}{shown_line}\n"


def _asides(result: FileResult, view: View) -> Iterator[str]:
    for note in describe_asides(result, view):
        yield from _indent_lines(note, view)


def _indent_lines(words: str, view: View) -> Iterator[str]:
    for line in wrap_text(words, view.width - _INDENT, _INDENT):
        yield f"{'':{_INDENT}}{line}\n"


def _render_concise(result: FileResult, view: View) -> str:
    """Return a line a finding: ``path:line:column: severity RULE message``, as editors know it.

    Of a web page whose source is known, the line is the source's, in which no column is told: 1.
    """
    path = make_visible(result.path)
    lines = []
    if result.error is not None:
        word = name_severity("error", view.language)
        lines.append(f"{path}: {word} {make_visible(result.error)}\n")
    for finding in result.findings:
        where = link_file(f"{path}:{_position(finding.location)}", result.path, view)
        word = name_severity(finding.severity, view.language)
        rule = link_rule(finding.rule, finding.rule, view)
        lines.append(f"{where}: {word} {rule} {make_visible(finding.message)}\n")
    lines.extend(f"{path}: {note}\n" for note in describe_asides(result, view))
    return "".join(lines)


CONCISE = Reporter(_render_concise, render_end=_render_end)


def _position(place: Location) -> str:
    if place.source_line is not None:
        return f"{place.source_line}:1"
    return f"{place.line}:{place.column}"


def _render_grouped(result: FileResult, view: View) -> str:
    """Return one file's findings under its path, part by part, a line each: an overview of many."""
    by_part: dict[int, list[Finding]] = {}
    for finding in result.findings:
        by_part.setdefault(finding.location.part or 0, []).append(finding)
    body = list(_error(result, view, whole=True))
    for part in sorted(by_part):
        body += _indent_lines(_part(part, len(by_part[part]), result, view), view)
        body += _rows(by_part[part], view)
    body += _asides(result, view)
    return "".join([_path(result, view), *body, "\n"]) if body else ""


GROUPED = Reporter(_render_grouped, render_end=_render_end)


def _part(number: int, count: int, result: FileResult, view: View) -> str:
    """Return what a part is called in the draft, and how many findings it has."""
    language = view.language
    part = result.report.part(number) if result.report and number else None
    heading = Message("reporters.terminal.whole_report")[language]
    if number:
        heading = part.heading.text if part else name_part(number, language)
    return add_note(make_visible(heading), format_count(count, "findings", language), language)


def _rows(findings: Sequence[Finding], view: View) -> Iterator[str]:
    """Return a line for each finding, aligned; a long message goes on below its beginning."""
    places = [f"{f.location.line}:{f.location.column}" for f in findings]
    words = [name_severity(f.severity, view.language) for f in findings]
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
        head = f"    {pad_text(where, place)}  {severity_text} {name} {first}".rstrip()
        yield from (f"{line}\n" for line in (head, *(f"{'':{indent}}{line}" for line in rest)))


def _render_unreadable(result: FileResult, _view: View) -> str:
    """Return why a file could not be read; of any other, nothing."""
    if result.error is None:
        return ""
    return f"{make_visible(result.path)}: {make_visible(result.error)}\n"


def _render_statistics(totals: RunSummary, view: View) -> str:
    """Return a line a rule: how many findings, its id, what it is called; and the summary."""
    lines = "".join(f"{line}\n" for line in _counts(totals, view))
    return lines + ("\n" if lines and not view.quiet else "") + _render_end(totals, view)


STATISTICS = Reporter(_render_unreadable, render_end=_render_statistics)


def _counts(totals: RunSummary, view: View) -> Iterator[str]:
    sorted_counts = sorted(totals.rules.items(), key=lambda pair: (-pair[1], pair[0]))
    if not sorted_counts:
        return
    names = {rule.id: rule.title[view.language] for rule, _ in view.book()}
    count = len(str(sorted_counts[0][1]))
    room = max(count_columns(rule) for rule, _ in sorted_counts)
    for rule, number in sorted_counts:
        name = make_visible(names.get(rule, ""))
        yield f"{number:>{count}}  {pad_text(rule, room)}  {name}".rstrip()
