"""Help: the commands, or one command with its operands and options, in either language."""

from __future__ import annotations

import sys

from reportlint import __version__
from reportlint.cli.suggestions import build_no_command_error
from reportlint.reporters.common.screen import count_columns, pad_text, wrap_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.cli.parser import Arguments, Command, Option

_WIDTH = 80
_EXIT_CODES = {
    "zh": (
        ("0", "没有达到级别的问题"),
        ("1", "有达到级别的问题（--fail-on，默认 error）"),
        ("2", "用法、配置、规则或抑制文件有错，或有文件无法读取"),
        ("3", "什么都没有检查"),
    ),
    "en": (
        ("0", "no finding that is grave enough"),
        ("1", "findings that are (--fail-on, error unless told otherwise)"),
        ("2", "wrong usage, a broken rule or settings file, an unreadable draft"),
        ("3", "nothing was checked"),
    ),
}


def run(arguments: Arguments) -> int:
    """Print help or the version; without being asked to, to standard error as a failure."""
    if arguments.has("--version"):
        return print_version(arguments)
    command, language = arguments.command, arguments.language
    *commands, overview = arguments.commands
    lines = (
        _format_command(command, language)
        if command.name
        else _format_overview(commands, overview, language)
    )
    is_requested = arguments.has("--help")
    (sys.stdout if is_requested else sys.stderr).write("".join(f"{line}\n" for line in lines))
    return 0 if is_requested else 2


def print_version(_arguments: Arguments) -> int:
    """Print the version."""
    sys.stdout.write(f"reportlint {__version__}\n")
    return 0


def print_command_help(arguments: Arguments) -> int:
    """Print the help of the command that the operands name, of several that begin so, or of all."""
    name, language = " ".join(arguments.operands), arguments.language
    *commands, overview = arguments.commands
    matches = [
        command for command in commands if f"{command.name} ".startswith(f"{name} ".lstrip())
    ]
    if not matches:
        raise build_no_command_error(name, [command.name for command in commands])
    one = matches[0] if [command.name for command in matches] == [name] else None
    lines = _format_command(one, language) if one else _format_overview(matches, overview, language)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _format_overview(
    commands: Sequence[Command], overview: Command, language: str
) -> Iterator[str]:
    zh = language == "zh"
    yield "用法：reportlint 命令 [选项]" if zh else "usage: reportlint COMMAND [OPTIONS]"
    yield ""
    yield from wrap_text(overview.help[language], _WIDTH)
    yield ""
    yield "命令：" if zh else "commands:"
    yield from _format_columns([(command.name, command.help[language]) for command in commands])
    yield ""
    yield from _format_options(overview.options, language)
    yield ""
    name = "命令" if zh else "COMMAND"
    yield (
        f"“reportlint help {name}”显示一个命令的用法。"
        if zh
        else f"See a command's own help: reportlint help {name}"
    )


def _format_command(command: Command, language: str) -> Iterator[str]:
    zh = language == "zh"
    words = f"reportlint {command.name} {'[选项]' if zh else '[OPTIONS]'} {command.operands}"
    yield f"{'用法：' if zh else 'usage: '}{words.rstrip()}"
    yield ""
    yield from wrap_text(command.help[language], _WIDTH)
    yield ""
    yield from _format_options(command.options, language)
    if command.name == "check":
        yield ""
        yield "退出码：" if zh else "exit codes:"
        yield from _format_columns(_EXIT_CODES[language])


def _format_options(options: Sequence[Option], language: str) -> Iterator[str]:
    yield "选项：" if language == "zh" else "options:"
    yield from _format_columns(
        [(_format_option(option), option.help[language]) for option in options]
    )


def _format_option(option: Option) -> str:
    value = "|".join(option.choices) or option.metavar
    return f"{', '.join(reversed(option.flags))} {value}".rstrip()


def _format_columns(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Return names and explanations side by side; a long name has its explanation below."""
    room = min(max(count_columns(name) for name, _ in pairs), 26)
    for name, words in pairs:
        first, *others = wrap_text(words, _WIDTH - room - 4)
        if count_columns(name) > room:
            yield f"  {name}"
            others.insert(0, first)
        else:
            yield f"  {pad_text(name, room)}  {first}"
        yield from (f"  {'':{room}}  {line}" for line in others)
