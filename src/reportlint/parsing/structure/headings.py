"""Recognises the headings of the six parts among the lines of a draft."""

from __future__ import annotations

from reportlint.parsing.lines.folding import without_invisible
from reportlint.parsing.lines.visual_lines import VisualLine, ends_sentence
from reportlint.parsing.structure.candidates import Candidate, select_headings, split_ordinal
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reportlint.model.form import Form, Vocabulary

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

    def match(self, body: str, *, whole: bool = True) -> tuple[int, str, int] | None:
        """Return part, wording and length of the heading that the text is (or begins with)."""
        regex = compile_pattern(self._pattern)
        match = regex.fullmatch(body) if whole else regex.match(body)
        if match is None or match.lastgroup is None:
            return None
        wording = {"s": "standard", "a": "accepted", "n": "nonstandard"}[match.lastgroup[0]]
        return int(match.lastgroup[1:]), wording, match.end()


def find_part_headings(
    lines: Sequence[VisualLine], text: str, words: HeadingMatcher, table_lines: Container[int] = ()
) -> list[Candidate]:
    """Find the headings of the parts in order; lines of a table of contents are marked so.

    No heading begins in a line of ``table_lines``: those consist of a table's words.
    """
    return select_headings(list(_candidates(lines, text, words, table_lines)), lines)


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
    if before is None or line.whole or before.width < _WIDE or ends_sentence(before.flat):
        return True
    return before.flat.endswith(_ENDS)


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
        reading = _leading(line, text, length, words) or (
            None if is_row else _foreign(line, length)
        )
    if reading is None:
        return None
    contents = leader is not None
    return Candidate(
        index,
        reading.count,
        reading.part,
        style,
        ordinal,
        reading.wording,
        reading.text.rstrip(_TRAILING),
        line.start,
        reading.end,
        contents,
    )


def _whole(
    lines: Sequence[VisualLine], index: int, body: str, words: HeadingMatcher
) -> _HeadingMatch | None:
    """Recognise a heading that takes a line, or two where it is wrapped."""
    line = lines[index]
    body = body.rstrip(_TRAILING)
    if len(body) > _LONGEST:
        return None
    match = words.match(body)
    if match:
        return _HeadingMatch(1, match[0], match[1], line.flat, line.end)
    joined_match = _over_two_lines(lines, index, body, words)
    if joined_match is None:
        return None
    after = lines[index + 1]
    return _HeadingMatch(2, joined_match[0], joined_match[1], line.flat + after.flat, after.end)


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
