"""Command lines: what commands and options are, and how words become them.

NOTE: not argparse. Its import and set-up take as long as half of a bare start of Python, and its
words exist in one language only.
"""

from __future__ import annotations

from reportlint.support.errors import UsageError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import LANGUAGES, LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Option(Record):
    """An option; it takes a value if it has a ``metavar``, one of ``choices`` if there are any."""

    flags: tuple[str, ...]
    help: LocalizedText
    metavar: str = ""
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The flag by which the option is asked for in code: the first."""
        return self.flags[0]


class Command(Record):
    """A command: its words, what runs it (``module:function``), its operands and options.

    ``operands`` is how usage prints them ("[PATH...]"); ``most`` is how many there may be.
    """

    name: str
    run: str
    help: LocalizedText
    operands: str
    options: tuple[Option, ...]
    least: int = 0
    most: int = 0

    @property
    def flags(self) -> tuple[str, ...]:
        """All flags of its options."""
        return tuple(flag for option in self.options for flag in option.flags)


class Arguments(Record):
    """What a command line says: operands, and the values of each option given ("" for a switch).

    ``commands`` are all that there are, the overview last.
    """

    command: Command
    language: str
    operands: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    commands: tuple[Command, ...] = ()

    def has(self, name: str) -> bool:
        """Whether an option was given."""
        return name in self.values

    def get(self, name: str) -> str | None:
        """Return an option's value; of several, the last."""
        values = self.values.get(name)
        return values[-1] if values else None

    def split_values(self, name: str) -> tuple[str, ...]:
        """Return an option's values, those joined by commas one by one."""
        words = (word.strip() for value in self.values.get(name, ()) for word in value.split(","))
        return tuple(word for word in words if word)


def parse_language(words: Sequence[str], default: str | None) -> str:
    """Return the language a command line asks for, before it is parsed; raises UsageError."""
    language, source = default or LANGUAGES[0], "REPORTLINT_LANG"
    for index, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and index + 1 < len(words):
            language, source = words[index + 1], "--lang"
        elif word.startswith("--lang="):
            language, source = word.removeprefix("--lang="), "--lang"
    if language not in LANGUAGES:
        raise UsageError(Message("cli.parser.unknown_language", source=source, language=language))
    return language


def choose_command(
    words: Sequence[str], commands: Sequence[Command]
) -> tuple[Command | None, list[str]]:
    """Return the command that the words name, None if they name none, and the words left.

    Options may stand before the command, with their values.
    """
    options = (option for command in commands for option in command.options)
    value_flags = {flag for option in options if option.metavar for flag in option.flags}
    commands_by_name = {command.name: command for command in commands}
    rest = list(words)
    name, index = "", 0
    while index < len(rest):
        word = rest[index]
        if word.startswith("-") and word != "-":
            index += 2 if word in value_flags else 1
            continue
        name = f"{name} {rest.pop(index)}".strip()
        if name in commands_by_name:
            return commands_by_name[name], rest
        if not any(other.startswith(f"{name} ") for other in commands_by_name):
            raise fetch("reportlint.cli.suggestions:build_no_command_error")(name, commands_by_name)
    if name and not {"--help", "-h"} & set(rest):
        raise fetch("reportlint.cli.suggestions:build_incomplete_error")(name, commands_by_name)
    return None, rest


def parse(
    words: Sequence[str], command: Command, language: str, commands: tuple[Command, ...] = ()
) -> Arguments:
    """Parse the words after a command's name; raises UsageError for what it does not take.

    ``commands`` are all that there are: an option of theirs may have been meant.
    """
    options_by_flag = {flag: option for option in command.options for flag in option.flags}
    operands: list[str] = []
    values: dict[str, tuple[str, ...]] = {}
    rest = iter(_expand(words, options_by_flag))
    for word in rest:
        if word == "--":
            operands.extend(rest)
        elif word == "-" or not word.startswith("-"):
            operands.append(word)
        else:
            flag, equals, value = word.partition("=")
            option = options_by_flag.get(flag)
            if option is None:
                raise fetch("reportlint.cli.suggestions:build_no_option_error")(
                    flag, command.name, {one.name: one.flags for one in (command, *commands)}
                )
            if option.metavar and not equals:
                value = next(rest, "")
            _check_value(option, flag, value, has_equals=bool(equals))
            values[option.name] = (*values.get(option.name, ()), value)
    if "--help" not in values:
        _check_count(operands, command)
    return Arguments(command, language, tuple(operands), values, commands)


def _expand(words: Sequence[str], options_by_flag: Mapping[str, Option]) -> Iterable[str]:
    """Return the words with short options that were written together (-qv, -j2) one by one."""
    for index, word in enumerate(words):
        if word == "--":
            yield from words[index:]
            return
        yield from _split_word(word, options_by_flag)


def _split_word(word: str, options_by_flag: Mapping[str, Option]) -> tuple[str, ...]:
    """Part a word into switches, and an option with its value; whatever is not known stays."""
    if word == "-" or not word.startswith("-") or word.startswith("--"):
        return (word,)
    parts: list[str] = []
    for index, letter in enumerate(word[1:], 2):
        option = options_by_flag.get(f"-{letter}")
        if option is None:
            return (word,)
        value = word[index:]
        if option.metavar and value:
            return (*parts, f"-{letter}={value.removeprefix('=')}")
        parts.append(f"-{letter}")
    return tuple(parts)


def _check_value(option: Option, flag: str, value: str, *, has_equals: bool) -> None:
    if not option.metavar:
        if has_equals:
            raise UsageError(Message("cli.parser.unexpected_value", flag=flag))
    elif not value:
        raise UsageError(Message("cli.parser.missing_value", flag=flag, metavar=option.metavar))
    elif option.choices and value not in option.choices:
        choices = "|".join(option.choices)
        raise UsageError(
            Message("cli.parser.invalid_choice", flag=flag, choices=choices, value=value)
        )


def _check_count(operands: list[str], command: Command) -> None:
    usage = f"reportlint {command.name} {command.operands}".rstrip()
    hint = Message("cli.parser.usage", usage=usage)
    if len(operands) < command.least:
        raise UsageError(Message("cli.parser.too_few_arguments"), hint)
    if len(operands) > command.most:
        extra = operands[command.most]
        raise UsageError(Message("cli.parser.extra_argument", extra=extra), hint)
