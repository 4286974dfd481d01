"""Where the data lies: ``rules/`` and ``grammars/`` of the checkout, or ``_data`` in the wheel."""

from __future__ import annotations

import os

from reportlint.support.errors import RuleError, explain_os_error
from reportlint.support.localized_text import Bilingual

#: What to do where files of the program itself are missing.
INCOMPLETE = Bilingual("安装不完整：请重新安装", "the installation is incomplete: install again")
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def data_dir() -> str:
    """Return the folder that holds ``rules`` and ``grammars``."""
    data_folder = os.path.join(_PACKAGE, "_data")
    return data_folder if os.path.isdir(data_folder) else os.path.dirname(os.path.dirname(_PACKAGE))


def grammar_text(name: str) -> str:
    """Return the text of ``grammars/<name>.lark``; raises RuleError where it is missing."""
    return read_text(os.path.join(data_dir(), "grammars", f"{name}.lark"))


def rule_files() -> tuple[str, ...]:
    """Return every YAML file below ``rules``, sorted; raises RuleError if there is none."""
    top = os.path.join(data_dir(), "rules")
    paths = sorted(
        os.path.join(folder, name)
        for folder, _, names in os.walk(top)
        for name in names
        if name.endswith(".yaml")
    )
    if not paths:
        raise RuleError(Bilingual(f"{top} 里没有规则", f"no rules below {top}"), INCOMPLETE)
    return tuple(paths)


#: Folders of the program that make nothing of what is stored, nor what it is made of.
_UNRELATED = ("__pycache__", "cli", "engine", "fixing", "readers", "reporters", "ruletests")


def stat_files() -> list[tuple[str, int, int]]:
    """Return path, size and time of change of every file that what is loaded depends on.

    In a checkout that is the program too: whoever works on it must not meet what an earlier
    version of it stored.
    """
    top = data_dir()
    folders = [path for name in ("rules", "grammars") if os.path.isdir(path := f"{top}/{name}")]
    if not os.path.isdir(os.path.join(_PACKAGE, "_data")):
        folders.append(_PACKAGE)
    files: list[tuple[str, int, int]] = []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".yaml", ".lark", ".py")):
                    status = entry.stat()
                    files.append((entry.path, status.st_size, status.st_mtime_ns))
                elif "." not in entry.name and entry.name not in _UNRELATED and entry.is_dir():
                    folders.append(entry.path)
    files.sort()
    return files


def read_text(path: str) -> str:
    """Read a UTF-8 file of the program's own; raises RuleError where it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = explain_os_error(error)
        raise RuleError(
            Bilingual(f"无法读取 {path}：{reason.zh}", f"{path} cannot be read: {reason.en}"),
            INCOMPLETE,
        ) from error
