"""What holds for any bytes whatever: a result in bounds, or an error in words."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlint import api, readers
from reportlint.config import project
from reportlint.engine import check_draft, check_options
from reportlint.model.document import Document, Grid, Span
from reportlint.model.finding import FileResult
from reportlint.model.report import Cell, Report
from reportlint.reporters import check_json
from reportlint.reporters.common import View
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.errors import ReportlintError, UnreadableError
from tests.caching import kept_in
from tests.fuzz import seeds

#: The suffix and the reader's name of each target.
READERS = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "mht": ".mht",
    "docx": ".docx",
    "pdf": ".pdf",
    "ofd": ".ofd",
}
#: Files that a repository brings along, by the name of the target: where they lie.
FILES = {
    "toml": "reportlint.toml",
    "rules": "we/rules/own.yaml",
    "pack": "we/pack.yaml",
    "ignore": ".reportlint-ignore.yaml",
}
#: Seconds of one core that an input of a few kilobytes may take.
SECONDS = 5.0
#: Characters of JSON that a result may have, besides some for each byte of the input.
_JSON, _JSON_A_BYTE = 2_000_000, 400
#: Characters of an error's message, the lines that it quotes among them.
_WORDS = 100_000
_LETTERS = str.maketrans("OoIl〇○", "001100")
_RAISED = str.maketrans("", "", "¹²³⁰⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩")
_SEPARATOR = re.compile(r"(?<=\d)[ ,，](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_CHINESE = re.compile("[零一二三四五六七八九十百千两廿卅]")
_SCALES = (1, 10**4, 10**8)


class ViolationError(AssertionError):
    """Something that must hold and does not; the first words of it say what kind."""


def check_bytes(reader: str, data: bytes) -> str:
    """Check a draft as bytes; give what became of it. Raises whatever must not happen.

    The outcome is the result's status, ``refused`` for an UnreadableError, and ``other`` for bytes
    that are a file of another format.
    """
    path = f"draft{READERS[reader]}"
    start = time.process_time()
    try:
        if readers.detect_format(data, path).name != reader:
            return "other"
        document = readers.read(data, path)
    except UnreadableError as error:
        _demand(bool(error.localize("zh")[0] and error.localize("en")[0]), "an error in words")
        return "refused"
    _sound_document(document)
    examined = check_draft.check_document(document, _options())
    _demand(not examined.notes.rule_errors, f"no rule fails: {examined.notes.rule_errors}")
    _sound_result(examined.result, len(data))
    taken = time.process_time() - start
    _demand(taken < SECONDS, f"it ends soon, not after {taken:.1f} s")
    return examined.result.status


@cache
def _options() -> check_options.CheckOptions:
    """Every rule, those off by default too."""
    return check_options.CheckOptions(
        check_options.RuleSelection(extend_select=tuple(r.id for r in load_builtin_rules().rules))
    )


def check_repository(name: str, data: bytes) -> str:
    """Check a draft beside a file that a repository brings; give what became of the file.

    ``loaded``, or ``refused`` for an error in words; the file is always the only one at fault.
    """
    load_builtin_rules()  # what is loaded once is not timed
    start = time.process_time()
    with TemporaryDirectory() as folder, kept_in(Path(folder) / "cache"):
        place = Path(folder) / "project"
        for each, text in seeds.surroundings().items():
            (place / each).parent.mkdir(parents=True, exist_ok=True)
            (place / each).write_bytes(text)
        (place / FILES[name]).write_bytes(data)
        project.clear_cache()
        try:
            result = api.check(place / "draft.txt")
        except ReportlintError as error:
            told = error.localize("zh")[0], error.localize("en")[0]
            _demand(all(told), "an error in words")
            _demand(max(map(len, told)) < _WORDS, "an error in few words")
            return "refused"
    _sound_result(result, len(data))
    taken = time.process_time() - start
    _demand(taken < SECONDS, f"it ends soon, not after {taken:.1f} s")
    return "loaded"


def _demand(holds: bool, what: str) -> None:
    if not holds:
        raise ViolationError(what)


def _sound_document(document: Document) -> None:
    inside = _inside(len(document.text))
    text = document.text
    _demand(not any("\ud800" <= sign <= "\udfff" for sign in text), "text without surrogates")
    _demand(all(map(inside, (block.span for block in document.blocks))), "blocks in the text")
    _demand(all(map(inside, (mark.span for mark in document.marks))), "marks in the text")
    offsets = [anchor.offset for anchor in document.anchors]
    _demand(offsets == sorted(offsets), "anchors in order")
    for grid in (block for block in document.blocks if isinstance(block, Grid)):
        _demand(all(inside(cell.span) for cell in grid.cells), "cells in the text")
        _demand(
            all(
                0 <= cell.row < cell.row + cell.row_span <= grid.rows
                and 0 <= cell.column < cell.column + cell.column_span <= grid.columns
                for cell in grid.cells
            ),
            "cells in their grid",
        )


def _inside(length: int) -> Callable[[Span], bool]:
    return lambda span: 0 <= span.start <= span.end <= length


def _sound_result(result: FileResult, size: int) -> None:
    _demand(result.status in ("checked", "not-a-report"), f"no status {result.status}")
    _demand(result.report is not None, "a tree")
    assert result.report is not None
    _sound_tree(result.report)
    length = len(result.report.document.text)
    for finding in result.findings:
        _demand(_inside(length)(finding.span), "findings in the text")
        _demand(finding.location.line >= 1 and finding.location.column >= 1, "places from 1")
        _demand(bool(finding.message), "findings in words")
    written = check_json.REPORTER.render_file(result, View())
    written.encode()
    _demand(len(written) <= _JSON + _JSON_A_BYTE * size, f"{len(written)} characters of JSON")


def _sound_tree(report: Report) -> None:
    text = report.document.text
    inside = _inside(len(text))
    _demand(all(map(inside, _spans(report))), "nodes in the text")
    for table in report.tables:
        for place, cell in table.cells.items():
            _demand((cell.row, cell.column) == place, "cells at their places")
            _demand(
                not cell.certain or reads_so(cell, text), f"reads so: {_shape(cell.raw)} {cell}"
            )


def _spans(report: Report) -> Iterable[Span]:
    yield from report.unparsed
    yield from (period.span for period in report.periods)
    yield from (claim.span for claim in report.claims)
    yield from (damage.span for damage in report.damages)
    yield from (date.span for date in report.dates)
    yield from (passage.whole for passage in report.passages)
    for part in report.parts:
        yield from (part.span, part.heading.span)
    for table in report.tables:
        yield table.span
        yield from (cell.span for cell in table.cells.values())
        yield from (row.span for row in table.rows)


def _shape(raw: str) -> str:
    """Return the kind of a cell's words: each run of digits, and of letters, as one."""
    return re.sub(r"[^\W\d]+", "字", re.sub(r"\d+", "0", raw))[:10]


def reads_so(cell: Cell, text: str) -> bool:
    """Whether a cell's value is what its words say, read in another way than the parser does."""
    if cell.value is None:
        return True
    if not cell.raw.strip() or not _inside(len(text))(cell.span):
        return False
    # NOTE: the words of the cell and those it points at are the same but for blanks.
    if "".join(cell.span.cut(text).split()) != "".join(cell.raw.split()):
        return False
    # NOTE: what cannot be seen parts no number: R106 tells of it.
    seen = "".join(c for c in cell.raw if unicodedata.category(c) not in ("Cf", "Co"))
    plain = unicodedata.normalize("NFKC", seen.translate(_RAISED)).translate(_LETTERS)
    plain = _SEPARATOR.sub("", " ".join(plain.split()))
    found = _NUMBER.search(plain)
    if found is None:
        return _CHINESE.search(plain) is not None
    return abs(cell.value) in [Decimal(found[0]) * scale for scale in _SCALES]
