"""The strategies themselves: what they call consistent is consistent, and they know every cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies.drafts import drafts
from tests.strategies.forms import APPLICANTS, RESULTS, result_keys
from tests.strategies.model import Draft
from tests.strategies.rendering import editor, hardwrapped, picture, piped
from tests.strategies.rendering.values import Rendering
from tests.strategies.rendering.wrapping import width, wrap


@given(drafts())
def test_relations_hold(draft: Draft) -> None:
    cells = draft.tables["requests"]
    for column in (*(key for key, _ in APPLICANTS), "total"):
        out = cells["processed_total", column] + cells["carried_forward", column]
        assert cells["new", column] + cells["carried_over", column] == out
        results = sum(cells[row, column] for row in result_keys(draft.form))
        assert results == cells["processed_total", column]
    for row in {row for row, _ in cells}:
        assert cells[row, "total"] == sum(cells[row, key] for key, _ in APPLICANTS)
    for form in draft.form.litigation:
        held = draft.tables["litigation"]
        assert held[form.key, "total"] == sum(held[form.key, key] for key, _ in RESULTS)


@given(st.data(), drafts("2021"))
def test_every_rendering_knows_the_200_cells(data: st.DataObject, draft: Draft) -> None:
    renderings: list[Rendering] = [
        editor.render(draft, data.draw(editor.styles())),
        piped.render(draft, data.draw(piped.styles(markdown=True))),
        hardwrapped.render(draft, data.draw(hardwrapped.styles())),
        picture.render(draft, data.draw(picture.styles())),
    ]
    for rendering in renderings:
        assert len(rendering.cells) == 200
        assert all(cell.raw in rendering.text for cell in rendering.cells.values())


@given(st.text("自然人申请（，。2024年1件", max_size=80), st.integers(8, 40))
def test_wrapping_keeps_every_character(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join(lines) == text
    bare = [line.rstrip("，。") for line in lines]
    assert all(width(line) <= columns or line.isascii() for line in bare)
