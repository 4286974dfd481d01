"""Changes to the cells of a paper, several to a draft, and what was misread of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from zlib import crc32

from reportlint import readers
from reportlint.engine import check_draft
from reportlint.model.report import Cell
from tests.mutation.damages import DAMAGES, Damage
from tests.mutation.layouts import LAYOUTS
from tests.mutation.papers import NAMES, bare
from tests.strategies.rendering.sheets import Box

Key = tuple[str, str, str]
#: How many cells of each table a damage is done to in each layout.
SITES = {"proactive": 1, "requests": 3, "litigation": 1}
#: An amount in 万元 has units of its own.
_AMOUNT = ("proactive", "fees", "amount")
_GROUPS = re.compile(r"[0-9]{1,3}( [0-9]{3})+")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell of a paper and what is done to it; ``words`` is what it then holds."""

    layout: str
    paper: str
    key: Key
    damage: Damage

    @property
    def words(self) -> str:
        """The words, with the cell's own number in them where the damage leaves it there."""
        return self.damage.words.format(bare(self.paper).boxes[self.key].text)


@dataclass(frozen=True, slots=True)
class Misread:
    """A cell that was read for certain as something that does not stand there."""

    change: Change
    key: Key
    raw: str
    read: object

    def __str__(self) -> str:
        made = self.change
        place = "itself" if made.key == self.key else " ".join(self.key)
        return (
            f"{made.layout}, {made.paper}: {made.damage.kind} {made.words!r} in "
            f"{' '.join(made.key)}: {place} was read as {self.read!r} from {self.raw!r}"
        )


def changes(layout: str, damages: Iterable[Damage] = DAMAGES) -> Iterator[Change]:
    """Every change that is made in a layout, in the same order each time."""
    for damage in damages:
        if damage.broken and not LAYOUTS[layout].breaks:
            continue
        for table, count in SITES.items():
            for number in range(count):
                # NOTE: any cell, but the same in each run.
                luck = crc32(f"{layout} {damage.words} {table} {number}".encode())
                name = NAMES[luck % len(NAMES)]
                keys = [key for key in bare(name).boxes if key[0] == table and key != _AMOUNT]
                yield Change(layout, name, keys[luck // len(NAMES) % len(keys)], damage)


def batches(made: Iterable[Change]) -> Iterator[list[Change]]:
    """Put changes to the same paper together that do not meddle with each other."""
    waiting: list[list[Change]] = []
    for change in made:
        for batch in waiting:
            if _fits(change, batch):
                batch.append(change)
                break
        else:
            waiting.append([change])
    yield from waiting


def _fits(change: Change, batch: list[Change]) -> bool:
    if batch[0].paper != change.paper:
        return False
    same = [other.key for other in batch if other.key[0] == change.key[0]]
    room = 1 if change.key[0] == "litigation" else LAYOUTS[change.layout].batch
    return len(same) < room and all(key[1] != change.key[1] for key in same)


def misread(batch: list[Change]) -> list[Misread]:
    """Make a draft with the changes and tell what is misread in it."""
    layout = LAYOUTS[batch[0].layout]
    whole = bare(batch[0].paper)
    made = {change.key: change for change in batch}

    def damaged(box: Box) -> Box:
        return replace(box, text=made[box.key].words) if box.key in made else box

    changed = whole.with_boxes(damaged)
    report = check_draft.parse_document(readers.read(layout.write(changed), layout.name))
    found: list[Misread] = []
    for table in report.tables:
        for place, cell in table.cells.items():
            key = (table.key, *place)
            change = made.get(key)
            box = whole.boxes.get(key)
            wrong = not _is_right(cell, change) if change else _is_other(cell, box)
            if cell.certain and wrong:
                cause = change or _cause(key, batch)
                found.append(Misread(cause, key, cell.raw, (cell.kind, cell.value)))
    return found


def _cause(key: Key, batch: list[Change]) -> Change:
    """Return the change nearest to a cell that was not changed itself."""
    return max(batch, key=lambda change: (change.key[:2] == key[:2], change.key[0] == key[0]))


def _is_other(cell: Cell, box: Box | None) -> bool:
    """Whether a cell is not the one that was left as it is: a number, and nothing beside it."""
    return box is None or "".join(cell.raw.split()) != box.text or cell.kind != "number"


def _is_right(cell: Cell, change: Change) -> bool:
    damage, words = change.damage, change.words
    if cell.value is None:
        return cell.kind in ("text", "unread") or (cell.empty and damage.empty)
    if _GROUPS.fullmatch(words):
        return cell.value == int(words.replace(" ", ""))
    return cell.value == damage.value
