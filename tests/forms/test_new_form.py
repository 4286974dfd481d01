"""The form of the guide "A new form in an hour" works: read, checked, extracted, documented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import api
from reportlint.cli.main import main
from reportlint.model.form import StatutoryForm
from reportlint.rules.builtin import BuiltinRules, load_builtin_rules
from reportlint.ruletests.draft import Draft
from reportlint.ruletests.draft_builder import build_draft
from reportlint.ruletests.rendering import render_docx, render_html, render_markdown, render_text
from tests import data_folder, guides
from tests.forms import pages, values

KEY = "library-service"
FORMATS: dict[str, Callable[[Draft], str | bytes]] = {
    "draft.txt": render_text,
    "bars.txt": lambda draft: render_text(draft, bars=True),
    "draft.md": render_markdown,
    "draft.html": render_html,
    "draft.docx": render_docx,
    "draft.pdf": pages.render_pdf,
}
VALUES: dict[str, values.Cells] = {
    "loans": {
        ("books", "adults"): 820,
        ("books", "children"): 410,
        ("books", "total"): 1230,
        ("journals", "adults"): 95,
        ("journals", "children"): 30,
        ("journals", "total"): 125,
        ("recordings", "adults"): 12,
        ("recordings", "children"): 20,
        ("recordings", "total"): 32,
    },
    "events": {("count", "talks"): 12, ("count", "shows"): 4, ("count", "visitors"): 2600},
}


def guide(language: str) -> str:
    return (guides.ROOT / "docs" / language / "new-form.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltinRules]:
    """The rules and forms with that of the guide, its files as they stand there."""
    with data_folder.copied(tmp_path_factory.mktemp("data")) as folder:
        for name, text in guides.files(guide("en")).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        loaded = load_builtin_rules()
        assert loaded.errors == ()
        yield loaded


@pytest.fixture(scope="module")
def form(known: BuiltinRules) -> StatutoryForm:
    return known.form(KEY)


def write_draft(name: str, form: StatutoryForm, total: int, folder: Path) -> Path:
    """Write a draft whose recordings have this total."""
    cells = VALUES | {"loans": VALUES["loans"] | {("recordings", "total"): total}}
    edition = form.editions[0]
    written = FORMATS[name](build_draft(values.spec(form, edition, cells), form.editions))
    path = folder / name
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    return path


def test_both_guides_show_the_same_files() -> None:
    assert guides.files(guide("zh")) == guides.files(guide("en"))


@pytest.mark.parametrize("name", FORMATS)
def test_a_draft_is_recognised_and_extracted_in_every_format(
    name: str, form: StatutoryForm, tmp_path: Path
) -> None:
    result = api.check(write_draft(name, form, 32, tmp_path))
    assert (result.status, result.document, result.edition) == ("checked", KEY, "2024")
    assert [finding.message for finding in result.findings] == []
    report = api.extract(write_draft(name, form, 32, tmp_path))
    assert [part.key for part in report.parts] == ["account", "figures"]
    found = {table.key: {at: c.value for at, c in table.cells.items()} for table in report.tables}
    assert found == {
        key: {at: Decimal(value) for at, value in cells.items()} for key, cells in VALUES.items()
    }


@pytest.mark.parametrize("name", FORMATS)
def test_a_wrong_total_is_found_at_its_cell(name: str, form: StatutoryForm, tmp_path: Path) -> None:
    (finding,) = api.check(write_draft(name, form, 31, tmp_path)).findings
    place = finding.location
    assert (finding.rule, place.table, place.row) == ("LS-A101", "loans", "recordings")
    assert (place.column_key, place.text) == ("total", "31")


@given(data=st.data())
def test_any_values_are_read_and_any_total_is_judged(
    known: BuiltinRules, form: StatutoryForm, data: st.DataObject
) -> None:
    values.assert_read_and_judged(data, form, form.editions[0], known)


def test_the_account_is_compared_with_the_table(form: StatutoryForm) -> None:
    text = render_text(build_draft(values.spec(form, form.editions[0], VALUES), form.editions))
    own = "本馆全年免费开放，服务不断改进。"
    assert own in text
    assert api.check(text.replace(own, "全年举办讲座12场，参加活动2600人次。")).findings == ()
    (finding,) = api.check(text.replace(own, "本馆全年举办专题讲座21场。")).findings
    assert (finding.rule, finding.location.text) == ("LS-N101", "21场")


def test_other_forms_are_read_as_before(known: BuiltinRules) -> None:
    for other in known.forms:
        edition = other.editions[0]
        spec = values.spec(other, edition, {})
        text = render_text(build_draft(spec, other.editions))
        assert api.check(text).document == other.key


def test_its_rules_have_pages(known: BuiltinRules, tmp_path: Path) -> None:
    assert known.rules.get("LS-A101") is not None
    assert main(["rules", "docs", str(tmp_path), "-q"]) == 0
    for language in ("zh", "en"):
        folder = tmp_path / language / "rules"
        assert "loans-by-readers" in (folder / "LS-A101.md").read_text(encoding="utf-8")
        assert "(LS-N101.md)" in (folder / "README.md").read_text(encoding="utf-8")
        names = (folder / "names.md").read_text(encoding="utf-8")
        assert all(f"`{key}`" in names for key in ("loans", "recordings", "events", "visitors"))
