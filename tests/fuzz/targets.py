"""What can be fuzzed: seeds, mutations and oracle of each target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from tests.fuzz import mutations, oracle, seeds


@dataclass(frozen=True, slots=True)
class Target:
    """A target: ``raw`` is the share of mutations that know nothing of the format."""

    seeds: Callable[[], list[bytes]]
    mutate: Callable[[bytes, Sequence[bytes], Random], bytes]
    check: Callable[[bytes], str]
    raw: float = 0.05
    longest: int = 40_000


TARGETS = {
    name: Target(
        partial(seeds.seeds, name),
        partial(mutations.mutated, name),
        partial(oracle.check_bytes, name),
    )
    for name in oracle.READERS
}
