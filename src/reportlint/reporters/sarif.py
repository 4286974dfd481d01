"""The results as SARIF 2.1.0 (OASIS), for platforms that collect what all linters find.

Lines and columns are those of the file for text and Markdown, and lines of the source for web
pages; in other formats a finding's place is told by its logical location and its properties.
"""

from __future__ import annotations

import os
from urllib.parse import quote

from reportlint import __version__
from reportlint.model.document import LineIndex
from reportlint.model.rule import family_letter, family_name
from reportlint.reporters.common import Reporter
from reportlint.reporters.common.machine_text import dumps, indent_entry
from reportlint.reporters.common.screen import build_rule_address
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import (
        FileResult,
        Finding,
        Location,
        SuppressedFinding,
    )
    from reportlint.model.problem import Fix
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.reporters.common import View

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
#: Formats whose text is the file itself.
_PLAIN = ("text", "markdown")
#: What ends the list and everything around it.
_END = "\n      ]\n    }\n  ]\n}\n"
#: The pseudo-rule of files that could not be read.
_UNREADABLE = "unreadable"
#: What is escaped in a message that might hold a link.
_LINKING = Pattern(r"[\[\]\\]")
#: What a location knows besides lines and columns of the file.
_PLACES = ("page", "paragraph", "table_index", "cell")


def _render_start(view: View) -> str:
    """Return the head with all rules, up to the list of results."""
    rules = [_rule(rule, doc, view) for rule, doc in view.book()]
    title = _message(Message("reporters.sarif.unreadable_file")[view.language])
    rules.append({"id": _UNREADABLE, "name": _UNREADABLE, "shortDescription": title})
    driver = {
        "name": "reportlint",
        "semanticVersion": __version__,
        "version": __version__,
        "language": "zh-CN" if view.language == "zh" else "en",
        "rules": rules,
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}
    head = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    text = dumps(head)
    return text[: text.rindex("[") + 1]


def _render_file(result: FileResult, view: View) -> str:
    """Return the results of one file."""
    indices = {rule.id: number for number, (rule, _) in enumerate(view.book())}
    results = list(_results(result, view.language))
    for item in results:
        if item["ruleId"] in indices:
            item["ruleIndex"] = indices[str(item["ruleId"])]
    return ",".join(indent_entry(item, 8) for item in results)


REPORTER = Reporter(_render_file, _render_start, lambda _totals, _view: _END, ",")


def _message(text: str) -> dict[str, object]:
    """Return a message that says the text: nothing in it is a link or a placeholder (3.11)."""
    if "](" in text:
        # NOTE: brackets that make no link may stand as they are, and not every viewer turns
        # what is escaped back.
        text = _LINKING.regex.sub(r"\\\g<0>", text)
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _rule(rule: Rule, doc: RuleDoc | None, view: View) -> dict[str, object]:
    language = view.language
    title = rule.title[language]
    remedy = doc.describe_remedy() if doc else None
    advice = remedy[language] if remedy else title
    guards = [guard[language] for guard in doc.guard] if doc else []
    basis = [" ".join(filter(None, (b.doc, b.clause))) for b in doc.basis] if doc else []
    silent = Message("reporters.sarif.silent", guards="; ".join(guards))[language]
    text = "\n".join([advice, *([silent] if guards else [])])
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": _message(title),
        "fullDescription": _message(doc.looks_for[language] if doc else title),
        "help": _message(text),
        **({"helpUri": build_rule_address(rule.id, view)} if view.rule_pages else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"tags": [family_name(family_letter(rule.id), language)], "basis": basis},
    }


def _results(result: FileResult, language: str) -> Iterator[dict[str, object]]:
    uri = _uri(result.path)
    if result.error is not None:
        where = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
        yield {
            "ruleId": _UNREADABLE,
            "level": "error",
            "message": _message(result.error),
            "locations": [where],
        }
    for finding in result.findings:
        yield _result(finding, result, language)
    for suppression in result.suppressions:
        sarif_result = _result(suppression.finding, result, language)
        yield {**sarif_result, "suppressions": [_suppression(suppression)]}


def _uri(path: str) -> str:
    """Return a path as a relative reference; what is absolute stays so."""
    plain = path.replace("\\", "/").removeprefix("./")
    drive = plain[1:3] == ":/"
    # NOTE: a name that is no UTF-8 is told by its bytes.
    octets = plain.encode("utf-8", "surrogatepass" if os.name == "nt" else "surrogateescape")
    return ("file:///" if drive else "") + quote(octets, safe="/:" if drive else "/")


def _result(finding: Finding, result: FileResult, language: str) -> dict[str, object]:
    sarif_result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [_location(finding.location, result)],
        "partialFingerprints": {"reportlint/v1": finding.fingerprint},
    }
    related = [
        {"id": number, **_location(place, result)}
        for number, place in enumerate(finding.related, 1)
    ]
    if related:
        sarif_result["relatedLocations"] = related
    if finding.fix is not None and result.format in _PLAIN and result.report is not None:
        sarif_result["fixes"] = [_fix(finding.fix, result, language)]
    sarif_result["properties"] = {"values": dict(finding.values)}
    return sarif_result


def _location(place: Location, result: FileResult) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(result.path)}}
    region = _region(place, result)
    if region:
        physical["region"] = region
    properties = {name: getattr(place, name) for name in _PLACES}
    if result.format not in _PLAIN:
        properties |= {"text_line": place.line, "text_column": place.column}
    location = {
        "physicalLocation": physical,
        "logicalLocations": list(_logical(place)),
        "properties": {name: value for name, value in properties.items() if value is not None},
    }
    return {name: value for name, value in location.items() if value}


def _region(place: Location, result: FileResult) -> dict[str, object]:
    if result.format in _PLAIN:
        region = _build_region(place.line, place.column, place.end_line, place.end_column)
        return {**region, "snippet": {"text": place.text}}
    return {"startLine": place.source_line} if place.source_line is not None else {}


def _build_region(*numbers: int) -> dict[str, object]:
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), numbers, strict=True))


def _logical(place: Location) -> Iterator[dict[str, object]]:
    """Return the part and the cell that a place is, from the outside in."""
    if place.part is not None:
        yield {"fullyQualifiedName": f"part {place.part}", "kind": "part"}
    if place.table is not None:
        keys = [place.row or "*", place.column_key or "*"]
        whole = place.row is None and place.column_key is None
        name = place.table if whole else f"{place.table}[{', '.join(keys)}]"
        yield {"fullyQualifiedName": name, "kind": "table" if whole else "cell"}


def _fix(fix: Fix, result: FileResult, language: str) -> dict[str, object]:
    assert result.report is not None  # noqa: S101 - who calls has looked
    positions = LineIndex(result.report.document)
    replacements = []
    for edit in fix.edits:
        line, column, end_line, end_column = positions.locate_span(edit.span)
        region = _build_region(line, column, end_line, end_column)
        insertion = {"insertedContent": {"text": edit.text}} if edit.text else {}
        replacements.append({"deletedRegion": region, **insertion})
    change = {"artifactLocation": {"uri": _uri(result.path)}, "replacements": replacements}
    return {"description": _message(fix.title[language]), "artifactChanges": [change]}


def _suppression(suppression: SuppressedFinding) -> dict[str, object]:
    kind = "inSource" if suppression.source == "comment" else "external"
    return {"kind": kind, "justification": suppression.reason}
