"""The commands and their options, each in one literal table; what runs them is imported late."""

from __future__ import annotations

from reportlint.arguments import Command, Option
from reportlint.bilingual import LANGUAGES, Bilingual
from reportlint.findings import SEVERITIES

LANG = Option(
    ("--lang",),
    Bilingual(
        "输出所用的语言（也可用环境变量 REPORTLINT_LANG，默认 zh）",
        "language of the output (or REPORTLINT_LANG; zh unless told otherwise)",
    ),
    "zh|en",
    LANGUAGES,
)
COLOR = Option(
    ("--color",),
    Bilingual(
        "颜色：auto 只在终端上使用（NO_COLOR、FORCE_COLOR 照常有效）",
        "colours: auto uses them on terminals (NO_COLOR and FORCE_COLOR work as everywhere)",
    ),
    "WHEN",
    ("auto", "always", "never"),
)
QUIET = Option(
    ("--quiet", "-q"),
    Bilingual("只输出发现的问题，不输出总结", "print findings only, no summary"),
)
VERBOSE = Option(
    ("--verbose", "-v"),
    Bilingual(
        "逐条列出未判定的内容及原因，以及没有问题的文件",
        "list what was not assessed and why, and files without findings",
    ),
)
HELP = Option(("--help", "-h"), Bilingual("显示帮助", "show this help"))
VERSION = Option(("--version", "-V"), Bilingual("显示版本", "show the version"))
#: What may stand before the command too.
GENERAL = (LANG, COLOR, QUIET, VERBOSE, HELP)

YEAR = Option(
    ("--year",),
    Bilingual(
        "报告年度；文稿写成别的年度就会报告",
        "the expected report year: a draft that speaks of another gets a finding",
    ),
    "YEAR",
)
PUBLISHED = Option(
    ("--published",),
    Bilingual(
        "公布日期，如 2025-01-20；用于核对期限",
        "the date of publication, like 2025-01-20, for the deadlines",
    ),
    "DATE",
)
EXCLUDE = Option(
    ("--exclude",),
    Bilingual(
        "在文件夹中跳过符合通配符的文件和文件夹（可重复）",
        "in folders, skip files and folders that match (repeatable)",
    ),
    "GLOB",
)
STDIN_FILENAME = Option(
    ("--stdin-filename",),
    Bilingual("用“-”读取标准输入时的文件名", "what to call standard input, read with -"),
    "NAME",
)
JOBS = Option(
    ("--jobs", "-j"),
    Bilingual(
        "同时使用的进程数（默认：文件多时为核数）", "processes (one a core if files are many)"
    ),
    "N",
)
SELECT = Option(
    ("--select",),
    Bilingual(
        "只用这些规则：编号、编号前缀（A、N1）或名称，逗号分隔（可重复）",
        "use only these rules: ids, id prefixes (A, N1), names; commas (repeatable)",
    ),
    "RULES",
)
EXTEND_SELECT = Option(
    ("--extend-select",), Bilingual("另外加上这些规则", "use these rules besides"), "RULES"
)
IGNORE = Option(("--ignore",), Bilingual("不用这些规则", "do not use these rules"), "RULES")
SEVERITY = Option(
    ("--severity",),
    Bilingual(
        "改变一条规则的级别：error、warning、info、off（可重复）",
        "change a rule's severity: error, warning, info, off (repeatable)",
    ),
    "ID=LEVEL",
)
OUTPUT_FORMAT = Option(
    ("--output-format",),
    Bilingual(
        "输出格式：full（默认）、concise、json、html；可写入文件（可重复）",
        "full (unless told otherwise), concise, json, html; to a file if named (repeatable)",
    ),
    "NAME[=FILE]",
)
FAIL_ON = Option(
    ("--fail-on",),
    Bilingual(
        "有这个级别及以上的问题时退出码为 1（默认 error）",
        "exit with 1 from this severity up (error unless told otherwise)",
    ),
    "SEVERITY",
    (*reversed(SEVERITIES), "never"),
)
TEXT = Option(
    ("--text",),
    Bilingual(
        "只输出一个文件的正文：行号和列号以它为准",
        "print the text of one file that positions refer to",
    ),
)
UNSAFE_FIXES = Option(
    ("--unsafe-fixes",),
    Bilingual(
        "也作可能改变意思的修改，改后请核对",
        "make fixes that could change the meaning too: look at them afterwards",
    ),
)
DIFF = Option(
    ("--diff",),
    Bilingual("只显示会怎么改，不改文件", "only show what would change, change nothing"),
)
LIST_FORMAT = Option(
    ("--output-format",),
    Bilingual("输出格式：full（默认）或 json", "full (unless told otherwise) or json"),
    "NAME",
    ("full", "json"),
)

_MANY = 1 << 30
_CHOICE = (SELECT, EXTEND_SELECT, IGNORE, SEVERITY)

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
            YEAR,
            PUBLISHED,
            OUTPUT_FORMAT,
            FAIL_ON,
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
        (TEXT, YEAR, EXCLUDE, STDIN_FILENAME, JOBS, LANG, HELP),
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
        GENERAL,
        least=1,
        most=1,
    ),
    Command(
        "rules list",
        "reportlint.commands.rules:list_rules",
        Bilingual("列出所有规则", "list the rules"),
        "",
        (*_CHOICE, LIST_FORMAT, *GENERAL),
    ),
    Command(
        "rules test",
        "reportlint.commands.rules:test_rules",
        Bilingual("运行规则自带的测试", "run the tests that stand in the rule files"),
        "[ID...]",
        GENERAL,
        most=_MANY,
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
