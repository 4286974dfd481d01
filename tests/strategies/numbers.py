"""Tables whose relations hold by construction, from all zero to large."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from tests.strategies.forms import APPLICANTS, RESULTS, PrintedForm, result_keys
from tests.strategies.model import Cells, Organ

_COLUMNS = tuple(key for key, _ in APPLICANTS)
_SIZES = st.sampled_from([0, 1, 9, 120, 40_000])


@st.composite
def requests(draw: st.DrawFn, form: PrintedForm) -> Cells:
    """Applications: what came in is what went out and what is left, in every column."""
    size = draw(_SIZES)
    counts = st.integers(0, size)
    results = result_keys(form)
    places = st.tuples(st.sampled_from(results), st.sampled_from(_COLUMNS))
    drawn = draw(st.dictionaries(places, counts, max_size=12)) if size else {}
    rows = ("new", "carried_over", *results, "processed_total", "carried_forward")
    cells: dict[tuple[str, str], int] = {(row, column): 0 for row in rows for column in _COLUMNS}
    cells.update(drawn)
    for column in _COLUMNS:
        processed = sum(cells[row, column] for row in results)
        left = draw(st.integers(0, min(size, processed)))
        cells["processed_total", column] = processed
        cells["carried_forward", column] = left
        cells["carried_over", column] = draw(st.integers(0, min(size // 4, processed + left)))
        cells["new", column] = processed + left - cells["carried_over", column]
    for row in rows:
        cells[row, "total"] = sum(cells[row, column] for column in _COLUMNS)
    return cells


@st.composite
def litigation(draw: st.DrawFn, form: PrintedForm) -> Cells:
    """Cases: the four results of each group add up to its total."""
    counts = st.integers(0, draw(st.sampled_from([0, 0, 3, 400])))
    cells: dict[tuple[str, str], int] = {}
    for row in form.litigation:
        for column, _ in RESULTS:
            cells[row.key, column] = draw(counts)
        cells[row.key, "total"] = sum(cells[row.key, column] for column, _ in RESULTS)
    return cells


def proactive(form: PrintedForm, organ: Organ) -> st.SearchStrategy[Cells]:
    """Documents, decisions and fees, as far as an organ of this kind can have them."""
    return _proactive_2021(organ) if form.edition == "2021" else _proactive_2019(organ)


@st.composite
def _proactive_2021(draw: st.DrawFn, organ: Organ) -> Cells:
    cells: dict[tuple[str, str], int | Decimal] = {}
    for row in ("regulations", "normative_documents"):
        # NOTE: only governments of larger cities make 规章 (立法法), see rule C108.
        able = row != "regulations" or organ.kind == "city"
        issued, before, repealed = draw(_stock()) if able else (0, 0, 0)
        cells[row, "issued"] = issued
        cells[row, "repealed"] = repealed
        cells[row, "in_force"] = before + issued - repealed
    counts = st.integers(0, draw(_SIZES) * (50 if organ.kind == "city" else 1))
    for row in ("licensing", "penalties", "coercion"):
        cells[row, "decisions"] = draw(counts)
    cells["fees", "amount"] = draw(_amounts())
    return cells


@st.composite
def _proactive_2019(draw: st.DrawFn, organ: Organ) -> Cells:
    cells: dict[tuple[str, str], int | Decimal] = {}
    for row in ("regulations", "normative_documents"):
        able = row != "regulations" or organ.kind == "city"
        made, before, _ = draw(_stock()) if able else (0, 0, 0)
        cells[row, "made"] = made
        cells[row, "newly_published"] = made
        cells[row, "published_total"] = before + made
    counts = st.integers(0, draw(_SIZES))
    for row in ("licensing", "other_services", "penalties", "coercion"):
        cells[row, "items_last_year"] = draw(counts)
        cells[row, "change"] = draw(st.integers(-3, 5))
        cells[row, "decisions"] = draw(counts)
    cells["fees", "items_last_year"] = draw(st.integers(0, 9))
    cells["fees", "change"] = 0
    cells["procurement", "projects"] = draw(st.integers(0, 40))
    cells["procurement", "procurement_amount"] = draw(_amounts())
    return cells


def _stock() -> st.SearchStrategy[tuple[int, int, int]]:
    """Issued this year, in force before, and repealed of those."""
    return st.tuples(st.integers(0, 12), st.integers(0, 60)).flatmap(
        lambda pair: st.tuples(st.just(pair[0]), st.just(pair[1]), st.integers(0, pair[1]))
    )


def _amounts() -> st.SearchStrategy[int | Decimal]:
    """An amount in 万元: whole or with up to six decimals, none of them a trailing zero."""
    decimals = st.decimals("0.01", "480", places=2) | st.decimals("0.000001", "90", places=6)
    return st.integers(0, 300) | decimals.map(_plain)


def _plain(amount: Decimal) -> Decimal:
    return Decimal(f"{amount:f}".rstrip("0").rstrip("."))
