"""The reports that the files show: good ones of the corpus, with the mistakes of the catalogue."""

from __future__ import annotations

from dataclasses import replace

from tests.formats.foreign.catalogue import Entry
from tests.formats.paper import GOOD, Paper, paper_of
from tests.strategies.rendering.sheets import Box


def source(entry: Entry) -> Paper:
    """The report of an entry, with its mistakes."""
    (path,) = GOOD.glob(f"{entry.report}.*")
    made = paper_of(path)
    labels = dict(entry.labels)

    def change(box: Box) -> Box:
        words = labels.get(box.text)
        if box.key:
            words = entry.cells.get(".".join(box.key))
        return box if words is None else replace(box, text=words)

    made = made.with_boxes(change)
    for old, new in entry.words:
        made = made.with_text(old, new)
    return made
