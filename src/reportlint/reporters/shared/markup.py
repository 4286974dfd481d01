"""Generated pages of documentation as Markdown: their mark, and text that shows as it is."""

from __future__ import annotations

from reportlint.support.localized_text import Message

#: What a generated page begins with, so that it is known as one.
MARK = "<!-- reportlint rules docs"
HEAD = Message("reporters.markup.generated_notice", mark=MARK)
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~"})


def escape_markdown(text: str) -> str:
    """Return text as Markdown that shows just that."""
    return " ".join(text.translate(_SPECIAL).split(" ")).replace("\n", " ")


def format_code(text: str) -> str:
    """Return text as code within a table's cell."""
    fence = "``" if "`" in text else "`"
    inner = text.replace("|", "\\|").replace("\n", " ")
    return f"{fence}{inner}{fence}"
