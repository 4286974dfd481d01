"""What a rule's test case says of its draft, in words: the examples of an explanation."""

from __future__ import annotations

from reportlint.model.document import OCR_NOT_INSTALLED, TOO_LARGE, TOO_MANY_PAGES
from reportlint.reporters.common import (
    COMMA,
    SEMICOLON,
    add_label,
    add_note,
    find_table_form,
    format_cell_name,
    name_part,
)
from reportlint.reporters.common.screen import make_visible, truncate
from reportlint.support.localized_text import JoinedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.form import Form, TableForm
    from reportlint.model.rule_test import DraftSpec, RowValues

#: As many columns of a quoted text are shown.
_QUOTED = 300
#: The year of a draft whose case names none.
_YEAR = 2024
_SENTENCES = ("title", "preamble", "period")
_MARKS = (
    *("insertion", "deletion", "comment", "header", "footer", "picture", "attachment"),
    *("page-without-text", "recognised", "doubtful"),
)
#: What a mark says that is no text of the draft.
_REASONS = ("", OCR_NOT_INSTALLED, TOO_MANY_PAGES, TOO_LARGE)
_PLAIN = Message("reporters.case_words.clean_report")


class Quote(Record):
    """A text of the draft, under the name of what it is: its paragraphs; or that of a mark."""

    name: str
    paragraphs: tuple[str, ...]
    mark: bool = False


