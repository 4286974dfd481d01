"""Batches: the same bytes in the same order whatever the number of jobs, and no file stops one."""

from __future__ import annotations

import pytest

from reportlint.engine import batch
from reportlint.engine.batch import BatchJob, FileOutcome, OutputSpec
from reportlint.engine.check_options import CheckOptions
from reportlint.engine.file_discovery import find_files
from reportlint.engine.files import InputFile
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Bilingual
from tests.corpus import CORPUS
from tests.dangers import Killing, Raising

SHEETS = (OutputSpec("full"), OutputSpec("concise"), OutputSpec("json"))
JOB = BatchJob(CheckOptions(), SHEETS)
FILES = find_files([str(CORPUS)]).input_files[:8]


def entries(
    input_files: tuple[InputFile, ...], jobs: int, job: BatchJob = JOB
) -> list[FileOutcome]:
    return list(batch.check_files(input_files, job, jobs))


def test_jobs_change_nothing() -> None:
    files = (
        InputFile("missing.txt", is_named=True),
        *FILES,
        InputFile("x.txt", is_named=True, data=b""),
    )
    one = entries(files, 1)
    assert [entry.path for entry in one] == [file.path for file in files]
    assert sum(entry.totals.findings for entry in one) > 0
    assert entries(files, 2) == one
    assert entries(files, 3) == one


def test_a_piece_for_every_sheet() -> None:
    (entry,) = entries(FILES[:1], 1)
    assert len(entry.pieces) == len(SHEETS)
    assert entries(FILES[:1], 1, BatchJob(CheckOptions(), ()))[0].pieces == ()


def test_one_file_does_not_stop_the_others() -> None:
    fault = UnreadableError(Bilingual("坏", "bad"))
    files = (
        FILES[0],
        Raising("raising.txt", is_named=True),
        InputFile("bad", is_named=False, error=fault),
        FILES[1],
    )
    first, raising, bad, last = entries(files, 1, BatchJob(CheckOptions(language="en"), SHEETS))
    assert first.error is None
    assert last.error is None
    assert raising.error == (
        "an internal error (RuntimeError: a fault of the program); please report it with this file"
    )
    assert bad.error == "bad"
    assert raising.totals.unreadable_files == 1


def test_a_file_that_ends_its_process_does_not_stop_the_others() -> None:
    files = (*FILES[:3], Killing("killing.txt", is_named=True), *FILES[3:6])
    found = entries(files, 2)
    assert [entry.path for entry in found] == [file.path for file in files]
    assert [entry.error is not None for entry in found] == [False] * 3 + [True] + [False] * 3
    killed = found.pop(3)
    assert "程序崩溃" in (killed.error or "")
    assert found == entries(FILES[:6], 1)


def test_named_files_and_others_differ_in_one_thing() -> None:
    data = "关于举办运动会的通知\n".encode()
    named, met = entries(
        (
            InputFile("a.txt", is_named=True, data=data),
            InputFile("b.txt", is_named=False, data=data),
        ),
        1,
    )
    assert named.totals.errors == 1
    assert met.totals.findings == 0
    assert named.totals.foreign_files == met.totals.foreign_files == 1


def test_reading_judges_nothing() -> None:
    job = BatchJob(CheckOptions(), (OutputSpec("extract"), OutputSpec("text")), reading=True)
    (entry,) = entries((InputFile("a.txt", is_named=True, data=b"a\r\nb\n"),), 1, job)
    assert '"status": "not-a-report"' in entry.pieces[0]
    assert entry.pieces[1] == "a\r\nb\n"


@pytest.mark.parametrize("count", [0, 1])
def test_few_files_need_no_processes(count: int) -> None:
    assert len(entries(FILES[:count], 8)) == count
