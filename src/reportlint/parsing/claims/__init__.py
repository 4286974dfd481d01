"""Finds what the prose states about the quantities of the tables.

Sentence by sentence: :mod:`lexer` cuts it into words, :mod:`clauses` puts them together,
:mod:`reader` says what each number counts, :mod:`zeros` what is said to be nothing.
"""

from __future__ import annotations

from reportlint.parsing.claims.clauses import parse_clauses
from reportlint.parsing.claims.distribution import distribute_numbers
from reportlint.parsing.claims.lexer import load_lexicon, split_words
from reportlint.parsing.claims.passing_over import TELLING, withdraw_doubtful
from reportlint.parsing.claims.reader import Reader
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.form import Vocabulary
    from reportlint.model.prose import Claim, Passage
    from reportlint.model.report import Part

#: Words without which a sentence states nothing of the tables; and what it states a number by.
_TRIGGER, _STATES = "claims-trigger", "claims-states"
#: What paragraphs on applications have in them, two of them at least.
_MARKS, _FEWEST = "claims-marks", 2
_SENTENCE = Pattern(r"[^。！？]+")
#: A sentence of more words is cut: no claim is that long.
_LONGEST = 300


class Statements(Record):
    """The claims of a report, and of numbers that are none the unknown words beside them.

    ``unknown_words`` are by where in the document the number stands.
    """

    claims: tuple[Claim, ...] = ()
    unknown_words: Mapping[int, str] = {}


def read_statements(
    parts: Iterable[Part], vocabulary: Vocabulary, year: int | None, organ: str | None
) -> Statements:
    """Read what a report's parts state; ``organ`` reports, for ``year``.

    >>> parts = parse_text("一、总体情况", "全年收到政府信息公开申请5件。").parts
    >>> statements = read_statements(parts, VOCABULARY, 2024, None)
    >>> [(claim.quantity, claim.value) for claim in statements.claims]
    [('requests.new.total', 5)]
    """
    if vocabulary.phrases:
        from reportlint.parsing.claims.phrases import find_phrase_claims

        return Statements(tuple(find_phrase_claims(parts, vocabulary, year)))
    if _TRIGGER not in vocabulary.patterns:
        return Statements()
    reader = Reader(year, organ, vocabulary.patterns[TELLING])
    claims: list[Claim] = []
    for part in parts:
        reader.enter_part(part)
        for passage in part.passages:
            claims += _of_passage(passage, reader, vocabulary)
    sure = withdraw_doubtful(claims)
    doubtful = {}
    if len(sure) < len(claims):
        starts = {claim.span.start for claim in sure}
        others = [claim for claim in claims if claim.span.start not in starts]
        doubtful = {claim.span.start: claim.skipped_words[0].text for claim in others}
    return Statements(tuple(sure), {**reader.unknown_words, **doubtful})


def _of_passage(passage: Passage, reader: Reader, vocabulary: Vocabulary) -> Iterator[Claim]:
    trigger = compile_pattern(vocabulary.patterns[_TRIGGER])
    if not trigger.search(passage.text):
        reader.begin_paragraph(passage)
        return
    marks = compile_pattern(vocabulary.patterns[_MARKS]).findall(passage.text)
    reader.begin_paragraph(passage, has_marks=len(set(marks)) >= _FEWEST)
    states = compile_pattern(vocabulary.patterns[_STATES])
    claim_lexicon = load_lexicon(vocabulary.patterns)
    for match in _SENTENCE.regex.finditer(passage.text):
        sentence = match.group()
        if not trigger.search(sentence) or not states.search(sentence):
            reader.skip_sentence(sentence)
            continue
        reader.note_disclosure(sentence)
        sentence_words = split_words(sentence, claim_lexicon, reader.organ)
        for start in range(0, len(sentence_words), _LONGEST):
            piece = distribute_numbers(sentence_words[start : start + _LONGEST])
            yield from reader.read_sentence(parse_clauses(piece), match.start())
