"""A paper as a web page among a site's furniture, and as that page saved to one file."""

from __future__ import annotations

import quopri
from collections.abc import Iterator
from html import escape

from tests.formats.paper import Paper
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet

_STYLE = """\
@page { size: A4; margin: 20mm 18mm }
body { font: 11pt/1.6 "WenQuanYi Zen Hei" } h1, h2 { font-weight: normal }
h1 { text-align: center; font-size: 16pt }
table { border-collapse: collapse; width: 100% } td { border: 1px solid; font-size: 8pt }
nav, footer { display: none }"""
_HEAD = f"""\
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>政府信息公开年报</title>
<style>
{_STYLE}
</style></head>
<body>
<nav><a href="/">首页</a><table><tr><td>索引号</td><td>0001</td></tr></table></nav>
<article>
"""
_FOOT = """</article>
<footer>版权所有</footer>
</body></html>
"""


def page(paper: Paper) -> str:
    """The page's source; each paragraph and each cell stands on a line of its own."""
    return _HEAD + "".join(line for item in paper.items for line in block(item)) + _FOOT


def html(paper: Paper) -> bytes:
    """The page."""
    return page(paper).encode()


def mht(paper: Paper) -> bytes:
    """The page as a browser saves it."""
    return (
        b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="seam"\r\n\r\n'
        b"--seam\r\nContent-Type: text/html\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(html(paper))
        + b"\r\n--seam--\r\n"
    )


def block(item: Text | Sheet) -> Iterator[str]:
    """The lines of a paragraph or a table."""
    if isinstance(item, Text):
        tag = {"title": "h1", "heading": "h2", "body": "p"}[item.role]
        yield f"<{tag}>{escape(item.words)}</{tag}>\n"
        return
    yield "<table>\n"
    for row in range(item.rows):
        yield "<tr>\n"
        yield from (_cell(box) for box in item.starting(row))
        yield "</tr>\n"
    yield "</table>\n"


def source_line_of(box: Box) -> str:
    """The line of the source that a cell is."""
    return _cell(box).rstrip("\n")


def _cell(box: Box) -> str:
    down = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    across = f' colspan="{box.columns}"' if box.columns > 1 else ""
    words = "<br>".join(map(escape, box.text.split("\n")))
    return f"<td{down}{across}>{words}</td>\n"
