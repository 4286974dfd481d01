"""Every form's folder works as it stands: drafts made of its YAML are read, judged, and clean."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import api
from reportlint.engine.evaluation import evaluate
from reportlint.model.form import Form, StatutoryForm
from reportlint.model.problem import build_context
from reportlint.model.report import Report
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.rendering import render_docx, render_html, render_markdown, render_text
from reportlint.ruletests.skeleton import build_skeleton
from tests.forms import values

KNOWN = load_builtin_rules()
#: The forms whose relations are all sums of their own: values that hold them are made here.
OTHERS = KNOWN.forms[1:]
EDITIONS = [
    pytest.param(form, edition, id=f"{form.key}-{edition.edition}")
    for form in KNOWN.forms
    for edition in form.editions
]
TABLES = [
    pytest.param(form, edition, id=f"{form.key}-{edition.edition}")
    for form in OTHERS
    for edition in form.editions
    if edition.tables
]


def messages(report: Report) -> list[str]:
    """Return what the rules that are on say of a draft."""
    rules = [rule for rule in KNOWN.rules if rule.default]
    outcome = evaluate(report, rules, build_context(report, KNOWN.forms, None))
    assert outcome.notes.rule_errors == ()
    return [finding.message for finding in outcome.findings]


@pytest.mark.parametrize(("form", "edition"), EDITIONS)
def test_the_sample_draft_is_read_by_its_form_in_every_format(
    form: StatutoryForm, edition: Form, tmp_path: Path
) -> None:
    draft = build_skeleton(edition, values.year_of(edition))
    formats = {
        "draft.txt": render_text(draft).encode(),
        "bars.txt": render_text(draft, bars=True).encode(),
        "draft.md": render_markdown(draft).encode(),
        "draft.html": render_html(draft).encode(),
        "draft.docx": render_docx(draft),
    }
    for name, data in formats.items():
        path = tmp_path / name
        path.write_bytes(data)
        result = api.check(path)
        assert result.report is not None
        assert (result.document, result.edition) == (form.key, edition.edition), name
        assert [part.number for part in result.report.parts] == [p.number for p in edition.parts]
        assert [table.key for table in result.report.tables] == [t.key for t in edition.tables]
        cells = [cell for table in result.report.tables for cell in table.cells.values()]
        assert {(cell.value, cell.certain) for cell in cells} <= {(0, True)}
        assert [finding.message for finding in result.findings] == [], name


@pytest.mark.parametrize(("form", "edition"), TABLES)
@given(data=st.data())
def test_values_are_read_in_every_layout_and_a_wrong_total_is_found_at_its_cell(
    form: StatutoryForm, edition: Form, data: st.DataObject
) -> None:
    values.assert_read_and_judged(data, form, edition, KNOWN)


def test_a_draft_without_a_title_is_told_by_its_tables() -> None:
    form = OTHERS[0]
    text = render_text(build_skeleton(form.editions[0], 2023))
    _, _, rest = text.partition("\n")
    assert api.extract(rest).form == form.key


def test_drafts_of_several_forms_are_checked_side_by_side() -> None:
    found = {}
    for form in KNOWN.forms:
        text = render_text(build_skeleton(form.editions[0], values.year_of(form.editions[0])))
        found[form.key] = api.check(text).document
    assert found == {form.key: form.key for form in KNOWN.forms}


def test_rules_of_one_form_say_nothing_of_drafts_of_another() -> None:
    first, second = KNOWN.forms[0], KNOWN.forms[1]
    text = render_text(build_skeleton(second.editions[0], 2023))
    report = api.extract(text)
    own = {rule.id for rule in KNOWN.rules if rule.forms == (first.key,)}
    context = build_context(report, KNOWN.forms, None)
    outcome = evaluate(report, KNOWN.rules, context)
    assert not own & set(outcome.check_counts)
    assert messages(report) == []
