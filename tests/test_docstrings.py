"""The examples in docstrings: each prints what it says it prints."""

from __future__ import annotations

import ast
import doctest
import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from reportlint.checks.sentences import Sentence, find_counting_sentences, find_sentences
from reportlint.model.document import Document, Grid, Lines, Span
from reportlint.model.problem import Context
from reportlint.model.prose import CountedNumber
from reportlint.model.report import Report
from reportlint.parsing import parse
from reportlint.parsing.claims.clauses import Clause, parse_clauses, without_brackets
from reportlint.parsing.claims.lexer import ClaimWord, split_words
from reportlint.parsing.claims.lexer import load_lexicon as claim_lexicon
from reportlint.parsing.claims.passing_over import TELLING
from reportlint.parsing.claims.reader import Reader
from reportlint.parsing.tables.lexicon import load_lexicon
from reportlint.parsing.tables.pieces import TextRow, cut_line
from reportlint.parsing.tables.text_rows import read_text_rows
from reportlint.parsing.visual_lines import VisualLine, split_lines
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.records import replace
from tests.parsing.grids import Builder
from tests.readers import examples
from tests.structure import imports

T = TypeVar("T")
#: A row of the table of requests, as it stands in running text.
ROW = "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3"
CORPUS = Path(__file__).parent.parent / "corpus"
#: The rooms in which every public function shows an example.
SHOWN = tuple(f"reportlint.{room}" for room in ("checks", "expressions", "parsing", "readers"))
MODULES = sorted(
    name for name, path in imports.modules().items() if ">>>" in path.read_text(encoding="utf-8")
)


def read_text(*lines: str) -> Document:
    """Return the lines of a plain text as its reader gives them."""
    text = "\n".join(lines)
    return Document("draft.txt", "text", text, (Lines(Span(0, len(text))),))


def read_lines(*lines: str) -> list[VisualLine]:
    """Return the visual lines of a plain text."""
    return [line for line in split_lines(read_text(*lines)) if isinstance(line, VisualLine)]


def parse_text(*lines: str) -> Report:
    """Return the report that the lines of a plain text are."""
    return parse(read_text(*lines), load_builtin_rules().forms)


def cut_rows(*lines: str) -> list[TextRow]:
    """Return the lines of a table of requests, cut into words and values."""
    corpus = load_lexicon(load_builtin_rules().forms[0].editions).corpus
    return [cut_line(line, "\n".join(lines), corpus) for line in read_lines(*lines)]


def build_grid(*rows: str) -> tuple[Grid, str]:
    """Return a table whose cells have no blanks within, and the text it stands in."""
    builder = Builder()
    builder.grid([row.split() for row in rows])
    [grid] = builder.blocks
    assert isinstance(grid, Grid)
    return grid, builder.text


def cut_words(text: str) -> list[ClaimWord]:
    """Return the words of a sentence, as the lists of the vocabulary have them."""
    return split_words(text, claim_lexicon(load_builtin_rules().forms[0].vocabulary.patterns))


def cut_clauses(text: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence."""
    return parse_clauses(cut_words(text))


def begin_sentence(organ: str = "望岚县数据局") -> Reader:
    """Return what a sentence of the part on applications is read in."""
    patterns = load_builtin_rules().forms[0].vocabulary.patterns
    [part] = parse_text("三、收到和处理政府信息公开申请情况", "概述。").parts
    reader = Reader(2024, organ, patterns[TELLING])
    reader.enter_part(part)
    reader.begin_paragraph(part.passages[0])
    reader.read_sentence((), 0)
    return reader


def read_with(read: Callable[..., T], text: str) -> T:
    """Return what a function makes of the words before a number, the number and their context."""
    [clause] = cut_clauses(text)
    figure = clause.figures[0]
    return read(without_brackets(figure.words), figure.count, begin_sentence())


def find_sentence(text: str, word: str) -> tuple[Sentence, Report]:
    """Return the first sentence with a word in a text, and the report that the text is."""
    report = parse_text("一、总体情况", text)
    return next(find_sentences(report, word)), report


def find_counts(text: str) -> tuple[Sentence, tuple[CountedNumber, ...], Report]:
    """Return the first sentence of a text that counts something, its numbers, and the report."""
    report = parse_text("一、总体情况", text)
    return *find_counting_sentences(report)[0], report


@cache
def names() -> dict[str, object]:
    """Return what examples use without saying where it is from, all in capitals but functions.

    ``REPORT`` is that of ``corpus/good/clean.txt``, ``FORM`` the newest edition of the form, by
    which it was read, ``WORDS`` those of its table of requests. ``WRONG`` is that table of the
    report with 20 new applications where the columns add up to 18; ``READS`` is what is read of
    ``ROW``.
    """
    statutory_form = load_builtin_rules().forms[0]
    forms, vocabulary = statutory_form.editions, statutory_form.vocabulary
    form, lexicon = forms[-1], load_lexicon(forms)
    report = parse_text((CORPUS / "good" / "clean.txt").read_text(encoding="utf-8"))
    [table] = [table for table in report.tables if table.key == "requests"]
    total = table.cells["new", "total"]
    cells = {**table.cells, ("new", "total"): replace(total, raw="20", value=20)}
    return {
        "CONTEXT": Context(form, forms, vocabulary, 2024),
        "EDITIONS": forms,
        "FORM": form,
        "FORMS": load_builtin_rules().forms,
        "LEXICON": lexicon,
        "REPORT": report,
        "VOCABULARY": vocabulary,
        "WORDS": lexicon.table(form.edition, "requests"),
        "LITIGATION": lexicon.table(form.edition, "litigation"),
        "READS": read_text_rows(cut_rows(ROW), ROW, lexicon.table(form.edition, "requests")),
        "ROW": ROW,
        "WRONG": replace(table, cells=cells),
        "begin_sentence": begin_sentence,
        "build_grid": build_grid,
        "cut_clauses": cut_clauses,
        "cut_rows": cut_rows,
        "cut_words": cut_words,
        "find_counts": find_counts,
        "find_sentence": find_sentence,
        "parse_text": parse_text,
        "read_lines": read_lines,
        "read_text": read_text,
        "read_with": read_with,
        **examples.NAMES,
    }


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS / "good")
    if ".ocr." in name or name.endswith(".frames"):
        pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    module = importlib.import_module(name)
    result = doctest.testmod(module, extraglobs=names(), optionflags=doctest.ELLIPSIS)
    assert result.attempted
    assert result.failed == 0


def test_every_public_function_shows_an_example() -> None:
    lacking = [
        f"{name}:{node.name}"
        for name, path in imports.modules().items()
        if name.startswith(SHOWN)
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if ">>>" not in (ast.get_docstring(node) or "")
    ]
    assert lacking == []
