"""The file beside drafts that says which findings are not to be reported."""

from __future__ import annotations

import os

from reportlint.rules.suppressions import KnownNames, list_entries, read_entries
from reportlint.support.errors import explain_os_error
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record
from reportlint.support.trusted_files import find_trusted_owners, is_foreign, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.rules.suppressions import SuppressionEntry
    from reportlint.support.source_errors import Source, SourceError

_BOM = "\ufeff"


class IgnoreFile(Record):
    """An ignore file as read: its entries without those in error, and the errors."""

    path: str
    text: str
    entries: tuple[SuppressionEntry, ...]
    errors: tuple[SourceError, ...]


#: Files read in this process, by path, with their time of change and size.
_files_read: dict[str, tuple[tuple[int, int], IgnoreFile]] = {}


def load(path: str, known_names: KnownNames) -> IgnoreFile:
    """Read an ignore file, anew only if it has changed; what is wrong with it are errors."""
    try:
        status = os.stat(path)
        stamp = status.st_mtime_ns, status.st_size
        before = _files_read.get(os.path.abspath(path))
        if before is not None and before[0] == stamp and before[1].path == path:
            return before[1]
        if is_foreign(path, find_trusted_owners(os.path.dirname(os.path.abspath(path)))):
            return _useless(path, Message("rules.ignore_file.foreign_owner"))
        content = read_file(path)
    except OSError as error:
        reason = explain_os_error(error)
        message = Message("rules.ignore_file.unreadable", reason=reason)
        return _useless(path, message)
    ignore_file = _read(path, content, known_names)
    _files_read[os.path.abspath(path)] = stamp, ignore_file
    return ignore_file


def _read(path: str, content: bytes, known_names: KnownNames) -> IgnoreFile:
    try:
        text = content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        message = Message("rules.ignore_file.not_utf8")
        return _useless(path, message)
    from reportlint.support import yaml_reader

    source = _source(path, text)
    entries = read_entries(
        source, list_entries(source, yaml_reader.parse(source, text)), known_names, "ignore-file"
    )
    return IgnoreFile(path, text, entries, tuple(source.errors))


def _useless(path: str, message: LocalizedText) -> IgnoreFile:
    source = _source(path, "")
    source.add_error((1, 1), message)
    return IgnoreFile(path, "", (), tuple(source.errors))


def _source(path: str, text: str) -> Source:
    from reportlint.support.source_errors import Source

    return Source(path, text)
