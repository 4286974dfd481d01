"""Limits on the processor time of a block: a busy machine is no failure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def limit_cpu(seconds: float) -> Iterator[None]:
    """Fail where a block takes more, the processes that end within it included."""
    start = _count_seconds()
    yield
    used = _count_seconds() - start
    assert used < seconds, f"{used:.2f} seconds of processor time"


def _count_seconds() -> float:
    return sum(os.times()[:4])
