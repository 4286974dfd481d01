"""The results as JUnit XML: a suite for each file, a case for each rule that judged it.

Findings that make the run fail (``--fail-on``) are failures, all of a rule's in one case; those
below the threshold stand in the case's output. A rule that could not judge something is skipped
there, with the reason.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring

from reportlint.model.rule import SEVERITIES
from reportlint.reporters.common import Reporter, format_position, name_rule, name_severity
from reportlint.reporters.common.screen import escape_markup, make_visible
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.finding import FileResult, Finding
    from reportlint.reporters.common import View

_START = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reportlint">\n'
_END = "</testsuites>\n"


def _render_file(result: FileResult, view: View) -> str:
    """Return one file's suite."""
    suite = _element("testsuite", name=result.path)
    suite.extend(_cases(result, view))
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"*/{tag}"))))
    indent(suite, level=1)
    return escape_markup(f"  {tostring(suite, encoding='unicode')}\n")


REPORTER = Reporter(_render_file, lambda _view: _START, lambda _totals, _view: _END)


def _cases(result: FileResult, view: View) -> Iterator[Element]:
    if result.status != "checked":
        tag, message = "skipped", Message("reporters.junit.not_a_report")[view.language]
        if result.error is not None:
            tag, message = "error", result.error
        case = _element(
            "testcase",
            classname=result.path,
            name=Message("reporters.junit.reading_file")[view.language],
        )
        case.append(_element(tag, message=message))
        yield case
        return
    names = {rule.id: name_rule(rule, view.language) for rule, _ in view.book()}
    names.update({finding.rule: name_rule(finding, view.language) for finding in result.findings})
    reasons = {item.rule: item.reason for item in result.not_assessed}
    for rule in sorted({*result.checked, *reasons, *(f.rule for f in result.findings)}):
        findings = [finding for finding in result.findings if finding.rule == rule]
        name = f"{rule} {names[rule]}" if rule in names else rule
        case = _element("testcase", classname=result.path, name=name)
        case.extend(_outcome(findings, reasons.get(rule), view))
        yield case


def _outcome(findings: Sequence[Finding], reason: str | None, view: View) -> Iterator[Element]:
    grave = () if view.fail_on == "never" else SEVERITIES[SEVERITIES.index(view.fail_on) :]
    failing = [finding for finding in findings if finding.severity in grave]
    others = [finding for finding in findings if finding.severity not in grave]
    if failing:
        kind = max((finding.severity for finding in failing), key=SEVERITIES.index)
        failure = _element("failure", type=kind, message=failing[0].message)
        failure.text = _finding_lines(failing, view)
        yield failure
    elif reason is not None:
        yield _element("skipped", message=reason)
    if others:
        output = _element("system-out")
        output.text = _finding_lines(others, view)
        yield output


def _finding_lines(findings: Sequence[Finding], view: View) -> str:
    """Return findings one a line."""
    return "\n".join(
        f"{format_position(finding.location, view.language)} "
        f"{name_severity(finding.severity, view.language)} {make_visible(finding.message)}"
        for finding in findings
    )


def _element(tag: str, **attributes: str) -> Element:
    """Return an element; characters of its attributes that no XML holds are shown by others."""
    return Element(tag, {name: make_visible(value) for name, value in attributes.items()})
