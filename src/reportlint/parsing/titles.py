"""Finds a report's title among its first lines, the form that it tells, and the sign-off."""

from __future__ import annotations

from reportlint.model.document import Document, Span
from reportlint.model.report import Title
from reportlint.parsing.tables.lexicon import load_lexicon
from reportlint.parsing.visual_lines import VisualLine, ends_sentence
from reportlint.support.label_key import label_key
from reportlint.support.lazy_regex import Pattern, compile_pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.form import StatutoryForm, TitleWords

#: A title stands among the first lines and has at most this many, of at most this many characters.
_FIRST = 40
_MOST_LINES = 4
_LONGEST = 90
#: Fewer words of a table may stand in the prose of a report of another form.
_FEWEST_WORDS = 8
#: No organ's name is shorter.
_SHORTEST = 2

#: The shapes of a title, and of a notice that forwards the report: its title where the report
#: itself has none; filled with the words of the form.
_TITLE = (
    r"[^。；！？]*(?:%s)(?:工作)?(?:的)?[^。；！？，]{0,16}?(?:%s)"
    r"(?:（[^（）]{1,24}）|〔[^〔〕]{1,12}〕)?"
)
_NOTICE = r"(?P<title>.*(?:%s)》?)的(?:通知|公告|函)"
_NOT_A_TITLE = Pattern(
    r"根据|按照|依据|现将|特编制|编制本|本报告|如下|《[^》]*$|^《[^》]*》$|目录$|栏目|专栏|>|^首页|位置"
)
#: Lines around a title that are none of it: numbers of documents, names of sites, fields.
_APART = Pattern(
    r".*〔\d{4}〕第?\d+号.*|.*第\d+号|.*(?:公告|文件|门户网站|公开网)|.*[：>|].*|.*\d{4}[-/.]\d{1,2}[-/.].*"
)
_YEAR = Pattern(r"(?:19|20)\d{2}(?=年|\D|$)|[二一][〇零九][〇零一二三四五六七八九]{2}(?=年|）|$)")
_YEAR_WORD = Pattern(
    r"(?:（|\()?(?:(?:19|20)\d{2}|[二一][〇零九][〇零一二三四五六七八九]{2})(?:年度|年|（|）)?(?:）|\))?"
)
_ORGAN = Pattern(
    r".{2,}(?:政府|办公室|办公厅|局|委员会|委|厅|部|署|办|处|中心|院|会|社|街道|镇|乡|区|县|市|省|旗|盟|州|"
    r"大队|支队|总队|分局|海关|馆|公司|集团|站|所|队|园)"
)
#: What stands before the subject and names nobody: 本局, 单位, 附件1：, 关于.
_NOBODY = Pattern(
    r"(?:附件[一二三四五六七八九十\d]{0,2}：?|关于|年度?|的)*"
    r"(?:[本我该贵][局委办厅镇乡县市区院校街处站馆社]|[本我该贵]?(?:单位|机关|部门|街道|政府|中心|办公室|委员会)|(?:公开|公布|上报|公示)稿?)?"
)
_BRACKETED = Pattern(r"（[^（）]+）")
_ATTACHMENT = Pattern(r"^附件[一二三四五六七八九十\d]{0,2}：?")
_DIGITS = {**{c: v for v, c in enumerate("〇一二三四五六七八九")}, "零": 0}

