"""Whole consistent drafts: tables, wording and prose put together."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.strategies import numbers, prose, wording
from tests.strategies.forms import FORMS
from tests.strategies.model import Draft, PartText


@st.composite
def drafts(draw: st.DrawFn, edition: str | None = None) -> Draft:
    """A report without any mistake, of the edition given or of either."""
    edition = edition or draw(st.sampled_from(["2021", "2021", "2021", "2019"]))
    form = FORMS[edition]
    year = draw(st.integers(2021, 2025) if edition == "2021" else st.integers(2019, 2020))
    organ = draw(st.sampled_from(wording.ORGANS))
    requests = draw(numbers.requests(form))
    litigation = draw(numbers.litigation(form))
    texts = (
        draw(prose.overview(requests, year, organ.own)),
        draw(prose.before_table(2, organ.own)),
        draw(prose.before_table(3, organ.own)),
        draw(prose.before_table(4, organ.own, draw(prose.case_claims(litigation)))),
        draw(prose.problems(organ.own)),
        draw(prose.other_matters(organ.own, year)),
    )
    headings = draw(wording.headings())
    after = draw(st.booleans())
    parts = tuple(
        PartText(number, heading, text, after and bool(text))
        for number, (heading, text) in enumerate(zip(headings, texts, strict=True), start=1)
    )
    tables = {
        "proactive": draw(numbers.proactive(form, organ)),
        "requests": requests,
        "litigation": litigation,
    }
    return Draft(
        edition,
        year,
        organ,
        draw(wording.titles(organ, year)),
        draw(wording.fronts(organ, year, edition)),
        parts,
        draw(st.sampled_from([(), (organ.name, f"{year + 1}年1月15日")])),
        tables,
    )
