"""What reporters share: what they know besides results, and words for rules, places and counts."""

from __future__ import annotations

from reportlint.model.prose import numeral
from reportlint.support.localized_text import JoinedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportlint.model.finding import FileResult, Finding, Location, NotAssessed, RunSummary
    from reportlint.model.form import Form, TableForm
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.pack import Applicability

COMMA, SEMICOLON = Message("reporters.words.comma"), Message("reporters.words.semicolon")


class View(Record):
    """The language, the screen, how much to say, and what is known of the rules.

    ``rules`` is how many rules are loaded, ``forms`` are the editions they know, ``doc`` gives
    a rule's documentation, by its id. ``width`` counts columns. ``packs`` are the rule packs in
    use, each as ``id@version`` with the beginning of a hash over its files and what it applies to.
    ``show_suppressed``: what is suppressed is shown too. ``book`` gives the rules that may speak,
    with their documentation. ``links``: the screen shows links. ``fail_on`` is the severity from
    which on findings make a run fail. ``rule_pages`` is the address of a rule's page, with places
    for ``{id}`` and ``{language}``; "" where there is none.
    """

    language: str = "zh"
    colour: bool = False
    width: int = 80
    quiet: bool = False
    verbose: bool = False
    rules: int = 0
    forms: tuple[Form, ...] = ()
    doc: Callable[[str], RuleDoc | None] = lambda _rule: None
    packs: tuple[tuple[str, str, Applicability], ...] = ()
    show_suppressed: bool = False
    book: Callable[[], Sequence[tuple[Rule, RuleDoc | None]]] = tuple
    links: bool = False
    fail_on: str = "error"
    rule_pages: str = ""


class Reporter(Record):
    """A way to write results; each file's is written where it was checked, by ``render_file``.

    ``render_start`` gives what stands before all files, ``render_end`` what stands after them, from
    what they add up to, ``separator`` what stands between two that are not "". ``render_header`` is
    for what is written first and known last, from the files' paths and counts and what they add up
    to. ``assemble`` makes a file of the lines that were written.
    """

    render_file: Callable[[FileResult, View], str]
    render_start: Callable[[View], str] = lambda _view: ""
    render_end: Callable[[RunSummary, View], str] = lambda _totals, _view: ""
    separator: str = ""
    render_header: Callable[[Sequence[tuple[str, RunSummary]], RunSummary, View], str] | None = None
    assemble: Callable[[Iterable[str], View], bytes] | None = None


def name_severity(severity: str, language: str) -> str:
    """Return the word for a severity."""
    return Message(f"reporters.words.severity_words.{severity}")[language]


def name_figure_status(status: str, language: str) -> str:
    """Return the words for what became of a figure of the prose."""
    return Message(f"reporters.words.figure_statuses.{status}")[language]


def name_part(number: int, language: str) -> str:
    """Return what a part is called by its number."""
    return Message("reporters.words.part", ordinal=numeral(number), number=number)[language]


def name_status(status: str, language: str) -> str:
    """Return the words for what became of a file."""
    return Message(f"reporters.words.status_words.{status}")[language]


def name_rule(one: Finding | Rule, language: str) -> str:
    """Return what a rule, or a finding's, is called: its title in Chinese, its name in English."""
    return one.title[language] if language == "zh" else one.name


def format_count(count: int, noun: str, language: str) -> str:
    """Return a count with its noun, which is a key of ``reporters.counts`` in the catalogues."""
    return Message(f"reporters.counts.{noun}", count=count)[language]


def add_note(words: object, note: object, language: str) -> str:
    """Return words with a note in brackets behind them."""
    return Message("reporters.words.noted", words=words, note=note)[language]


def add_label(label: object, words: object, language: str) -> str:
    """Return words behind what they are, with a colon between."""
    return Message("reporters.words.labelled", label=label, words=words)[language]


def join_words(words: Iterable[object], language: str) -> str:
    """Return words as a list in one line."""
    return Message("reporters.words.list", items=tuple(words))[language]


def format_position(location: Location, language: str) -> str:
    """Return line and column, and what the format has besides: page, paragraph, cell, source."""
    extra: list[Message] = []
    if location.page is not None:
        extra.append(Message("reporters.position.page", number=location.page))
    if location.cell is not None:
        row, _, column = location.cell.removeprefix("r").partition("c")
        table = location.table_index
        extra.append(Message("reporters.position.cell", table=table, row=row, column=column))
    elif location.paragraph is not None:
        extra.append(Message("reporters.position.paragraph", number=location.paragraph))
    if location.source_line is not None:
        extra.append(Message("reporters.position.source_line", number=location.source_line))
    where = f"{location.line}:{location.column}"
    return add_note(where, JoinedText(tuple(extra), COMMA), language) if extra else where


def find_table_form(
    key: str | None, edition: str | None, forms: Sequence[Form]
) -> TableForm | None:
    """Return a table's form in an edition, else in any."""
    sorted_forms = sorted(forms, key=lambda form: form.edition != edition)
    tables = (form.table(key) for form in sorted_forms) if key else iter(())
    return next((table for table in tables if table is not None), None)


def name_cell(place: Location | NotAssessed, result: FileResult, view: View) -> str:
    """Return what the table, row and column of a place are called; "" where it names no table."""
    form = find_table_form(place.table, result.edition, view.forms)
    return format_cell_name(form, place.row, place.column_key, view.language) if form else ""


def format_cell_name(table: TableForm, row: str | None, column: str | None, language: str) -> str:
    """Return the titles of a row and a column, as a person would name a cell."""
    names = []
    if row is not None:
        found_row = table.row(row)
        names.append(found_row.title[language] if found_row else row)
    if column is not None:
        found_column = table.column(column)
        names.append(found_column.title[language] if found_column else column)
    return " · ".join(names) or table.title[language]
