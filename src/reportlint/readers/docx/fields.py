"""Fields: what Word works out (a page number, a link, a sum) and the text it last showed."""

from __future__ import annotations

#: Fields whose result tells where a page ends, not what the report says.
_PAGES = frozenset(["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"])
_MAX_INSTRUCTION = 256


class _Field:
    """An open field, and whether what stands in it now is no text of the report."""

    __slots__ = ("instruction", "silent")

    def __init__(self) -> None:
        self.instruction = ""
        self.silent = True


class Fields:
    """The fields that are open at a place, the outermost first."""

    def __init__(self) -> None:
        """Begin outside any field."""
        self._open: list[_Field] = []
        self._silent = 0

    @property
    def is_silent(self) -> bool:
        """Whether what stands here is an instruction or a number of pages, not text."""
        return self._silent > 0

    @property
    def is_open(self) -> bool:
        """Whether a field is open."""
        return bool(self._open)

    def begin(self) -> None:
        """Open a field: its instruction comes first."""
        self._open.append(_Field())
        self._silent += 1

    def add_instruction(self, words: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self._open and len(self._open[-1].instruction) < _MAX_INSTRUCTION:
            self._open[-1].instruction += words[:_MAX_INSTRUCTION]

    def begin_result(self) -> None:
        """Go on to the result of the innermost field."""
        field = self._open[-1] if self._open else None
        if field is not None and field.silent and not is_page_number(field.instruction):
            field.silent = False
            self._silent -= 1

    def end(self) -> None:
        """Close the innermost field; an end without a beginning means nothing."""
        if self._open:
            self._silent -= self._open.pop().silent

    def end_paragraph(self) -> None:
        """Close what cannot go on: an unclosed page number must not swallow the report."""
        while self._silent:
            self.end()


def is_page_number(instruction: str) -> bool:
    """Whether a field with this instruction shows a page number or a number of pages."""
    words = instruction.split(maxsplit=1)
    return bool(words) and words[0].upper() in _PAGES
