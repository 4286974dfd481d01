"""Whether a file is an output of an earlier run, so that a configuration may have it replaced."""

from __future__ import annotations

import os

from reportlint import ordinary
from reportlint.bilingual import LANGUAGES
from reportlint.lazy import fetch
from reportlint.outputs import COPIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

#: Bytes at the beginning of a file that tell who wrote it.
_HEAD = 4096
_LIMIT: Final = 256 * ordinary.LIMIT
#: What stands in the head of outputs that are text; of others nothing tells whose they are.
_SIGNS = {
    "json": b'"schema": "reportlint-check/',
    "sarif": b'"name": "reportlint"',
    "junit": b'<testsuites name="reportlint"',
    "gitlab": b'"check_name": "',
}
#: The part of an archive that names its author, and how.
_PARTS = {
    "xlsx": ("docProps/core.xml", b"<dc:creator>reportlint</dc:creator>"),
    "docx": ("word/comments.xml", b'w:author="reportlint"'),
}
_ANNOTATED = b"/T(reportlint)"
_COLUMNS = ("path", "status", "severity", "rule")


def is_earlier(name: str, path: str) -> bool:
    """Whether a file is an output of that name; whatever holds nothing may be taken for one."""
    try:
        content = ordinary.read(path, limit=_LIMIT)
    except OSError:
        return False
    # NOTE: a list of no issues at all is one of GitLab's.
    bare = len(content) < _HEAD and b"".join(content.split()) in (b"", b"[]")
    return bare or _is_ours(name, content)


def is_in_the_way(name: str, path: str) -> bool:
    """Whether a file stands where an output is to go that no earlier run has written."""
    if os.path.isdir(path) and name in COPIES:
        return False
    return os.path.lexists(path) and not is_earlier(name, path)


def _is_ours(name: str, content: bytes) -> bool:
    head = content[:_HEAD]
    if name in _PARTS:
        return _is_in_part(content, *_PARTS[name])
    if name == "pdf":
        return content.startswith(b"%PDF") and _ANNOTATED in content
    if name == "html":
        return bool(fetch("reportlint.outputs.html.front:own")(head))
    if name == "csv":
        return _is_table(head)
    return name in _SIGNS and _SIGNS[name] in head


def _is_table(head: bytes) -> bool:
    heads = fetch("reportlint.display.rows:heads")
    text = head.decode("utf-8-sig", "replace")
    return any(text.startswith(",".join(heads(_COLUMNS, language))) for language in LANGUAGES)


def _is_in_part(content: bytes, part: str, sign: bytes) -> bool:
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(content)) as archive, archive.open(part) as file:
            return sign in file.read(ordinary.LIMIT)
    except (BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError):
        return False
