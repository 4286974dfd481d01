"""What stands in a draft, in order: one token of the structure's grammar for each item."""

from __future__ import annotations

from reportlint.model.document import Grid
from reportlint.parsing.lines.folding import fold, without_invisible
from reportlint.parsing.lines.visual_lines import VisualLine, ends_sentence
from reportlint.parsing.structure.candidates import Candidate
from reportlint.parsing.structure.titles import names_organ
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from reportlint.model.report import Title
    from reportlint.parsing.tables.zones import Zone

    Item: TypeAlias = VisualLine | Candidate | Zone | Grid | Title
    #: What was found, by its first line: kind, the thing, and how many lines it takes.
    Places: TypeAlias = dict[int, tuple[str, Candidate | Zone | Title, int]]

#: What stands between a heading and the text that it leads.
_DELIMITERS = "。：: \t\u3000\xa0"
#: A day as a line of its own has it, with what may stand around it; blanks are left out.
_DATE = Pattern(
    r"(?P<by>.*?)[（，]?(?:(?:发布|公布|公开|编制|填报|报告|成文|印发|发文)?(?:日期|时间)：?)?"
    r"(?:(?:20\d{2}|二[〇零][〇零一二三四五六七八九]{2})年(?:\d{1,2}|[一二三四五六七八九十元]{1,3})月"
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?|20\d{2}[-./]\d{1,2}[-./]\d{1,2})"
    r"(?:\d\d：\d\d(?:：\d\d)?)?）?(?:印发|发布|公布)?"
)
_LABEL = Pattern(
    r"^(?:编制|发布|公布|公开|报送|填报|发文|落款|报告)?(?:机关|单位|机构|部门|主体)[：:]"
)
_ORGAN_ALONE = Pattern(
    r"(?:.{2,4}(?:机关|单位|机构|部门|主体)[：:])?[一-鿿]{2,24}"
    r"(?:政府|办公[室厅]|局|委|委员会|管委会|厅|街道|办事处|镇|乡|中心|大队|支队)(?:（.{1,4}）)?"
)
_SEAL = Pattern(r"（(?:盖?章|公章|印章)）$")
#: What may follow: attachments, who gets copies, the buttons of a page.
_TRAILING = Pattern(
    r"附[件表图][：\d].*|（此件.*）|抄送：.*|【.{2,8}】.*|(?:责任)?编辑：.*|(?:浏览|点击|阅读)[次量数].*"
)
#: A sign-off has at most this many lines: organs that sign together, and the date.
_SIGNED = 3
_MOST_TRAILING = 4


class Items(Record):
    """The items in order; each token (kind, first, end) is one of them or a run of prose."""

    items: list[Item]
    tokens: list[tuple[str, int, int]]

    def add(self, kind: str, item: Item) -> None:
        """Put one more at the end."""
        end = len(self.items) + 1
        if kind == "PROSE" and self.tokens and self.tokens[-1][0] == kind:
            self.tokens[-1] = (kind, self.tokens[-1][1], end)
        else:
            self.tokens.append((kind, end - 1, end))
        self.items.append(item)


def index_places(
    headings: Sequence[Candidate], zones: Sequence[Zone], title: tuple[Title, int, int] | None
) -> Places:
    """Return what was found by its first line."""
    places: Places = {}
    for heading in headings:
        kind = "CONTENTS" if heading.contents else "HEADING"
        places[heading.index] = (kind, heading, heading.count)
    for zone in zones:
        places[zone.first] = ("TABLE", zone, zone.last - zone.first + 1)
    if title:
        places.setdefault(title[1], ("TITLE", title[0], title[2] - title[1] + 1))
    return places


def merge_in_order(
    lines_and_grids: Sequence[VisualLine | Grid], places: Places, without: set[int], text: str
) -> Items:
    """Merge lines, tables and what was found to one sequence; lines in ``without`` are left out."""
    lines = [item for item in lines_and_grids if isinstance(item, VisualLine)]
    signature_start = _signature(lines_and_grids, lines, places)
    items = Items([], [])
    index = skip = 0
    for item in lines_and_grids:
        if isinstance(item, Grid):
            items.add("TABLE", item)
            continue
        if index >= skip and index not in without:
            kind, thing, count = places.get(index, ("PROSE", item, 1))
            items.add("SIGNATURE" if index >= signature_start else kind, thing)
            if isinstance(thing, Candidate) and thing.end < item.end:
                _add_rest(items, item, thing.end, text)
            skip = index + count
        index += 1
    return items


def _add_rest(items: Items, line: VisualLine, start: int, text: str) -> None:
    """Add what follows the heading that leads a line."""
    while start < line.end and text[start] in _DELIMITERS:
        start += 1
    flat = without_invisible(fold("".join(text[start : line.end].split())))
    if flat:
        items.add("PROSE", replace(line, start=start, flat=flat))


def _signature(
    lines_and_grids: Sequence[VisualLine | Grid], lines: Sequence[VisualLine], places: Places
) -> int:
    """Return the index of the first line of the sign-off: organs and the date at the very end."""
    if not lines or isinstance(lines_and_grids[-1], Grid):
        return len(lines)
    first_free = max([index + count for index, (_, _, count) in places.items()], default=0)
    behind_table = next(
        (n for n, item in enumerate(reversed(lines_and_grids)) if isinstance(item, Grid)),
        len(lines),
    )
    return _find_sign_off(lines, max(first_free, len(lines) - behind_table))


def _find_sign_off(lines: Sequence[VisualLine], first: int) -> int:
    """Return the index of the sign-off's first line, none before ``first``; without one the end."""
    end = len(lines)
    last = end
    while last > max(first, end - _MOST_TRAILING) and _is_trailing(lines[last - 1].flat):
        last -= 1
    start, date_seen = last, False
    while start > max(first, last - _SIGNED):
        has_date, is_line = _signs(lines[start - 1].flat)
        if not is_line or (has_date and date_seen):
            break
        date_seen = date_seen or has_date
        start -= 1
    if start < last and (date_seen or _stands_alone(lines, start, first)):
        return start
    return end


def _stands_alone(lines: Sequence[VisualLine], index: int, first: int) -> bool:
    """Whether an organ without a date is no rest of a sentence."""
    begins = index == first or ends_sentence(lines[index - 1].flat)
    return begins and _ORGAN_ALONE.regex.fullmatch(lines[index].flat) is not None


def _is_trailing(flat: str) -> bool:
    return _TRAILING.regex.fullmatch(flat) is not None


def _signs(flat: str) -> tuple[bool, bool]:
    """Say of a line whether a date is in it, and whether it is one of a sign-off."""
    date = _DATE.regex.fullmatch(flat)
    organ = _LABEL.regex.sub("", date["by"] if date else flat)
    is_organ = names_organ(_SEAL.regex.sub("", organ))
    return date is not None, is_organ or (date is not None and not organ)
