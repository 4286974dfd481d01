"""The other places that bear on a finding: operands, alternatives, earlier mentions."""

from __future__ import annotations

from reportlint.display.width import columns, cut, padded, visible
from reportlint.display.words import cell_name, position, table_form

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.display.view import View
    from reportlint.findings import FileResult, Finding, Location

#: More places than this are counted, not listed.
_MOST = 8


def related_lines(finding: Finding, result: FileResult, view: View) -> Iterator[str]:
    """Give a line for each related place; those that add nothing to a sum are only counted."""
    pairs = list(zip(finding.related, finding.related_values, strict=True))
    listed = [pair for pair in pairs if pair[1] != "0"][:_MOST]
    zh = view.language == "zh"
    if not pairs:
        return
    yield "    有关数据：" if zh else "    Related:"
    places = [position(place, view.language) for place, _ in listed]
    room = max(map(columns, places), default=0)
    for where, (place, value) in zip(places, listed, strict=True):
        yield cut(f"      {padded(where, room)}  {_named(place, value, result, view)}", view.width)
    zeros = sum(value == "0" for _, value in pairs)
    others = len(pairs) - len(listed) - zeros
    more = ("另有 " if zh else "and ") if listed else ""
    if others > 0:
        yield f"      {more}{others} 处" if zh else f"      {more}{others} more"
    if zeros:
        yield f"      {more}{zeros} 处为 0" if zh else f"      {more}{zeros} of value 0"


def _named(place: Location, value: str, result: FileResult, view: View) -> str:
    table = table_form(place.table, result.edition, view.forms)
    words = visible(place.text)
    if table is None:
        quote = f"“{words}”" if view.language == "zh" else f'"{words}"'
        return quote if value in ("", place.text) else f"{quote} = {value}"
    name = cell_name(table, place.row, place.column_key, view.language)
    return f"{name} = {value or words}" if value or words else name
