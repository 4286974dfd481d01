"""Headings of the parts: the lines that may be some, and which of them are."""

from __future__ import annotations

from reportlint.model.prose import number_of
from reportlint.parsing.characters import without_invisible
from reportlint.parsing.visual_lines import VisualLine, ends_sentence
from reportlint.support.label_key import label_key
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reportlint.model.form import Form, Vocabulary


#: The ordinals that headings begin with: 一、 第一部分 （一） 1.
_ORDINAL = Pattern(
    r"(?:第(?P<part>[一二三四五六七八九十]{1,3})(?:部分|章)[、：.．]?"
    r"|(?P<cjk>[一二三四五六七八九十]{1,3})[、.．：，]"
    r"|（(?P<bracket>[一二三四五六七八九十]{1,3})）、?"
    r"|（?(?P<digit>\d{1,2})(?:）|[、.．]))"
)
_STYLES = ("cjk", "part", "bracket", "digit")
#: What follows one of these is the next item of a list.
_COMMAS = "，、"
#: A table of contents has at least this many.
_FEWEST = 4


class Candidate(Record):
    """A line that may be a part's heading.

    ``index`` is its place in the list of lines and ``count`` how many lines it takes; ``part`` is
    the form's number or None; ``style`` how its ordinal is written ("" without one); ``wording`` as
    in :class:`reportlint.model.report.Heading`; ``end`` is where the heading ends in the document,
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


def split_ordinal(flat: str) -> tuple[str, int | None, int]:
    """Return style, number and length of a line's ordinal; ("", None, 0) if it has none.

    >>> split_ordinal("（二）公开情况")
    ('bracket', 2, 3)
    """
    match = _ORDINAL.regex.match(flat)
    if match is None:
        return "", None, 0
    style = match.lastgroup or ""
    return style, number_of(match.group(style)), match.end()


def find_part_headings(
    lines: Sequence[VisualLine], text: str, words: HeadingMatcher, table_lines: Container[int] = ()
) -> list[Candidate]:
    """Find the headings of the parts in order; lines of a table of contents are marked so.

    No heading begins in a line of ``table_lines``: those consist of a table's words.

    >>> lines, words = read_lines("一、总体情况", "概述。"), HeadingMatcher(FORM, VOCABULARY)
    >>> [(heading.part, heading.text) for heading in find_part_headings(lines, "", words)]
    [(1, '一、总体情况')]
    """
    candidates = _without_list_items([*_candidates(lines, text, words, table_lines)], lines)
    style = _main_style(candidates)
    headings = [c for c in candidates if c.style == style and (c.part or style)]
    present = {heading.part for heading in headings}
    others = [c for c in candidates if c.style != style and c.part and c.part not in present]
    headings += [c for c in others if words.is_unmistakable(c) and _in_place(c, headings)]
    headings.sort(key=lambda heading: heading.index)
    return _mark_contents(headings, words.part_count)


def _mark_contents(candidates: list[Candidate], part_count: int) -> list[Candidate]:
    """Mark a run of headings with nothing between that stand again further down as contents.

    More headings than ``part_count`` are those of the parts and others.
    """
    if all(not c.contents for c in candidates) and len(candidates) <= part_count:
        return candidates
    length = _first_run(candidates)
    run, rest = candidates[:length], candidates[length:]
    again = {c.part for c in rest}
    if len(run) >= _FEWEST and sum(c.part in again for c in run) >= len(run) - 1:
        run = [replace(c, contents=True) for c in run]
    candidates = run + rest
    real = {c.part for c in candidates if not c.contents}
    return [replace(c, contents=c.contents and c.part in real) for c in candidates]


def _first_run(candidates: Sequence[Candidate]) -> int:
    """Return how many headings stand one below the other before one comes again."""
    seen_parts: set[int | None] = set()
    for index, candidate in enumerate(candidates):
        before = candidates[index - 1] if index else None
        apart = before is not None and candidate.index > before.index + before.count
        if apart or candidate.part in seen_parts:
            return index
        seen_parts.add(candidate.part)
    return len(candidates)


def _without_list_items(
    candidates: list[Candidate], lines: Sequence[VisualLine]
) -> list[Candidate]:
    """Leave out the items of a list in a wrapped sentence whose headings follow further down."""
    sure = [c for c in candidates if not c.index or lines[c.index - 1].flat[-1] not in _COMMAS]
    parts = {c.part for c in sure}
    indexes = {c.index for c in sure}
    return [c for c in candidates if c.index in indexes or c.part not in parts]


def _main_style(candidates: Iterable[Candidate]) -> str:
    """Return the style in which most of the parts are numbered; 一、 where it is a tie."""
    numbered = {(candidate.style, candidate.part) for candidate in candidates if candidate.part}
    styles = [style for style, _ in numbered]
    return max((*_STYLES, ""), key=styles.count)


def _in_place(candidate: Candidate, neighbours: Sequence[Candidate]) -> bool:
    """Whether a heading numbered unlike the others stands between those of its neighbours.

    Elsewhere it is a sub-heading: （二）依申请公开情况 within part 1.
    """
    part = candidate.part or 0
    before = [c.part for c in neighbours if c.part and c.index < candidate.index]
    after = [c.part for c in neighbours if c.part and c.index > candidate.index]
    return (not before or before[-1] < part) and (not after or part < after[0])


_LEADER = Pattern(r"[.·…．⋯_-]{3,}\d*$|(?<=[\u4e00-\u9fff])\d{1,3}$")
#: What a table's row ends with: several numbers.
_ROW = Pattern(r"(?:[ \t\u3000|]{1,30}[0-9.,]{1,12}){3,20}[ \t|]*\Z")
_DOTS = ".·…．⋯_-"
_TRAILING = "。：:；;"
_LONGEST = 60
#: Longer numbered lines are sentences.
_SHORT = 30
#: A line this wide that ends no sentence may go on in the next; a title or a heading does not.
_WIDE = 40
_ENDS = ("报告", "年报", "情况", "事项")


class _HeadingMatch(Record):
    """What a line was read as: how many lines it takes, which part, its words and their end."""

    count: int
    part: int | None
    wording: str
    text: str
    end: int


class HeadingMatcher:
    """The wordings of all parts as one pattern."""

    def __init__(self, form: Form, vocabulary: Vocabulary) -> None:
        """Join the statutory headings and the vocabulary's patterns."""
        groups = [f"(?P<s{part.number}>{part.heading})" for part in form.parts]
        for words in vocabulary.headings:
            groups.append(f"(?P<a{words.part}>{words.accepted_pattern})")
            if words.nonstandard_pattern:
                groups.append(f"(?P<n{words.part}>{words.nonstandard_pattern})")
        self._pattern = "|".join(groups)
        self._unmistakable = {w.part: w.unmistakable_pattern for w in vocabulary.headings}
        self.part_count = len(form.parts)

    def is_unmistakable(self, candidate: Candidate) -> bool:
        """Whether the wording cannot be a sub-heading of a part such as （一）主动公开情况."""
        pattern = self._unmistakable.get(candidate.part or 0)
        return bool(pattern and compile_pattern(pattern).search(label_key(candidate.text)))

    def match(self, body: str, *, whole: bool = True) -> tuple[int, str, int] | None:
        """Return part, wording and length of the heading that the text is (or begins with)."""
        regex = compile_pattern(self._pattern)
        match = regex.fullmatch(body) if whole else regex.match(body)
        if match is None or match.lastgroup is None:
            return None
        wording = {"s": "standard", "a": "accepted", "n": "nonstandard"}[match.lastgroup[0]]
        return int(match.lastgroup[1:]), wording, match.end()


