"""The programs that are installed here make files that read as the stored ones do."""

from __future__ import annotations

import shutil

import pytest

from reportlint import api
from tests.formats.mistakes import BY_NAME
from tests.formats.producers import PRODUCERS, Producer, made

WRONG = BY_NAME["wrong-cell"].found


@pytest.mark.parametrize(
    "producer",
    [
        pytest.param(
            producer,
            id=producer.name,
            marks=pytest.mark.skipif(
                shutil.which(producer.program) is None,
                reason=f"{producer.program} is not installed",
            ),
        )
        for producer in PRODUCERS
        if producer.suffix == "pdf"
    ],
)
def test_a_file_made_now_reads_as_the_stored_one(producer: Producer) -> None:
    (data,) = made(producer, ["wrong-cell"]).values()
    result = api.check(data)
    (finding,) = result.findings
    (wanted,) = WRONG
    assert (finding.rule, finding.values) == (wanted.rule, wanted.values)
    assert (finding.location.row, finding.location.column_key) == (wanted.row, wanted.column)


def test_every_stored_file_belongs_to_a_producer() -> None:
    for producer in PRODUCERS:
        stored = sorted(path.stem for path in producer.path("x").parent.iterdir())
        assert stored == sorted(producer.papers)
