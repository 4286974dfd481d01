"""Recognises the headings of the six parts among the lines of a draft."""

from __future__ import annotations

from reportlint.parsing.folding import key, without_invisible
from reportlint.parsing.lines import Line, ends_sentence
from reportlint.patterns import Pattern, compiled
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reportlint.forms import Form
    from reportlint.vocabulary import Vocabulary

_ORDINAL = Pattern(
    r"(?:第(?P<part>[一二三四五六七八九十]{1,3})(?:部分|章)[、：.．]?"
    r"|(?P<cjk>[一二三四五六七八九十]{1,3})[、.．：，]"
    r"|（(?P<bracket>[一二三四五六七八九十]{1,3})）、?"
    r"|（?(?P<digit>\d{1,2})(?:）|[、.．]))"
)
_STYLES = ("cjk", "part", "bracket", "digit")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九十")}
_LEADER = Pattern(r"[.·…．⋯_-]{3,}\d*$|(?<=[\u4e00-\u9fff])\d{1,3}$")
_TRAILING = "。：:；;"
_LONGEST = 60
#: A line this wide that ends no sentence may go on in the next.
_WIDE = 40


@record
class Candidate:
    """A line that may be a part's heading.

    ``index`` is its place in the list of lines and ``count`` how many lines it takes; ``part`` is
    the form's number or None; ``style`` how its ordinal is written ("" without one); ``wording``
    as in :class:`reportlint.report.Heading`; ``end`` is where the heading ends in the document,
    before the text that it may lead.
    """

    index: int
    count: int
    part: int | None
    style: str
    ordinal: int | None
    wording: str
    text: str
    start: int
    end: int
    contents: bool = False


def chinese_ordinal(text: str) -> int:
    """Read 一 to 九十九."""
    tens, mark, ones = text.rpartition("十")
    if not mark:
        return _DIGITS[text] if len(text) == 1 else 0
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def split_ordinal(flat: str) -> tuple[str, int | None, int]:
    """Give style, number and length of the ordinal that a line begins with; ("", None, 0) if none."""
    match = _ORDINAL.regex.match(flat)
    if match is None:
        return "", None, 0
    style = match.lastgroup or ""
    word = match.group(style)
    return style, int(word) if style == "digit" else chinese_ordinal(word), match.end()


class HeadingWords:
    """The wordings of all parts as one pattern."""

    def __init__(self, form: Form, vocabulary: Vocabulary) -> None:
        """Join the statutory headings and the vocabulary's patterns."""
        groups = [f"(?P<s{part.number}>{part.heading})" for part in form.parts]
        for words in vocabulary.headings:
            groups.append(f"(?P<a{words.part}>{words.accepted})")
            if words.nonstandard:
                groups.append(f"(?P<n{words.part}>{words.nonstandard})")
        self._pattern = "|".join(groups)

    def match(self, body: str, *, whole: bool = True) -> tuple[int, str, int] | None:
        """Give part, wording and length of the heading that the text is (or begins with)."""
        regex = compiled(self._pattern)
        found = regex.fullmatch(body) if whole else regex.match(body)
        if found is None or found.lastgroup is None:
            return None
        wording = {"s": "standard", "a": "accepted", "n": "nonstandard"}[found.lastgroup[0]]
        return int(found.lastgroup[1:]), wording, found.end()


def part_headings(
    lines: Sequence[Line], text: str, words: HeadingWords, closed: Container[int] = ()
) -> list[Candidate]:
    """Find the headings of the parts in order; lines of a table of contents are marked so.

    No heading begins in a line of ``closed``: those consist of a table's words.
    """
    candidates = list(_candidates(lines, text, words, closed))
    style = _main_style(candidates)
    kept = [c for c in candidates if c.style == style and (c.part or style)]
    present = {candidate.part for candidate in kept}
    kept += [
        c
        for c in candidates
        if c.style != style and c.part and c.part not in present and _unmistakable(c)
    ]
    kept.sort(key=lambda candidate: candidate.index)
    return _mark_contents(kept, lines)


def _candidates(
    lines: Sequence[Line], text: str, words: HeadingWords, closed: Container[int]
) -> Iterable[Candidate]:
    skip = -1
    alone = True
    for index, line in enumerate(lines):
        if index in closed:
            alone = True
            continue
        standing, alone = alone or line.whole, ends_sentence(line.flat) or line.width < _WIDE
        if index <= skip or (line.flat.isascii() and not line.level):
            continue
        found = _candidate(lines, index, text, words, alone=standing)
        if found is not None:
            skip = index + found.count - 1
            yield found


