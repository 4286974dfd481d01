"""Fingerprints: a name for a finding that stays when lines move, files are renamed or reworded."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.document import Span
    from reportlint.model.problem import Place

_END = Pattern("[。；！？]")
#: So many letters on either side tell places apart, of so many characters that are looked at.
_LETTERS, _REACH = 8, 40
#: Words of so many characters are likely to stand at one place only.
_BRIEF = 16


def build_similarity_key(rule: str, place: Place, text: str, values: Mapping[str, str]) -> str:
    """Return what a finding shares with its like: rule, place (else the words) and values.

    How many more there are of a rule is no value of the finding that says so.
    """
    keys = (place.table, place.row, place.column)
    where = [key or "" for key in keys] if any(keys) else [_bare(text)]
    numbers = [f"{name}={values[name]}" for name in sorted(values) if name != "more"]
    part = "" if place.part is None else str(place.part)
    return "\x1f".join((rule, part, *where, *numbers))


def make_fingerprint(similarity_key: str, ordinal: int) -> str:
    """Return 16 hex digits for the how-manieth finding of one likeness, from 1."""
    return _digest(f"{similarity_key}\x1f{ordinal}")[:16]


def hash_surroundings(text: str, span: Span) -> str:
    """Return what the words of its sentence before and behind a span are known by.

    Two times 8 hex digits with a dash between, none for a side without words. Only letters and
    digits count, which all formats of a draft have alike.
    """
    before, behind = text[: span.start][-_REACH:], text[span.end :][:_REACH]
    sides = (
        _letters(_END.regex.split(before)[-1])[-_LETTERS:],
        _letters(_END.regex.split(behind)[0])[:_LETTERS],
    )
    return "-".join(_digest(side)[:8] if side else "" for side in sides)


def is_brief(text: str) -> bool:
    """Whether words may stand at many places of a draft, so that they alone tell none of them.

    >>> is_brief('无'), is_brief('本年度收到政府信息公开申请共十二件')
    (True, False)
    """
    return len(_bare(text)) < _BRIEF


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, _bare(text)))


def _digest(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _bare(text: str) -> str:
    from unicodedata import normalize

    return "".join(normalize("NFKC", text).split())
