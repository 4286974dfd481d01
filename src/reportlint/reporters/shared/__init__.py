"""What reporters share: what they know besides results, and words for rules, places and counts."""

from __future__ import annotations

from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlint.model.finding import Finding, Location
    from reportlint.model.form import Form, TableForm
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.pack import Applicability


def _no_doc(_rule: str) -> RuleDoc | None:
    """Know nothing of any rule."""
    return None


def _no_book() -> Sequence[tuple[Rule, RuleDoc | None]]:
    """Know no rules."""
    return ()


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
    doc: Callable[[str], RuleDoc | None] = _no_doc
    packs: tuple[tuple[str, str, Applicability], ...] = ()
    show_suppressed: bool = False
    book: Callable[[], Sequence[tuple[Rule, RuleDoc | None]]] = _no_book
    links: bool = False
    fail_on: str = "error"
    rule_pages: str = ""


SEVERITY_WORDS = {
    "error": Message("reporters.words.severity_words.error"),
    "warning": Message("reporters.words.severity_words.warning"),
    "info": Message("reporters.words.severity_words.info"),
}
STATUS_WORDS = {
    "checked": Message("reporters.words.status_words.checked"),
    "not-a-report": Message("reporters.words.status_words.not_a_report"),
    "unreadable": Message("reporters.words.status_words.unreadable"),
}


def name_rule(one: Finding | Rule, language: str) -> str:
    """Return what a rule, or a finding's, is called: its title in Chinese, its name in English."""
    return one.title[language] if language == "zh" else one.name


def format_count(count: int, zh: str, en: str, language: str) -> str:
    """Return a count with its noun; ``zh`` holds the measure word, ``en`` is the singular."""
    if language == "zh":
        return f"{count} {zh}"
    return f"{count} {en}{'' if count == 1 else 's'}"


def format_position(location: Location, language: str) -> str:
    """Return line and column, and what the format has besides: page, paragraph, cell, source."""
    zh = language == "zh"
    extra = []
    if location.page is not None:
        extra.append(f"第 {location.page} 页" if zh else f"page {location.page}")
    if location.cell is not None:
        table = location.table_index
        row, _, column = location.cell.removeprefix("r").partition("c")
        cell_texts = (
            f"第 {table} 张表第 {row} 行第 {column} 列",
            f"table {table}, row {row}, column {column}",
        )
        extra.append(cell_texts[not zh])
    elif location.paragraph is not None:
        number = location.paragraph
        extra.append(f"第 {number} 段" if zh else f"paragraph {number}")
    if location.source_line is not None:
        source = location.source_line
        extra.append(f"源文件第 {source} 行" if zh else f"line {source} of the source")
    where = f"{location.line}:{location.column}"
    extra_text = ("，" if zh else ", ").join(extra)
    return where + (f"（{extra_text}）" if zh else f" ({extra_text})") if extra_text else where


def find_table_form(
    key: str | None, edition: str | None, forms: Sequence[Form]
) -> TableForm | None:
    """Return a table's form in an edition, else in any."""
    sorted_forms = sorted(forms, key=lambda form: form.edition != edition)
    tables = (form.table(key) for form in sorted_forms) if key else iter(())
    return next((table for table in tables if table is not None), None)


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
