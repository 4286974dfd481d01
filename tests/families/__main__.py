"""Measures families of repeated input: ``python -m tests.families [NAME …]``.

NAME is any part of a family's name. Prints each family with its seconds at n, 2n and 4n, the larger
ratio of them and the memory; exit code 1: some are beyond the bounds.
"""

from __future__ import annotations

import sys

from tests.families.all import families
from tests.families.measuring import measured


def main(words: list[str]) -> int:
    """Measure the families whose names have one of the words, all without any."""
    chosen = [f for f in families() if not words or any(word in f.name for word in words)]
    for family in chosen:
        family.run(family.make(1))  # what runs load or compile is loaded once
    growths = []
    for family in chosen:
        growth = measured(family)
        growths.append(growth)
        seconds = " ".join(f"{run.seconds:6.2f}" for run in growth.runs)
        memory = growth.runs[-1].megabytes
        told = ", ".join(growth.faults) or growth.runs[-1].told[:50]
        mark = "!" if growth.faults else " "
        numbers = f"{growth.count:7} {seconds} {growth.ratio:5.2f} {memory:5.0f} MB"
        print(f"{mark} {family.name:44} {numbers}  {told}", flush=True)
    wrong = [growth for growth in growths if growth.faults]
    ratio = max((growth.ratio for growth in growths), default=0.0)
    longest = max((growth.runs[-1].seconds for growth in growths), default=0.0)
    print(f"{len(growths)} families, {len(wrong)} beyond the bounds")
    print(f"ratio {ratio:.2f} and {longest:.1f} s at most")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
