"""The part that holds the comments' words, new or with those that were there before."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportlint.reporters.docx.elements import Elements, append_to_root
from reportlint.reporters.shared.annotations import AUTHOR, INITIALS
from reportlint.reporters.shared.screen import make_visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_HEADER = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: Small and plain, whatever the draft's own text looks like: it may be set in 16 points with
#: an indent of two characters and lines of a fixed height.
_PARAGRAPH = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0" w:firstLineChars="0"/>'
    '<w:jc w:val="left"/></w:pPr>'
)
_SIZE = '<w:color w:val="auto"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
_LEAD = "<w:r><w:annotationRef/></w:r>"


def find_comment_ids(data: bytes | None) -> Iterator[int]:
    """Return the numbers of the comments in a part."""
    for element in Elements(data).all if data is not None else ():
        if element.name == "comment" and element.identity.isdecimal():
            yield int(element.identity)


def render_comments(
    data: bytes | None, comments: Mapping[int, Iterable[str]], namespace: str
) -> bytes:
    """Return the part with comments added; their first line is bold."""
    inner = "".join(
        _comment(identity, tuple(lines), namespace) for identity, lines in comments.items()
    ).encode()
    if data is None:
        data = _HEADER + f'<w:comments xmlns:w="{namespace}"/>'.encode()
    return append_to_root(data, inner)


def _comment(identity: int, lines: tuple[str, ...], namespace: str) -> str:
    # NOTE: no date: the same draft gives the same file.
    return (
        f'<w:comment xmlns:w="{namespace}" w:id="{identity}" w:author="{AUTHOR}" '
        f'w:initials="{INITIALS}">{"".join(_paragraphs(lines))}</w:comment>'
    )


def _paragraphs(lines: tuple[str, ...]) -> Iterator[str]:
    for index, line in enumerate(lines):
        bold = "" if index else "<w:b/>"
        text = f'<w:t xml:space="preserve">{escape(make_visible(line))}</w:t>'
        run = f"<w:r><w:rPr>{bold}{_SIZE}</w:rPr>{text}</w:r>"
        yield f"<w:p>{_PARAGRAPH}{'' if index else _LEAD}{run}</w:p>"
