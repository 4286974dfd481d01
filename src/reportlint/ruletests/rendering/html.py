"""A draft as a web page: headings, paragraphs, tables."""

from __future__ import annotations

from reportlint.ruletests.rendering.grids import build_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.ruletests.rendering.draft import Draft, TableText

_PAGE = """\
<!DOCTYPE html>
<html lang="zh">
<head><meta charset="utf-8"></head>
<body>
{}
</body>
</html>
"""


def render(draft: Draft) -> str:
    """Return the page."""
    return _PAGE.format("\n".join(_elements(draft)))


def _elements(draft: Draft) -> Iterator[str]:
    yield from _element("h1", draft.title)
    yield from _element("p", draft.preamble + draft.period)
    for part in draft.parts:
        yield from _element("h2", part.heading)
        for paragraph in part.paragraphs:
            yield from _element("p", paragraph)
        yield from map(_table, part.tables)
    for line in draft.sign_off:
        yield from _element("p", line)


def _element(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"<{name}>{_escape(text)}</{name}>"


def _table(table: TableText) -> str:
    lines = (
        f"<tr>{''.join(f'<td>{_escape(cell)}</td>' for cell in row)}</tr>"
        for row in build_rows(table)
    )
    return "\n".join(("<table>", *lines, "</table>"))


def _escape(text: str) -> str:
    from html import escape

    return escape(text, quote=False).replace("\n", "<br>")
