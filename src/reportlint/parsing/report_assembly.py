"""Puts the parts of parsing together to one report."""

from __future__ import annotations

from reportlint.model.report import Part, Report, Table
from reportlint.parsing.characters import find_damages
from reportlint.parsing.claims import read_statements
from reportlint.parsing.dates import find_date_mentions, find_report_year
from reportlint.parsing.figures import find_figures
from reportlint.parsing.numbers.prose_numbers import find_counted_numbers
from reportlint.parsing.period import find_periods
from reportlint.parsing.report_tree import Structure, build_structure
from reportlint.parsing.table_reader import read_tables
from reportlint.parsing.tables.lexicon import load_lexicon
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.document import Document, Span
    from reportlint.model.form import Form, StatutoryForm

_SELF_NAMED = Pattern(
    r"(?:本报告由|本年度报告由|现将|现公布|现向社会公布)(?P<organ>[^，。；：（）《》0-9]{3,40}?)"
    r"(?=根据|按照|依据|编制|（|20\d\d年)"
)

#: A heading within a part, on a line of its own or leading a paragraph.
_SUBHEADING = Pattern(r"（[一二三四五六七八九十]{1,3}）[^。，；：]{2,30}(?=[。：]|\Z)")


def assemble(
    document: Document,
    statutory_forms: tuple[StatutoryForm, ...],
    expected_year: int | None,
) -> Report:
    """Parse a document to a report.

    >>> report = assemble(read_text("一、总体情况", "概述。"), FORMS, 2020)
    >>> report.edition, [part.key for part in report.parts]
    ('2019', ['overview'])
    """
    tree = build_structure(document, statutory_forms)
    forms, vocabulary = tree.form.editions, tree.form.vocabulary
    prose = [*tree.front, *(p for part in tree.parts for p in part.passages), *tree.back]
    hint = expected_year or (tree.title.years[0] if tree.title and tree.title.years else None)
    periods = find_periods(prose, hint)
    year = find_report_year(tree.title, periods, document.path, prose)
    form = _form(forms, expected_year or year)
    organ = _organ(tree, document)
    tables, loose = read_tables(tree.tables, document.text, load_lexicon(forms), form.edition)
    if document.marks:
        from reportlint.parsing.tables.ocr_certainty import mark_certainty

        tables = mark_certainty(tables, document, forms)
    form, tables = _settle_columns(form, forms, tables)
    statements = read_statements(tree.parts, vocabulary, expected_year or year, organ)
    return Report(
        document=document,
        form=tree.form.key,
        edition=form.edition,
        year=year,
        title=tree.title,
        organ=organ,
        front=tree.front,
        parts=tuple([_with_key(part, form) for part in tree.parts]),
        back=tree.back,
        periods=periods,
        tables=tables,
        claims=statements.claims,
        damages=find_damages(document.text, prose, _named_places(tree, tables)),
        unparsed=loose,
        dates=find_date_mentions(prose, (*tree.front, *tree.back)),
        counted_numbers=find_counted_numbers(tree.parts),
        figures=find_figures(
            tree.front, tree.parts, tree.back, statements, vocabulary, expected_year or year
        ),
    )


def _named_places(tree: Structure, tables: Iterable[Table]) -> Iterator[Span]:
    """Return the title, headings and tables: where invisible characters do harm."""
    if tree.title is not None:
        yield tree.title.span
    for part in tree.parts:
        yield part.heading.span
        for passage in part.passages:
            match = _SUBHEADING.regex.match(passage.text)
            if match:
                yield passage.span(*match.span())
    for table in tables:
        yield table.span


def _settle_columns(
    form: Form, forms: Iterable[Form], tables: tuple[Table, ...]
) -> tuple[Form, tuple[Table, ...]]:
    """Return the edition whose columns the tables have, and the tables as those of that edition."""
    keys = {table.form for table in tables}
    extensions = (other for other in forms if other.extends == form.edition)
    fitting = next((other for other in extensions if other.edition in keys), None)
    if fitting is None:
        return form, tables
    return fitting, tuple(
        replace(table, form=fitting.edition)
        if fitting.table(table.key) is form.table(table.key)
        else table
        for table in tables
    )


def _form(editions: tuple[Form, ...], year: int | None) -> Form:
    """Return the edition for a report year; the newest where the year is unknown."""
    forms = [edition for edition in editions if not edition.extends]
    if year is None:
        return forms[-1]
    otherwise = forms[0] if year < forms[0].first_year else forms[-1]
    return next((f for f in forms if f.first_year <= year <= f.last_year), otherwise)


def _with_key(part: Part, form: Form) -> Part:
    target = form.part(part.number) if part.number else None
    return replace(part, key=target.key) if target else part


def _organ(tree: Structure, document: Document) -> str | None:
    if tree.title is not None and tree.title.organ:
        return tree.title.organ
    matches = (_SELF_NAMED.regex.search(passage.text) for passage in tree.front)
    return next((match["organ"] for match in matches if match), document.metadata.organ)
