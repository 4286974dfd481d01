"""A page for people: every draft with its findings in place, in one file that loads nothing.

The page holds its style and a script that only hides and shows; without the script everything is
shown. A policy in the page forbids every request and any other script. What stands at the top is
known last.
"""

from __future__ import annotations

from reportlint.model.finding import count_figures
from reportlint.model.rule import SEVERITIES
from reportlint.reporters.common import Reporter, add_label, join_words, name_severity
from reportlint.reporters.common.flow import PART, assign_findings, build_units
from reportlint.reporters.common.left_out import describe_suppressed
from reportlint.reporters.common.summary import describe_figures, name_place
from reportlint.reporters.html.front import render_page_end, render_page_start
from reportlint.reporters.html.marking import FindingMarker, classify_figures, make_anchor, to_html
from reportlint.reporters.html.notes import NoteRenderer
from reportlint.reporters.html.tables import TableRenderer
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, NotAssessed
    from reportlint.reporters.common import View
    from reportlint.reporters.common.flow import Unit
    from reportlint.reporters.html.marking import NumberedFinding

#: The heading level of a file on the page; the draft's own headings come below it.
_LEVEL = 2
_DEEPEST = 6


def _render_file(result: FileResult, view: View) -> str:
    """Return a file's section of the page."""
    return _Section(result, view).render()


REPORTER = Reporter(_render_file, render_end=render_page_end, render_header=render_page_start)


class _Section:
    """Writes the section of one file."""

    def __init__(self, result: FileResult, view: View) -> None:
        self._result = result
        self._view = view
        self._language = view.language
        self._anchor = make_anchor(result.path)
        self._text = result.report.document.text if result.report else ""
        figures = classify_figures(result.report.figures if result.report else (), result.findings)
        self._marking = FindingMarker(self._text, self._anchor, view.language, figures)
        self._notes = NoteRenderer(result, self._anchor, view)
        self._tables = TableRenderer(result, self._marking, self._anchor, view)

    def render(self) -> str:
        kind = "found" if self._result.findings else "clean"
        heading = f"{self._anchor}-h"
        top = Message("reporters.html.back_to_top")[self._language]
        return (
            f'<section class="file {kind}" id="{self._anchor}" aria-labelledby="{heading}">\n'
            f'<h{_LEVEL} id="{heading}">{to_html(self._result.path)}</h{_LEVEL}>\n'
            f"{self._facts()}{self._body()}{self._left_out()}"
            f'<p class="top"><a href="#top">{top}</a></p>\n</section>\n'
        )

    def _facts(self) -> str:
        result, language = self._result, self._language
        format_ = result.format and Message(f"reporters.html.formats.{result.format}")[language]
        pairs = (
            (Message("reporters.words.organ"), result.organ),
            (Message("reporters.html.report_year"), result.year),
            (Message("reporters.html.edition"), result.edition),
            (Message("reporters.html.format"), format_),
        )
        items = "".join(
            f"<div><dt>{name[language]}</dt><dd>{to_html(str(value))}</dd></div>"
            for name, value in pairs
            if value is not None
        )
        return f'<dl class="facts">{items}</dl>\n' if items else ""

    def _body(self) -> str:
        result, language = self._result, self._language
        if result.error is not None:
            label = Message("reporters.html.states.unreadable")
            text = add_label(label, result.error, language)
            return f'<p class="state unreadable">{to_html(text)}</p>\n'
        if result.status == "not-a-report":
            text = Message("reporters.html.not_a_report")[language]
            return f'<p class="state foreign">{to_html(text)}</p>\n'
        if result.findings:
            return f"{self._counts()}{self._coverage()}{self._draft()}"
        passed, show = (
            Message(f"reporters.html.{name}")[language] for name in ("no_findings", "show_text")
        )
        return (
            f'<p class="state passed">{passed}</p>\n{self._coverage()}'
            f"<details><summary>{show}</summary>{self._draft()}</details>\n"
        )

    def _counts(self) -> str:
        counts = [
            f'<span class="count {severity}">'
            f"{name_severity(severity, self._language)} {self._result.count(severity)}</span>"
            for severity in reversed(SEVERITIES)
            if self._result.count(severity)
        ]
        return f'<p class="counts">{" ".join(counts)}</p>\n'

    def _coverage(self) -> str:
        """Return what became of the figures of the prose."""
        counts = count_figures(self._result.report)
        words = describe_figures(counts)[self._language] if counts else ""
        return f'<p class="coverage">{to_html(words)}</p>\n' if words else ""

    def _draft(self) -> str:
        report = self._result.report
        units = build_units(report) if report is not None else ()
        if not units:
            findings = tuple(enumerate(self._result.findings, 1))
            numbers = self._marking.mark_spans((), findings)
            return f'<div class="draft"><p>{numbers}</p>{self._notes.render_list(findings)}</div>\n'
        shares = assign_findings(self._result.findings, units)
        blocks = "".join(map(self._unit, units, shares))
        return f'<div class="draft">\n{blocks}</div>\n'

    def _unit(self, unit: Unit, findings: tuple[NumberedFinding, ...]) -> str:
        table = unit.grid is not None or unit.table is not None
        text = (
            self._tables.render_table(unit, findings) if table else self._paragraph(unit, findings)
        )
        classes = "block" + (" table" if table else "") + ("" if findings else " quiet")
        return (
            f'<div class="{classes}"><div class="words" lang="zh-CN">{text}</div>'
            f"{self._notes.render_list(findings)}</div>\n"
        )

    def _paragraph(self, unit: Unit, findings: tuple[NumberedFinding, ...]) -> str:
        markup = self._marking.mark_spans(unit.spans, findings)
        if not unit.level:
            return f"<p>{markup}</p>"
        level = min(_LEVEL + unit.level, _DEEPEST)
        name = "title" if unit.level == 1 else "part" if unit.level == PART else "sub"
        return f'<h{level} class="{name}">{markup}</h{level}>'

    def _left_out(self) -> str:
        """Return what was not assessed, by reason, and how many findings were suppressed."""
        sections = []
        if self._result.suppressed:
            sections.append(self._suppressed_summary())
        if self._result.not_assessed:
            count = len(self._result.not_assessed)
            name = to_html(f"{Message('reporters.html.not_assessed')[self._language]} ({count})")
            reasons = "".join(self._reasons())
            sections.append(
                f'<details class="skipped"><summary>{name}</summary><ul>{reasons}</ul></details>\n'
            )
        return "".join(sections)

    def _suppressed_summary(self) -> str:
        """Tell how many findings are suppressed, and on opening which and why."""
        count = self._result.suppressed
        also = Message("reporters.html.suppressed", count=count)[self._language]
        items = "".join(
            f"<li>{to_html(line)}</li>" for line in describe_suppressed(self._result, self._view)
        )
        if not items:
            return f'<p class="suppressed">{also}</p>\n'
        return f'<details class="skipped"><summary>{also}</summary><ul>{items}</ul></details>\n'

    def _reasons(self) -> Iterator[str]:
        by_reason: dict[str, list[NotAssessed]] = {}
        for item in self._result.not_assessed:
            by_reason.setdefault(item.reason, []).append(item)
        for reason, items in by_reason.items():
            places = (name_place(item, self._result, self._view) for item in items)
            text = join_words(dict.fromkeys(places), self._language)
            line = add_label(f"<b>{to_html(reason)}</b>", to_html(text), self._language)
            yield f"<li>{line}</li>"
