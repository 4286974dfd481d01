"""Tells where the search for a configuration ended, and which one was passed over for it."""

from __future__ import annotations

from reportlint.cli.sinks import print_error, print_note
from reportlint.config import list_searches
from reportlint.support.errors import ReportlintError
from reportlint.support.localized_text import Message


def print_notice(language: str, *, verbose: bool) -> None:
    """Print which configurations were passed over; ``verbose``: also where none was."""
    for search in list_searches():
        words = {"passed": search.skipped_path, "end": search.end, "why": search.why[language]}
        if search.skipped_path:
            print_error(
                ReportlintError(
                    Message("cli.config_notice.configuration_not_used", **words),
                    Message("cli.config_notice.use_config_option", **words),
                ),
                language,
            )
        elif verbose and search.end:
            print_note(Message("cli.config_notice.search_ended", **words)[language])
