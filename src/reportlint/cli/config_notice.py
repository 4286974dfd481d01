"""Tells where the search for a configuration ended, and which one was passed over for it."""

from __future__ import annotations

from reportlint.cli.sinks import print_error, print_note
from reportlint.config.search import list_searches
from reportlint.support.errors import ReportlintError
from reportlint.support.localized_text import Bilingual

_PASSED = Bilingual(
    "没有使用配置文件 {passed}：查找到 {end} 为止，{why}",
    "the configuration {passed} is not used: the search ended at {end}, as {why}",
)
_HINT = Bilingual("确要使用，加 --config {passed}", "to use it all the same: --config {passed}")
_ENDED = Bilingual(
    "配置文件查找到 {end} 为止：{why}",
    "the search for a configuration ended at {end}, as {why}",
)


def print_notice(language: str, *, verbose: bool) -> None:
    """Print which configurations were passed over; ``verbose``: also where none was."""
    for search in list_searches():
        words = {"passed": search.skipped_path, "end": search.end, "why": search.why[language]}
        if search.skipped_path:
            print_error(ReportlintError(_PASSED.format(**words), _HINT.format(**words)), language)
        elif verbose and search.end:
            print_note(_ENDED.format(**words)[language])
