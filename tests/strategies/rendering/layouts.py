"""Every layout in one table: tests run over all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from tests.strategies.drafts import drafts
from tests.strategies.model import Draft
from tests.strategies.rendering import editor, hardwrapped, picture, piped
from tests.strategies.rendering.values import Rendering


@dataclass(frozen=True, slots=True)
class Layout:
    """``suffix`` is that of files in this layout; ``styles`` are its variants."""

    suffix: str
    styles: st.SearchStrategy[Any]
    render: Callable[[Draft, Any], Rendering]

    def rendered(
        self, edition: str | None = None, *, zeros: bool = False
    ) -> st.SearchStrategy[tuple[Draft, Rendering]]:
        """Drafts with their rendering; with ``zeros`` every zero is printed as 0."""
        styles = self.styles.map(_with_zeros) if zeros else self.styles
        return st.tuples(drafts(edition), styles).map(
            lambda pair: (pair[0], self.render(pair[0], pair[1]))
        )


def _with_zeros(style: Any) -> Any:
    return replace(style, values=replace(style.values, zero="0"))


LAYOUTS = {
    "editor": Layout(".txt", editor.styles(), editor.render),
    "hard-wrapped": Layout(".txt", hardwrapped.styles(), hardwrapped.render),
    "picture": Layout(".txt", picture.styles(), picture.render),
    "pipes": Layout(".txt", piped.styles(markdown=False), piped.render),
    "markdown": Layout(".md", piped.styles(markdown=True), piped.render),
}
