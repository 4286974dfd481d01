"""Files of programs that no reader was written with: each is read whole and judged rightly."""

from __future__ import annotations

import shutil
from collections import Counter
from functools import cache

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.finding import FileResult, Finding
from tests.formats.foreign.catalogue import DATA, Entry, Report, entries, report

ENTRIES = {entry.file: entry for entry in entries()}
#: What LibreOffice has to turn into a Word file first.
_OFFICE = (".doc", ".odt", ".rtf", ".fodt")
every_file = pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name,
            marks=pytest.mark.skipif(
                name.endswith(_OFFICE) and shutil.which("soffice") is None,
                reason="LibreOffice (soffice) is not installed",
            ),
        )
        for name in ENTRIES
    ],
)


@cache
def checked(name: str) -> FileResult:
    """What is found in a file that is called nothing in particular."""
    data = ENTRIES[name].path.read_bytes()
    document = readers.read(data, "draft.md" if name.endswith(".md") else "draft")
    return check_draft.check_document(document, check_options.CheckOptions()).result


def known(entry: Entry) -> Report:
    return report(entry.report)


@every_file
def test_every_cell_is_read_and_certain(name: str) -> None:
    entry = ENTRIES[name]
    found = checked(name).report
    assert found is not None
    got = {
        f"{table.key}.{row}.{column}": (cell.raw, cell.certain)
        for table in found.tables
        for (row, column), cell in table.cells.items()
    }
    wanted = {key: (words, True) for key, words in {**known(entry).cells, **entry.cells}.items()}
    assert got == wanted


@every_file
def test_organ_year_period_and_edition_are_read(name: str) -> None:
    entry, found = ENTRIES[name], checked(name).report
    assert found is not None
    wanted = known(entry)
    assert (found.organ, found.year, found.edition) == (wanted.organ, wanted.year, wanted.edition)
    periods = {(p.start and p.start.iso(), p.end and p.end.iso()) for p in found.periods}
    assert periods == {entry.period or wanted.period}
    assert [part.number for part in found.parts] == [1, 2, 3, 4, 5, 6]


@every_file
def test_the_mistakes_are_found_and_nothing_else(name: str) -> None:
    result = checked(name)
    wanted = ENTRIES[name].findings
    assert sorted(f.rule for f in result.findings) == sorted(rule for rule, _ in wanted)
    for rule, place in wanted:
        assert any(f.rule == rule and names(f, place) for f in result.findings), (rule, place)
    assert result.not_assessed == ()


def names(finding: Finding, place: str) -> bool:
    """Whether a finding stands at a cell or row, or holds words."""
    where = finding.location
    keys = ".".join(key for key in (where.table, where.row, where.column_key) if key)
    return place == keys or place in finding.message or place in "".join(where.text.split())


def test_every_file_is_listed_and_small() -> None:
    stored = {path.name: path.stat().st_size for path in DATA.iterdir()}
    assert set(stored) == set(ENTRIES)
    assert sum(stored.values()) < 2_500_000


def test_many_files_of_many_programs() -> None:
    programs = Counter(entry.producer.split(" ")[0] for entry in ENTRIES.values())
    assert len(ENTRIES) >= 30
    assert len(programs) >= 12
    assert {name.rpartition(".")[2] for name in ENTRIES} >= {
        "docx", "pdf", "html", "mhtml", "ofd", "doc", "odt", "rtf", "md", "txt"
    }  # fmt: skip
