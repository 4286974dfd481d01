"""Lists that divide a number: 共 N 条，其中 a 条、b 条."""

from __future__ import annotations

from reportlint.checks.figures import figures, sentences
from reportlint.patterns import Pattern
from reportlint.problems import Checked, Place, Problem, decimal_text
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportlint.checks.figures import Sentence
    from reportlint.problems import Context
    from reportlint.report import Figure, Report

_AMONG = "其中"
_BEFORE = Pattern(r"[，、：（]*其中[：，]?(?:包括|包含)?[：，]?\Z")
#: What parts a list from what is said after it: a clause of its own, with its own verb.
_VERB = Pattern(
    r"发布|办理|办结|答复|收到|举办|开展|印发|制作|组织|召开|同比|新增|累计|全年|今年|此外|同时|转发"
    r"|回复|受理|结转|共|合计|接待|\A解读|[较比]|另|涉及|关于|属于|来自|已|均|全部|超"
)
#: What the parts of one number may share: the same item is published through several channels.
_CHANNEL = Pattern(
    r"网站|网络|微信|微博|公众号|平台|新媒体|公报|公示栏|报|电视|广播|线上|线下|客户端|抖音|通过|媒体"
)
_PUBLISHED = Pattern(r"主动公开|公开(?:各类|政府)*信息|发布|推送|刊|转载|稿|宣传|上传|更新")
_OPEN = Pattern(r"等|主要|涉及|含|另有|除|包括|部分为|以上|余|重点|尤其|特别")
_SEPARATORS = "、，"
_LABEL = 24


@record
class Breakdown:
    """The parts of a list under 其中 do not add up to more (``over``) or less than the number.

    Less is only told of lists that look closed. Nested lists, inexact numbers, other units and
    parts that are channels are left alone.
    """

    over: bool
    PROVIDES = frozenset({"total", "sum", "difference", "unit", "parts"})
    CONDITIONS = frozenset({"near"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each such list, at the words from the number to the last part."""
        count = 0
        for sentence in sentences(report, _AMONG):
            for total, parts in lists(sentence, report):
                count += 1
                added = _sum(parts)
                if added > total.value if self.over else _short(sentence, total, parts):
                    yield _problem(sentence, total, parts)
        yield Checked(count)


def lists(sentence: Sentence, report: Report) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """Give each number of a sentence that 其中 divides, with its parts."""
    text = sentence.passage.text
    found = figures(sentence, report)
    if sentence.text.count(_AMONG) != 1:
        # NOTE: with two of them, which one divides which number is anybody's guess.
        return
    at = text.index(_AMONG, sentence.start)
    before = [figure for figure in found if figure.end <= at]
    after = [figure for figure in found if figure.start > at]
    if not before or not after:
        return
    total = before[-1]
    if not _BEFORE.regex.fullmatch(text[total.end : at + len(_AMONG)]) or not total.exact:
        return
    first = at + len(_AMONG)
    published = _PUBLISHED.regex.search(text, sentence.start, total.start) is not None
    parts = tuple(_parts(text, first, total, after, channels=not published))
    if parts and (len(parts) == 1 or _alike(text, first, parts)):
        yield total, parts


def _alike(text: str, start: int, parts: Sequence[Figure]) -> bool:
    """Whether the parts are of one list: parted by 、, or by commas and worded alike."""
    if text[parts[0].end] == "、":
        return True
    starts = [start, *(part.end + 1 for part in parts)]
    labels = [text[a : part.start].strip("：") for a, part in zip(starts, parts, strict=False)]
    return len({label[-1:] for label in labels}) == 1 or len({label[:2] for label in labels}) == 1


def _parts(
    text: str, start: int, total: Figure, after: Sequence[Figure], *, channels: bool
) -> Iterator[Figure]:
    """Give the parts, up to whatever is not one: another unit, another clause, no separator."""
    separator = ""
    left = total.value
    for index, figure in enumerate(after):
        between = text[start : figure.start]
        label = between[1:] if index else between
        if index and not _continues(between, separator):
            return
        if index == 1:
            separator = between[0]
        if figure.unit != total.unit or not figure.exact or len(label) > _LABEL:
            return
        if _VERB.regex.search(label) or set(label) & set("，、（"):
            return
        if not channels and _CHANNEL.regex.search(label):
            return
        yield figure
        start = figure.end
        left -= figure.value
        if left == 0:
            return


def _continues(between: str, separator: str) -> bool:
    """Whether a list goes on: by the separator that it began with."""
    first = between[:1]
    return bool(first) and first in (separator or _SEPARATORS) and len(between) > 1


def _sum(parts: Sequence[Figure]) -> int | Decimal:
    total: int | Decimal = 0
    for part in parts:
        total += part.value
    return total


def _short(sentence: Sentence, total: Figure, parts: Sequence[Figure]) -> bool:
    if len(parts) < 2 or _sum(parts) >= total.value:
        return False
    text = sentence.passage.text
    rest = text[parts[-1].end : sentence.end]
    return not rest.strip("）") and not _OPEN.regex.search(text[total.end : sentence.end])


def _problem(sentence: Sentence, total: Figure, parts: Sequence[Figure]) -> Problem:
    added = _sum(parts)
    gap = added - total.value if added > total.value else total.value - added
    params = {
        "total": decimal_text(total.value),
        "sum": decimal_text(added),
        "difference": decimal_text(gap),
        "unit": total.unit,
        "parts": "+".join(decimal_text(part.value) for part in parts),
    }
    values = {"stated": decimal_text(total.value), "computed": decimal_text(added)}
    span = sentence.passage.span(total.start, parts[-1].end)
    condition = "near" if gap <= 2 < len(parts) else ""
    return Problem(span, Place(sentence.part.number), params, values, (), (), condition)