def _candidates(
    lines: Sequence[VisualLine], text: str, words: HeadingMatcher, table_lines: Container[int]
) -> Iterable[Candidate]:
    skip = -1
    before: VisualLine | None = None
    for index, line in enumerate(lines):
        if index in table_lines:
            before = None
            continue
        alone, before = _begins(before, line), line
        if index <= skip or (line.flat.isascii() and not line.level):
            continue
        candidate = _candidate(lines, index, text, words, alone=alone)
        if candidate is not None:
            skip = index + candidate.count - 1
            yield candidate


def _begins(before: VisualLine | None, line: VisualLine) -> bool:
    """Whether a line cannot be the rest of the wrapped sentence before it."""
    if before is None or line.whole or before.width < _WIDE:
        return True
    return ends_sentence(before.flat) or before.flat.endswith(_ENDS)


def _candidate(
    lines: Sequence[VisualLine], index: int, text: str, words: HeadingMatcher, *, alone: bool
) -> Candidate | None:
    """Read a line; one without ordinal must stand ``alone``, not within a wrapped sentence."""
    line = lines[index]
    style, ordinal, length = split_ordinal(line.flat)
    if not style and (len(line.flat) > _LONGEST or not alone):
        return None
    leader = _LEADER.regex.search(line.flat)
    reading = _whole(lines, index, line.flat[length : leader.start() if leader else None], words)
    if reading is None and style and not (leader and leader.group()[0] in _DOTS):
        leader = None
        is_row = _ROW.regex.search(text, line.start, line.end) is not None
        foreign = None if is_row else _foreign(line, length)
        reading = _leading(line, text, length, words) or foreign
    if reading is None:
        return None
    heading = reading.text.rstrip(_TRAILING)
    read = (reading.count, reading.part, style, ordinal, reading.wording, heading)
    return Candidate(index, *read, line.start, reading.end, leader is not None)


