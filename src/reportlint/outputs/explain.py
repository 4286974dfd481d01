"""One rule explained: what it checks, why, examples wrong and right, and what to do."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.display.style import SEVERITY_COLOURS, styled
from reportlint.display.width import visible
from reportlint.display.words import SEVERITY_WORDS
from reportlint.display.wrapping import wrapped
from reportlint.records import record
from reportlint.rules.model import FIRST_YEAR, LAST_YEAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.display.view import View
    from reportlint.rules.model import Rule, RuleDoc

_INDENT = 2
_MARKS = ("- ", "→ ")
_FIXES = {
    "safe": Bilingual("可以自动修改", "can be fixed automatically"),
    "unsafe": Bilingual("可以修改，但要由人确认", "has a fix that a person must confirm"),
}
_STATUSES = {
    "preview": Bilingual("试用中", "a preview"),
    "deprecated": Bilingual("不再推荐使用", "deprecated"),
}
_ORGANS = {
    "government": Bilingual("人民政府", "governments"),
    "department": Bilingual("部门", "departments"),
    "township": Bilingual("乡镇", "townships"),
    "street": Bilingual("街道", "streets"),
}


@record
class Example:
    """A draft of a rule's tests, told by what is not plain in it, and what the rule says of it."""

    draft: tuple[str, ...]
    messages: tuple[str, ...] = ()


def explained(rule: Rule, doc: RuleDoc, examples: Sequence[Example], view: View) -> str:
    """Give the explanation of a rule."""
    language = view.language
    severity = styled(
        SEVERITY_WORDS[rule.severity][language], SEVERITY_COLOURS[rule.severity], view
    )
    lines = [
        f"{styled(rule.id, 'bold', view)} {rule.name}  {severity}",
        rule.title[language],
        *_notes(rule, doc, language),
    ]
    wrong = [example for example in examples if example.messages]
    right = [example for example in examples if not example.messages]
    sections = (
        (Bilingual("依据", "Why"), _basis(doc)),
        (Bilingual("会报告的例子", "Reported"), _examples(wrong)),
        (Bilingual("不报告的例子", "Not reported"), _examples(right)),
        (Bilingual("有意放过的情况", "Left alone on purpose"), _guards(doc, language)),
        (Bilingual("如何改正", "What to do"), [doc.remedy[language]] if doc.remedy else []),
    )
    for title, content in sections:
        body = [line for words in content for line in _wrapped(words, view)]
        lines += ["", styled(title[language], "bold", view), *body] if body else []
    return "".join(f"{line}\n" for line in lines)


def _wrapped(words: str, view: View) -> Iterator[str]:
    bare = words.lstrip(" ")
    indent = _INDENT + len(words) - len(bare)
    hanging = len("- ") if bare.startswith(_MARKS) else 0
    for line in wrapped(visible(bare), view.width - indent, hanging):
        yield " " * indent + line


def _notes(rule: Rule, doc: RuleDoc, language: str) -> Iterator[str]:
    """Give what is out of the ordinary: switched off, levels, scope, status, fix."""
    zh = language == "zh"
    if not rule.default:
        option = f"--extend-select {rule.id}"
        yield f"默认不启用：用 {option} 启用" if zh else f"off by default: switch on with {option}"
    levels = [
        SEVERITY_WORDS[level][language] for level in rule.severity_when.values() if level != "off"
    ]
    if levels:
        listed = ("、" if zh else ", ").join(dict.fromkeys(levels))
        yield f"有时的级别：{listed}" if zh else f"in some cases: {listed}"
    scope = ("、" if zh else ", ").join(_scope(rule, language))
    if scope:
        yield f"适用于：{scope}" if zh else f"applies to: {scope}"
    for known, key in ((_STATUSES, doc.status), (_FIXES, rule.fix)):
        if key in known:
            yield known[key][language]
    if doc.replaced_by:
        yield f"已由 {doc.replaced_by} 代替" if zh else f"replaced by {doc.replaced_by}"


def _scope(rule: Rule, language: str) -> Iterator[str]:
    zh = language == "zh"
    yield from (f"{year} 年版格式" if zh else f"the form of {year}" for year in rule.editions)
    if rule.first_year != FIRST_YEAR:
        yield f"{rule.first_year} 年度起" if zh else f"report years from {rule.first_year}"
    if rule.last_year != LAST_YEAR:
        yield f"{rule.last_year} 年度止" if zh else f"report years up to {rule.last_year}"
    for organ in rule.organs:
        yield _ORGANS[organ][language] if organ in _ORGANS else organ


def _basis(doc: RuleDoc) -> Iterator[str]:
    for basis in doc.basis:
        yield f"{basis.doc} {basis.clause}".rstrip()


def _guards(doc: RuleDoc, language: str) -> Iterator[str]:
    return (f"- {reason[language]}" for reason in doc.guard)


def _examples(examples: Iterable[Example]) -> Iterator[str]:
    for example in examples:
        first, *others = example.draft
        yield f"- {first}"
        yield from (f"  {line}" for line in others)
        yield from (f"  → {message}" for message in example.messages)
