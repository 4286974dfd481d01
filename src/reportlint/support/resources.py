"""The rules and grammars of the program: their files and their text."""

from __future__ import annotations

import os

from reportlint.support.errors import RuleError, explain_os_error
from reportlint.support.localized_text import Message
from reportlint.support.paths import data_dir

#: What to do where files of the program itself are missing.
INCOMPLETE = Message("support.resources.incomplete_installation")


def grammar_names() -> tuple[str, ...]:
    """Return the names of all grammars, sorted."""
    names = os.listdir(os.path.join(data_dir(), "grammars"))
    return tuple(sorted(name[:-5] for name in names if name.endswith(".lark")))


def grammar_text(name: str) -> str:
    """Return the text of ``grammars/<name>.lark``; raises RuleError where it is missing."""
    return read_text(os.path.join(data_dir(), "grammars", f"{name}.lark"))


def rule_files() -> tuple[str, ...]:
    """Return every YAML file below ``rules``, sorted; raises RuleError if there is none."""
    top = os.path.join(data_dir(), "rules")
    files = [os.path.join(folder, name) for folder, _, names in os.walk(top) for name in names]
    paths = sorted(path for path in files if path.endswith(".yaml"))
    if not paths:
        raise RuleError(Message("support.resources.no_rules", top=top), INCOMPLETE)
    return tuple(paths)


def read_text(path: str) -> str:
    """Read a UTF-8 file of the program's own; raises RuleError where it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        reason = explain_os_error(error)
        message = Message("support.resources.unreadable", path=path, reason=reason)
        raise RuleError(message, INCOMPLETE) from error
