"""How the draft of a case is written down and read again: every format that can be written.

``text`` has tables without lines, ``grid`` draws them with bars; the others are what their names
say. A case that asks for ``grid`` runs in every format whose tables have cells, one that asks for
``plain`` in the first two.
"""

from __future__ import annotations

from reportlint.model.document import Mark, Span
from reportlint.readers.plain import from_text
from reportlint.ruletests import rendering
from reportlint.ruletests.draft_builder import build_draft
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.document import Document
    from reportlint.model.form import Form
    from reportlint.model.rule_test import DraftSpec
    from reportlint.ruletests.draft import Draft, PartText

TEXT, GRID, PLAIN = "text", "grid", "plain"
#: The formats in which cases run as a rule, and every one.
QUICK = (TEXT, GRID)
ALL = (TEXT, GRID, "markdown", "html", "docx")
_FILE = "draft.txt"
#: The kinds of marks that cover text.
_COVERING = ("recognised", "doubtful")
#: Marks of editors and of scans, and the formats that have none or mean something else by them.
_FOREIGN = ("comment", "insertion", "deletion", *_COVERING)
_WITHOUT = ("markdown", "html")


def select_formats(draft_spec: DraftSpec, formats: tuple[str, ...] = QUICK) -> tuple[str, ...]:
    """Return those of the formats in which a case can be shown."""
    if draft_spec.format == PLAIN:
        return QUICK
    if any(mark.kind in _FOREIGN for mark in draft_spec.marks):
        formats = tuple(form for form in formats if form not in _WITHOUT)
    cells = tuple(form for form in formats if form != TEXT)
    if draft_spec.draft is not None or draft_spec.unreadable or draft_spec.format == TEXT:
        return (TEXT,)
    return cells if draft_spec.format == GRID or _has_blank(draft_spec) else formats


def _has_blank(draft_spec: DraftSpec) -> bool:
    """Whether a cell is blank: without lines nobody sees it."""
    return any(
        "" in (values if isinstance(values, tuple) else values.values())
        for rows in draft_spec.tables.values()
        for values in rows.values()
    )


def build_document(draft_spec: DraftSpec, form: str, forms: Iterable[Form]) -> Document:
    """Write the draft of a case in a format, and read it; raises RuleError for a bad case."""
    path = draft_spec.file or _FILE
    if draft_spec.draft is not None:
        return _add_marks(from_text(draft_spec.draft, path), (), draft_spec)
    draft = build_draft(draft_spec, forms)
    return _add_marks(_render_and_read(draft, form, path), draft.parts, draft_spec)


def _render_and_read(draft: Draft, form: str, path: str) -> Document:
    if form == "markdown":
        from reportlint.readers.markdown import from_text as from_markdown

        return from_markdown(rendering.render_markdown(draft), path)
    if form == "html":
        from reportlint.readers.html import read as from_html

        return from_html(rendering.render_html(draft).encode(), path)
    if form == "docx":
        from reportlint.readers.docx import read as from_word

        return from_word(rendering.render_docx(draft), path)
    return from_text(rendering.render_text(draft, bars=form == GRID), path)


def _add_marks(document: Document, parts: Iterable[PartText], draft_spec: DraftSpec) -> Document:
    """Add the marks of a case: behind the headings of their parts, or over what they cover."""
    if not draft_spec.marks:
        return document
    text = document.text
    headings = {part.number: text.find(f"{part.heading}\n") for part in parts}
    marks = []
    for mark in draft_spec.marks:
        start = headings.get(mark.part, -1)
        end = text.find("\n", start) if start >= 0 else 0
        span = Span(end, end)
        if mark.kind in _COVERING:
            later = [place for place in headings.values() if place > start]
            span = _find_span(text, mark.text, Span(end, min(later, default=len(text))))
        marks.append(Mark(mark.kind, span, mark.text))
    return replace(document, marks=(*document.marks, *marks))


def _find_span(text: str, words: str, part: Span) -> Span:
    """Return what a mark covers: its words in the part, or all of the part."""
    start = text.find(words, part.start, part.end) if words else -1
    return Span(start, start + len(words)) if start >= 0 else part
