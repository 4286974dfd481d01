"""How a rule is explained, on a screen or on a page: one source for both."""

from __future__ import annotations

from reportlint.model.rule import FIRST_YEAR, LAST_YEAR
from reportlint.reporters.shared import SEVERITY_WORDS
from reportlint.reporters.shared.screen import truncate
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.reporters.shared.case_words import ExampleTable, Quote

_FIXES = {
    "safe": Message("reporters.explanation.fixes.safe"),
    "unsafe": Message("reporters.explanation.fixes.unsafe"),
}
_STATUSES = {
    "preview": Message("reporters.explanation.statuses.preview"),
    "deprecated": Message("reporters.explanation.statuses.deprecated"),
}
_ORGANS = {
    "government": Message("reporters.explanation.organs.government"),
    "department": Message("reporters.explanation.organs.department"),
    "township": Message("reporters.explanation.organs.township"),
    "street": Message("reporters.explanation.organs.street"),
}
#: As many columns of a parameter are shown.
_LONGEST = 120
BASIS = Message("reporters.explanation.basis")
REPORTED = Message("reporters.explanation.reported")
NOT_REPORTED = Message("reporters.explanation.not_reported")
NOT_JUDGED = Message("reporters.explanation.not_judged")
GUARDS = Message("reporters.explanation.guards")
REMEDY = Message("reporters.explanation.remedy")
PARAMETERS = Message("reporters.terminal.parameters")


class Example(Record):
    """A draft of a rule's tests, described by what is not plain in it, and what is said of it.

    ``lines`` tell it on a screen, ``pieces`` on a page. ``messages`` are the rule's, of a draft
    that cannot be judged the reasons.
    """

    lines: tuple[str, ...]
    messages: tuple[str, ...] = ()
    pieces: tuple[str | Quote | ExampleTable, ...] = ()


class Examples(Record):
    """Drafts that are reported, that are not, and that cannot be judged."""

    wrong: tuple[Example, ...] = ()
    right: tuple[Example, ...] = ()
    not_judged: tuple[Example, ...] = ()


def list_notes(rule: Rule, doc: RuleDoc, language: str) -> Iterator[str]:
    """Return what is out of the ordinary: switched off, levels, scope, status, fix."""
    zh = language == "zh"
    if not rule.default:
        option = f"--extend-select {rule.id}"
        yield f"默认不启用：用 {option} 启用" if zh else f"off by default: switch on with {option}"
    levels = [
        SEVERITY_WORDS[level][language] for level in rule.severity_when.values() if level != "off"
    ]
    if levels:
        level_list = ("、" if zh else ", ").join(dict.fromkeys(levels))
        yield f"有时的级别：{level_list}" if zh else f"in some cases: {level_list}"
    scope = ("、" if zh else ", ").join(_scope(rule, language))
    if scope:
        yield f"适用于：{scope}" if zh else f"applies to: {scope}"
    for labels, key in ((_STATUSES, doc.status), (_FIXES, rule.fix)):
        if key in labels:
            yield labels[key][language]
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


def list_bases(doc: RuleDoc) -> Iterator[tuple[str, str]]:
    """Return the documents a rule rests on, each with its clause ("" for all of it)."""
    return ((basis.doc, basis.clause) for basis in doc.basis)


def format_basis(doc: RuleDoc, language: str) -> str:
    """Return the documents a rule rests on in one line; "" where it names none."""
    documents = (f"{name} {clause}".rstrip() for name, clause in list_bases(doc))
    return ("；" if language == "zh" else "; ").join(documents)


def list_guards(doc: RuleDoc, language: str) -> Iterator[str]:
    """Return the reasons for which a rule keeps silent."""
    return (reason[language] for reason in doc.guard)


def list_parameters(doc: RuleDoc, language: str) -> Iterator[tuple[str, str]]:
    """Return what the rule sets of its check kind, by name; of long patterns the beginning."""
    for name, value in doc.parameters.items():
        words = " ".join(_format_value(value, language).split())
        yield name.replace("_", "-"), truncate(words, _LONGEST)


def _format_value(value: object, language: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return _pairs(value, language)
    if isinstance(value, list | tuple):
        return _join_words((_format_value(item, language) for item in value), language)
    return str(value)


def _pairs(value: Mapping[str, object], language: str) -> str:
    pairs = (f"{name}: {_format_value(item, language)}" for name, item in value.items())
    return ("；" if language == "zh" else "; ").join(pairs)


def _join_words(words: Iterable[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(words)
