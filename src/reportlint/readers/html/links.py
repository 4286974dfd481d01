"""Links to attachments: by the name of the file they lead to."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

_FILE = Pattern(
    r"(?i)([^/\\=?&#:]{1,200}\.(?:docx?|wps|pdf|ofd|xlsx?|et|csv|rtf|txt|zip|rar|7z))(?:[?#].*)?$"
)
_MAX_HREF_CHARS = 2000


def attachment_name(href: str | None) -> str | None:
    """Return the name of the file that a link leads to, None where it leads to a page."""
    match = _FILE.regex.search(href.strip()) if href and len(href) < _MAX_HREF_CHARS else None
    if match is None:
        return None
    name = match[1]
    if "%" in name:
        from urllib.parse import unquote

        name = unquote(name)
    return " ".join(name.split())
