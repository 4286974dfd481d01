"""What may stand in a cell instead of its number: ``damages.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "damages.yaml"


@dataclass(frozen=True, slots=True)
class Damage:
    """``words`` stand in the cell, {} in them for its number; they may be read as ``value``.

    Where that is None they must be told as text, or not be certain.
    """

    kind: str
    words: str
    value: Decimal | None

    @property
    def empty(self) -> bool:
        """Whether the cell may be told to be empty."""
        return self.kind in ("blank", "placeholder")

    @property
    def broken(self) -> bool:
        """Whether the cell holds two lines."""
        return "\n" in self.words


def _read() -> Iterator[Damage]:
    for kind, cells in yaml.safe_load(_FILE.read_text(encoding="utf-8")).items():
        for words, value in cells.items():
            yield Damage(kind, words, None if value is None else Decimal(str(value)))


DAMAGES = tuple(_read())
