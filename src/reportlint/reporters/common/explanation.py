"""How a rule is explained, on a screen or on a page: one source for both."""

from __future__ import annotations

from reportlint.model.rule import FIRST_YEAR, LAST_YEAR
from reportlint.reporters.common import SEMICOLON, join_words, name_severity
from reportlint.reporters.common.screen import truncate
from reportlint.support.localized_text import JoinedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.reporters.common.case_words import ExampleTable, Quote

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
    return (note[language] for note in _list_notes(rule, doc, language))


def _list_notes(rule: Rule, doc: RuleDoc, language: str) -> Iterator[Message]:
    if not rule.default:
        yield Message("reporters.explanation.off_by_default", rule=rule.id)
    levels = dict.fromkeys(level for level in rule.severity_when.values() if level != "off")
    if levels:
        severities = tuple(name_severity(level, language) for level in levels)
        yield Message("reporters.explanation.other_severities", severities=severities)
    scope = tuple(_scope(rule))
    if scope:
        yield Message("reporters.explanation.scope", scope=scope)
    if doc.status in ("preview", "deprecated"):
        yield Message(f"reporters.explanation.statuses.{doc.status}")
    if rule.fix != "none":
        yield Message(f"reporters.explanation.fixes.{rule.fix}")
    if doc.replaced_by:
        yield Message("reporters.explanation.replaced_by", rule=doc.replaced_by)


def _scope(rule: Rule) -> Iterator[Message]:
    yield from (Message("reporters.explanation.edition", year=year) for year in rule.editions)
    if rule.first_year != FIRST_YEAR:
        yield Message("reporters.explanation.first_year", year=rule.first_year)
    if rule.last_year != LAST_YEAR:
        yield Message("reporters.explanation.last_year", year=rule.last_year)
    yield from (Message(f"reporters.explanation.organs.{organ}") for organ in rule.organs)


def list_bases(doc: RuleDoc) -> tuple[str, ...]:
    """Return the documents a rule rests on, each with its clause if not all of it is meant."""
    return tuple(f"{basis.doc} {basis.clause}".rstrip() for basis in doc.basis)


def format_basis(doc: RuleDoc, language: str) -> str:
    """Return the documents a rule rests on in one line; "" where it names none."""
    return JoinedText(list_bases(doc), SEMICOLON)[language]


def list_parameters(doc: RuleDoc, language: str) -> Iterator[tuple[str, str]]:
    """Return what the rule sets of its check kind, by name; of long patterns the beginning."""
    for name, value in doc.parameters.items():
        words = " ".join(_format_value(value, language).split())
        yield name.replace("_", "-"), truncate(words, _LONGEST)


def _format_value(value: object, language: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        pairs = (f"{name}: {_format_value(item, language)}" for name, item in value.items())
        return JoinedText(tuple(pairs), SEMICOLON)[language]
    if isinstance(value, list | tuple):
        return join_words((_format_value(item, language) for item in value), language)
    return str(value)
