"""What the keys of a rule mean, in a sentence: editors show it."""

from __future__ import annotations

from reportlint.bilingual import Bilingual

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
