"""Words as HTML holds them: nothing in them is ever markup, and nothing in them stays unseen."""

from __future__ import annotations

from html import escape

from reportlint.reporters.shared.screen import BREAKS, escape_markup, make_visible


def to_html(text: str) -> str:
    """Return words for an element or an attribute in quotation marks, on one line."""
    return escape_markup(escape(make_visible(text.translate(BREAKS))))


def lines_to_html(text: str) -> str:
    r"""Return words with their line ends, which must be \n."""
    return "\n".join(map(to_html, text.split("\n")))


def make_anchor(path: str) -> str:
    """Return a file's name among the anchors of a page: it depends on nothing but the path."""
    from hashlib import sha256

    return f"f{sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
