"""The other places that bear on a finding: operands, alternatives, earlier mentions."""

from __future__ import annotations

from reportlint.reporters.shared import find_table_form, format_cell_name, format_position
from reportlint.reporters.shared.screen import count_columns, make_visible, pad_text, wrap_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.finding import FileResult, Finding, Location
    from reportlint.reporters.shared import View
    from reportlint.reporters.terminal.neighbourhood import Neighbourhood

#: More places than this are counted, not listed, but for the terms of a sum.
_MOST = 8


def describe_related(
    finding: Finding, result: FileResult, view: View, neighbourhood: Neighbourhood | None
) -> Iterator[str]:
    """Return a line for each related place that was not ``neighbourhood``; zeros are only counted.

    All terms of a sum over the finding's table are listed, of other places the first ones.
    """
    cells = neighbourhood.cells if neighbourhood else frozenset()
    pairs = [
        (place, value)
        for place, value in zip(finding.related, finding.related_values, strict=True)
        if place.table != finding.location.table or (place.row, place.column_key) not in cells
    ]
    shown_pairs = list(_choose_pairs(finding, pairs))
    if not shown_pairs:
        return
    zh = view.language == "zh"
    yield "有关数据：" if zh else "Related:"
    places = [format_position(place, view.language) for place, _ in shown_pairs]
    room = max(map(count_columns, places))
    for where, (place, value) in zip(places, shown_pairs, strict=True):
        text = _describe_place(place, value, result, view).rstrip()
        yield from _fit_line(f"{pad_text(where, room)}  {text}", f"{where}  {text}", view.width - 4)
    others = len(pairs) - len(shown_pairs)
    zeros = sum(value == "0" for _, value in pairs)
    if others == zeros > 0:
        yield f"  另有 {zeros} 处为 0" if zh else f"  and {zeros} of value 0"
    elif others:
        yield f"  另有 {others} 处" if zh else f"  and {others} more"


def _fit_line(aligned_line: str, plain: str, room: int) -> Iterator[str]:
    """Return a line, or where it finds no room its beginning and what goes on below it."""
    if count_columns(aligned_line) + 2 <= room:
        yield f"  {aligned_line.rstrip()}"
    else:
        yield from (f"  {line}" for line in wrap_text(plain, room - 2, 4))


def _choose_pairs(
    finding: Finding, pairs: Iterable[tuple[Location, str]]
) -> Iterator[tuple[Location, str]]:
    """Return the terms of the sum, and as many of the other places as are worth their lines."""
    room = _MOST
    for place, value in pairs:
        term = value != "" and place.table is not None and place.table == finding.location.table
        if value != "0" and (term or room):
            yield place, value
            room -= not term


def _describe_place(place: Location, value: str, result: FileResult, view: View) -> str:
    table = find_table_form(place.table, result.edition, view.forms)
    words = make_visible(place.text)
    if table is None:
        if not words.strip():  # a page that is a picture has a place and no words
            return value
        quote = f"“{words}”" if view.language == "zh" else f'"{words}"'
        return quote if value in ("", place.text) else f"{quote} = {value}"
    name = format_cell_name(table, place.row, place.column_key, view.language)
    return f"{name} = {value}" if value else name
