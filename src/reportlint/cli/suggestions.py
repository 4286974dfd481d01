"""What to say of a word on a command line that is not known: what it may have meant."""

from __future__ import annotations

import os

from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Bilingual
from reportlint.support.source_errors import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reportlint.cli.parser import Command

#: What other linters call the commands.
_ELSEWHERE = {"lint": "check", "format": "fix", "rule": "explain"}


def unknown(
    kind: Bilingual, word: str, known: Iterable[str], listing: str = "--help"
) -> UsageError:
    """Return the error for an unknown word, with the known one that comes closest.

    ``listing`` is what shows them all.
    """
    near = nearest(word, known)
    return UsageError(
        _absent(kind, word),
        Bilingual(f"是不是 {near}？", f"did you mean {near}?")
        if near
        else Bilingual(f"用 reportlint {listing} 查看", f"see reportlint {listing}"),
    )


def no_command(word: str, known: Collection[str]) -> UsageError:
    """Return the error for a word that is no command; a draft is to be checked."""
    kind = Bilingual("命令", "command")
    part_of_one = any(word.startswith(f"{name.partition(' ')[0]} ") for name in known)
    if _is_path(word) and not part_of_one:
        call = "reportlint check " + (f'"{word}"' if " " in word else word)
        return UsageError(
            _absent(kind, word), Bilingual(f"要检查它：{call}", f"to check it: {call}")
        )
    if word in _ELSEWHERE:
        near = _ELSEWHERE[word]
        return UsageError(
            _absent(kind, word), Bilingual(f"是不是 {near}？", f"did you mean {near}?")
        )
    return unknown(kind, word, known)


def half_a_command(word: str, known: Iterable[str]) -> UsageError:
    """Return the error for a word that commands begin with, and is none itself."""
    listed = [name for name in known if name.startswith(f"{word} ")]
    return UsageError(
        Bilingual(f"{word} 后面还缺一个词", f"{word} needs another word"),
        Bilingual(f"有 {'、'.join(listed)}", f"there are {', '.join(listed)}"),
    )


def no_option(flag: str, command: Command, others: Iterable[Command]) -> UsageError:
    """Return the error for an option that a command does not have: whose it is, or what is near."""
    kind = Bilingual("选项", "option")
    having = [other.name or "reportlint" for other in others if flag in _flags(other)]
    if having and command.name:
        listed = "、".join(having), ", ".join(having)
        return UsageError(
            Bilingual(f"{command.name} 没有选项 {flag}", f"{command.name} has no option {flag}"),
            Bilingual(f"它是 {listed[0]} 的选项", f"it is an option of {listed[1]}"),
        )
    # NOTE: the dashes that all options share make none of them alike.
    bare = {known.lstrip("-"): known for known in _flags(command) if known.startswith("--")}
    near = bare.get(nearest(flag.lstrip("-"), bare) or "")
    listing = f"{command.name} --help".strip()
    return UsageError(
        _absent(kind, flag),
        Bilingual(f"是不是 {near}？", f"did you mean {near}?")
        if near
        else Bilingual(f"用 reportlint {listing} 查看", f"see reportlint {listing}"),
    )


def _absent(kind: Bilingual, word: str) -> Bilingual:
    return Bilingual(f"没有这个{kind.zh}：{word}", f"there is no such {kind.en}: {word}")


def _flags(command: Command) -> tuple[str, ...]:
    return tuple(flag for option in command.options for flag in option.flags)


def _is_path(word: str) -> bool:
    """Whether a word is a path, there or not: commands have neither dots nor slashes."""
    marked = any(mark in word for mark in (".", "/", os.sep, "*"))
    return word == "-" or marked or os.path.exists(word)
