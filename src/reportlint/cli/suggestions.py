"""What to say of a word on a command line that is not known: what it may have meant."""

from __future__ import annotations

import os

from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Bilingual
from reportlint.support.source_errors import find_nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

#: What other linters call the commands.
_ELSEWHERE = {"lint": "check", "format": "fix", "rule": "explain"}


def build_unknown_error(
    kind: Bilingual, word: str, choices: Iterable[str], listing: str = "--help"
) -> UsageError:
    """Return the error for an unknown word, with the known one that comes closest.

    ``listing`` is what shows them all.
    """
    near = find_nearest(word, choices)
    return UsageError(
        _build_message(kind, word),
        Bilingual(f"是不是 {near}？", f"did you mean {near}?")
        if near
        else Bilingual(f"用 reportlint {listing} 查看", f"see reportlint {listing}"),
    )


def build_no_command_error(word: str, choices: Collection[str]) -> UsageError:
    """Return the error for a word that is no command; a draft is to be checked."""
    kind = Bilingual("命令", "command")
    part_of_one = any(word.startswith(f"{name.partition(' ')[0]} ") for name in choices)
    if _is_path(word) and not part_of_one:
        call = "reportlint check " + (f'"{word}"' if " " in word else word)
        return UsageError(
            _build_message(kind, word), Bilingual(f"要检查它：{call}", f"to check it: {call}")
        )
    if word in _ELSEWHERE:
        near = _ELSEWHERE[word]
        return UsageError(
            _build_message(kind, word), Bilingual(f"是不是 {near}？", f"did you mean {near}?")
        )
    return build_unknown_error(kind, word, choices)


def build_incomplete_error(word: str, choices: Iterable[str]) -> UsageError:
    """Return the error for a word that commands begin with, and is none itself."""
    matches = [name for name in choices if name.startswith(f"{word} ")]
    return UsageError(
        Bilingual(f"{word} 后面还缺一个词", f"{word} needs another word"),
        Bilingual(f"有 {'、'.join(matches)}", f"one of: {', '.join(matches)}"),
    )


def build_no_option_error(
    flag: str, command: str, flags_by_command: Mapping[str, Collection[str]]
) -> UsageError:
    """Return the error for an option that a command does not have: whose it is, or what is near.

    The flags are those of all commands by their names; that of the overview is empty.
    """
    kind = Bilingual("选项", "option")
    having = [name or "reportlint" for name, flags in flags_by_command.items() if flag in flags]
    if having:
        names = "、".join(having), ", ".join(having)
        return UsageError(
            Bilingual(f"{command} 没有选项 {flag}", f"{command} has no option {flag}")
            if command
            else Bilingual(f"选项 {flag} 缺少命令", f"the option {flag} needs a command"),
            Bilingual(f"它是 {names[0]} 的选项", f"it is an option of {names[1]}"),
        )
    # NOTE: the dashes that all options share make none of them alike.
    bare = {
        long_flag.lstrip("-"): long_flag
        for long_flag in flags_by_command[command]
        if long_flag.startswith("--")
    }
    near = bare.get(find_nearest(flag.lstrip("-"), bare) or "")
    listing = f"{command} --help".strip()
    return UsageError(
        _build_message(kind, flag),
        Bilingual(f"是不是 {near}？", f"did you mean {near}?")
        if near
        else Bilingual(f"用 reportlint {listing} 查看", f"see reportlint {listing}"),
    )


def _build_message(kind: Bilingual, word: str) -> Bilingual:
    return Bilingual(f"没有这个{kind.zh}：{word}", f"there is no such {kind.en}: {word}")


def _is_path(word: str) -> bool:
    """Whether a word is a path, there or not: commands have neither dots nor slashes."""
    has_mark = any(mark in word for mark in (".", "/", os.sep, "*"))
    return word == "-" or has_mark or os.path.exists(word)
