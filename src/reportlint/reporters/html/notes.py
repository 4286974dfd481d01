"""What is said of each finding: level, rule, message, what it is judged by, what to do."""

from __future__ import annotations

from reportlint.model.rule import family_letter, family_name
from reportlint.reporters.common import (
    add_label,
    find_table_form,
    format_position,
    name_cell,
    name_rule,
    name_severity,
)
from reportlint.reporters.common.annotations import Advice
from reportlint.reporters.common.explanation import BASIS, format_basis
from reportlint.reporters.common.screen import build_rule_address
from reportlint.reporters.html.marking import filter_key, to_html
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.finding import FileResult, Finding, Location
    from reportlint.model.rule import RuleDoc
    from reportlint.reporters.common import View
    from reportlint.reporters.html.marking import NumberedFinding

#: More places than this are counted, not listed.
_MOST = 8


class NoteRenderer:
    """Writes the notes of one file; a rule is explained with its first finding."""

    def __init__(self, result: FileResult, anchor: str, view: View) -> None:
        """Take the file's result and its name on the page."""
        self._result = result
        self._anchor = anchor
        self._view = view
        self._language = view.language
        self._advice = Advice(view)
        tables = result.report.tables if result.report else ()
        self._first = {table.key: table for table in reversed(tables)}

    def render_list(self, findings: Sequence[NumberedFinding]) -> str:
        """Return the notes on some findings as a list; nothing where there are none."""
        if not findings:
            return ""
        notes = "".join(self._note(number, finding) for number, finding in findings)
        return f'<ol class="notes">{notes}</ol>'

    def _note(self, number: int, finding: Finding) -> str:
        severity, letter = finding.severity, family_letter(finding.rule)
        doc = self._advice.first_doc(finding.rule)
        word = name_severity(severity, self._language)
        looks_for = ""
        if doc is not None:
            looks_for = f'<p class="looks">{to_html(doc.looks_for[self._language])}</p>'
        about = family_name(letter, self._language)
        back = Message("reporters.html.back_to_text", number=number)[self._language]
        return (
            f'<li class="note {severity}" id="{self._anchor}-{number}" value="{number}" '
            f'data-k="{to_html(filter_key(finding))}" tabindex="-1">'
            f'<p class="what"><a class="number" href="#{self._anchor}-m{number}" '
            f'aria-label="{to_html(back)}">{number}</a> <strong>{word}</strong> '
            f"<code>{self._rule(finding.rule)}</code> "
            f'<span class="name">{to_html(name_rule(finding, self._language))}</span> '
            f'<span class="family">{to_html(about)}</span></p>'
            f"{looks_for}"
            f'<p class="message">{to_html(finding.message)}</p>'
            f"{self._where(finding)}{self._related(finding)}"
            f"{self._what_to_do(finding, doc)}</li>"
        )

    def _rule(self, rule: str) -> str:
        """Return a rule's id, as a link to its page where the configuration names one."""
        if not self._view.rule_pages:
            return to_html(rule)
        address = to_html(build_rule_address(rule, self._view))
        return f'<a href="{address}" rel="noreferrer">{to_html(rule)}</a>'

    def _where(self, finding: Finding) -> str:
        place = finding.location
        text = format_position(place, self._language)
        name = name_cell(place, self._result, self._view)
        if name and (place.row or place.column_key):
            text = f"{name} · {text}"
        return f'<p class="where">{to_html(text)}</p>'

    def _related(self, finding: Finding) -> str:
        pairs = list(zip(finding.related, finding.related_values, strict=True))
        top_pairs = [pair for pair in pairs if pair[1] != "0"][:_MOST]
        if not top_pairs:
            return ""
        items = [f"<li>{self._operand(*pair)}</li>" for pair in top_pairs]
        rest = len(pairs) - len(top_pairs)
        if rest:
            more = Message("reporters.related.more", count=rest)[self._language]
            items.append(f"<li>{more}</li>")
        title = Message("reporters.html.related")[self._language]
        inner = f"<summary>{title}</summary><ul>{''.join(items)}</ul>"
        return f'<details class="related">{inner}</details>'

    def _operand(self, place: Location, value: str) -> str:
        name = name_cell(place, self._result, self._view)
        if not name or place.row is None or place.column_key is None:
            quote = f"“{place.text}”" if place.text else format_position(place, self._language)
            return to_html(quote if value in ("", place.text) else f"{quote} = {value}")
        label = to_html(f"{name} = {value}" if value else name)
        if not self._has_cell_anchor(place):
            return label
        return f'<a href="#{make_cell_id(self._anchor, place)}">{label}</a>'

    def _has_cell_anchor(self, place: Location) -> bool:
        """Whether the cell stands on the page under its name."""
        table = self._first.get(place.table or "")
        form = find_table_form(place.table, self._result.edition, self._view.forms)
        row = form.row(place.row or "") if form else None
        if table is None or row is None:
            return False
        cells = [table.cells.get((row.key, column)) for column in row.columns]
        if not table.grid and any(cell is not None and cell.kind == "unread" for cell in cells):
            return False
        return (row.key, place.column_key) in table.cells

    def _what_to_do(self, finding: Finding, doc: RuleDoc | None) -> str:
        """Return what to do, and the first time what the rule rests on."""
        basis = "" if doc is None else format_basis(doc, self._language)
        advice = (self._advice.on(finding), (BASIS[self._language], basis))
        return "".join(self._advice_paragraph(*each) for each in advice if each and each[1])

    def _advice_paragraph(self, label: str, text: str) -> str:
        return f'<p class="advice"><b>{add_label(label, "", self._language)}</b>{to_html(text)}</p>'


def make_cell_id(anchor: str, place: Location) -> str:
    """Return the name of a cell of one of the form's tables on the page."""
    return to_html(f"{anchor}-{place.table}-{place.row}-{place.column_key}")
