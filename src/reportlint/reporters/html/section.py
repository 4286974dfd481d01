"""One file on the page: what became of it, its text with the findings in place, what was left."""

from __future__ import annotations

from reportlint.model.finding import SEVERITIES
from reportlint.reporters.html.escaping import identity, words
from reportlint.reporters.html.marking import Marking
from reportlint.reporters.html.notes import Notes
from reportlint.reporters.html.tables import Tables
from reportlint.reporters.shared.flow import PART, allotted, flow
from reportlint.reporters.shared.suppressed_findings import told as suppressed
from reportlint.reporters.shared.words import SEVERITY_WORDS, cell_name, counted, table_form
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, NotAssessed
    from reportlint.reporters.html.marking import Numbered
    from reportlint.reporters.shared.flow import Unit
    from reportlint.reporters.shared.view import View

_ORGAN = Bilingual("机关", "organ")
_YEAR = Bilingual("报告年度", "report year")
_EDITION = Bilingual("表格版本", "edition of the form")
_FORMAT = Bilingual("格式", "format")
_FORMATS = {
    "text": Bilingual("纯文本", "plain text"),
    "markdown": Bilingual("Markdown", "Markdown"),
    "html": Bilingual("网页", "web page"),
    "mht": Bilingual("网页（MHT）", "web page (MHT)"),
    "docx": Bilingual("Word", "Word"),
    "pdf": Bilingual("PDF", "PDF"),
    "ofd": Bilingual("OFD", "OFD"),
    "office": Bilingual("经 LibreOffice 转换", "converted by LibreOffice"),
    "image": Bilingual("图片", "picture"),
}
_UNREADABLE = Bilingual("无法读取", "unreadable")
_FOREIGN = Bilingual(
    "不是政府信息公开工作年度报告，没有检查。",
    "Not an annual report on government information disclosure: not checked.",
)
_CLEAN = Bilingual("没有发现问题。", "Nothing was found.")
_TEXT = Bilingual("看全文", "show the text")
_SKIPPED = Bilingual("未判定的内容", "What was not assessed")
_TOP = Bilingual("回到页首", "back to the top")
#: The heading level of a file on the page; the draft's own headings come below it.
_LEVEL = 2
_DEEPEST = 6


def section(result: FileResult, view: View) -> str:
    """Give a file's section of the page."""
    return _Section(result, view).written()


