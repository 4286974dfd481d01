"""Characters: folded for comparing, unseen, broken in conversion, and the signs of Markdown."""

from __future__ import annotations

from reportlint.model.document import Span, is_within, merge_spans
from reportlint.model.prose import Damage, Passage
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


#: Zero-width, bidi-control and other characters that print nothing: text is read without them.
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ue000-\uf8ff"
    "\U000f0000-\U0010ffff"
)

_UNPRINTED = Pattern(f"[{INVISIBLE}]+")
_WORD = Pattern(rf"[^\s{INVISIBLE}]+")
_COMMA = Pattern(r"(?<![0-9]),|,(?![0-9])")

_FOLD = {
    **{chr(0xFF10 + i): chr(0x30 + i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
    **dict(zip("％＋－．／＝＊＃＠＆", "%+-./=*#@&", strict=True)),
    **dict(zip("():;!?﹙﹚", "（）：；！？（）", strict=True)),
    **dict(zip("○◯", "〇〇", strict=True)),
}
_FOLDED = Pattern("[０-９Ａ-Ｚａ-ｚ％＋－．／＝＊＃＠＆():;!?﹙﹚○◯]")


def fold(text: str) -> str:
    """Fold the characters of a text one to one; its length stays the same.

    >>> fold("２０２４年(公开),1,288件")
    '2024年（公开），1,288件'
    """
    return fold_commas(fold_characters(text))


def fold_characters(text: str) -> str:
    """Fold all but commas, which need their neighbours: those of the line, without blanks.

    >>> fold_characters("２０２４年(公开),")
    '2024年（公开）,'
    """
    # NOTE: most texts hold little to fold; str.translate looks every character up all the same.
    return _FOLDED.regex.sub(lambda match: _FOLD[match.group()], text)


def fold_commas(text: str) -> str:
    """Make commas full-width that do not stand between digits.

    >>> fold_commas("1,288件,办结")
    '1,288件，办结'
    """
    return _COMMA.regex.sub("，", text) if "," in text else text


def without_invisible(text: str) -> str:
    """Take out the characters that print nothing.

    >>> without_invisible("公" + chr(0x200B) + "开")
    '公开'
    """
    return _UNPRINTED.regex.sub("", text) if _UNPRINTED.regex.search(text) else text


def build_passage(text: str, spans: Iterable[tuple[int, int]]) -> Passage:
    """Join stretches of a document's text (start, end) to one folded passage.

    >>> build_passage("总体 情况,全年", [(0, 5), (6, 8)]).text
    '总体情况全年'
    """
    pattern = _WORD.regex
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    last = ""
    for start, end in spans:
        for match in pattern.finditer(text, start, end):
            word = match.group()
            offset = match.start()
            # NOTE: a blank stays between two words that would otherwise run together.
            is_latin = all(c.isascii() and c.isalnum() for c in (last, word[0]))
            if is_latin and text[offset - 1].isspace():
                word = " " + word
                offset -= 1
            pieces.append((length, offset))
            words.append(word)
            length += len(word)
            last = word[-1]
    return Passage(fold("".join(words)), tuple(pieces))


_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = "(?:1[0-2]|0?[1-9])"
# What is left of dates: 20231月1日, 202511日, 2025 1 1日, 2025年11日, 2025年1231日, 2023月1日,
# 202年1月1日, 231月1日, 2025年月1日, and, after a word that a date follows, 年1月1日.
_LOST = (
    f"{_YEAR}{_MONTH}月[0-9]{{1,2}}日"
    f"|{_YEAR}[0-9]{{2,4}}日"
    f"|{_YEAR} [0-9]{{1,2}} [0-9]{{1,2}}日"
    f"|{_YEAR}年(?:[0-9]{{1,2}} )?[0-9]{{1,2}}日(?!内)"
    f"|{_YEAR}年{_MONTH}[0-9]{{2}}日"
    f"|{_YEAR}月[0-9]{{1,2}}日"
    "|[0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日"
    "|[0-9]{3}月[0-9]{1,2}日"
    f"|{_YEAR}年月[0-9]{{0,2}}日"
    f"|{_YEAR}年[0-9]{{1,2}}月日"
    "|(?<=[自从至到由])年[0-9]{1,2}月[0-9]{1,2}日"
)
#: A damaged date, and a damaged second date that belongs to it.
DAMAGED_DATE = Pattern(
    f"(?<![0-9])(?:{_LOST})"
    f"(?:[起始]?[，,]?[至到—–~～-]{{1,2}}(?:{_LOST}|[0-9]{{3,4}}日|[0-9]{{1,2}} [0-9]{{1,2}}日))?"
)
_DOCUMENT_NUMBER = Pattern(rf"(?:[函发办文规字][〔\[【（(]?|[〔\[【（(]){_YEAR} ?[0-9]{{1,4}}号")
# U+FFFD, GBK read as UTF-8 and back (锟斤拷), fresh memory (烫), boxes, Braille and controls that
# no report has, what is left of a web page's tags and blanks, Chinese read as Latin or Japanese.
_DEBRIS = (
    "\ufffd+|[\u2800-\u28ff]+|[\x80-\x9f]+|(?:锟斤拷)+"
    r"|(?<![<\w/])[^\s\x00-\x7f\u2e80-\uffff]?/?"
    "(?:span|div|font|strong|table|tbody|td|(?<=/)[pb]|(?<=/)tr)>"
    r"|Â(?=[\s·])"
    "|ï»¿|â€[¢“”™˜œ\x9d¦]"
)
_REPLACEMENT = Pattern(
    f"{_DEBRIS}|烫{{3,}}|□{{2,}}|[\uff66-\uff9f]{{4,}}"
    "|(?:[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0178\u2013-\u203a\u20ac\u2122]{1,2}){3,}"
    "|[\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u00ff]{6,}"
)
#: What every replacement begins with: a search for one of these is fast.
_SUSPICIOUS = Pattern(
    "[\ufffd锟烫□\x80-\x9f\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u00ff\u2800-\u28ff\uff66-\uff9f]|[a-z]>"
    "|[锛銆鈥鏀骞鍏鏈鐨涓淇鎯鎶]"
)
#: Rubbish before the words of a line.
_LEADING = Pattern(rf"(?:(?:{_DEBRIS})\s*)+")
_BARE_COUNT = Pattern(
    "(?<=公开|提供|处理|收到|受理|办结|答复|结转|其他|维持|纠正|总计)[0-9]{1,6}(?=[，；、。])"
)
_SENTENCE = Pattern("[^。]+")
_FEWEST_BARE_COUNTS = 3
_EMOJI = "\U0001f000"


def find_damages(
    text: str, passages: Iterable[Passage], sensitive: Iterable[Span] = ()
) -> tuple[Damage, ...]:
    """Find what conversion broke in a document's text and in its prose, in order.

    ``sensitive`` are the spans of headings and tables: invisible characters are remarked on there
    and at numbers, and nowhere else.

    >>> find_damages("", parse_text("一、总体情况", "截至20231月1日。").passages)[0].kind
    'date'
    """
    damages = [*_replacements(text), *_invisible(text, sensitive)]
    for passage in passages:
        damages.extend(_in_prose(passage))
    return tuple(sorted(damages, key=lambda damage: (damage.span.start, damage.kind)))


def _in_prose(passage: Passage) -> Iterator[Damage]:
    text = passage.text
    if "日" in text:
        for match in DAMAGED_DATE.regex.finditer(text):
            yield Damage("date", passage.span(*match.span()), match.group())
    if "号" in text:
        for match in _DOCUMENT_NUMBER.regex.finditer(text):
            yield Damage("document-number", passage.span(*match.span()), match.group())
    # NOTE: a sentence that lists three or more counts none of which has its 件 lost the units.
    for sentence in _SENTENCE.regex.finditer(text):
        counts = [*_BARE_COUNT.regex.finditer(text, sentence.start(), sentence.end() + 1)]
        if len(counts) >= _FEWEST_BARE_COUNTS:
            start, end = counts[0].start(), counts[-1].end()
            yield Damage("number", passage.span(start, end), text[start:end])


def _replacements(text: str) -> Iterator[Damage]:
    if not is_suspicious(text):
        return
    for match in _REPLACEMENT.regex.finditer(text):
        yield Damage("replacement", Span(*match.span()), match.group())
    from reportlint.support.mojibake import find_misread_spans

    for start, end in find_misread_spans(text):
        yield Damage("replacement", Span(start, end), text[start:end])


def is_suspicious(text: str) -> bool:
    """Whether a text may hold what a conversion left instead of its words.

    >>> is_suspicious("锟斤拷"), is_suspicious("公开")
    (True, False)
    """
    return _SUSPICIOUS.regex.search(text) is not None


def find_words_start(text: str, start: int, end: int) -> int:
    """Return where the words of a line begin, behind what a conversion left before them.

    >>> find_words_start("锟斤拷公开", 0, 5)
    3
    """
    match = _LEADING.regex.match(text, start, end)
    return match.end() if match else start


def _invisible(text: str, sensitive: Iterable[Span]) -> Iterator[Damage]:
    if _UNPRINTED.regex.search(text) is None:
        return
    places = merge_spans(sensitive)
    for match in _UNPRINTED.regex.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        of_number = before.isdigit() or after.isdigit()
        if (of_number or is_within(places, start)) and max(before, after) < _EMOJI:
            yield Damage("invisible", Span(start, end), match.group())


#: Takes the place of a sign: a soft hyphen, which prints nothing and parts no words.
_UNSEEN = "\u00ad"
_BETWEEN_DIGITS = r"(?!(?<=\d)\*+\d)"
#: As in CommonMark; closing punctuation begins no emphasis. A paragraph ends at a blank line.
_PAIR = Pattern(
    rf"(?<![*\\]){_BETWEEN_DIGITS}(\*{{1,3}})(?![*\s，。、；：！？）》〉”’】〕,.;:!?)\]])"
    rf"((?:[^*\n]|\n(?!\s*\n))++)(?<![\s\\]){_BETWEEN_DIGITS}\1(?!\*)"
)
#: What else is no word: code's sign, an escape, and what stands alone without a word before it.
_ALONE = Pattern(r"`|\\(?=\*)|(?<![\w*\\])\*{1,3}(?!\*)")


def without_emphasis(text: str) -> str:
    """Return a text of the same length with soft hyphens for the signs of emphasis.

    >>> without_emphasis("**公开**").replace(chr(0xAD), "")
    '公开'
    """
    if "*" in text:
        # NOTE: twice, for emphasis within emphasis.
        for _ in range(2):
            text = _PAIR.regex.sub(lambda m: f"{_unseen(m, 1)}{m[2]}{_unseen(m, 1)}", text)
    return _ALONE.regex.sub(_unseen, text) if "*" in text or "`" in text else text


def _unseen(sign: re.Match[str], group: int = 0) -> str:
    return _UNSEEN * len(sign[group])
