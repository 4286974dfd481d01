"""Places that are named behind a province they do not lie in."""

from __future__ import annotations

from reportlint.checks.prose import prose_of
from reportlint.model.document import Span
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.problem import Context
    from reportlint.model.report import Report
    from reportlint.support.localized_text import LocalizedText

#: How long codes of administrative divisions are: of a province, a prefecture, and a county or
#: city that the province administers itself.
_PROVINCE, _PREFECTURE, _COUNTY = 2, 4, 6
#: A shorter name is found in many words: it is judged only where ``ends`` shows that it ends.
_DISTINCT = 3
#: What joins two provinces, and how far before one the other may stand.
_JOINING, _JOINED = ("、", "和", "与", "及"), 12


class PlacesAgree(Record):
    """A place that is named right behind a province lies in that province.

    ``places`` maps codes of administrative divisions to their names, the full one first: two digits
    are a province, four or six a place in it. Names are known without their ``suffixes``, too:
    a place is named by such a short name behind the full name of a province only, and not by one
    of ``words``. ``unless`` is looked for right behind the place: it is accepted, as in the name of
    a road. ``ends`` matches what may stand behind a short name of two characters.
    """

    places: dict[str, str]
    suffixes: tuple[str, ...]
    words: tuple[str, ...]
    unless: Regex
    ends: Regex
    PROVIDES = frozenset({"words", "place", "province", "own_province", "count"})

    def parameter_errors(
        self, _forms: object, _vocabulary: object
    ) -> Iterator[tuple[str, LocalizedText]]:
        """Yield codes that are none, or whose province is not there."""
        for code in self.places:
            is_code = len(code) in (_PROVINCE, _PREFECTURE, _COUNTY) and code.isdigit()
            if not is_code or code[:_PROVINCE] not in self.places:
                yield "places", Message("checks.place_names.no_code", code=code)

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each wrong pair of names, at the first place; others are related."""
        yield CheckedCount(1)
        groups: dict[tuple[str, str, str], list[tuple[Span, int | None]]] = {}
        for names, span, part in (*self._in_title(report), *self._in_prose(report)):
            groups.setdefault(names, []).append((span, part))
        for (words, province, code), places in groups.items():
            span, part = places[0]
            place, own = (self.places[one].split()[0] for one in (code, code[:_PROVINCE]))
            params = {"words": words, "count": len(places), "place": place}
            params |= {"province": province, "own_province": own}
            values = {"found": province, "expected": own}
            related = tuple([RelatedPlace(Place(other), where) for where, other in places[1:]])
            yield Problem(span, Place(part), params, values, related)

    def _in_title(self, report: Report) -> Iterator[tuple[tuple[str, str, str], Span, None]]:
        if report.title:
            first, text = report.title.span.start, report.title.span.cut(report.document.text)
            for start, end, province, code in self._find(text):
                yield (text[start:end], province, code), Span(first + start, first + end), None

    def _in_prose(self, report: Report) -> Iterator[tuple[tuple[str, str, str], Span, int | None]]:
        prose = prose_of(report)
        for start, end, province, code in self._find(prose.text):
            names = prose.text[start:end], province, code
            yield names, prose.span(start, end), prose.place(start)

    def _find(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Yield where a pair of names begins and ends, the province, the code of the place."""
        provinces = _find_provinces(self.places, self.suffixes)
        for match in compile_pattern("|".join(provinces)).finditer(text):
            name, end = match.group(), match.end()
            code = provinces[name]
            full_name = self.places[code].split()[0]
            pair = self._judge(text, end, code, is_full=name == full_name)
            if pair and not self._is_joined(text, match.start(), pair[1]):
                yield match.start(), end + len(pair[0]), full_name, pair[1]

    def _is_joined(self, text: str, at: int, code: str) -> bool:
        """Whether a province of two that are named together is that of the place."""
        before = text[max(0, at - _JOINED) : at]
        own = _spell(self.places[code[:_PROVINCE]], self.suffixes)
        return before.endswith(_JOINING) and any(name in before for name in own)

    def _judge(
        self, text: str, start: int, province: str, *, is_full: bool
    ) -> tuple[str, str] | None:
        """Return the name and code of the place that begins at ``start`` and lies elsewhere."""
        index = _index_places(self.places, self.suffixes)
        for name, codes in index.get(text[start : start + 2], {}).items():
            end = start + len(name)
            if not text.startswith(name, start):
                continue
            if any(code.startswith(province) for code in codes):
                return None
            is_whole = any(name in self.places[code].split() for code in codes)
            if is_whole or (is_full and self._stands_alone(text, name, end)):
                return None if compile_pattern(self.unless).match(text, end) else (name, codes[0])
        return None

    def _stands_alone(self, text: str, name: str, end: int) -> bool:
        """Whether a short name is meant as one."""
        if name in self.words:
            return False
        is_end = end == len(text) or compile_pattern(self.ends).match(text, end) is not None
        return is_end or len(name) >= _DISTINCT


@memoize_by_identity()
def _find_provinces(places: Mapping[str, str], suffixes: tuple[str, ...]) -> dict[str, str]:
    """Return the codes of provinces by their names, the longest first.

    Those without places are left out: what stands behind a municipality is an item of a list.
    """
    codes = dict.fromkeys([code[:_PROVINCE] for code in places if len(code) != _PROVINCE])
    pairs = [(name, code) for code in codes for name in _spell(places[code], suffixes)]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@memoize_by_identity()
def _index_places(
    places: Mapping[str, str], suffixes: tuple[str, ...]
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the codes of places by their names, by the first two characters of the names.

    The longest names come first. Few drafts need it: there is no index until a province is named.
    """
    codes: dict[str, tuple[str, ...]] = {}
    for code, names in places.items():
        if len(code) != _PROVINCE:
            short = () if len(code) == _PREFECTURE else names.split()
            for name in short or _spell(names, suffixes):
                codes[name] = (*codes.get(name, ()), code)
    index: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in sorted(codes, key=len, reverse=True):
        index.setdefault(name[:2], {})[name] = codes[name]
    return index


def _spell(names: str, suffixes: tuple[str, ...]) -> list[str]:
    """Return the names of a place, and the last of them without its suffix."""
    words = names.split()
    suffix = next((suffix for suffix in suffixes if words[-1].endswith(suffix)), "")
    return [*words, words[-1].removesuffix(suffix)] if suffix else words
