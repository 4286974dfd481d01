"""``python -m tests.reporters.take [NAME …]``: pin what outputs were when their tests last failed.

Each diff is printed. A name is how those of its files begin; without names all are taken.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.reporters.pinning import CHANGED, PINNED, diff


def main(names: list[str]) -> None:
    """Replace the pinned files, or those whose names begin so."""
    for name in names or [""]:
        found = sorted(CHANGED.glob(f"{name}*"))
        if not found:
            print(f"nothing to pin: no test of {name or 'an output'} has failed")
        for changed in found:
            _take(changed)


def _take(changed: Path) -> None:
    print(diff(changed.name, changed.read_bytes().decode()))
    changed.replace(PINNED / changed.name)


if __name__ == "__main__":
    main(sys.argv[1:])
