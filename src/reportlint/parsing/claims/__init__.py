"""Finds what the prose states about the quantities of the tables.

Sentence by sentence: :mod:`lexing` cuts it into words, :mod:`clauses` puts them together,
:mod:`reading` says what each number counts, :mod:`zeros` what is said to be nothing.
"""

from __future__ import annotations

from reportlint.parsing.claims.clauses import clauses
from reportlint.parsing.claims.distribution import dealt
from reportlint.parsing.claims.lexer import lexicon, words
from reportlint.parsing.claims.reader import Reader
from reportlint.support.lazy_regex import Pattern, compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.prose import Claim, Passage
    from reportlint.model.report import Part
    from reportlint.model.vocabulary import Vocabulary

#: Words without which a sentence states nothing of the tables; and what it states a number by.
_TRIGGER, _STATES = "claims-trigger", "claims-states"
_SENTENCE = Pattern(r"[^。！？]+")
#: A sentence of more words is cut: no claim is that long.
_LONGEST = 300


def find_claims(
    parts: Iterable[Part], vocabulary: Vocabulary, year: int | None, organ: str | None
) -> tuple[Claim, ...]:
    """Find the claims of a report's parts; ``organ`` reports, for ``year``."""
    if _TRIGGER not in vocabulary.patterns:
        return ()
    reader = Reader(year, organ)
    found: list[Claim] = []
    for part in parts:
        reader.enter(part)
        for passage in part.passages:
            found += _of_passage(passage, reader, vocabulary)
    return tuple(found)


def _of_passage(passage: Passage, reader: Reader, vocabulary: Vocabulary) -> Iterator[Claim]:
    reader.begin(passage)
    triggered = compiled(vocabulary.patterns[_TRIGGER])
    if not triggered.search(passage.text):
        return
    states = compiled(vocabulary.patterns[_STATES])
    known = lexicon(vocabulary.patterns)
    for match in _SENTENCE.regex.finditer(passage.text):
        sentence = match.group()
        if not triggered.search(sentence) or not states.search(sentence):
            reader.skip(sentence)
            continue
        reader.about(sentence)
        found = words(sentence, known)
        for start in range(0, len(found), _LONGEST):
            piece = dealt(found[start : start + _LONGEST])
            yield from reader.read(clauses(piece), match.start())
