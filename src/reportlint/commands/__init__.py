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
        "跳过符合通配符的文件和文件夹，点名的也跳过（可重复）",
        "skip files and folders that match, also where they are named (repeatable)",
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
        "输出格式：full（默认）、grouped、concise、html、xlsx、csv、json、sarif、junit、"
        "github、gitlab；docx、pdf 为批注文件，写到文件或文件夹；可写入文件（可重复）",
        "full (unless told otherwise), grouped, concise, html, xlsx, csv, json, sarif, junit, "
        "github, gitlab; docx, pdf: reviewed copies, to a file or folder; "
        "to a file if named (repeatable)",
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
BASELINE = Option(
    ("--baseline",),
    Bilingual("只报告基线文件中没有的问题", "report only findings that are not in this baseline"),
    "FILE",
)
WRITE_BASELINE = Option(
    ("--write-baseline",),
    Bilingual(
        "把现有问题写入基线（--baseline 指定的文件，默认 reportlint-baseline.json）",
        "write what is found to the baseline (that of --baseline, else reportlint-baseline.json)",
    ),
)
SHOW_SUPPRESSED = Option(
    ("--show-suppressed",),
    Bilingual("也列出已抑制的问题和理由", "list what is suppressed too, and why"),
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
EXTRACT_FORMAT = Option(
    ("--output-format",),
    Bilingual(
        "输出格式：json（默认）；csv、xlsx 为读到的单元格；可写入文件（可重复）",
        "json (unless told otherwise); csv and xlsx: the cells; to a file if named (repeatable)",
    ),
    "NAME[=FILE]",
)
LIST_FORMAT = Option(
    ("--output-format",),
    Bilingual("输出格式：full（默认）或 json", "full (unless told otherwise) or json"),
    "NAME",
    ("full", "json"),
)

PROFILE = Option(
    ("--profile",),
    Bilingual(
        "成套设置：draft 起草中、final 定稿、audit 审查已公布的年报，或配置文件里定义的",
        "a set of settings: draft, final, audit of published reports, or one of the configuration",
    ),
    "NAME",
)
CONFIG = Option(
    ("--config",),
    Bilingual(
        "用这个配置文件（默认：从文稿所在文件夹起向上查找 reportlint.toml）",
        "use this configuration (else: reportlint.toml, found upwards from each draft)",
    ),
    "FILE",
)
ISOLATED = Option(
    ("--isolated",), Bilingual("不用任何配置文件", "use no configuration file at all")
)

COVERAGE = Option(
    ("--coverage",),
    Bilingual(
        "每条规则都要有通过、报告（有 when 的还要有未判定）的测试，每种提示都要用到",
        "every rule needs a case that passes and one that fails (with when, one not assessed), "
        "and one for each of its messages",
    ),
)
MUTATE = Option(
    ("--mutate",),
    Bilingual(
        "把勾稽规则通过的测试里的数逐个改动 1，应有规则发现",
        "change each number of passing arithmetic cases by one: some rule must notice",
    ),
)
SILENT = Option(
    ("--quiet", "-q"),
    Bilingual("不说明写了什么", "do not tell what was written"),
)
PACK = Option(
    ("--pack",),
    Bilingual("写入这个文件夹里的规则包", "write it into the pack in this folder"),
    "FOLDER",
)
OF_PACK = Option(
    ("--pack",),
    Bilingual("只写这个规则包自己的规则", "write the pages of this pack's own rules"),
    "FOLDER",
)
CHECK = Option(
    ("--check",),
    Bilingual(
        "不写，只看是否已是最新；不是时退出码为 1",
        "write nothing; exit with 1 where pages are out of date",
    ),
)
FORMATS = Option(
    ("--formats",),
    Bilingual(
        "测试的文稿写成什么格式：text（默认）是两种纯文本，all 还有 Markdown、网页、Word",
        "how the drafts of cases are written: text (plain text in two ways) unless told "
        "otherwise; all adds Markdown, web pages and Word files",
    ),
    "WHICH",
    ("text", "all"),
)

FOR = Option(
    ("--for",),
    Bilingual(
        "显示对这个文稿或文件夹生效的设置（默认：当前文件夹）",
        "show what holds for this draft or folder (the current one by default)",
    ),
    "PATH",
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
            FAIL_ON,
            BASELINE,
            WRITE_BASELINE,
            SHOW_SUPPRESSED,
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
