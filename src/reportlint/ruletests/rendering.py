"""A draft written down: as plain text, Markdown, a web page or a Word file."""

from __future__ import annotations

from html import escape

from reportlint.ruletests.draft import build_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlint.ruletests.draft import BlockText, Draft, TableText

    #: How each kind of paragraph is written.
    Styles = dict[str, str]

_PAGE = """\
<!DOCTYPE html>
<html lang="zh">
<head><meta charset="utf-8"></head>
<body>
{}
</body>
</html>
"""


def render_text(draft: Draft, *, bars: bool = False) -> str:
    """Return plain text: tables without lines, one row a line; with ``bars`` every cell shows."""
    styles = dict.fromkeys(("title", "heading", "paragraph"), "{}")
    return _join(draft, styles, _draw_bars if bars else _format_plain)


def render_markdown(draft: Draft) -> str:
    """Return headings, paragraphs and pipe tables."""
    styles = {"title": "# {}", "heading": "## {}", "paragraph": "{}"}
    return _join(draft, styles, _format_pipes)


def render_html(draft: Draft) -> str:
    """Return a web page of headings, paragraphs and tables."""
    tags = {"title": "h1", "heading": "h2", "paragraph": "p"}
    chunks = (
        f"<{tags[kind]}>{_escape(piece)}</{tags[kind]}>"
        if isinstance(piece, str)
        else "\n".join(("<table>", *_html_rows(piece), "</table>"))
        for kind, piece in _pieces(draft)
    )
    return _PAGE.format("\n".join(chunks))


def render_docx(draft: Draft) -> bytes:
    """Return a Word file of paragraphs and tables; the same draft gives the same bytes."""
    from reportlint.reporters.docx.rebuilt import pack_document

    chunks = (
        _word_paragraph(piece) if isinstance(piece, str) else _word_table(piece)
        for _, piece in _pieces(draft)
    )
    return pack_document("".join(chunks))


def _pieces(draft: Draft) -> Iterator[tuple[str, str | TableText]]:
    """Yield what a draft holds in its order, each with its kind; nothing that is left out."""
    paragraphs = (("title", draft.title), ("paragraph", draft.preamble + draft.period))
    yield from ((kind, text) for kind, text in paragraphs if text)
    for part in draft.parts:
        if part.heading:
            yield "heading", part.heading
        yield from (("paragraph", text) for text in part.paragraphs if text)
        yield from (("table", table) for table in part.tables)
    yield from (("paragraph", line) for line in draft.sign_off if line)


def _join(draft: Draft, styles: Styles, draw: Callable[[TableText], Iterator[str]]) -> str:
    """Return the pieces of a draft with empty lines between them."""
    chunks = (
        styles[kind].format(piece) if isinstance(piece, str) else "\n".join(draw(piece))
        for kind, piece in _pieces(draft)
    )
    return "\n\n".join(chunks) + "\n"


def _format_plain(table: TableText) -> Iterator[str]:
    """Return the lines of a table without lines, as copying it from a page gives them."""
    for block in table.blocks:
        if table.aside:
            yield from _format_aside(block)
            continue
        if block.legend:
            yield block.legend
        yield " ".join(head for head in block.heads if head)
        parents = {""}
        for row in block.rows:
            if row.parent not in parents:
                yield row.parent
                parents.add(row.parent)
            yield " ".join((row.label, *(value for value in row.values if value)))


def _format_aside(block: BlockText) -> Iterator[str]:
    heads = [head for head in block.heads if head]
    yield " ".join(dict.fromkeys(row.parent or row.label for row in block.rows))
    inner = [row.label for row in block.rows if row.parent]
    yield " ".join((*heads, *inner))
    if inner:
        yield " ".join(heads * len(inner))
    yield " ".join(value for row in block.rows for value in row.values if value)


def _draw_bars(table: TableText) -> Iterator[str]:
    """Return the lines of a table whose cells stand between bars."""
    return (f"| {' | '.join(row)} |" for row in build_rows(table))


def _format_pipes(table: TableText) -> Iterator[str]:
    """Return the lines of a table; its first row is the head that Markdown asks for."""
    first, *others = _draw_bars(table)
    yield from (first, f"|{' --- |' * len(build_rows(table)[0])}", *others)


def _html_rows(table: TableText) -> Iterator[str]:
    for row in build_rows(table):
        yield f"<tr>{''.join(f'<td>{_escape(cell)}</td>' for cell in row)}</tr>"


def _escape(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _word_paragraph(text: str) -> str:
    runs = (
        f'<w:r><w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r>'
        for line in text.split("\n")
    )
    return f"<w:p>{'<w:r><w:br/></w:r>'.join(runs)}</w:p>"


def _word_table(table: TableText) -> str:
    lines = (
        f"<w:tr>{''.join(f'<w:tc>{_word_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in build_rows(table)
    )
    return f"<w:tbl>{''.join(lines)}</w:tbl><w:p/>"
