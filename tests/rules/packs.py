"""What rule packs of tests are written of: the head of a manifest, and a rule that finds cats."""

from __future__ import annotations

HEAD = "format: 1\nid: {id}\nversion: 1.0.0\ntitle: {{zh: 包, en: pack}}\n"
#: A whole manifest, of a pack with rules of its own.
MANIFEST = HEAD.format(id="we") + "prefix: WE\nrules: [rules/*.yaml]\n"
_CATS = """\
- id: {id}
  name: {name}
  severity: warning
  title: {{zh: 提到猫, en: cats}}
  looks-for: {{zh: 查有没有。, en: Looks for it.}}
  check: forbids
  with: {{pattern: {pattern}}}
  message: {{zh: "提到{{words}}", en: "speaks of {{words}}"}}
  tests: {{pass: [{{}}], fail: [{{text: 有猫。}}]}}
"""


def cats(identity: str, name: str = "no-cats", pattern: str = "猫") -> str:
    """Write a rule that finds a pattern in prose, as an item of a rule file."""
    return _CATS.format(id=identity, name=name, pattern=pattern)
