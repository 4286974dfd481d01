"""Words as HTML holds them: nothing in them is ever markup, and nothing in them stays unseen."""

from __future__ import annotations

from html import escape

from reportlint.reporters.shared.width import BREAKS, entities, visible


def words(text: str) -> str:
    """Give words for an element or an attribute in quotation marks, on one line."""
    return entities(escape(visible(text.translate(BREAKS))))


def lines(text: str) -> str:
    r"""Give words with their line ends, which must be \n."""
    return "\n".join(map(words, text.split("\n")))


def identity(path: str) -> str:
    """Give a file's name among the anchors of a page: it depends on nothing but the path."""
    from hashlib import sha256

    return f"f{sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
