"""Files one after the other: plain text here, everything else in a process that may die alone.

Only a process that is the command's own is divided: one that is somebody else's, as of the library
or of a server, is not forked.
"""

from __future__ import annotations

from reportlint import readers
from reportlint.errors import UnreadableError
from reportlint.lazy import fetch
from reportlint.records import Record, replace
from reportlint.support import interrupts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from reportlint.bilingual import Bilingual
    from reportlint.discovery.targets import Target


class Work(Record):
    """What is done with files, here or elsewhere.

    ``here`` does it with a file; ``server`` makes of ``job``, in another process, what does the
    same, but lets a lack of memory end the process. ``lost`` says what comes of a file that ended
    it or took too long.
    """

    job: Any
    here: Callable[[Target], Any]
    server: Callable[[Any], Callable[[Target], Any]]
    lost: Callable[[Target, Bilingual], Any]


def in_turn(targets: Iterable[Target], work: Work) -> Iterator[tuple[Target, Any]]:
    """Yield each file with what came of it."""
    crew = None
    try:
        for target, contained in map(_placed, targets):
            if not contained:
                yield target, work.here(target)
                continue
            crew = crew or fetch("reportlint.processes.workers:Crew")(work, 1)
            yield from crew.results((target,))
    finally:
        if crew is not None:
            crew.end()


def _placed(target: Target) -> tuple[Target, bool]:
    """Return a file, loaded if need be, and whether a process of its own is to read it."""
    if not interrupts.is_owned() or target.fault is not None:
        return target, False
    if target.data is None and not readers.is_plain_name(target.path) and target.is_regular:
        return target, True
    try:
        data = target.load()
        plain = readers.format_of(data, target.path) in readers.PLAIN
    except UnreadableError as error:
        return replace(target, fault=error), False
    return replace(target, data=data), not plain
