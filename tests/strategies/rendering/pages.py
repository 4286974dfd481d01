"""Page breaks: a form feed, and the page's number before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

_NUMBERS = ("", "- {} -", "-{}-", "{}", "—{}—", "— {} —", "第{}页", "第 {} 页 共 9 页")


@dataclass(frozen=True, slots=True)
class Pages:
    """``height`` is lines a page (0: one endless page), ``number`` how its number is printed."""

    height: int = 0
    number: str = ""
    centre: int = 0

    def lay(self, lines: Iterable[tuple[str, bool]], newline_after: int = 0) -> str:
        """Return the text of lines, each with whether a page may begin at it."""
        out: list[str] = []
        page, used = 1, 0
        for line, breakable in lines:
            if self.height and used >= self.height and breakable:
                out += [*self._foot(page), f"\f{line}"]
                page, used = page + 1, 0
            else:
                out.append(line)
            out += [""] * newline_after
            used += 1
        return "\n".join([*out, ""])

    def _foot(self, page: int) -> list[str]:
        number = self.number.format(page)
        return ["", " " * self.centre + number, ""] if number else [""]


#: One page without end.
ENDLESS = Pages()


def pages(*, centre: int = 0) -> st.SearchStrategy[Pages]:
    """Endless, or pages of a height that cuts tables somewhere."""
    heights = st.just(0) | st.integers(18, 60)
    return st.builds(Pages, heights, st.sampled_from(_NUMBERS), st.just(centre))
