"""What to say of a word on a command line that is not known: what it may have meant."""

from __future__ import annotations

import os

from reportlint.support.errors import UsageError
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.source_errors import find_nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

#: What other linters call the commands.
_ELSEWHERE = {"lint": "check", "format": "fix", "rule": "explain"}


def build_unknown_error(
    kind: LocalizedText, word: str, choices: Iterable[str], listing: str = "--help"
) -> UsageError:
    """Return the error for an unknown word, with the known one that comes closest.

    ``listing`` is what shows them all.
    """
    return _build_error(kind, word, find_nearest(word, choices), listing)


def _build_error(kind: LocalizedText, word: str, near: str | None, listing: str) -> UsageError:
    hint = Message("cli.suggestions.see_listing", listing=listing)
    if near:
        hint = Message("cli.suggestions.did_you_mean", near=near)
    return UsageError(Message("cli.suggestions.unknown_word", kind=kind, word=word), hint)


def build_no_command_error(word: str, choices: Collection[str]) -> UsageError:
    """Return the error for a word that is no command; a draft is to be checked."""
    kind = Message("cli.suggestions.command")
    part_of_one = any(word.startswith(f"{name.partition(' ')[0]} ") for name in choices)
    if _is_path(word) and not part_of_one:
        call = "reportlint check " + (f'"{word}"' if " " in word else word)
        message = Message("cli.suggestions.unknown_word", kind=kind, word=word)
        return UsageError(message, Message("cli.suggestions.check_file", call=call))
    near = _ELSEWHERE.get(word) or find_nearest(word, choices)
    return _build_error(kind, word, near, "--help")


def build_incomplete_error(word: str, choices: Iterable[str]) -> UsageError:
    """Return the error for a word that commands begin with, and is none itself."""
    matches = [name for name in choices if name.startswith(f"{word} ")]
    message = Message("cli.suggestions.incomplete_command", word=word)
    return UsageError(message, Message("cli.suggestions.there_are", matches=matches))


def build_no_option_error(
    flag: str, command: str, flags_by_command: Mapping[str, Collection[str]]
) -> UsageError:
    """Return the error for an option that a command does not have: whose it is, or what is near.

    The flags are those of all commands by their names; that of the overview is empty.
    """
    kind = Message("cli.suggestions.option")
    having = [name or "reportlint" for name, flags in flags_by_command.items() if flag in flags]
    if having:
        message = Message("cli.suggestions.option_without_command", flag=flag)
        if command:
            message = Message("cli.suggestions.unknown_option", command=command, flag=flag)
        return UsageError(message, Message("cli.suggestions.option_of", commands=having))
    # NOTE: the dashes that all options share make none of them alike.
    long_flags = [one for one in flags_by_command[command] if one.startswith("--")]
    bare = {one.lstrip("-"): one for one in long_flags}
    near = bare.get(find_nearest(flag.lstrip("-"), bare) or "")
    return _build_error(kind, flag, near, f"{command} --help".strip())


def _is_path(word: str) -> bool:
    """Whether a word is a path, there or not: commands have neither dots nor slashes."""
    has_mark = any(mark in word for mark in (".", "/", os.sep, "*"))
    return word == "-" or has_mark or os.path.exists(word)
