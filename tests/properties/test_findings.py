"""A consistent draft is clean in every layout; a wrong cell is found, and named where it can be."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.pipeline import checked, every_layout
from tests.strategies.drafts import drafts
from tests.strategies.rendering.layouts import LAYOUTS
from tests.strategies.rendering.values import PLAIN


@every_layout
@given(data=st.data())
def test_consistent_drafts_are_clean(name: str, data: st.DataObject) -> None:
    layout = LAYOUTS[name]
    draft, rendering = data.draw(layout.rendered(zeros=True))
    result = checked(rendering.text, layout.suffix)
    assert result.status == "checked"
    assert (result.year, result.organ) == (draft.year, draft.organ.name)
    remarks = [
        (finding.rule, finding.location.text, finding.message)
        for finding in result.findings
        if finding.severity != "info"
    ]
    assert remarks == []


@every_layout
@given(data=st.data())
def test_a_wrong_cell_of_requests_is_named(name: str, data: st.DataObject) -> None:
    layout = LAYOUTS[name]
    draft = data.draw(drafts())
    style = data.draw(layout.styles)
    style = replace(style, values=replace(style.values, zero="0"))
    row, column = data.draw(st.sampled_from(sorted(draft.tables["requests"])))
    right = draft.tables["requests"][row, column]
    wrong = data.draw(st.integers(0, 60_000).filter(lambda value: value != right))
    rendering = layout.render(draft.with_cell("requests", row, column, wrong), style)
    errors = [f for f in checked(rendering.text, layout.suffix).findings if f.severity == "error"]
    assert [(f.rule, f.location.row, f.location.column_key) for f in errors] == [
        ("A105", row, column)
    ]
    assert dict(errors[0].values) == {"found": str(wrong), "expected": str(right)}


@every_layout
@given(data=st.data())
def test_a_wrong_cell_of_litigation_is_found(name: str, data: st.DataObject) -> None:
    layout = LAYOUTS[name]
    draft = data.draw(drafts())
    style = data.draw(layout.styles)
    style = replace(style, values=replace(style.values, zero="0"))
    group, column = data.draw(st.sampled_from(sorted(draft.tables["litigation"])))
    right = draft.tables["litigation"][group, column]
    wrong = data.draw(st.integers(0, 900).filter(lambda value: value != right))
    rendering = layout.render(draft.with_cell("litigation", group, column, wrong), style)
    errors = [f for f in checked(rendering.text, layout.suffix).findings if f.severity == "error"]
    assert errors
    assert {(f.location.table, f.location.row) for f in errors} == {("litigation", group)}


@given(st.data())
def test_the_same_draft_has_the_same_findings_in_every_layout(data: st.DataObject) -> None:
    draft = data.draw(drafts())
    row, column = data.draw(st.sampled_from(sorted(draft.tables["requests"])))
    value = draft.tables["requests"][row, column]
    wrong = draft.with_cell("requests", row, column, value + 3)
    prints = set()
    for layout in LAYOUTS.values():
        style = data.draw(layout.styles)
        style = replace(style, values=PLAIN)
        result = checked(layout.render(wrong, style).text, layout.suffix)
        prints.add(tuple(sorted(f.fingerprint for f in result.findings if f.severity == "error")))
    assert len(prints) == 1
