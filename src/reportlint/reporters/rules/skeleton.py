"""A new rule to start from, and the manifest of a new pack: they load, and their tests pass."""

from __future__ import annotations

_RULE = {
    "zh": """\
# 一条新规则。下面是能运行的例子：检查第一部分是否谈到政务新媒体。
# 按右边的说明改成自己的要求，再运行 reportlint rules test 看测试是否通过。

- id: {id:<27} # 编号，定了就不再改
  name: {name:<25} # 英文名称，小写，用连字符
  severity: warning               # error 错误、warning 警告、info 提示
  title: {{zh: 没有谈到政务新媒体, en: nothing said of new media}}
  looks-for:                      # 查什么、不看什么，一句话，写给使用的人看
    zh: 查第一部分有没有谈到政务新媒体的管理和运行。
    en: Part 1 must say how the new media are run.
  basis: [{{doc: 写依据的文件, clause: 写条款}}]
  check: mentions                 # 检查的方式：某一部分应当谈到某些内容
  with:
    part: 1                       # 第几部分；0 是全文
    topics:                       # 内容的名称: 哪些词算谈到（“|”表示“或者”）
      政务新媒体: 新媒体|微信|微博|公众号
  message:                        # 报告时的话，中英文都要；{{topics}} 会换成缺少的内容
    zh: "第一部分没有谈到{{topics}}"
    en: "part 1 does not speak of: {{topics}}"
  remedy:                         # 如何改正
    zh: 补写政务新媒体的管理和运行情况。
    en: Say how the new media are run.
  tests:                          # 测试：没有写到的地方都是一份正确的报告
    pass:                         # 不应报告的
      - text: 我局管好用好政务新媒体，微信公众号按时更新。
    fail:                         # 应当报告的，at 是指向的位置，says 是提示里的话
      - text: 我局认真做好主动公开工作。
        at: part 1
        says: [政务新媒体]
""",
    "en": """\
# A new rule. What follows works as it is: part 1 must speak of the new media.
# Change it as the notes say, then run reportlint rules test.

- id: {id:<27} # never changed once it is used
  name: {name:<25} # lower case, with hyphens
  severity: warning               # error, warning, info
  title: {{zh: 没有谈到政务新媒体, en: nothing said of new media}}
  looks-for:                      # what it looks for and leaves alone, in one plain sentence
    zh: 查第一部分有没有谈到政务新媒体的管理和运行。
    en: Part 1 must say how the new media are run.
  basis: [{{doc: the document it rests on, clause: and the clause}}]
  check: mentions                 # the kind of check: a part must speak of something
  with:
    part: 1                       # the part's number; 0 is the whole report
    topics:                       # name of the topic: words by which it is told (“|” is “or”)
      政务新媒体: 新媒体|微信|微博|公众号
  message:                        # what a finding says; {{topics}} is filled in
    zh: "第一部分没有谈到{{topics}}"
    en: "part 1 does not speak of: {{topics}}"
  remedy:                         # how to put it right
    zh: 补写政务新媒体的管理和运行情况。
    en: Say how the new media are run.
  tests:                          # all that a case does not name is as in a right report
    pass:                         # must not be reported
      - text: 我局管好用好政务新媒体，微信公众号按时更新。
    fail:                         # must be reported: at this place, with these words
      - text: 我局认真做好主动公开工作。
        at: part 1
        says: [政务新媒体]
""",
}
_MANIFEST = {
    "zh": """\
format: 1                         # 规则语言的版本
id: {pack:<29} # 规则包的编号，小写
version: 0.1.0
title: {{zh: 规则包的名称, en: the name of the pack}}
prefix: {prefix:<25} # 包里规则的编号都以它开头
extends: [built-in]
rules: [rules/*.yaml]
""",
    "en": """\
format: 1                         # of the language that rules are written in
id: {pack:<29} # the pack's id, in lower case
version: 0.1.0
title: {{zh: 规则包的名称, en: the name of the pack}}
prefix: {prefix:<25} # the ids of its rules begin so
extends: [built-in]
rules: [rules/*.yaml]
""",
}


def render_rule(id_: str, language: str) -> str:
    """Return the file of a new rule, its notes in a language."""
    return _RULE[language].format(id=id_, name=f"rule-{id_.lower()}")


def render_manifest(pack: str, prefix: str, language: str) -> str:
    """Return the manifest of a new pack."""
    return _MANIFEST[language].format(pack=pack, prefix=prefix)
