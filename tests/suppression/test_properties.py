"""Suppressing takes findings away and nothing else; a baseline of a result makes the next clean."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import reportlint
from reportlint.suppression.baseline import Baseline, build_entries, dump, renew
from tests.strategies.drafts import drafts
from tests.strategies.rendering.layouts import LAYOUTS
from tests.suppression.faulty import ignoring, write

_LAYOUT = LAYOUTS["editor"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A draft with a few numbers changed, so that much is wrong with it."""
    draft = draw(drafts("2021"))
    places = draw(st.lists(st.sampled_from(sorted(draft.tables["requests"])), max_size=4))
    for row, column in places:
        draft = draft.with_cell("requests", row, column, draw(st.integers(0, 90)))
    text: str = _LAYOUT.render(draft, draw(_LAYOUT.styles)).text
    return text + draw(st.sampled_from(["", "如有问题，，请联系。。\n", "附：征求意见稿。\n"]))


#: Entries of any width, some of which match nothing.
entries = st.lists(
    st.tuples(
        st.sampled_from(["A", "A105", "A101", "N", "C", "W", "balance", "S2", "P"]),
        st.sampled_from(["", "part: 3", "table: requests", "row: granted", "column: total"]),
    ),
    max_size=4,
)


@settings(max_examples=25)
@given(text=texts(), chosen=entries)
def test_suppressing_only_takes_findings_away(text: str, chosen: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = write(folder, text=text)
        before = reportlint.check(draft)
        lines = [f"- {{rule: {rule}, reason: 已核{', ' * bool(p)}{p}}}\n" for rule, p in chosen]
        ignoring(folder, "".join(lines))
        after = reportlint.check(draft)
    left = [finding for finding in after.findings if finding.rule != "E101"]
    taken = [item.finding for item in after.suppressions]
    assert [f for f in before.findings if f in left] == left
    assert sorted(f.fingerprint for f in (*left, *taken)) == sorted(
        f.fingerprint for f in before.findings
    )
    assert after.suppressed == len(taken)
    assert not {finding.fingerprint for finding in left} & {f.fingerprint for f in taken}


@settings(max_examples=25)
@given(text=texts())
def test_a_baseline_of_a_result_makes_the_next_check_clean(text: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = write(folder, text=text)
        before = reportlint.check(draft)
        assert before.report is not None
        found = build_entries(before.findings, before.report.document.text)
        path = folder / "known.json"
        made = renew(Baseline(str(path)), [(str(draft), found, frozenset(before.checked))])
        path.write_text(dump(made), encoding="utf-8")
        after = reportlint.check(draft, baseline=path)
        # NOTE: an empty line anywhere moves every line below it.
        write(folder, text="\n\n" + text)
        moved = reportlint.check(draft, baseline=path)
    assert after.findings == moved.findings == ()
    assert after.suppressed == moved.suppressed == len(before.findings)
