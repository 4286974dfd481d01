"""Message templates: literal text with ``{expression}`` and ``{expression:format}`` in it.

``{{`` and ``}}`` stand for braces. Formats: ``,`` groups thousands, ``+`` shows the sign, ``.2``
rounds to so many decimals, ``%`` multiplies by 100 (they combine in this order: ``+,.2%``), and
``terms`` writes a list of numbers as a sum, leaving out zeros.
"""

from __future__ import annotations

from reportlint.model.problem import Key, decimal_text
from reportlint.support.errors import ExpressionError, RuleError
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import LANGUAGES, LocalizedText, Message, fill_template
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from typing import TypeGuard

#: A list longer than this is shortened to its first few items; a sum shows so many terms.
_LONGEST = 5
_MOST = 3
_MOST_TERMS = 6
#: More words of the draft than a message quotes; of more it shows the ends.
_MOST_WORDS = 200
_ENDS = (80, 20)
_FORMAT = Pattern(r":(terms|(?=[+,.%])\+?,?(?:\.[0-9])?%?)$")
_BRACE = Pattern(r"[{}]")
_STOP = Pattern(r"[{}\"']")
_OPENING = Message("model.message_template.escape_opening_brace")
_ABSENT, _UNKNOWN = "—", "…"
_PRECISION = 5000


class Placeholder(Record):
    """An expression within a message, by its source text; ``at`` is where that begins."""

    source: str
    format: str
    at: int


class MessageTemplate(Record):
    """A message as literal text and placeholders, in order."""

    pieces: tuple[str | Placeholder, ...]

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """The placeholders, in order."""
        return tuple([piece for piece in self.pieces if isinstance(piece, Placeholder)])


def parse_template(text: str, expression: Callable[[str], object] | None = None) -> MessageTemplate:
    """Take a template apart; raises ExpressionError at an offset in the template.

    ``expression`` is called with the source of every placeholder and raises ExpressionError for
    one that is no expression.

    >>> parse_template('{c} 列合计 {sum:,}').placeholders
    (Placeholder(source='c', format='', at=1), Placeholder(source='sum', format=',', at=9))
    """
    pieces = tuple(_split_pieces(text))
    for piece in pieces:
        if expression is not None and isinstance(piece, Placeholder):
            try:
                expression(piece.source)
            except ExpressionError as error:
                message, hint = error.texts
                raise ExpressionError(message, piece.at + error.offset, hint) from error
    return MessageTemplate(pieces)


def _split_pieces(text: str) -> Iterator[str | Placeholder]:
    literal = ""
    position = 0
    while brace := _BRACE.regex.search(text, position):
        at = brace.start()
        literal += text[position:at]
        if text.startswith(brace.group() * 2, at):
            literal += brace.group()
            position = at + 2
            continue
        if brace.group() == "}":
            hint = Message("model.message_template.escape_closing_brace")
            raise ExpressionError(Message("model.message_template.unopened_brace"), at, hint)
        if literal:
            yield literal
            literal = ""
        end = _find_closing_brace(text, at + 1)
        yield _parse_placeholder(text[at + 1 : end], at + 1)
        position = end + 1
    literal += text[position:]
    if literal:
        yield literal


def _find_closing_brace(text: str, start: int) -> int:
    """Find the brace that closes a placeholder: not one within a string of the expression."""
    position = start
    while match := _STOP.regex.search(text, position):
        if match.group() == "}":
            return match.start()
        if match.group() == "{":
            break
        position = text.find(match.group(), match.end()) + 1
        if position == 0:
            break
    raise ExpressionError(Message("model.message_template.unclosed_brace"), start - 1, _OPENING)


def _parse_placeholder(inner: str, start: int) -> Placeholder:
    match = _FORMAT.regex.search(inner)
    source = inner[: match.start()] if match else inner
    if not source.strip():
        raise ExpressionError(Message("model.message_template.empty_placeholder"), start, _OPENING)
    at = start + len(source) - len(source.lstrip())
    return Placeholder(source.strip(), match.group(1) if match else "", at)