class _Section:
    """Writes the section of one file."""

    def __init__(self, result: FileResult, view: View) -> None:
        self._result = result
        self._view = view
        self._language = view.language
        self._anchor = identity(result.path)
        self._text = result.report.document.text if result.report else ""
        self._marking = Marking(self._text, self._anchor, view.language)
        self._notes = Notes(result, self._anchor, view)
        self._tables = Tables(result, self._marking, self._anchor, view)

    def written(self) -> str:
        kind = "found" if self._result.findings else "clean"
        heading = f"{self._anchor}-h"
        return (
            f'<section class="file {kind}" id="{self._anchor}" aria-labelledby="{heading}">\n'
            f'<h{_LEVEL} id="{heading}">{words(self._result.path)}</h{_LEVEL}>\n'
            f"{self._facts()}{self._body()}{self._left_out()}"
            f'<p class="top"><a href="#top">{_TOP[self._language]}</a></p>\n</section>\n'
        )

    def _facts(self) -> str:
        result, language = self._result, self._language
        format_ = _FORMATS.get(result.format or "")
        pairs = (
            (_ORGAN, result.organ),
            (_YEAR, result.year),
            (_EDITION, result.edition),
            (_FORMAT, format_[language] if format_ else result.format),
        )
        listed = "".join(
            f"<div><dt>{name[language]}</dt><dd>{words(str(value))}</dd></div>"
            for name, value in pairs
            if value is not None
        )
        return f'<dl class="facts">{listed}</dl>\n' if listed else ""

    def _body(self) -> str:
        result, language = self._result, self._language
        if result.error is not None:
            colon = "：" if language == "zh" else ": "
            told = f"{_UNREADABLE[language]}{colon}{result.error}"
            return f'<p class="state unreadable">{words(told)}</p>\n'
        if result.status == "not-a-report":
            return f'<p class="state foreign">{words(_FOREIGN[language])}</p>\n'
        if result.findings:
            return f"{self._counts()}{self._draft()}"
        return (
            f'<p class="state passed">{_CLEAN[language]}</p>\n'
            f"<details><summary>{_TEXT[language]}</summary>{self._draft()}</details>\n"
        )

    def _counts(self) -> str:
        told = [
            f'<span class="count {severity}">'
            f"{SEVERITY_WORDS[severity][self._language]} {self._result.count(severity)}</span>"
            for severity in reversed(SEVERITIES)
            if self._result.count(severity)
        ]
        return f'<p class="counts">{" ".join(told)}</p>\n'

    def _draft(self) -> str:
        report = self._result.report
        units = flow(report) if report is not None else ()
        if not units:
            findings = tuple(enumerate(self._result.findings, 1))
            numbers = self._marking.marked((), findings)
            return f'<div class="draft"><p>{numbers}</p>{self._notes.listed(findings)}</div>\n'
        shares = allotted(self._result.findings, units)
        drawn = "".join(map(self._unit, units, shares))
        return f'<div class="draft">\n{drawn}</div>\n'

    def _unit(self, unit: Unit, findings: tuple[Numbered, ...]) -> str:
        table = unit.grid is not None or unit.table is not None
        text = self._tables.drawn(unit, findings) if table else self._paragraph(unit, findings)
        classes = "block" + (" table" if table else "") + ("" if findings else " quiet")
        return (
            f'<div class="{classes}"><div class="words" lang="zh-CN">{text}</div>'
            f"{self._notes.listed(findings)}</div>\n"
        )

    def _paragraph(self, unit: Unit, findings: tuple[Numbered, ...]) -> str:
        shown = self._marking.marked(unit.spans, findings)
        if not unit.level:
            return f"<p>{shown}</p>"
        level = min(_LEVEL + unit.level, _DEEPEST)
        name = "title" if unit.level == 1 else "part" if unit.level == PART else "sub"
        return f'<h{level} class="{name}">{shown}</h{level}>'

    def _left_out(self) -> str:
        """Give what was not assessed, by reason, and how many findings were suppressed."""
        told = []
        if self._result.suppressed:
            told.append(self._suppressed())
        if self._result.not_assessed:
            count = len(self._result.not_assessed)
            name = words(f"{_SKIPPED[self._language]} ({count})")
            listed = "".join(self._reasons())
            told.append(
                f'<details class="skipped"><summary>{name}</summary><ul>{listed}</ul></details>\n'
            )
        return "".join(told)

    def _suppressed(self) -> str:
        """Tell how many findings are suppressed, and on opening which and why."""
        count = self._result.suppressed
        also = f"另有 {count} 个问题已抑制。"
        if self._language != "zh":
            also = f"{counted(count, '', 'finding', 'en')} suppressed."
        items = "".join(f"<li>{words(line)}</li>" for line in suppressed(self._result, self._view))
        if not items:
            return f'<p class="suppressed">{also}</p>\n'
        return f'<details class="skipped"><summary>{also}</summary><ul>{items}</ul></details>\n'

    def _reasons(self) -> Iterator[str]:
        by_reason: dict[str, list[NotAssessed]] = {}
        for skipped in self._result.not_assessed:
            by_reason.setdefault(skipped.reason, []).append(skipped)
        joint, colon = ("、", "：") if self._language == "zh" else (", ", ": ")
        for reason, places in by_reason.items():
            listed = joint.join(dict.fromkeys(map(self._skipped, places)))
            yield f"<li><b>{words(reason)}</b>{colon}{words(listed)}</li>"

    def _skipped(self, skipped: NotAssessed) -> str:
        table = table_form(skipped.table, self._result.edition, self._view.forms)
        if table is None:
            return skipped.rule
        name = cell_name(table, skipped.row, skipped.column_key, self._language)
        return f"{skipped.rule}（{name}）" if self._language == "zh" else f"{skipped.rule} ({name})"
