"""Web pages, saved pages and Word files: elements, attributes, tables, fields, styles, parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.families.family import Family, draft
from tests.parsing.sketches import HEADINGS, TITLE
from tests.readers import docx_builder as word

_MANY_TAGS = 12_000
_BODY = "".join(f"<h2>{heading}</h2><p>公开工作有序。</p>" for heading in HEADINGS)
#: Pieces of a page, as often as asked, within its body.
HTML = {
    "paragraphs": "<p>公开。",
    "divisions": "<div>",
    "closed-divisions": "<div>甲</div>",
    "spans": "<span>甲",
    "bold": "<b>甲",
    "fonts": "<font size=1><p>甲",
    "misnested": "<b><p>甲</b>",
    "headings": "<h2>一、总体情况</h2>",
    "breaks": "甲<br>",
    "selects": "<select>",
    "options": "<select><option>甲",
    "closed-selects": "<select><option>甲</option></select>",
    "buttons": "<button>",
    "forms": "<form>",
    "inputs": "<input>",
    "textareas": "<textarea>甲</textarea>",
    "lists": "<ul><li>甲",
    "items": "<li>甲</li>",
    "definitions": "<dl><dt>甲<dd>乙",
    "tables": "<table><tr><td>甲<td>1</table>",
    "nested-tables": "<table><tr><td>",
    "tables-in-tables": "<table><tr><td>甲<table><tr><td>1</table>",
    "rows": "<tr><td>甲<td>1",
    "cells": "<td>1",
    "column-spans": "<tr><td colspan=1000>甲",
    "row-spans": "<td rowspan=1000>甲",
    "both-spans": "<tr><td rowspan=500 colspan=500>甲",
    "captions": "<table><caption>甲",
    "stray-text-in-tables": "<table>甲",
    "links": "<a href=a.pdf>甲</a>",
    "open-links": "<a href=a.pdf>甲",
    "pictures": "<img alt=甲>",
    "comments": "<!-- 甲 -->",
    "unclosed-comments": "<!--",
    "ignores": "<!-- reportlint: ignore N101 口径 -->",
    "entities": "&nbsp;",
    "unknown-entities": "&nosuch;",
    "numeric-entities": "&#20013;",
    "ampersands": "&",
    "angles": "<",
    "closings": "</p>",
    "processing": "<?x?>",
    "declarations": "<!x>",
    "scripts": "<script>var a</script>",
    "open-scripts": "<script>",
    "styles": "<style>p{}</style>",
    "titles": "<title>甲</title>",
    "bodies": "<body>",
    "frames": "<frameset><frame src=a>",
    "templates": "<template>",
    "vectors": "<svg>",
    "formulas": "<math><mi>",
    "rubies": "<ruby>甲<rt>a",
    "insertions": "<ins>甲",
    "deletions": "<del>甲</del>",
    "hidden": "<p hidden>甲</p>",
    "styled": "<p style='display:none'>甲</p>",
    "superscripts": "<sup>1</sup>",
    "preformatted": "<pre>甲\n",
    "unclosed-attributes": '<p "',
    "unknown-elements": "<o:p>甲</o:p>",
    "custom-elements": "<a-b>",
    "null-characters": "\0甲",
}


def _page(unit: str) -> Callable[[int], str]:
    return lambda n: f"<html><head><title>年报</title></head><body>{_BODY}{unit * n}</body></html>"


def _attributes(n: int) -> str:
    return f"<html><body><p {' '.join([f'a{i}=1' for i in range(n)])}>甲{_BODY}</body></html>"


def _metas(n: int) -> str:
    return f"<html><head>{'<meta name=PubDate content=2025-01-01>' * n}</head>{_BODY}</html>"


def _mht(part: str) -> Callable[[int], bytes]:
    def make(n: int) -> bytes:
        head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        page = f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html>{_BODY}</html>\r\n"
        return (head + page + part * n + "--b--\r\n").encode()

    return make


def _headers(n: int) -> bytes:
    return (
        "MIME-Version: 1.0\r\n" + "X-A: b\r\n" * n + "Content-Type: text/html; charset=utf-8\r\n"
        f"\r\n<html>{_BODY}</html>"
    ).encode()


def _long_header(n: int) -> bytes:
    return (
        "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nX-A: "
        + "a\r\n " * n
        + f"\r\n\r\n<html>{_BODY}</html>"
    ).encode()


def _quoted(n: int) -> bytes:
    head = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    return (
        head + f"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html>{'=E4=B8=AD' * n}"
    ).encode()


def _nested_parts(n: int) -> bytes:
    part = 'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n'
    return ("MIME-Version: 1.0\r\n" + "".join(part % (i, i) for i in range(n))).encode()


MHT: dict[str, Callable[[int], bytes]] = {
    "parts": _mht("--b\r\nContent-Type: image/png\r\n\r\nAAAA\r\n"),
    "pages": _mht("--b\r\nContent-Type: text/html\r\n\r\n<p>a\r\n"),
    "boundaries": _mht("--b\r\n"),
    "near-boundaries": _mht("--bb\r\n--\r\n"),
    "headers": _headers,
    "folded header": _long_header,
    "quoted-printable": _quoted,
    "nested parts": _nested_parts,
}

_P = word.paragraph
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_CELL = word.cell("1")
_ROW = word.row("甲", "1")
#: What stands in the body of a Word file.
BODY: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: _P("公开。") * n,
    "runs": lambda n: _P(word.run("公") * n),
    "empty runs": lambda n: _P("<w:r/>" * n),
    "breaks": lambda n: _P("<w:r><w:br/></w:r>" * n),
    "tabs": lambda n: _P("<w:r><w:tab/></w:r>" * n),
    "fields": lambda n: _P(_FIELD * n),
    "nested fields": lambda n: _P('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n),
    "simple fields": lambda n: _P(
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>' * n
    ),
    "links": lambda n: _P('<w:hyperlink r:id="rId9"><w:r><w:t>甲</w:t></w:r></w:hyperlink>' * n),
    "bookmarks": lambda n: _P('<w:bookmarkStart w:id="1" w:name="a"/>' * n),
    "insertions": lambda n: _P('<w:ins w:author="a"><w:r><w:t>甲</w:t></w:r></w:ins>' * n),
    "deletions": lambda n: _P(
        '<w:del w:author="a"><w:r><w:delText>甲</w:delText></w:r></w:del>' * n
    ),
    "footnote references": lambda n: _P('<w:r><w:footnoteReference w:id="2"/></w:r>' * n),
    "comment references": lambda n: _P('<w:r><w:commentReference w:id="2"/></w:r>' * n),
    "text boxes": lambda n: (
        _P(
            "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
            + _P("框")
            + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
        * n
    ),
    "nested text boxes": lambda n: (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" * n
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>" * n
    ),
    "pictures": lambda n: _P("<w:r><w:drawing/></w:r>" * n),
    "formulas": lambda n: _P("<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>" * n),
    "alternatives": lambda n: _P("<mc:AlternateContent><mc:Choice/></mc:AlternateContent>" * n),
    "controls": lambda n: ("<w:sdt><w:sdtContent>" + _P("甲") + "</w:sdtContent></w:sdt>") * n,
    "nested controls": lambda n: "<w:sdt><w:sdtContent>" * n + "</w:sdtContent></w:sdt>" * n,
    "sections": lambda n: _P("甲", properties="<w:sectPr/>") * n,
    "tables": lambda n: word.table(_ROW) * n,
    "rows": lambda n: word.table(_ROW * n),
    "cells": lambda n: word.table(f"<w:tr>{_CELL * n}</w:tr>", columns=9),
    "grid columns": lambda n: word.table(_ROW, columns=n),
    "merged down": lambda n: word.table(word.row(word.cell("甲", merge="continue"), "1") * n),
    "merged across": lambda n: word.table(word.row(word.cell("甲", span=60), "1") * n),
    "nested tables": lambda n: "<w:tbl><w:tr><w:tc>" * n + _P("甲") + "</w:tc></w:tr></w:tbl>" * n,
    "tables in cells": lambda n: word.table(word.row(word.cell(word.table(_ROW) * n))),
    "paragraphs in a cell": lambda n: word.table(word.row(word.cell(_P("1") * n))),
    "numbered": lambda n: word.numbered(1, 0, "甲") * n,
    "styled": lambda n: word.styled("1", "甲") * n,
    "unknown elements": lambda n: "<w:none/>" * n,
    "deep unknown": lambda n: "<w:none>" * n + "</w:none>" * n,
    "symbols": lambda n: _P('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' * n),
    "entities": lambda n: _P(word.run("&amp;") * n),
    "attributes": lambda n: "<w:p " + " ".join(f'a{i}="1"' for i in range(n)) + "/>",
}


def _word(name: str) -> Callable[[int], bytes]:
    heads = "".join(map(_P, (TITLE, *HEADINGS)))
    return lambda n: word.word(
        heads,
        BODY[name](n),
        styles=word.style("1", "heading 1"),
        numbering=word.lists(word.level(0, "chineseCounting", "（%1）")),
        footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote>',
    )


def _chained_styles(n: int) -> bytes:
    made = "".join(word.style(str(i), f"s{i}", f'<w:basedOn w:val="{i + 1}"/>') for i in range(n))
    return word.word(word.styled("0", "甲") * 50, styles=made)


def _lists(n: int) -> bytes:
    level = word.level(0, "decimal", "%1.")
    return word.word(word.numbered(1, 0, "甲"), numbering=word.lists(*[level] * n))


def _notes(n: int) -> bytes:
    notes = "".join(f'<w:footnote w:id="{i}">{_P("注")}</w:footnote>' for i in range(n))
    marks = "".join(f'<w:r><w:footnoteReference w:id="{i}"/></w:r>' for i in range(n))
    return word.word(f"<w:p>{marks}</w:p>", footnotes=notes)


def _members(n: int) -> bytes:
    made = word.members(_P("甲"))
    return word.archive({**made, **{f"word/media/{i}": b"" for i in range(n)}})


WORD: dict[str, Callable[[int], bytes]] = {
    "chained styles": _chained_styles,
    "lists": _lists,
    "footnotes": _notes,
    "members": _members,
    "headers": lambda n: word.word(_P("甲"), header=[_P("眉")] * n),
}


def families() -> Iterator[Family]:
    """Return the families of markup."""
    for name, unit in HTML.items():
        # NOTE: pages of very many tags are read in another way: it is that way which is measured.
        yield draft(name, "html", _page(unit), _MANY_TAGS // max(1, unit.count("<")))
    yield draft("attributes", "html", _attributes, 2000)
    # NOTE: a page of 10 000 elements and more is sanitised first, which doubles its time once.
    yield draft("metas", "html", _metas, 10_000)
    for name, make in MHT.items():
        yield draft(name, "mht", make, 500)
    for name in BODY:
        yield draft(name, "docx", _word(name), 300)
    for name, make in WORD.items():
        yield draft(name, "docx", make, 200)
