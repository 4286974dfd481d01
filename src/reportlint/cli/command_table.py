"""The options and the commands in two literal tables; what runs commands is imported late."""

from __future__ import annotations

from reportlint.cli.parser import Command, Option
from reportlint.model.rule import THRESHOLDS
from reportlint.support.localized_text import LANGUAGES, Message

#: Each option by its name in the catalogue: its flags, what its value is called, what it may be.
_OPTIONS = {
    "lang": ("--lang", "zh|en", " ".join(LANGUAGES)),
    "color": ("--color", "WHEN", "auto always never"),
    "quiet": ("--quiet -q", "", ""),
    "verbose": ("--verbose -v", "", ""),
    "help": ("--help -h", "", ""),
    "version": ("--version -V", "", ""),
    "year": ("--year", "YEAR", ""),
    "published": ("--published", "DATE", ""),
    "exclude": ("--exclude", "GLOB", ""),
    "stdin_filename": ("--stdin-filename", "NAME", ""),
    "jobs": ("--jobs -j", "N", ""),
    "select": ("--select", "RULES", ""),
    "extend_select": ("--extend-select", "RULES", ""),
    "ignore": ("--ignore", "RULES", ""),
    "severity": ("--severity", "ID=LEVEL", ""),
    "output_format": ("--output-format", "NAME[=FILE]", ""),
    "fail_on": ("--fail-on", "SEVERITY", " ".join(THRESHOLDS)),
    "baseline": ("--baseline", "FILE", ""),
    "write_baseline": ("--write-baseline", "", ""),
    "exit_zero": ("--exit-zero", "", ""),
    "statistics": ("--statistics", "", ""),
    "show_files": ("--show-files", "", ""),
    "no_gitignore": ("--no-gitignore", "", ""),
    "hook": ("--hook", "", ""),
    "fix": ("--fix", "", ""),
    "show_suppressed": ("--show-suppressed", "", ""),
    "text": ("--text", "", ""),
    "unsafe_fixes": ("--unsafe-fixes", "", ""),
    "diff": ("--diff", "", ""),
    "extract_format": ("--output-format", "NAME[=FILE]", ""),
    "list_format": ("--output-format", "NAME", "full json"),
    "profile": ("--profile", "NAME", ""),
    "config": ("--config", "FILE", ""),
    "isolated": ("--isolated", "", ""),
    "coverage": ("--coverage", "", ""),
    "mutate": ("--mutate", "", ""),
    "silent": ("--quiet -q", "", ""),
    "pack": ("--pack", "FOLDER", ""),
    "of_pack": ("--pack", "FOLDER", ""),
    "packs": ("--pack", "FOLDER", ""),
    "region": ("--region", "CODE", ""),
    "check": ("--check", "", ""),
    "formats": ("--formats", "WHICH", "text all"),
    "for": ("--for", "PATH", ""),
}
OPTIONS = {
    name: Option(
        tuple(flags.split()), Message(f"cli.options.{name}"), metavar, tuple(choices.split())
    )
    for name, (flags, metavar, choices) in _OPTIONS.items()
}

_UNLIMITED = 1 << 30
_SELECTION = "select extend_select ignore severity"
_CONFIG = "profile packs region config isolated"
_FILES = "exclude no_gitignore stdin_filename"
#: What may stand before the command too.
_GENERAL = "lang color quiet verbose help"


def _choose(names: str) -> tuple[Option, ...]:
    return tuple(OPTIONS[name] for name in names.split())


def _command(name: str, run: str, operands: str, options: str, most: int = 0) -> Command:
    """Return a command: usage says what it takes: ID (one), [ID] (one or none), PATH... (many)."""
    words = Message(f"cli.command_table.{name.replace(' ', '_')}")
    least = int(operands.isupper() and not operands.startswith("["))
    most = most or (_UNLIMITED if "..." in operands else int(bool(operands)))
    return Command(name, run, words, operands, _choose(options), least, most)


COMMANDS = (
    _command(
        "check",
        "reportlint.cli.commands.check:run",
        "[PATH...]",
        f"{_SELECTION} {_CONFIG} year published output_format statistics fail_on exit_zero baseline"
        " write_baseline show_suppressed show_files fix diff unsafe_fixes hook"
        f" {_FILES} jobs {_GENERAL}",
    ),
    _command(
        "extract",
        "reportlint.cli.commands.extract:run",
        "PATH...",
        f"text extract_format year config isolated {_FILES} jobs lang help",
    ),
    _command(
        "fix",
        "reportlint.cli.commands.fix:run",
        "PATH...",
        f"unsafe_fixes diff {_SELECTION} {_CONFIG} year published {_FILES} {_GENERAL}",
    ),
    _command(
        "explain",
        "reportlint.cli.commands.rules:explain",
        "ID",
        f"packs config isolated {_GENERAL}",
    ),
    _command(
        "config show",
        "reportlint.cli.commands.config:show",
        "[ID]",
        f"for {_SELECTION} {_CONFIG} list_format {_GENERAL}",
    ),
    _command(
        "rules list",
        "reportlint.cli.commands.rules:list_rules",
        "",
        f"{_SELECTION} {_CONFIG} list_format {_GENERAL}",
    ),
    _command(
        "rules test",
        "reportlint.cli.commands.rules_test:run",
        "[ID|PATH...]",
        f"coverage mutate formats config isolated {_GENERAL}",
    ),
    _command("rules new", "reportlint.cli.commands.rules_new:run", "ID", "pack lang silent help"),
    _command(
        "rules docs",
        "reportlint.cli.commands.rules_docs:run",
        "[FOLDER]",
        "check of_pack lang silent help",
    ),
    _command(
        "rules schema", "reportlint.cli.commands.rules:print_schema", "[rules|pack]", "lang help"
    ),
    _command(
        "forms list",
        "reportlint.cli.commands.forms:list_forms",
        "",
        f"packs config isolated list_format {_GENERAL}",
    ),
    _command(
        "forms show",
        "reportlint.cli.commands.forms:show_form",
        "KEY",
        f"packs config isolated list_format {_GENERAL}",
    ),
    _command(
        "forms new",
        "reportlint.cli.commands.forms_new:run",
        "KEY [FOLDER]",
        "lang silent help",
        2,
    ),
    # NOTE: the name of a command may have two words.
    _command("help", "reportlint.cli.commands.help:print_help", "[COMMAND]", "lang help", 2),
    _command("version", "reportlint.cli.commands.help:print_version", "", "lang help"),
)

#: What stands on a command line without a command.
OVERVIEW = Command(
    "",
    "reportlint.cli.commands.help:run",
    Message("cli.command_table.overview"),
    "COMMAND",
    _choose(f"version {_GENERAL}"),
)
