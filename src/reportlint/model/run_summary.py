"""What a run adds up to, over all its files, and the exit code that follows from it."""

from __future__ import annotations

from reportlint.model.finding import SEVERITIES
from reportlint.model.rule import NOT_A_REPORT
from reportlint.support.records import Record, values_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from reportlint.model.finding import FileResult

#: Exit codes: nothing that matters, findings that do, an error, nothing was checked.
CLEAN, FINDINGS, FAILED, NOTHING = 0, 1, 2, 3
#: What shells add to the number of a signal for the exit code of the program it ended.
INTERRUPTED = 128
#: The formats that ``fix`` writes.
MENDED = ("text", "markdown", "html", "docx")


class Totals(Record):
    """Counts over files: what became of them, and what was found.

    ``applied`` counts the files on which some rule judged something; ``reasons`` are those for
    which places were not assessed, with how many places each. ``safe`` and ``unsafe`` count the
    findings that ``fix`` could mend. ``kinds`` counts findings by
    severity and family of rules ("error/A"), ``rules`` by the rules' ids; ``left_out`` what
    folders hold besides, by its kind. ``unchecked`` counts the files that an interrupt has left
    unchecked; ``files`` does not. ``packs`` counts the files by rule packs, see
    ``choosing.packs_of``.
    """

    files: int = 0
    applied: int = 0
    unreadable: int = 0
    foreign: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    suppressed: int = 0
    not_assessed: int = 0
    safe: int = 0
    unsafe: int = 0
    unchecked: int = 0
    reasons: Mapping[str, int] = {}
    kinds: Mapping[str, int] = {}
    rules: Mapping[str, int] = {}
    left_out: Mapping[str, int] = {}
    packs: Mapping[str, int] = {}

    def __add__(self, other: Totals) -> Totals:
        """Add up field by field."""
        pairs = zip(values_of(self), values_of(other), strict=True)
        return Totals(*[_added(left, right) for left, right in pairs])

    @property
    def findings(self) -> int:
        """All findings, of whatever severity."""
        return self.errors + self.warnings + self.infos

    def at_least(self, severity: str) -> int:
        """Give how many findings are that grave or graver."""
        counts = (self.infos, self.warnings, self.errors)
        return sum(counts[SEVERITIES.index(severity) :])


def totals_of(result: FileResult) -> Totals:
    """Give the counts of one file."""
    foreign = is_foreign(result)
    judged = any(result.checked.values()) or bool(result.findings)
    return Totals(
        files=1,
        applied=int(judged and not foreign),
        unreadable=int(result.status == "unreadable"),
        foreign=int(foreign),
        errors=result.count("error"),
        warnings=result.count("warning"),
        infos=result.count("info"),
        suppressed=result.suppressed,
        not_assessed=len(result.not_assessed),
        safe=_mendable(result, "safe"),
        unsafe=_mendable(result, "unsafe"),
        reasons=_counted(skipped.reason for skipped in result.not_assessed),
        kinds=_kinds(result),
        rules=_counted(finding.rule for finding in result.findings),
    )


def is_foreign(result: FileResult) -> bool:
    """Whether a file is no annual report: it was passed over, or the rule about that speaks."""
    told = any(finding.rule == NOT_A_REPORT for finding in result.findings)
    return told or result.status == "not-a-report"


def _kinds(result: FileResult) -> dict[str, int]:
    if not result.findings:
        return {}
    from reportlint.model.rule_family import family

    return _counted(f"{found.severity}/{family(found.rule)}" for found in result.findings)


def _mendable(result: FileResult, safety: str) -> int:
    if result.format not in MENDED:
        return 0
    return sum(found.fix is not None and found.fix.safety == safety for found in result.findings)


def _added(one: Any, other: Any) -> Any:
    return one + other if isinstance(one, int) else _joined(one, other)


def _joined(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    """Add up counts by name; names are in the order in which they first came."""
    if not one or not other:
        return one or other
    joined = dict(one)
    for name, count in other.items():
        joined[name] = joined.get(name, 0) + count
    return joined


def _counted(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def exit_code(
    totals: Totals, fail_on: str, *, broken: bool, hook: bool = False, signal: int = 0
) -> int:
    """Give the exit code of ``check``; ``broken``: rules, configuration or usage were at fault.

    ``hook``: whoever names the files does not know which are annual reports, so that it is no
    failure that none is. ``signal`` is the number of the signal that interrupted it: the code is
    that of shells.
    """
    if signal:
        return INTERRUPTED + signal
    if broken or totals.unreadable:
        return FAILED
    if fail_on != "never" and totals.at_least(fail_on):
        return FINDINGS
    if hook and totals.foreign == totals.files:
        return CLEAN
    return CLEAN if totals.applied else NOTHING
