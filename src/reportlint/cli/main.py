"""The command line: words to a command, the command to an exit code; errors without a trace."""

from __future__ import annotations

import os
import sys

from reportlint.support.errors import ReportlintError, explain_os_error
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: Usage, configuration, a broken rule or an unreadable file.
FAILED = 2
_HELP = "reportlint.cli.commands.help:run"
#: Commands that find the configuration of each draft, and with it the language.
_PER_DRAFT = ("check", "extract", "fix")
#: So many objects are made before some are looked through; a draft makes fewer.
_SELDOM = 100_000
#: As shells report programs that signals ended: to the number of the signal they add 128.
_SIGNALLED, _PIPE_CLOSED = 128, 141


def run() -> int:
    """Run the command of a process that does nothing else; return its exit code.

    Looking for garbage costs such a process a tenth of its time: it is done seldom while it runs,
    and not at all at its end.
    """
    import gc

    from reportlint.support import interrupts

    interrupts.claim_process()
    gc.set_threshold(_SELDOM)
    try:
        return main()
    finally:
        gc.freeze()


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words ask for, ``sys.argv`` by default; return the exit code."""
    _configure_streams()
    try:
        words = sys.argv[1:] if words is None else words
        code = _run_safely(words)
        sys.stdout.flush()
    except KeyboardInterrupt as error:
        from reportlint.support.interrupts import signal_number

        return _SIGNALLED + signal_number(error)
    except BrokenPipeError:
        _drop_output()
        return _PIPE_CLOSED
    except OSError as error:
        _drop_output()
        from reportlint.cli.parser import parse_language

        try:
            language = parse_language(words or (), os.environ.get("REPORTLINT_LANG"))
        except ReportlintError:
            language = "zh"
        _print_error(_build_write_error(error), language)
        return FAILED
    return code


def _run_safely(words: Sequence[str]) -> int:
    """Run the command; an error that was raised on purpose becomes words."""
    from reportlint.cli.parser import parse_language

    language = "zh"
    try:
        language = parse_language(words, os.environ.get("REPORTLINT_LANG"))
        return _run_command(words, language)
    except ReportlintError as error:
        _print_error(error, _find_language(words, language))
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - an error of the program is put into words too
        _print_error(_build_internal_error(error), language)
    return FAILED


def _run_command(words: Sequence[str], language: str) -> int:
    from reportlint.cli.command_table import COMMANDS, OVERVIEW
    from reportlint.cli.parser import choose_command, parse
    from reportlint.support.lazy import fetch
    from reportlint.support.records import replace

    command, rest = choose_command(words, COMMANDS)
    arguments = parse(rest, command or OVERVIEW, language, (*COMMANDS, OVERVIEW))
    run = command.run if command and not arguments.has("--help") else _HELP
    if command is None or run == _HELP or command.name not in _PER_DRAFT:
        arguments = replace(arguments, language=_find_language(words, language))
    code: int = fetch(run)(arguments)
    if not arguments.has("--quiet"):
        _print_cache_notice(words, language)
    return code


def _find_language(words: Sequence[str], language: str) -> str:
    """Return the language of errors and help: the configuration's, if no other is asked for."""
    from reportlint.support.lazy import fetch

    return str(fetch("reportlint.cli.language:find_language")(words, language))


def _print_cache_notice(words: Sequence[str], language: str) -> None:
    """Print that the folder named for the cache was not used: the run only took longer."""
    cache = sys.modules.get("reportlint.support.cache")
    refusal = cache.find_refused_folder() if cache else None
    if refusal is None:
        return
    path, why = refusal
    language = _find_language(words, language)
    reason = Message(f"cli.main.refusals.{why.reason}", path=why.path)
    message = Message("cli.main.cache_not_used", path=path, why=reason[language])
    _print_error(ReportlintError(message, Message("cli.main.choose_cache_folder")), language)


def _print_error(error: ReportlintError, language: str) -> None:
    from reportlint.cli.sinks import print_error

    print_error(error, language)


def _build_internal_error(error: Exception) -> ReportlintError:
    """Return the error for a bug of the program: what it is, and where."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = trace and f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"
    words = f"{type(error).__name__}: {error}"
    message = Message("cli.main.internal_error", error=words, where=where)
    return ReportlintError(message, Message("cli.main.report_to_developers"))


def _build_write_error(error: OSError) -> ReportlintError:
    """Return the error for what the system refused: a file, else standard output."""
    reason = explain_os_error(error)
    if error.filename is not None:
        path = os.fsdecode(error.filename)
        return ReportlintError(Message("cli.main.path_error", path=path, reason=reason))
    return ReportlintError(Message("cli.main.stdout_unwritable", reason=reason))


def _configure_streams() -> None:
    """Make output the same whatever the locale, and any character one that can be written."""
    # NOTE: a program may be started with its output closed: what is written there is an error, as
    # it would be for any program that does not look. A handle for reading alone keeps the place.
    if sys.stdout is None:
        handle = os.open(os.devnull, os.O_RDONLY)
        sys.stdout = open(handle, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _drop_output() -> None:
    """Send what is still to be flushed nowhere: the interpreter flushes once more at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
