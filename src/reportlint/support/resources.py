"""The rules and grammars of the program: their files, their text, and what depends on them."""

from __future__ import annotations

import os

from reportlint.support import data_folders
from reportlint.support.errors import RuleError, explain_os_error
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: What to do where files of the program itself are missing.
INCOMPLETE = Message("support.resources.incomplete_installation")


def grammar_names() -> tuple[str, ...]:
    """Return the names of all grammars, sorted."""
    names = os.listdir(os.path.join(data_folders.data_dir(), "grammars"))
    return tuple(sorted(name[:-5] for name in names if name.endswith(".lark")))


def grammar_text(name: str) -> str:
    """Return the text of ``grammars/<name>.lark``; raises RuleError where it is missing."""
    return read_text(os.path.join(data_folders.data_dir(), "grammars", f"{name}.lark"))


def rule_files() -> tuple[str, ...]:
    """Return every YAML file below ``rules``, sorted; raises RuleError if there is none."""
    top = os.path.join(data_folders.data_dir(), "rules")
    paths = sorted(
        os.path.join(folder, name)
        for folder, _, names in os.walk(top)
        for name in names
        if name.endswith(".yaml")
    )
    if not paths:
        raise RuleError(Message("support.resources.no_rules", top=top), INCOMPLETE)
    return tuple(paths)


#: Folders of the program that make nothing of what is stored, nor what it is made of.
_UNRELATED = frozenset(
    (
        "__pycache__",
        "_data",
        "cli",
        "engine",
        "fixing",
        "messages",
        "readers",
        "reporters",
        "ruletests",
    )
)


def stat_files() -> list[tuple[str, int, int]]:
    """Return path, size and time of change of every file that what is loaded depends on.

    In a checkout that is the program too: whoever works on it must not meet what an earlier
    version of it stored.
    """
    folders = _data_folders()
    if not os.path.isdir(os.path.join(data_folders.PACKAGE, "_data")):
        folders.append(data_folders.PACKAGE)
    statuses = [(entry.path, entry.stat()) for entry in _sources(folders)]
    return sorted([(path, status.st_size, status.st_mtime_ns) for path, status in statuses])


def read_sources() -> list[tuple[str, bytes]]:
    """Return name and content of every file that what is loaded depends on, wherever it lies.

    The program is among it. Raises OSError for what cannot be read.
    """
    contents: list[tuple[str, bytes]] = []
    program = data_folders.PACKAGE
    for top, folders in ((data_folders.data_dir(), _data_folders()), (program, [program])):
        for entry in _sources(folders):
            with open(entry.path, "rb") as file:
                contents.append((entry.path[len(top) :].replace(os.sep, "/"), file.read()))
    return sorted(contents)


def _data_folders() -> list[str]:
    top = data_folders.data_dir()
    return [path for name in ("rules", "grammars") if os.path.isdir(path := f"{top}/{name}")]


def _sources(folders: list[str]) -> Iterator[os.DirEntry[str]]:
    """Yield the rules, grammars and modules in folders and below; what is unrelated is left out."""
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".yaml", ".lark", ".py")):
                    yield entry
                elif "." not in entry.name and entry.name not in _UNRELATED and entry.is_dir():
                    folders.append(entry.path)


def read_text(path: str) -> str:
    """Read a UTF-8 file of the program's own; raises RuleError where it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = explain_os_error(error)
        raise RuleError(
            Message("support.resources.unreadable", path=path, reason=reason),
            INCOMPLETE,
        ) from error