def _candidate(
    lines: Sequence[Line], index: int, text: str, words: HeadingWords, *, alone: bool
) -> Candidate | None:
    """Read a line; one without ordinal must stand ``alone``, not within a wrapped sentence."""
    line = lines[index]
    style, ordinal, length = split_ordinal(line.flat)
    if not style and (len(line.flat) > _LONGEST or not alone):
        return None
    contents = _LEADER.regex.search(line.flat)
    body = line.flat[length : contents.start() if contents else None].rstrip(_TRAILING)
    made = (index, style, ordinal, line.start, bool(contents))
    if len(body) <= _LONGEST:
        found = words.match(body)
        if found:
            return _made(made, 1, found, line.flat, line.end)
        joined = _over_two_lines(lines, index, body, words)
        if joined:
            after = lines[index + 1]
            return _made(made, 2, joined, line.flat + after.flat, after.end)
    if style and not contents:
        leading = _leading(line, text, length, words)
        if leading:
            found, end = leading
            return _made(made, 1, found, line.flat[: length + found[2]], end)
    if style and 1 < len(body) <= 30 and not contents and not ends_sentence(line.flat):
        return _made(made, 1, (0, "nonstandard", 0), line.flat, line.end)
    return None


def _made(
    basis: tuple[int, str, int | None, int, bool],
    count: int,
    found: tuple[int, str, int],
    flat: str,
    end: int,
) -> Candidate:
    index, style, ordinal, start, contents = basis
    part, wording, _ = found
    text = flat.rstrip(_TRAILING)
    return Candidate(
        index, count, part or None, style, ordinal, wording, text, start, end, contents
    )


def _over_two_lines(
    lines: Sequence[Line], index: int, body: str, words: HeadingWords
) -> tuple[int, str, int] | None:
    """Recognise a heading that is wrapped; only where its first line alone is none."""
    if index + 1 >= len(lines) or lines[index].whole or len(body) < 8:
        return None
    after = lines[index + 1].flat.rstrip(_TRAILING)
    return words.match(body + after) if len(after) < 30 and split_ordinal(after)[0] == "" else None


def _leading(
    line: Line, text: str, length: int, words: HeadingWords
) -> tuple[tuple[int, str, int], int] | None:
    """Recognise a heading that leads its paragraph: 一、总体情况。全年… or with a blank behind."""
    found = words.match(line.flat[length:], whole=False)
    if found is None:
        return None
    stop = length + found[2]
    offset = _offset_of(text, line, stop)
    delimited = line.flat[stop : stop + 1] in ("。", "：")
    if delimited:
        return found, offset
    return (found, offset) if text[offset : offset + 1].isspace() else None


def _offset_of(text: str, line: Line, count: int) -> int:
    """Give the document's offset behind the first ``count`` visible characters of the line."""
    offset = line.start
    while count and offset < line.end:
        if without_invisible(text[offset]).strip():
            count -= 1
        offset += 1
    return offset


def _main_style(candidates: Iterable[Candidate]) -> str:
    """Give the style in which most of the six parts are numbered; 一、 where it is a tie."""
    parts: dict[str, set[int]] = {style: set() for style in (*_STYLES, "")}
    for candidate in candidates:
        if candidate.part:
            parts[candidate.style].add(candidate.part)
    return max(parts, key=lambda style: len(parts[style]))


def _unmistakable(candidate: Candidate) -> bool:
    """Whether the wording cannot be a sub-heading of part 1 such as （一）主动公开情况."""
    return candidate.part in (3, 4, 5, 6) or "政府信息情况" in key(candidate.text)


def _mark_contents(found: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Mark a run of headings with nothing between that stand again further down as contents."""
    from reportlint.records import replace

    if all(not c.contents for c in found) and len(found) < 7:
        return found
    first = 0
    while first + 1 < len(found) and (
        found[first + 1].index <= found[first].index + found[first].count
    ):
        first += 1
    run = found[: first + 1]
    again = {c.part for c in found[first + 1 :]}
    if len(run) >= 4 and sum(c.part in again for c in run) >= len(run) - 1:
        run = [replace(c, contents=True) for c in run]
        found = run + found[first + 1 :]
    return found
