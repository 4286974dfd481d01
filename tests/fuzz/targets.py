"""What can be fuzzed: seeds, mutations and oracle of each target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from tests.fuzz import mutations, oracle, seeds


@dataclass(frozen=True, slots=True)
class Target:
    """A target: ``raw`` is the share of mutations that know nothing of the format.

    ``sound`` is what becomes of its seeds.
    """

    seeds: Callable[[], list[bytes]]
    mutate: Callable[[bytes, Sequence[bytes], Random], bytes]
    check: Callable[[bytes], str]
    sound: str = "checked"
    raw: float = 0.05
    longest: int = 40_000


TARGETS = {
    name: Target(
        partial(seeds.seeds, name),
        partial(mutations.mutated, name),
        partial(oracle.check_bytes, name),
    )
    for name in oracle.READERS
} | {
    name: Target(
        partial(seeds.repository, name),
        partial(mutations.mutated, "text"),
        partial(oracle.check_repository, name),
        sound="loaded",
        longest=8000,
    )
    for name in oracle.FILES
}
