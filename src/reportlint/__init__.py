"""Lints drafts of 政府信息公开工作年度报告 (annual reports on government information disclosure).

>>> import reportlint
>>> result = reportlint.check("clean.txt")
>>> [(finding.rule, finding.location.line, finding.message) for finding in result.findings]
[]
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.api import check, extract, load_rules
    from reportlint.config.model import ConfigError
    from reportlint.model.finding import FileResult, Finding, Location, NotAssessed
    from reportlint.model.report import Report
    from reportlint.model.rule import Rule, RuleSet
    from reportlint.support.errors import ReportlintError, RuleError, UnreadableError, UsageError

__version__ = "0.1.0"

__all__ = [
    "ConfigError",
    "FileResult",
    "Finding",
    "Location",
    "NotAssessed",
    "Report",
    "ReportlintError",
    "Rule",
    "RuleError",
    "RuleSet",
    "UnreadableError",
    "UsageError",
    "check",
    "extract",
    "load_rules",
]

_HOMES = {
    "api": ("check", "extract", "load_rules"),
    "config.model": ("ConfigError",),
    "support.errors": ("ReportlintError", "RuleError", "UnreadableError", "UsageError"),
    "model.finding": ("FileResult", "Finding", "Location", "NotAssessed"),
    "model.report": ("Report",),
    "model.rule": ("Rule", "RuleSet"),
}


# NOTE: hidden from type checkers, which would else take any name for one that is offered.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import what is offered here when it is first asked for."""
        for module, names in _HOMES.items():
            if name in names:
                from reportlint.support.lazy import fetch

                found: object = fetch(f"reportlint.{module}:{name}")
                globals()[name] = found
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return what is offered here, imported or not."""
    return sorted({*globals(), *__all__})
