"""The harness itself, and a few mutated files of every format: the fuzzer runs it for longer."""

from __future__ import annotations

from random import Random

import pytest

from reportlint.model.document import Span
from reportlint.model.report import Cell
from tests.fuzz.oracle import reads_so
from tests.fuzz.targets import TARGETS

#: Mutated files, of a format that is read quickly and of one that is not.
_MANY, _FEW = 30, 10


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_read(name: str) -> None:
    target = TARGETS[name]
    assert {target.check(seed) for seed in target.seeds()[:6]} == {target.sound}


@pytest.mark.parametrize("name", TARGETS)
def test_some_mutated_files_give_a_result_or_are_refused(name: str) -> None:
    target = TARGETS[name]
    seeds, random = target.seeds(), Random(2)
    outcomes = set()
    for _ in range(_FEW if name == "pdf" else _MANY):
        data = random.choice(seeds)
        for _ in range(random.randint(1, 3)):
            data = target.mutate(data, seeds, random)
        outcomes.add(target.check(data))
    # NOTE: a file that a repository brings is strict: hardly any change leaves it right.
    assert target.sound in outcomes or target.sound == "loaded"


@pytest.mark.parametrize(
    ("raw", "value", "holds"),
    [
        ("12", 12, True),
        ("１２", 12, True),
        ("1,288", 1288, True),
        ("1 288", 1288, True),
        ("22（其中修订16件）", 22, True),
        ("6①", 6, True),
        ("O", 0, True),
        ("二十", 20, True),
        ("12 3", 123, False),
        ("57 57", 5757, False),
        ("123", 12, False),
        ("", 0, False),
        ("/", 0, False),
    ],
)
def test_what_a_cell_may_be_certain_of(raw: str, value: int, holds: bool) -> None:
    cell = Cell("requests", "new", "total", raw, value, "number", Span(0, len(raw)))
    assert reads_so(cell, raw) is holds