#: A day as a line of its own has it, with what may stand around it; blanks are left out.
_DATE = Pattern(
    r"(?P<by>.*?)[（，]?(?:(?:发布|公布|公开|编制|填报|报告|成文|印发|发文)?(?:日期|时间)：?)?"
    r"(?:(?:20\d{2}|二[〇零][〇零一二三四五六七八九]{2})年(?:\d{1,2}|[一二三四五六七八九十元]{1,3})月"
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?|20\d{2}[-./]\d{1,2}[-./]\d{1,2})"
    r"(?:\d\d：\d\d(?:：\d\d)?)?）?(?:印发|发布|公布)?"
)
_SIGNED_LABEL = Pattern(
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


def recognise_form(
    lines: Sequence[VisualLine], document: Document, forms: tuple[StatutoryForm, ...]
) -> StatutoryForm:
    """Return the form whose title a draft has; without one, that of most of its tables' words.

    So it is where its tables are another form's than its title: a title is copied wrongly. Where
    there is nothing to tell it by, that is the first form.

    >>> recognise_form(read_lines(ROW), read_text(ROW), FORMS).key
    'government-disclosure'
    """
    named = (f for f in forms if find_title(lines, document.text, f.title_words) is not None)
    titled = next(named, None)
    if titled is forms[0] or len(forms) == 1:
        return forms[0]
    words = label_key(document.text)
    # NOTE: of forms as likely as each other the first is meant.
    counts = {form.key: _count_anchors(form, words) for form in forms}
    likeliest = max(forms, key=lambda form: counts[form.key])
    if titled is None or counts[likeliest.key] >= counts[titled.key] + _FEWEST_WORDS:
        return likeliest
    return titled


def _count_anchors(form: StatutoryForm, words: str) -> int:
    """Return how many words stand in a draft that mark a table of the form."""
    tables = load_lexicon(form.editions).tables
    return sum(anchor in words for anchor in {a for table in tables for a in table.anchors})


def find_title(
    lines: Sequence[VisualLine], text: str, words: TitleWords
) -> tuple[Title, int, int] | None:
    """Return the title and the first and last line it takes; None if there is none.

    >>> text = "望岚县数据局2024年政府信息公开工作年度报告"
    >>> title, first, last = find_title(read_lines(text), text, FORMS[0].title_words)
    >>> title.organ, title.years
    ('望岚县数据局', (2024,))
    """
    matcher = _TitleMatcher(words)
    for accepts in (matcher.is_title, matcher.is_notice):
        for first, last in _windows(lines):
            if accepts(_join(lines, first, last)):
                return _title(lines, *_shortest(lines, first, last, matcher), text, matcher)
    return None


class _TitleMatcher:
    """Knows the titles of one form."""

    def __init__(self, words: TitleWords) -> None:
        kinds, subjects = "|".join(words.kinds), "|".join(words.subjects)
        self._subject = compile_pattern(subjects)
        self._notice = compile_pattern(_NOTICE % kinds)
        self._title = compile_pattern(_TITLE % (subjects, kinds))

    def is_title(self, flat: str) -> bool:
        """Whether words are the title of a report, not a sentence or a reference."""
        return self._title.fullmatch(flat) is not None and not _NOT_A_TITLE.regex.search(flat)

    def is_notice(self, flat: str) -> bool:
        """Whether words are the title of a notice that forwards a report."""
        return self._notice.fullmatch(flat) is not None and self._subject.search(flat) is not None

    def find_organ(self, flat: str) -> str | None:
        """Return what remains of a title without year and subject."""
        notice = self._notice.fullmatch(flat)
        subjects = list(self._subject.finditer(flat))
        head = flat[: subjects[-1].start()] if subjects else flat
        before, about, behind = head.partition("关于")
        if about:
            head = behind if len(before) < _SHORTEST and not notice else before or behind
        head = _without_year(head).removesuffix("的")
        head = _ATTACHMENT.regex.sub("", head)
        # NOTE: 某县人民政府信息公开…: the 政府 that the organ and the subject share.
        head += "政府" * head.endswith("人民")
        return head if len(head) >= _SHORTEST and not _NOBODY.regex.fullmatch(head) else None


def _join(lines: Sequence[VisualLine], first: int, last: int) -> str:
    return "".join([line.flat for line in lines[first : last + 1]])


def _windows(lines: Sequence[VisualLine]) -> Iterable[tuple[int, int]]:
    """Return every run of lines that may be a title, as its first and last line."""
    for first in range(min(len(lines), _FIRST)):
        length = 0
        for last in range(first, min(first + _MOST_LINES, len(lines))):
            line = lines[last]
            length += len(line.flat)
            if length > _LONGEST or ends_sentence(line.flat) or _APART.regex.fullmatch(line.flat):
                break
            yield first, last


def _shortest(
    lines: Sequence[VisualLine], first: int, last: int, matcher: _TitleMatcher
) -> tuple[int, int]:
    """Leave out the lines before a title that names its organ without them."""
    for start in range(last, first, -1):
        flat = _join(lines, start, last)
        if matcher.is_title(flat) and matcher.find_organ(flat) is not None:
            return _with_year(lines, first, start), last
    return first, last


def _with_year(lines: Sequence[VisualLine], first: int, start: int) -> int:
    """Return the first line of a title that a year alone on the line above belongs to."""
    above = start > first and _YEAR_WORD.regex.fullmatch(lines[start - 1].flat)
    return start - 1 if above else start


def _title(
    lines: Sequence[VisualLine], first: int, last: int, text: str, matcher: _TitleMatcher
) -> tuple[Title, int, int]:
    organ = matcher.find_organ(_join(lines, first, last))
    end = last
    if organ is None and first and _names_organ(lines[first - 1].flat):
        first -= 1
        organ = _without_year(lines[first].flat)
    elif organ is None and last + 1 < len(lines) and _names_organ(lines[last + 1].flat):
        # NOTE: an organ below the title is none of its words.
        end = last + 1
        organ = _without_year(lines[end].flat)
    span = Span(lines[first].start, lines[last].end)
    years = dict(_years(lines[first : last + 1], text))
    title = Title(span, _join(lines, first, last), organ, tuple(years.values()), tuple(years))
    return title, first, end


def _years(lines: Iterable[VisualLine], text: str) -> Iterable[tuple[Span, int]]:
    """Return the years in the lines by their places, blanks inside a number allowed for."""
    for line in lines:
        offsets = [i for i in range(line.start, line.end) if not text[i].isspace()]
        for match in _YEAR.regex.finditer(line.flat):
            if match.end() <= len(offsets):
                digits = "".join([str(_DIGITS.get(c, c)) for c in match.group()])
                span = Span(offsets[match.start()], offsets[match.end() - 1] + 1)
                yield span, int(digits)


def _names_organ(words: str) -> bool:
    """Whether a line is no more than the name of an organ.

    >>> _names_organ("望岚县数据局"), _names_organ("一、总体情况")
    (True, False)
    """
    bare = _without_year(words)
    return (
        4 <= len(bare) <= 40
        and not ends_sentence(words)
        and _ORGAN.regex.fullmatch(bare) is not None
        and _APART.regex.fullmatch(bare) is None
    )


def _without_year(flat: str) -> str:
    bare = _YEAR_WORD.regex.sub("", flat).strip("“”《》 ")
    bare = bare.removeprefix("）").removesuffix("（")
    return bare[1:-1] if _BRACKETED.regex.fullmatch(bare) else bare


def find_sign_off(lines: Sequence[VisualLine], first: int) -> int:
    """Return the index of the sign-off's first line, none before ``first``; without one the end.

    >>> find_sign_off(read_lines("已办结。", "望岚县数据局", "2025年1月20日"), 0)
    1
    """
    end = len(lines)
    last = end
    lowest = max(first, end - _MOST_TRAILING)
    while last > lowest and _TRAILING.regex.fullmatch(lines[last - 1].flat):
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


def _signs(flat: str) -> tuple[bool, bool]:
    """Say of a line whether a date is in it, and whether it is one of a sign-off."""
    date = _DATE.regex.fullmatch(flat)
    organ = _SIGNED_LABEL.regex.sub("", date["by"] if date else flat)
    is_organ = _names_organ(_SEAL.regex.sub("", organ))
    return date is not None, is_organ or (date is not None and not organ)
