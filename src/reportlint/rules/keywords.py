"""What the keys of a rule and of its tests mean, in a sentence: editors and pages show it."""

from __future__ import annotations

from reportlint.support.localized_text import Bilingual

KEYS = {
    "id": Bilingual(
        "编号：字母加三位数字；规则包的规则加前缀，如 GD-S101",
        "id: a letter and three digits; rules of packs with a prefix, like GD-S101",
    ),
    "name": Bilingual(
        "英文名称，用连字符连接；和编号一样可以用来选规则",
        "name with hyphens; it selects the rule as the id does",
    ),
    "severity": Bilingual(
        "级别：error 错误、warning 警告、info 提示、off 不报告",
        "how grave a finding is: error, warning, info, off",
    ),
    "title": Bilingual("查什么，几个字", "what it checks, in a few words"),
    "looks-for": Bilingual(
        "用一句话说明查什么，不看什么",
        "what it looks for and what it leaves alone, in one plain sentence",
    ),
    "check": Bilingual("检查的方式", "the kind of check"),
    "with": Bilingual("这种检查的参数", "the parameters of the check"),
    "message": Bilingual(
        "报告时的话：哪里不对，写明两个数；花括号里填内容",
        "what a finding says: what is wrong, with both numbers; braces are filled in",
    ),
    "messages": Bilingual(
        "这种检查分几种情况，每种情况一句话", "the check tells cases apart: a message for each"
    ),
    "basis": Bilingual("依据的文件和条款", "the documents and clauses it rests on"),
    "remedy": Bilingual("如何改正", "how to put it right"),
    "guard": Bilingual("有意放过的情况", "what is left alone on purpose"),
    "editions": Bilingual("适用的格式版本", "the editions of the form it is for"),
    "years": Bilingual("适用的报告年度", "the report years it is for"),
    "organs": Bilingual("适用的机关", "the kinds of organs it is for"),
    "default": Bilingual(
        "on 默认启用；off 要用 extend-select 启用", "on; or off: switched on by extend-select"
    ),
    "fix": Bilingual(
        "none 不改；safe 可自动改；unsafe 要人确认", "what fixes it may offer: none, safe, unsafe"
    ),
    "status": Bilingual("preview 试用、stable、deprecated 停用", "preview, stable, deprecated"),
    "since": Bilingual("从哪个版本开始有", "the version it came with"),
    "aliases": Bilingual("以前的名称", "former names"),
    "replaced-by": Bilingual("由哪条规则代替", "the rule that took its place"),
    "severity-when": Bilingual("某种条件下的级别", "the severity under a condition"),
    "yields-to": Bilingual(
        "这些规则已经报告时，本规则不再报告", "the rules that win where both would speak"
    ),
    "tests": Bilingual("测试：至少一个 pass、一个 fail", "its tests: a pass and a fail at least"),
    "for-each": Bilingual("逐行、逐列地检查", "the rows, columns or other elements to go through"),
    "let": Bilingual("给算式起名", "names for expressions"),
    "when": Bilingual("满足这个条件才检查", "checked only where this holds"),
    "assert": Bilingual("必须成立的关系", "what has to hold"),
    "at": Bilingual("问题指向的单元格", "the cell that findings point at"),
    "related": Bilingual("一并列出的单元格", "other cells to show"),
    "blank": Bilingual(
        "空白格：zero 按 0，missing 不判断，error 报告",
        "blank cells: zero (count as 0), missing (not judged), error",
    ),
    "tolerance": Bilingual("允许的误差", "how far numbers may be apart"),
}
#: The keys of a case: of the draft, and below what must come of it.
CASE_KEYS = {
    "name": Bilingual("测试的名称", "what the case is about"),
    "year": Bilingual(
        "报告年度；2020 及以前用 2019 年版格式", "the report year; up to 2020 by the form of 2019"
    ),
    "organ": Bilingual("机关名称", "the organ"),
    "title": Bilingual("标题", "the title"),
    "preamble": Bilingual("导语", "the preamble"),
    "period": Bilingual("说明统计期限的句子", "the sentence that states the period"),
    "text": Bilingual(
        "一个部分的正文（part 是第几部分，不写是第一部分）；列表是几段，空的是没有正文",
        "the prose of a part (that of part, else the first); a list is several paragraphs",
    ),
    "part": Bilingual("text 是第几部分的", "the part that text is in"),
    "parts": Bilingual("几个部分的正文：{1: …, 5: …}", "the prose of several parts: {1: …, 5: …}"),
    "sign-off": Bilingual("落款", "the lines at the end"),
    "proactive": Bilingual(
        "主动公开的表：{行: {列: 数}}", "the first table: {row: {column: value}}"
    ),
    "requests": Bilingual(
        "申请的表：{行: {列: 数}}，没有写出的格是 0；{行: [各格]}；unreadable 是读不出",
        "{row: {column: value}}, other cells are 0; {row: [cells]}; unreadable: cannot be read",
    ),
    "litigation": Bilingual(
        "复议诉讼的表：{行: {列: 数}}", "the table of litigation: {row: {column: value}}"
    ),
    "without": Bilingual(
        "没有这些：title、preamble、period、part 3、table requests、requests.granted",
        "left out: title, preamble, period, part 3, table requests, requests.granted",
    ),
    "twice": Bilingual("这些出现两次", "these stand twice"),
    "swap": Bilingual("两两对调：[[part 2, part 3]]", "these change places: [[part 2, part 3]]"),
    "move": Bilingual("移到别的部分：{table requests: part 5}", "moved: {table requests: part 5}"),
    "replace": Bilingual(
        "在标题、正文、表头里把旧的换成新的：{旧: 新}", "words replaced: {old: new}"
    ),
    "marks": Bilingual(
        "批注、修订、图片等：[{kind: comment, part: 2, text: …}]",
        "comments, changes, pictures: [{kind: comment, part: 2, text: …}]",
    ),
    "suppressions": Bilingual("不成立的抑制（E101 用）", "suppressions that do not hold (E101)"),
    "draft": Bilingual("整份文稿的文字，代替以上全部", "a whole draft in place of all that"),
    "file": Bilingual("文件名", "the draft's name"),
    "expected-year": Bilingual("命令行 --year 的年度", "the year of the option --year"),
    "published": Bilingual("公布日期，如 2025-01-20", "the date of publication, like 2025-01-20"),
    "format": Bilingual(
        "只用这种格式：text 没有表格线，grid 有格子，plain 这两种纯文本",
        "in this format only: text (no lines), grid (cells), plain (either, as plain text)",
    ),
    "at": Bilingual(
        "问题指向：requests[new, total]、requests[new]、litigation、part 3、title",
        "where it points: requests[new, total], requests[new], litigation, part 3, title",
    ),
    "words": Bilingual("问题所指的文字", "the words it points at"),
    "says": Bilingual("中文提示里有的话", "what the Chinese message holds"),
    "severity": Bilingual("问题的级别", "how grave it is"),
    "count": Bilingual("问题的个数", "how many findings there are"),
    "fixed": Bilingual("自动修改后文稿里有的话", "what the draft holds after the fix"),
}
SECTIONS = {
    "pass": Bilingual("不应报告，也不能是未判定", "must be judged, and not reported"),
    "fail": Bilingual("应当报告", "must be reported"),
    "not-assessed": Bilingual("应为未判定", "cannot be judged"),
    "todo": Bilingual("已知还做不到的", "a known gap"),
}
