"""The file beside drafts that says which findings are not to be reported."""

from __future__ import annotations

import os

from reportlint.rules.suppressions import Known, listed, read
from reportlint.support import trusted_files
from reportlint.support.errors import because
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record
from reportlint.support.trusted_files import is_foreign, owners

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.rules.suppressions import Entry
    from reportlint.support.source_errors import Fault, Source

_FOREIGN = Bilingual(
    "文件属于别的用户，没有使用：复制成自己的文件，或删除它",
    "it belongs to another user and is not used: make it a file of your own, or delete it",
)
_BOM = "\ufeff"


class IgnoreFile(Record):
    """An ignore file as read: its entries without those at fault, and the faults."""

    path: str
    text: str
    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


#: Files read in this process, by path, with their time of change and size.
_known: dict[str, tuple[tuple[int, int], IgnoreFile]] = {}


def load(path: str, known: Known) -> IgnoreFile:
    """Read an ignore file, anew only if it has changed; what is wrong with it are faults."""
    try:
        status = os.stat(path)
        stamp = status.st_mtime_ns, status.st_size
        before = _known.get(os.path.abspath(path))
        if before is not None and before[0] == stamp and before[1].path == path:
            return before[1]
        if is_foreign(path, owners(os.path.dirname(os.path.abspath(path)))):
            return _useless(path, _FOREIGN)
        content = trusted_files.read(path)
    except OSError as error:
        reason = because(error)
        said = Bilingual(f"无法读取：{reason.zh}", f"it cannot be read: {reason.en}")
        return _useless(path, said)
    loaded = _read(path, content, known)
    _known[os.path.abspath(path)] = stamp, loaded
    return loaded


def _read(path: str, content: bytes, known: Known) -> IgnoreFile:
    try:
        text = content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        said = Bilingual("不是 UTF-8 编码，请用 UTF-8 另存", "it is not UTF-8: save it as UTF-8")
        return _useless(path, said)
    from reportlint.support import yaml_reader

    source = _source(path, text)
    entries = read(source, listed(source, yaml_reader.parse(source, text)), known, "ignore-file")
    return IgnoreFile(path, text, entries, tuple(source.faults))


def _useless(path: str, message: Bilingual) -> IgnoreFile:
    source = _source(path, "")
    source.fault((1, 1), message)
    return IgnoreFile(path, "", (), tuple(source.faults))


def _source(path: str, text: str) -> Source:
    from reportlint.support.source_errors import Source

    return Source(path, text)
