"""``python -m tests.mutation [LAYOUT...]``: damage every kind of cell in every layout.

Each damage is done to five cells in each layout; the value must be read as what then stands
there, or not be certain, and no other cell may be read for certain as what it does not hold. Prints
how many changes were made and what was misread; exit code 1 if anything was.
"""

from __future__ import annotations

import sys

from tests.mutation.changes import batches, changes, misread
from tests.mutation.layouts import LAYOUTS


def main(names: list[str]) -> int:
    """Run all changes of the layouts named, or of all."""
    total, wrong = 0, 0
    for layout in names or LAYOUTS:
        made = list(changes(layout))
        found = [each for batch in batches(made) for each in misread(batch)]
        spoilt = len({each.change for each in found})
        _say(f"{layout}: {len(made)} changes, {spoilt} misread")
        for each in found:
            _say(f"  {each}")
        total += len(made)
        wrong += spoilt
    _say(f"{total} changes, {wrong} misread")
    return 1 if wrong else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
