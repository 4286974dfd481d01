"""Claims of forms whose vocabulary gives phrases alone: a clause of the quantity and its number."""

from __future__ import annotations

from reportlint.model.prose import Claim
from reportlint.parsing.numbers.prose_numbers import find_numbers
from reportlint.support.lazy_regex import Pattern, compile_pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from reportlint.model.form import Vocabulary
    from reportlint.model.prose import Passage
    from reportlint.model.report import Part

    #: Quantities, each with the pattern of what stands before its number.
    Phrases: TypeAlias = list[tuple[str, str]]

_SENTENCE = Pattern(r"[^。！？]+")
_CLAUSE = Pattern(r"[^，；：、（）]+")
#: Sentences about other times, places or organs, or about a share or a change.
_ELSEWHERE = Pattern(
    r"同比|环比|增[加长]|减少|下降|上升|[上去前]一?年|往年|历年|累计|半年|季度|\d月|截至"
    r"|全[省市县区旗州镇]|辖区|其中|占|目标|计划|预计"
)
_YEAR = Pattern(r"(20\d\d)年")
_ORGAN = "(?:[我本全](?:局|委|办|厅|院|馆|校|镇|乡|街道|单位|机关|部门))?"
#: What may stand before the words of a quantity, and between them and the number.
_BEFORE = (
    rf"(?:20\d\d年度?)?{_ORGAN}(?:全年|本年度?|一年来)?{_ORGAN}"
    r"(?:依法)?(?:共计?|总共)?(?:办理|实施|作出|受理|收到|开展|完成|下达|处理)?了?(?:各类)?"
)
_BEHIND = r"(?:总数|数量|案件|决定)?(?:共计?|合计|为|是|达到?)?"
_UNIT = "[宗件起次项个]|元"


def find_phrase_claims(
    parts: Iterable[Part], vocabulary: Vocabulary, year: int | None
) -> Iterator[Claim]:
    """Yield what clauses state that are no more than one of the phrases and its number.

    Sentences that speak of another year than the report's, of a change or a share are left alone,
    and so is what stands behind a colon, which is of what stands before it.

    >>> from reportlint.model.form import Vocabulary
    >>> words = Vocabulary(phrases={"fines.count.total": "罚款"})
    >>> parts = parse_text("一、总体情况", "全年作出罚款12宗，同比持平。作出罚款12宗。").parts
    >>> [claim.text for claim in find_phrase_claims(parts, words, 2024)]
    ['12宗']
    """
    phrases = [
        (quantity, f"{_BEFORE}(?:{phrase}){_BEHIND}")
        for quantity, phrase in vocabulary.phrases.items()
    ]
    units = f"{vocabulary.units}|{_UNIT}" if vocabulary.units else _UNIT
    for part in parts:
        for passage in part.passages:
            for sentence in _SENTENCE.regex.finditer(passage.text):
                words = sentence.group()
                years = {int(digits) for digits in _YEAR.regex.findall(words)}
                if not _ELSEWHERE.regex.search(words) and years <= {year}:
                    yield from _find_in_sentence(passage, sentence.start(), words, phrases, units)


def _find_in_sentence(
    passage: Passage, start: int, words: str, phrases: Phrases, units: str
) -> Iterator[Claim]:
    for clause in _CLAUSE.regex.finditer(words):
        if words[clause.start() - 1 : clause.start()] == "：":
            continue
        claim = _read_clause(passage, start + clause.start(), clause.group(), phrases, units)
        if claim is not None:
            yield claim


def _read_clause(
    passage: Passage, start: int, words: str, phrases: Phrases, units: str
) -> Claim | None:
    """Return what a clause states; None where it holds anything that was not understood."""
    numbers = [
        number for number in find_numbers(words) if words[number.end : number.end + 1] != "年"
    ]
    if len(numbers) != 1:
        return None
    number = numbers[0]
    unit = compile_pattern(units).fullmatch(words[number.end :])
    if unit is None:
        return None
    for quantity, pattern in phrases:
        if compile_pattern(pattern).fullmatch(words[: number.start]):
            text = words[number.start :]
            span = passage.span(start + number.start, start + len(words))
            return Claim(quantity, number.value, unit.group(), number.exact, "", text, span)
    return None
