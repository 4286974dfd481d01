"""The options that commands take, each written once."""

from __future__ import annotations

from reportlint.cli.parser import Option
from reportlint.model.finding import THRESHOLDS
from reportlint.support.localized_text import LANGUAGES, Bilingual

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
    THRESHOLDS,
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
EXIT_ZERO = Option(
    ("--exit-zero",),
    Bilingual(
        "有问题时退出码也为 0，同 --fail-on never",
        "exit with 0 whatever is found, as --fail-on never does",
    ),
)
STATISTICS = Option(
    ("--statistics",),
    Bilingual(
        "不列出问题，只列出每条规则有多少个",
        "print how many findings each rule has, not the findings",
    ),
)
SHOW_FILES = Option(
    ("--show-files",),
    Bilingual(
        "只列出会检查哪些文件；没有检查的和原因列在标准错误上",
        "only list the files that would be checked; those left out, and why, on standard error",
    ),
)
NO_GITIGNORE = Option(
    ("--no-gitignore",),
    Bilingual("也检查 .gitignore 忽略的文件", "also check what .gitignore files ignore"),
)
HOOK = Option(
    ("--hook",),
    Bilingual(
        "由钩子调用：点名的文件不是年度报告也不算问题",
        "for hooks: a file that is named and is no annual report is passed over",
    ),
)
FIX = Option(
    ("--fix",),
    Bilingual(
        "先改正能自动改的，再检查（同 reportlint fix）",
        "first put right what needs no person, as reportlint fix does",
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