def _whole(
    lines: Sequence[VisualLine], index: int, body: str, words: HeadingMatcher
) -> _HeadingMatch | None:
    """Recognise a heading that takes a line, or two where it is wrapped."""
    body = body.rstrip(_TRAILING)
    if len(body) > _LONGEST:
        return None
    match, count = words.match(body), 1
    if match is None:
        match, count = _over_two_lines(lines, index, body, words), 2
    if match is None:
        return None
    flat = "".join([line.flat for line in lines[index : index + count]])
    return _HeadingMatch(count, match[0], match[1], flat, lines[index + count - 1].end)


def _foreign(line: VisualLine, length: int) -> _HeadingMatch | None:
    """Take a short numbered line for the heading of a part that the form does not have."""
    body = line.flat[length:].rstrip(_TRAILING)
    if not 1 < len(body) <= _SHORT or ends_sentence(line.flat):
        return None
    return _HeadingMatch(1, None, "nonstandard", line.flat, line.end)


def _over_two_lines(
    lines: Sequence[VisualLine], index: int, body: str, words: HeadingMatcher
) -> tuple[int, str, int] | None:
    """Recognise a heading that is wrapped; only where its first line alone is none."""
    if index + 1 >= len(lines) or lines[index].whole or len(body) < 8:
        return None
    after = lines[index + 1].flat.rstrip(_TRAILING)
    return words.match(body + after) if len(after) < 30 and split_ordinal(after)[0] == "" else None


def _leading(
    line: VisualLine, text: str, length: int, words: HeadingMatcher
) -> _HeadingMatch | None:
    """Recognise a heading that leads its paragraph: 一、总体情况。全年… or with a blank behind."""
    match = words.match(line.flat[length:], whole=False)
    if match is None:
        return None
    stop = length + match[2]
    offset = _offset_of(text, line, stop)
    if line.flat[stop : stop + 1] not in ("。", "：") and not text[offset : offset + 1].isspace():
        return None
    return _HeadingMatch(1, match[0], match[1], line.flat[:stop], offset)


def _offset_of(text: str, line: VisualLine, count: int) -> int:
    """Return the document's offset behind the first ``count`` visible characters of the line."""
    offset = line.start
    while count and offset < line.end:
        if without_invisible(text[offset]).strip():
            count -= 1
        offset += 1
    return offset
