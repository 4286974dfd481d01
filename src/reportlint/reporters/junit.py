"""The results as JUnit XML: a suite for each file, a case for each rule that judged it.

Findings that make the run fail (``--fail-on``) are failures, all of a rule's in one case; those
below the threshold stand in the case's output. A rule that could not judge something is skipped
there, with the reason.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from reportlint.model.finding import SEVERITIES
from reportlint.reporters.shared.width import escape_markup, make_visible
from reportlint.reporters.shared.words import SEVERITY_WORDS, format_position, name_rule
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.finding import FileResult, Finding
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared.view import View

SEPARATOR = ""
_READING = Bilingual("读取文件", "reading the file")
_FOREIGN = Bilingual("不是年度报告，没有检查", "not an annual report, not checked")


def render_start(_view: View) -> str:
    """Return the beginning."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="reportlint">\n'


def render_file(result: FileResult, view: View) -> str:
    """Return one file's suite."""
    cases = list(_cases(result, view))
    counts = {
        "tests": len(cases),
        "failures": sum("<failure" in case for case in cases),
        "errors": sum("<error" in case for case in cases),
        "skipped": sum("<skipped" in case for case in cases),
    }
    attributes = "".join(f' {name}="{count}"' for name, count in counts.items())
    body = "".join(cases)
    return f"  <testsuite name={_attribute(result.path)}{attributes}>\n{body}  </testsuite>\n"


def render_end(_totals: RunSummary, _view: View) -> str:
    """Return the end."""
    return "</testsuites>\n"


def _cases(result: FileResult, view: View) -> Iterator[str]:
    if result.status != "checked":
        tag, message = "skipped", _FOREIGN[view.language]
        if result.error is not None:
            tag, message = "error", result.error
        inner = [f"<{tag} message={_attribute(message)}/>"]
        yield _case(result, _READING[view.language], inner)
        return
    names = {rule.id: name_rule(rule, view.language) for rule, _ in view.book()}
    names.update({finding.rule: name_rule(finding, view.language) for finding in result.findings})
    reasons = {item.rule: item.reason for item in result.not_assessed}
    for rule in sorted({*result.checked, *reasons, *(f.rule for f in result.findings)}):
        findings = [finding for finding in result.findings if finding.rule == rule]
        name = f"{rule} {names[rule]}" if rule in names else rule
        yield _case(result, name, list(_outcome(findings, reasons.get(rule), view)))


def _outcome(findings: Sequence[Finding], reason: str | None, view: View) -> Iterator[str]:
    grave = () if view.fail_on == "never" else SEVERITIES[SEVERITIES.index(view.fail_on) :]
    failing = [finding for finding in findings if finding.severity in grave]
    others = [finding for finding in findings if finding.severity not in grave]
    if failing:
        kind = max((finding.severity for finding in failing), key=SEVERITIES.index)
        message = _attribute(failing[0].message)
        yield f'<failure type="{kind}" message={message}>{_finding_lines(failing, view)}</failure>'
    elif reason is not None:
        yield f"<skipped message={_attribute(reason)}/>"
    if others:
        yield f"<system-out>{_finding_lines(others, view)}</system-out>"


def _finding_lines(findings: Sequence[Finding], view: View) -> str:
    """Return findings one a line."""
    lines = [
        f"{format_position(finding.location, view.language)} "
        f"{SEVERITY_WORDS[finding.severity][view.language]} {make_visible(finding.message)}"
        for finding in findings
    ]
    return _escape_text("\n".join(lines))


def _case(result: FileResult, name: str, inner: Sequence[str]) -> str:
    head = f"    <testcase classname={_attribute(result.path)} name={_attribute(name)}"
    if not inner:
        return f"{head}/>\n"
    body = "".join(f"      {line}\n" for line in inner)
    return f"{head}>\n{body}    </testcase>\n"


def _escape_text(text: str) -> str:
    return escape_markup(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def _attribute(text: str) -> str:
    """Return a quoted value; characters that no XML holds are shown by others."""
    return escape_markup(quoteattr(make_visible(text)))
