"""Help: the commands, or one command with its operands and options, in either language."""

from __future__ import annotations

import sys

from reportlint import __version__
from reportlint.cli.suggestions import build_no_command_error
from reportlint.model.finding import CLEAN, FAILED, FINDINGS, NOTHING
from reportlint.reporters.common.screen import count_columns, pad_text, wrap_text
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.cli.parser import Arguments, Command, Option

_WIDTH = 80
#: The exit codes of ``check``, by their names in the catalogue.
_EXIT_CODES = {"clean": CLEAN, "findings": FINDINGS, "failed": FAILED, "nothing": NOTHING}


def run(arguments: Arguments) -> int:
    """Print help or the version; without being asked to, to standard error as a failure."""
    if arguments.has("--version"):
        return print_version(arguments)
    command, language = arguments.command, arguments.language
    *commands, overview = arguments.commands
    is_requested = arguments.has("--help")
    stream = sys.stdout if is_requested else sys.stderr
    if command.name:
        stream.writelines(_format_command(command, language))
    else:
        stream.writelines(_format_overview(commands, overview, language))
    return CLEAN if is_requested else FAILED


def print_version(_arguments: Arguments) -> int:
    """Print the version."""
    sys.stdout.write(f"reportlint {__version__}\n")
    return 0


def print_help(arguments: Arguments) -> int:
    """Print the help of the command that the operands name, of several that begin so, or of all."""
    name, language = " ".join(arguments.operands), arguments.language
    *commands, overview = arguments.commands
    matches = [one for one in commands if f"{one.name} ".startswith(f"{name} ".lstrip())]
    if not matches:
        raise build_no_command_error(name, [command.name for command in commands])
    if [command.name for command in matches] == [name]:
        sys.stdout.writelines(_format_command(matches[0], language))
    else:
        sys.stdout.writelines(_format_overview(matches, overview, language))
    return CLEAN


def _format_overview(
    commands: Sequence[Command], overview: Command, language: str
) -> Iterator[str]:
    yield from _format_head(Message("cli.help.overview_usage"), overview, language)
    pairs = [(command.name, command.help) for command in commands]
    yield from _format_columns(Message("cli.help.commands"), pairs, language)
    yield "\n"
    yield from _format_options(overview.options, language)
    yield f"\n{Message('cli.help.command_help')[language]}\n"


def _format_command(command: Command, language: str) -> Iterator[str]:
    usage = Message("cli.help.usage", command=command.name, operands=command.operands)
    yield from _format_head(usage, command, language)
    yield from _format_options(command.options, language)
    if command.name == "check":
        codes = _EXIT_CODES.items()
        pairs = [(str(code), Message(f"cli.help.exit_code.{name}")) for name, code in codes]
        yield "\n"
        yield from _format_columns(Message("cli.help.exit_codes"), pairs, language)


def _format_head(usage: Message, command: Command, language: str) -> Iterator[str]:
    lines = wrap_text(command.help[language], _WIDTH)
    yield from (f"{line}\n" for line in (usage[language].rstrip(), "", *lines, ""))


def _format_options(options: Sequence[Option], language: str) -> Iterator[str]:
    pairs = []
    for option in options:
        value = "|".join(option.choices) or option.metavar
        pairs.append((f"{', '.join(reversed(option.flags))} {value}".rstrip(), option.help))
    return _format_columns(Message("cli.help.options"), pairs, language)


def _format_columns(
    heading: Message, pairs: Sequence[tuple[str, LocalizedText]], language: str
) -> Iterator[str]:
    """Return names and explanations side by side; a long name has its explanation below."""
    yield f"{heading[language]}\n"
    room = min(max(count_columns(name) for name, _ in pairs), 26)
    for name, words in pairs:
        first, *others = wrap_text(words[language], _WIDTH - room - 4)
        if count_columns(name) > room:
            yield f"  {name}\n"
            others.insert(0, first)
        else:
            yield f"  {pad_text(name, room)}  {first}\n"
        yield from (f"  {'':{room}}  {line}\n" for line in others)
