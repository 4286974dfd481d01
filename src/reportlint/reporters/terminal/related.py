"""The other places that bear on a finding: operands, alternatives, earlier mentions."""

from __future__ import annotations

from reportlint.reporters.shared.width import columns, padded, visible
from reportlint.reporters.shared.words import cell_name, position, table_form
from reportlint.reporters.shared.wrapping import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.finding import FileResult, Finding, Location
    from reportlint.reporters.shared.view import View
    from reportlint.reporters.terminal.neighbourhood import Neighbourhood

#: More places than this are counted, not listed, but for the terms of a sum.
_MOST = 8


def related_lines(
    finding: Finding, result: FileResult, view: View, shown: Neighbourhood | None
) -> Iterator[str]:
    """Give a line for each related place that was not ``shown``; zeros are only counted.

    All terms of a sum over the finding's table are listed, of other places the first ones.
    """
    cells = shown.cells if shown else frozenset()
    pairs = [
        (place, value)
        for place, value in zip(finding.related, finding.related_values, strict=True)
        if place.table != finding.location.table or (place.row, place.column_key) not in cells
    ]
    listed = list(_listed(finding, pairs))
    if not listed:
        return
    zh = view.language == "zh"
    yield "有关数据：" if zh else "Related:"
    places = [position(place, view.language) for place, _ in listed]
    room = max(map(columns, places))
    for where, (place, value) in zip(places, listed, strict=True):
        told = _named(place, value, result, view).rstrip()
        yield from _fitted(f"{padded(where, room)}  {told}", f"{where}  {told}", view.width - 4)
    others = len(pairs) - len(listed)
    zeros = sum(value == "0" for _, value in pairs)
    if others == zeros > 0:
        yield f"  另有 {zeros} 处为 0" if zh else f"  and {zeros} of value 0"
    elif others:
        yield f"  另有 {others} 处" if zh else f"  and {others} more"


def _fitted(aligned: str, plain: str, room: int) -> Iterator[str]:
    """Give a line, or where it finds no room its beginning and what goes on below it."""
    if columns(aligned) + 2 <= room:
        yield f"  {aligned.rstrip()}"
    else:
        yield from (f"  {line}" for line in wrapped(plain, room - 2, 4))


def _listed(
    finding: Finding, pairs: Iterable[tuple[Location, str]]
) -> Iterator[tuple[Location, str]]:
    """Give the terms of the sum, and as many of the other places as are worth their lines."""
    room = _MOST
    for place, value in pairs:
        term = value != "" and place.table is not None and place.table == finding.location.table
        if value != "0" and (term or room):
            yield place, value
            room -= not term


def _named(place: Location, value: str, result: FileResult, view: View) -> str:
    table = table_form(place.table, result.edition, view.forms)
    words = visible(place.text)
    if table is None:
        if not words.strip():  # a page that is a picture has a place and no words
            return value
        quote = f"“{words}”" if view.language == "zh" else f'"{words}"'
        return quote if value in ("", place.text) else f"{quote} = {value}"
    name = cell_name(table, place.row, place.column_key, view.language)
    return f"{name} = {value}" if value else name
