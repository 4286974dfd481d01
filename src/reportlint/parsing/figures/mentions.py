"""Finds the numerals of a text: those that count something, and those that name or date it.

Every run of digits lies in one mention, and no two overlap.
"""

from __future__ import annotations

from reportlint.model.document import find_quotations, is_within
from reportlint.model.prose import number_of
from reportlint.parsing.dates import DAY, MONTH, YEAR
from reportlint.parsing.numbers.prose_numbers import find_numbers
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal


@generate_init
class Mention(Record):
    """A numeral with its unit; ``kind`` is ``count`` or ``context`` (a date, name or ordinal)."""

    kind: str
    start: int
    end: int
    value: int | Decimal | None = None
    unit: str = ""
    exact: bool = True


_RANGE = "[-—–~～至到]{1,2}"
_ORDER = "[一二三四五六七八九十]{1,3}"
_NET = "[A-Za-z0-9@_./:?=&%-]"
_UNITS = (
    "个?百分点|[%％‰]|万?亿?元|(?:[人件条篇场份批]次|件套)|个(?:工作日|自然日|小时|月|季度|方面|部分|方向)?"
    "|工作日|自然日|小时|分钟|周年|季度|平方公里|平方米|公里|方面"
    "|[件条份起宗项封次例部篇期类种名人位家户幅张册本页字集台套处所站天周岁分亩吨米倍步级批轮届场大点款度户栏版]"
)
#: What stands for itself and counts nothing: dates, names, numbers of documents and of items.
_CONTEXT = Pattern(
    r"(?=[0-9A-Za-z一二三四五六七八九十元廿卅第其〔\[（(])(?:"
    rf"(?<![0-9])(?:{YEAR})(?:(?:{MONTH})份?(?:{DAY})?|第?[一二三四1-4]季度)?|(?<![0-9])(?:{MONTH})份?(?:{DAY})"
    rf"|(?<![0-9])(?:[0-9]{{1,2}}(?:月份?)?{_RANGE})?[0-9]{{1,2}}月份?|(?<![0-9])[0-9]{{1,2}}日(?!常)"
    r"|(?<![0-9])[0-9]{3,8}[月日]"
    r"|(?<![0-9])[0-9]{1,2}[:：][0-5][0-9](?![0-9])"
    rf"|(?<![0-9])20[0-9]{{2}}(?:{_RANGE}20[0-9]{{2}}(?![0-9])年?度?|[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}(?![0-9]))"
    r"|(?<![0-9])20[0-9]{2}(?=政府信息|年报|版|[、和]20[0-9]{2}年)"
    r"|[〔\[（(]20[0-9]{2}[〕\]）)](?:[^0-9，。；：、（）]{1,4}[0-9]{2,4}[^0-9，。；：、（）]{1,4})?第?[0-9]{1,6}号|第[0-9]+(?:[-—、至][0-9]+)*号?"
    rf"|(?<![0-9])[0-9]{{1,6}}号|第{_ORDER}"
    rf"|(?:(?<=[。；：，！？])|^)(?:{_ORDER}[是要]|其{_ORDER}[，：])"
    rf"|(?:(?<=[。；：])|^)(?:{_ORDER}、|[0-9]{{1,2}}\.(?![0-9])|（[0-9]{{1,2}}）)"
    rf"|(?:(?<=[。；])|^)[0-9]{{1,2}}、(?![0-9])|（{_ORDER}）"
    r"|(?<![0-9])0[0-9]{2,3}[-—]?[0-9]{7,8}(?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])"
    r"|(?<![0-9.])[0-9]+\*[0-9Xx*]*"
    r"|(?:(?<=[话真编码])|(?<=[话真编码][：:为]))[0-9][0-9-]{4,}"
    "|(?<![0-9])123[0-9]{2}(?=[^0-9.,]{0,2}(?:热线|平台|政务|市民|政府|服务|工单|投诉|举报))"
    "|(?<![0-9.])[0-9]{1,4}(?:楼|室|层|幢|栋|单元|弄)"
    rf"|^[0-9]{{1,2}}(?=[\u4e00-\u9fff])(?!{_UNITS})"
    rf"|(?<!{_NET})[A-Za-z]{_NET}*[0-9]{_NET}*|(?<![0-9.])[0-9]{{1,4}}[A-Za-z@+×*][A-Za-z0-9@+×*.]*"
    rf"|(?<![第一二三四五六七八九十]){_ORDER}(?:大(?=[以报精会代和、，。])|届|中全会))"
)
_NUMERAL = Pattern("[0-9〇零一二两三四五六七八九十百千万亿几]")
_DIGITS = Pattern("[0-9]+")
_UNIT = Pattern(_UNITS)
#: Numerals before what no grammar of numbers knows to be counted: 三方面, 四大类.
_FEW = Pattern(
    "(?<![第几数多余百十一二三四五六七八九])[二两三四五六七八九十]{1,2}(?=方面|大(?![力量会学家家队])|点(?![击]))"
)
#: 每一件, 另一个, 这一条 count nothing.
_SINGLE = frozenset("每另这某同任逐那哪前后上下进统第")


def find_mentions(text: str, claim_places: Iterable[tuple[int, int]] = ()) -> list[Mention]:
    """Find the numerals of a folded text, but for ``claim_places``, in order.

    >>> [(mention.kind, mention.value) for mention in find_mentions("2024年种植5亩")]
    [('context', None), ('count', 5)]
    """
    if not _NUMERAL.regex.search(text):
        return []
    free = bytearray(b"\1" * len(text))
    for start, end in claim_places:
        free[start:end] = bytes(end - start)
    mentions = []
    for source in (_find_contexts, _find_counts, _find_rest):
        for mention in source(text):
            if free.find(0, mention.start, mention.end) < 0:
                free[mention.start : mention.end] = bytes(mention.end - mention.start)
                mentions.append(mention)
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _find_contexts(text: str) -> Iterator[Mention]:
    for match in _CONTEXT.regex.finditer(text):
        yield Mention("context", match.start(), match.end())


def _find_counts(text: str) -> Iterator[Mention]:
    """Return the numbers with their units; those in titles and quotations name something."""
    quotations = find_quotations(text)
    for number in find_numbers(text):
        start, end = number.start, number.end
        if number.digits == "chinese" and text[start - 1 : start] in _SINGLE and start:
            continue
        unit = _UNIT.regex.match(text, end)
        stop = unit.end() if unit else end
        is_name = text[start] == "0" and number.value and number.step == 1
        kind = "context" if is_name or is_within(quotations, start) else "count"
        yield Mention(kind, start, stop, number.value, text[end:stop], number.exact)
    for match in _FEW.regex.finditer(text):
        value = number_of(match.group())
        unit = _UNIT.regex.match(text, match.end())
        stop = unit.end() if unit else match.end()
        yield Mention("count", match.start(), stop, value, text[match.end() : stop])


def _find_rest(text: str) -> Iterator[Mention]:
    """Return the runs of digits that are no numbers: longer than any count."""
    for match in _DIGITS.regex.finditer(text):
        yield Mention("context", match.start(), match.end())
