"""The commands, each with its options, in one literal table; what runs them is imported late."""

from __future__ import annotations

from reportlint.arguments import Command
from reportlint.bilingual import Bilingual
from reportlint.commands.options import (
    BASELINE,
    CHECK,
    CONFIG,
    COVERAGE,
    DIFF,
    EXCLUDE,
    EXIT_ZERO,
    EXTEND_SELECT,
    EXTRACT_FORMAT,
    FAIL_ON,
    FIX,
    FOR,
    FORMATS,
    GENERAL,
    HELP,
    HOOK,
    IGNORE,
    ISOLATED,
    JOBS,
    LANG,
    LIST_FORMAT,
    MUTATE,
    OF_PACK,
    OUTPUT_FORMAT,
    PACK,
    PROFILE,
    PUBLISHED,
    SELECT,
    SEVERITY,
    SHOW_FILES,
    SHOW_SUPPRESSED,
    SILENT,
    STATISTICS,
    STDIN_FILENAME,
    TEXT,
    UNSAFE_FIXES,
    VERSION,
    WRITE_BASELINE,
    YEAR,
)

_MANY = 1 << 30
_CHOICE = (SELECT, EXTEND_SELECT, IGNORE, SEVERITY)
_CONFIGURED = (PROFILE, CONFIG, ISOLATED)

COMMANDS = (
    Command(
        "check",
        "reportlint.commands.check:run",
        Bilingual(
            "检查文件和文件夹（默认：当前文件夹）",
            "check files and folders (this folder by default)",
        ),
        "[PATH...]",
        (
            *_CHOICE,
            *_CONFIGURED,
            YEAR,
            PUBLISHED,
            OUTPUT_FORMAT,
            STATISTICS,
            FAIL_ON,
            EXIT_ZERO,
            BASELINE,
            WRITE_BASELINE,
            SHOW_SUPPRESSED,
            SHOW_FILES,
            FIX,
            DIFF,
            UNSAFE_FIXES,
            HOOK,
            EXCLUDE,
            STDIN_FILENAME,
            JOBS,
            *GENERAL,
        ),
        most=_MANY,
    ),
    Command(
        "extract",
        "reportlint.commands.extract:run",
        Bilingual(
            "输出读到的内容（JSON）：标题、机关、时间、部分、表格、数字表述",
            "print what was read as JSON: title, organ, period, parts, tables, claims",
        ),
        "PATH...",
        (TEXT, EXTRACT_FORMAT, YEAR, CONFIG, ISOLATED, EXCLUDE, STDIN_FILENAME, JOBS, LANG, HELP),
        least=1,
        most=_MANY,
    ),
    Command(
        "fix",
        "reportlint.commands.fix:run",
        Bilingual(
            "直接改正文件里能自动改的问题（文本、Markdown、网页、Word）",
            "put right what needs no person (text, Markdown, web pages, Word files)",
        ),
        "PATH...",
        (
            UNSAFE_FIXES,
            DIFF,
            *_CHOICE,
            *_CONFIGURED,
            YEAR,
            PUBLISHED,
            EXCLUDE,
            STDIN_FILENAME,
            *GENERAL,
        ),
        least=1,
        most=_MANY,
    ),
    Command(
        "explain",
        "reportlint.commands.explain:run",
        Bilingual(
            "解释一条规则：查什么、依据、示例、如何改正",
            "explain a rule: what, why, examples, how to put right",
        ),
        "ID",
        (CONFIG, ISOLATED, *GENERAL),
        least=1,
        most=1,
    ),
    Command(
        "config show",
        "reportlint.commands.config:show",
        Bilingual(
            "显示生效的设置和规则参数，以及各自来自哪个文件的哪一行",
            "show the settings and parameters in force, with the file and line of each",
        ),
        "[ID]",
        (FOR, *_CHOICE, *_CONFIGURED, LIST_FORMAT, *GENERAL),
        most=1,
    ),
    Command(
        "rules list",
        "reportlint.commands.rules:list_rules",
        Bilingual("列出所有规则", "list the rules"),
        "",
        (*_CHOICE, *_CONFIGURED, LIST_FORMAT, *GENERAL),
    ),
    Command(
        "rules test",
        "reportlint.commands.ruletesting:run",
        Bilingual(
            "运行规则自带的测试：全部，或指定的规则、规则文件、规则包",
            "run the tests in rule files: all, or those of some rules, files or packs",
        ),
        "[ID|PATH...]",
        (COVERAGE, MUTATE, FORMATS, CONFIG, ISOLATED, *GENERAL),
        most=_MANY,
    ),
    Command(
        "rules new",
        "reportlint.commands.newrule:run",
        Bilingual(
            "新建一条规则的样子：输出到屏幕，或写入规则包（没有就新建）",
            "a rule to start from: printed, or written into a pack (made if there is none)",
        ),
        "ID",
        (PACK, LANG, SILENT, HELP),
        least=1,
        most=1,
    ),
    Command(
        "rules docs",
        "reportlint.commands.ruledocs:run",
        Bilingual(
            "把每条规则的说明写成网页用的 Markdown，中英文各一份（默认写到 docs）",
            "write a page for every rule, in both languages (to docs unless told otherwise)",
        ),
        "[FOLDER]",
        (CHECK, OF_PACK, LANG, SILENT, HELP),
        most=1,
    ),
    Command(
        "rules schema",
        "reportlint.commands.ruleschema:run",
        Bilingual(
            "输出规则文件（rules，默认）或规则包清单（pack）的 JSON Schema，供编辑器使用",
            "print the JSON Schema of rule files (rules, the default) or of manifests (pack)",
        ),
        "[rules|pack]",
        (LANG, HELP),
        most=1,
    ),
    Command(
        "help",
        "reportlint.commands.help:about",
        Bilingual("显示命令的用法", "show how a command is used"),
        "[COMMAND]",
        (LANG, HELP),
        most=2,
    ),
    Command(
        "version",
        "reportlint.commands.help:version",
        Bilingual("显示版本", "show the version"),
        "",
        (LANG, HELP),
    ),
)

#: What stands on a command line without a command.
OVERVIEW = Command(
    "",
    "reportlint.commands.help:run",
    Bilingual(
        "检查政府信息公开工作年度报告的草稿",
        "Lints drafts of annual reports on government information disclosure "
        "(政府信息公开工作年度报告)",
    ),
    "COMMAND",
    (VERSION, *GENERAL),
)