def has_placeholders(words: LocalizedText) -> bool:
    """Whether words have placeholders or escaped braces in one of the languages."""
    return any(_BRACE.regex.search(words[language]) for language in LANGUAGES)


class FilledText(LocalizedText):
    """Words in two languages with placeholders, and what they stand for; "…" what is not known."""

    words: LocalizedText
    params: Mapping[str, object]

    def __getitem__(self, language: str) -> str:
        """Return the words in a language, filled in."""
        template = parse_template(self.words[language])
        unknown = {piece.source: _UNKNOWN for piece in template.placeholders}
        return render(template, {**unknown, **self.params}, language)


def render(template: MessageTemplate, params: Mapping[str, object], language: str) -> str:
    """Write a message in ``zh`` or ``en``; raises RuleError for a placeholder without a value."""
    words = []
    for piece in template.pieces:
        if isinstance(piece, str):
            words.append(piece)
        elif piece.source in params:
            words.append(format_value(params[piece.source], language, piece.format))
        else:
            names = sorted(params) or Message("model.message_template.none")
            message = Message("model.message_template.unknown_placeholder", name=piece.source)
            hint = Message("model.message_template.known_placeholders", names=names)
            raise RuleError(message, hint)
    return "".join(words)


def format_value(value: object, language: str, layout: str = "") -> str:
    """Write one value: a number, a key by its title, text, a truth, or a list, shortened."""
    if value is None:
        return _ABSENT
    if isinstance(value, Key):
        return value.title[language]
    if isinstance(value, LocalizedText):
        return value[language]
    if isinstance(value, tuple | list):
        return _format_terms(value) if layout == "terms" else _format_list(value, language, layout)
    if isinstance(value, bool):
        return Message(f"model.message_template.{'affirmed' if value else 'denied'}")[language]
    return format_number(value, layout) if _is_number(value) else shorten_quotation(str(value))


def shorten_quotation(words: str) -> str:
    """Return words of a draft as a message quotes them: of very many, the ends."""
    if len(words) <= _MOST_WORDS:
        return words
    head, tail = _ENDS
    return f"{words[:head]}……{words[-tail:]}"


def format_number(value: int | Decimal, layout: str = "") -> str:
    """Write a number by a format; plain without one.

    >>> format_number(12345, ','), format_number(3, '+')
    ('12,345', '+3')
    """
    if not layout or layout == "terms":
        return decimal_text(value)
    from decimal import ROUND_HALF_UP, Context, Decimal

    exact = Context(prec=_PRECISION, rounding=ROUND_HALF_UP, traps=[])
    amount: Decimal = Decimal(value)
    if layout.endswith("%"):
        amount = exact.scaleb(amount, 2)
    if "." in layout:
        amount = exact.quantize(amount, exact.scaleb(Decimal(1), -int(layout.rstrip("%")[-1])))
    sign, comma = ("+" if "+" in layout else ""), ("," if "," in layout else "")
    return f"{amount:{sign}{comma}f}{'%' if layout.endswith('%') else ''}"


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    # NOTE: decimal is slow to import; where there is a Decimal, somebody has.
    return type(value) is int or type(value).__name__ == "Decimal"


def _format_list(values: Sequence[object], language: str, layout: str) -> str:
    items = values if len(values) <= _LONGEST else values[:_MOST]
    words = tuple(format_value(value, language, layout) for value in items)
    if len(items) == len(values):
        return fill_template("{words}", {"words": words}, language)
    counts = {"count": len(values), "more": len(values) - _MOST}
    return Message("model.message_template.and_more", words=words, **counts)[language]


def _format_terms(values: Sequence[object]) -> str:
    """Write numbers as a sum; zeros say nothing, and a long sum is cut short."""
    terms = [format_number(value) for value in values if _is_number(value) and value]
    if len(terms) > _MOST_TERMS:
        terms[_MOST_TERMS - 1 : -1] = ["…"]
    return " + ".join(terms) or "0"