class ExampleTable(Record):
    """Some cells of a table of the draft: the heads of the columns, and rows with their labels."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def build_pieces(
    draft_spec: DraftSpec, forms: Sequence[Form], language: str
) -> tuple[str | Quote | ExampleTable, ...]:
    """Return what is not plain in a draft, for a page: sentences, texts, tables."""
    words = _Words(draft_spec, forms, language)
    quotes = map(words.quote_or_sentence, words.quotes())
    pieces = (*words.facts(), *quotes, *words.grids(), *words.moves())
    return pieces or (_PLAIN[language],)


def describe_draft(draft_spec: DraftSpec, forms: Sequence[Form], language: str) -> tuple[str, ...]:
    """Return what is not plain in a draft, a line each."""
    words = _Words(draft_spec, forms, language)
    lines = (*words.facts(), *words.texts(), *words.cells(), *words.moves())
    return lines or (_PLAIN[language],)


class _Words:
    """Words of one language for what a case says of its draft."""

    def __init__(self, draft_spec: DraftSpec, forms: Sequence[Form], language: str) -> None:
        self._draft_spec = draft_spec
        year = _YEAR if draft_spec.year is None else draft_spec.year
        #: The editions of the form, that of the draft's year first.
        self._forms = sorted(forms, key=lambda form: not form.first_year <= year <= form.last_year)
        self._language = language
        self._blank = Message("reporters.case_words.blank")[language]

    def facts(self) -> Iterator[str]:
        for name in ("file", "year", "expected_year", "published", "organ"):
            value = getattr(self._draft_spec, name)
            if value is not None:
                yield Message(f"reporters.case_words.facts.{name}", value=value)[self._language]
        for suppression in self._draft_spec.suppressions:
            state = Message(f"reporters.case_words.states.{suppression.state}")[self._language]
            where = make_visible(suppression.where)
            text = f"{state} {suppression.rule}".rstrip()
            yield add_note(text, where, self._language) if where else text

    def texts(self) -> Iterator[str]:
        for quote in self.quotes():
            item = self.quote_or_sentence(quote)
            yield item if isinstance(item, str) else self._quote_text(item)

    def quote_or_sentence(self, quote: Quote) -> str | Quote:
        """Return a text, or in its place the sentence that there is none."""
        if any(paragraph.strip() for paragraph in quote.paragraphs):
            return quote
        if quote.mark:
            return quote.name
        return Message("reporters.case_words.no_text", name=quote.name)[self._language]

    def quotes(self) -> Iterator[Quote]:
        for name in _SENTENCES:
            text = getattr(self._draft_spec, name)
            if text is not None:
                yield Quote(self._element(name), (text,))
        for number, paragraphs in self._draft_spec.parts.items():
            yield Quote(self._element(f"part {number}"), paragraphs)
        if self._draft_spec.sign_off:
            name = Message("reporters.case_words.sign_off")[self._language]
            yield Quote(name, self._draft_spec.sign_off)
        if self._draft_spec.draft is not None:
            lines = tuple(line.strip() for line in self._draft_spec.draft.splitlines())
            yield Quote(Message("reporters.case_words.whole_draft")[self._language], lines)
        for mark in self._draft_spec.marks:
            kind: object = mark.kind
            if kind in _MARKS:
                kind = Message(f"reporters.case_words.marks.{mark.kind}")
            part = self._element(f"part {mark.part}")
            words = Message("reporters.case_words.mark", part=part, kind=kind)[self._language]
            yield Quote(words, () if mark.text in _REASONS else (mark.text,), mark=True)

    def grids(self) -> Iterator[str | ExampleTable]:
        """Return the cells that are stated, as a table; a row as it stands in a line of its own."""
        for key, rows in self._draft_spec.tables.items():
            form = find_table_form(key, None, self._forms)
            cells_by_row = {row: cells for row, cells in rows.items() if isinstance(cells, dict)}
            if form is not None and cells_by_row:
                yield self._grid(form, cells_by_row)
            others = {
                row: cells for row, cells in rows.items() if row not in cells_by_row or not form
            }
            yield from (self._row(key, row, values) for row, values in others.items())
        yield from self._unreadable()

    def _grid(self, form: TableForm, rows: dict[str, dict[str, str]]) -> ExampleTable:
        column_keys = {column for cells in rows.values() for column in cells}
        columns = [column.key for column in form.columns if column.key in column_keys]
        return ExampleTable(
            form.title[self._language],
            tuple(format_cell_name(form, None, column, self._language) for column in columns),
            tuple(
                (
                    format_cell_name(form, row, None, self._language),
                    tuple(self._cell_text(form, row, column, cells) for column in columns),
                )
                for row, cells in rows.items()
            ),
        )

    def _cell_text(self, form: TableForm, row: str, column: str, cells: dict[str, str]) -> str:
        """Return a cell's words: 0 where it is not stated, nothing where the form has none."""
        if column in cells:
            return make_visible(cells[column]) or self._blank
        row_form = form.row(row)
        return "0" if row_form is None or column in row_form.columns else ""

    def cells(self) -> Iterator[str]:
        for key, rows in self._draft_spec.tables.items():
            row_texts = tuple(self._row(key, row, values) for row, values in rows.items())
            yield JoinedText(row_texts, SEMICOLON)[self._language]
        yield from self._unreadable()

    def _unreadable(self) -> Iterator[str]:
        for key in self._draft_spec.unreadable:
            table = self._element(f"table {key}")
            yield Message("reporters.case_words.unreadable", table=table)[self._language]

    def moves(self) -> Iterator[str]:
        for kind in ("without", "twice"):
            for name in map(self._element, getattr(self._draft_spec, kind)):
                yield Message(f"reporters.case_words.moves.{kind}", name=name)[self._language]
        places = {"swap": self._draft_spec.swap, "move": self._draft_spec.move.items()}
        pairs = [
            (kind, tuple(map(self._element, pair))) for kind in places for pair in places[kind]
        ]
        pairs += [("replace", pair) for pair in self._draft_spec.replace.items()]
        for kind, (one, other) in pairs:
            words = Message(f"reporters.case_words.pairs.{kind}", one=one, other=other)
            yield words[self._language]

    def _row(self, table: str, row: str, values: RowValues) -> str:
        form = find_table_form(table, None, self._forms)
        name = format_cell_name(form, row, None, self._language) if form else row
        if isinstance(values, tuple):
            cells = " ".join(make_visible(value) or self._blank for value in values)
        else:
            cell_texts = tuple(self._cell(form, column, value) for column, value in values.items())
            cells = JoinedText(cell_texts, COMMA)[self._language]
        return add_label(name, cells, self._language)

    def _cell(self, form: TableForm | None, column: str, value: str) -> str:
        name = format_cell_name(form, None, column, self._language) if form else column
        return f"{name} {make_visible(value) or self._blank}"

    def _element(self, name: str) -> str:
        """Return words for ``title``, ``part 3``, ``table requests`` or ``requests.granted``."""
        if name in _SENTENCES:
            return Message(f"reporters.case_words.sentences.{name}")[self._language]
        kind, _, key = name.partition(" ")
        if kind == "part" and key.isdecimal():
            return name_part(int(key), self._language)
        table, _, row = (key if kind == "table" else name).partition(".")
        form = find_table_form(table, None, self._forms)
        if form is None:
            return name
        if not row:
            return form.title[self._language]
        title = format_cell_name(form, row, None, self._language)
        return Message("reporters.case_words.row", title=title)[self._language]

    def _quote_text(self, quote: Quote) -> str:
        words = (make_visible(" ".join(text.split())) for text in quote.paragraphs)
        return add_label(quote.name, truncate(" ".join(words), _QUOTED), self._language)
