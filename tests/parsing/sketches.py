"""Drafts put together from a few words, and what each step of parsing makes of them."""

from __future__ import annotations

from reportlint.model.document import Document, Lines, Paragraph, Span
from reportlint.model.form import Form, StatutoryForm
from reportlint.model.report import Report
from reportlint.parsing.furniture import without_furniture
from reportlint.parsing.report_assembly import assemble
from reportlint.parsing.tables.lexicon import Lexicon, TableLexicon
from reportlint.parsing.tables.lexicon import load_lexicon as lexicon_of
from reportlint.parsing.visual_lines import VisualLine, split_lines
from reportlint.rules.builtin import load_builtin_rules

TITLE = "望岚县数据局2024年政府信息公开工作年度报告"
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def forms() -> tuple[StatutoryForm, ...]:
    """The statutory forms."""
    return load_builtin_rules().forms


def editions() -> tuple[Form, ...]:
    """The editions of the first form, oldest first."""
    return forms()[0].editions


def words() -> Lexicon:
    """The words of all tables."""
    return lexicon_of(editions())


def table_words(name: str, edition: str = "2021") -> TableLexicon:
    """The words of one table."""
    return words().table(edition, name)


def document(text: str, path: str = "draft.txt") -> Document:
    """A plain text."""
    return Document(path, "text", text, (Lines(Span(0, len(text))),))


def paragraphed(text: str) -> Document:
    """A document of a format that knows its paragraphs: one a line."""
    blocks = []
    start = 0
    for line in text.splitlines(keepends=True):
        blocks.append(Paragraph(Span(start, start + len(line.rstrip("\n")))))
        start += len(line)
    return Document("draft.docx", "docx", text, tuple(blocks))


def lines(text: str) -> list[VisualLine]:
    """The visual lines of a plain text."""
    items = without_furniture(split_lines(document(text)))
    return [item for item in items if isinstance(item, VisualLine)]


def flats(text: str) -> list[str]:
    """The lines' words."""
    return [line.flat for line in lines(text)]


def parsed(text: str, path: str = "draft.txt", year: int | None = None) -> Report:
    """The report that a plain text is."""
    return assemble(document(text, path), forms(), year)


def report_text(
    *, title: str = TITLE, front: str = "", texts: dict[int, str] | None = None, back: str = ""
) -> str:
    """A whole draft: six parts, of which ``texts`` gives the words that are not plain."""
    said = texts or {}
    parts = [
        f"{heading}\n{said.get(n, '情况正常。')}" for n, heading in enumerate(HEADINGS, start=1)
    ]
    return "\n".join([part for part in (title, front, *parts, back) if part]) + "\n"
