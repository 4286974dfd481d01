"""Writes results as a run does, without files or processes."""

from __future__ import annotations

import re

from reportlint.model.finding import RunSummary, summarize_file
from reportlint.reporters import load_reporter
from reportlint.reporters.common import View
from reportlint.support.records import replace
from tests.reporters.book import BOOK
from tests.reporters.outcomes import FORM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.finding import FileResult

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
DOCS = {rule.id: doc for rule, doc in BOOK}


def strip_colours(text: str) -> str:
    """Return the text as it stands without colours."""
    return _COLOURS.sub("", text)


def view(language: str, **more: object) -> View:
    known = View(language, rules=98, forms=(FORM,), doc=DOCS.get, book=lambda: BOOK)
    return replace(known, **more)


def render_all(name: str, results: Sequence[FileResult], view: View) -> str:
    """Return what a run writes of results."""
    chosen = load_reporter(name)
    totals = sum(map(summarize_file, results), RunSummary())
    pieces = (chosen.render_file(result, view) for result in results)
    entries = chosen.separator.join(piece for piece in pieces if piece)
    files = [(result.path, summarize_file(result)) for result in results]
    header = chosen.render_header
    first = "" if header is None else header(files, totals, view)
    return first + chosen.render_start(view) + entries + chosen.render_end(totals, view)
