"""The language of messages before the settings of a run are known: errors and help."""

from __future__ import annotations

import os
from itertools import pairwise

from reportlint.cli.command_table import COMMANDS
from reportlint.config import clear_cache, find_nearest
from reportlint.support.errors import ReportlintError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def find_language(words: Sequence[str], usual: str) -> str:
    """Return the language that the configuration of a command line sets.

    ``usual`` where the command line or the environment asks for one, or none is configured. The
    words need not make a command line that is right: an error of it may be the message.
    """
    has_option = any(word == "--lang" or word.startswith("--lang=") for word in words)
    if has_option or os.environ.get("REPORTLINT_LANG") or "--isolated" in words:
        return usual
    path = next(_find_config_words(words), None) or find_nearest(_find_folder(words))
    # NOTE: the command itself may yet write a configuration.
    clear_cache()
    return (_read_language(path) if path else None) or usual


def _find_config_words(words: Sequence[str]) -> Iterator[str]:
    """Return the configuration that the words name."""
    for word, following in pairwise((*words, "")):
        if word == "--config" and following:
            yield following
        elif word.startswith("--config="):
            yield word.removeprefix("--config=")


def _find_folder(words: Sequence[str]) -> str:
    """Return the folder of the first word that is a path, else the current one."""
    commands = {part for command in COMMANDS for part in command.name.split()}
    paths = (word for word in words if word not in commands and os.path.exists(word))
    path = next(paths, os.curdir)
    return path if os.path.isdir(path) else os.path.dirname(path) or os.curdir


def _read_language(path: str) -> str | None:
    """Return the language that a configuration sets, also one with errors elsewhere."""
    from reportlint.config.reader import read
    from reportlint.support.trusted_files import read_file

    try:
        language = read(path, read_file(path)).language
    except (OSError, ValueError, ReportlintError):
        return None
    return language.text if language else None
