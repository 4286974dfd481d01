"""The options that commands take, each written once."""

from __future__ import annotations

from reportlint.cli.parser import Option
from reportlint.model.rule import THRESHOLDS
from reportlint.support.localized_text import LANGUAGES, Message

LANG = Option(
    ("--lang",),
    Message("cli.options.lang"),
    "zh|en",
    LANGUAGES,
)
COLOR = Option(
    ("--color",),
    Message("cli.options.color"),
    "WHEN",
    ("auto", "always", "never"),
)
QUIET = Option(
    ("--quiet", "-q"),
    Message("cli.options.quiet"),
)
VERBOSE = Option(
    ("--verbose", "-v"),
    Message("cli.options.verbose"),
)
HELP = Option(("--help", "-h"), Message("cli.options.help"))
VERSION = Option(("--version", "-V"), Message("cli.command_table.version"))
#: What may stand before the command too.
GENERAL = (LANG, COLOR, QUIET, VERBOSE, HELP)

YEAR = Option(
    ("--year",),
    Message("cli.options.year"),
    "YEAR",
)
PUBLISHED = Option(
    ("--published",),
    Message("cli.options.published"),
    "DATE",
)
EXCLUDE = Option(
    ("--exclude",),
    Message("cli.options.exclude"),
    "GLOB",
)
STDIN_FILENAME = Option(
    ("--stdin-filename",),
    Message("cli.options.stdin_filename"),
    "NAME",
)
JOBS = Option(
    ("--jobs", "-j"),
    Message("cli.options.jobs"),
    "N",
)
SELECT = Option(
    ("--select",),
    Message("cli.options.select"),
    "RULES",
)
EXTEND_SELECT = Option(("--extend-select",), Message("cli.options.extend_select"), "RULES")
IGNORE = Option(("--ignore",), Message("cli.options.ignore"), "RULES")
SEVERITY = Option(
    ("--severity",),
    Message("cli.options.severity"),
    "ID=LEVEL",
)
OUTPUT_FORMAT = Option(
    ("--output-format",),
    Message("cli.options.output_format"),
    "NAME[=FILE]",
)
FAIL_ON = Option(
    ("--fail-on",),
    Message("cli.options.fail_on"),
    "SEVERITY",
    THRESHOLDS,
)
BASELINE = Option(
    ("--baseline",),
    Message("cli.options.baseline"),
    "FILE",
)
WRITE_BASELINE = Option(
    ("--write-baseline",),
    Message("cli.options.write_baseline"),
)
EXIT_ZERO = Option(
    ("--exit-zero",),
    Message("cli.options.exit_zero"),
)
STATISTICS = Option(
    ("--statistics",),
    Message("cli.options.statistics"),
)
SHOW_FILES = Option(
    ("--show-files",),
    Message("cli.options.show_files"),
)
NO_GITIGNORE = Option(
    ("--no-gitignore",),
    Message("cli.options.no_gitignore"),
)
HOOK = Option(
    ("--hook",),
    Message("cli.options.hook"),
)
FIX = Option(
    ("--fix",),
    Message("cli.options.fix"),
)
SHOW_SUPPRESSED = Option(
    ("--show-suppressed",),
    Message("cli.options.show_suppressed"),
)
TEXT = Option(
    ("--text",),
    Message("cli.options.text"),
)
UNSAFE_FIXES = Option(
    ("--unsafe-fixes",),
    Message("cli.options.unsafe_fixes"),
)
DIFF = Option(
    ("--diff",),
    Message("cli.options.diff"),
)
EXTRACT_FORMAT = Option(
    ("--output-format",),
    Message("cli.options.extract_format"),
    "NAME[=FILE]",
)
LIST_FORMAT = Option(
    ("--output-format",),
    Message("cli.options.list_format"),
    "NAME",
    ("full", "json"),
)

PROFILE = Option(
    ("--profile",),
    Message("cli.options.profile"),
    "NAME",
)
CONFIG = Option(
    ("--config",),
    Message("cli.options.config"),
    "FILE",
)
ISOLATED = Option(("--isolated",), Message("cli.options.isolated"))

COVERAGE = Option(
    ("--coverage",),
    Message("cli.options.coverage"),
)
MUTATE = Option(
    ("--mutate",),
    Message("cli.options.mutate"),
)
SILENT = Option(
    ("--quiet", "-q"),
    Message("cli.options.silent"),
)
PACK = Option(
    ("--pack",),
    Message("cli.options.pack"),
    "FOLDER",
)
OF_PACK = Option(
    ("--pack",),
    Message("cli.options.of_pack"),
    "FOLDER",
)
CHECK = Option(
    ("--check",),
    Message("cli.options.check"),
)
FORMATS = Option(
    ("--formats",),
    Message("cli.options.formats"),
    "WHICH",
    ("text", "all"),
)

FOR = Option(
    ("--for",),
    Message("cli.options.for"),
    "PATH",
)
