"""Reads the tests inside rule files, strictly; what a case may say stands with its records."""

from __future__ import annotations

from reportlint.model.rule_test import (
    CASE_KEYS,
    EXPECTED,
    SECTIONS,
    Case,
    CaseMark,
    CaseSuppression,
    DraftSpec,
)
from reportlint.support import node_readers
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.record_reader import READERS, build_reader, read_values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.rule_test import RowValues
    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers
    from reportlint.support.source_errors import Source


def read(source: Source, node: Node | None, form: str, tables: tuple[str, ...]) -> tuple[Case, ...]:
    """Read the ``tests`` of a rule; each needs a passing and a failing case.

    They are about drafts of ``form``, which has ``tables``.
    """
    required_sections = ("pass", "fail")
    sections = node_readers.read_fields(source, node, "tests", SECTIONS, required_sections)
    if sections is None:
        return ()
    cases: list[Case] = []
    for key, value in sections.entries:
        section_cases = [
            _read_case(source, key.text, item, form, tables)
            for item in node_readers.read_items(source, value, key.text)
        ]
        cases += [case for case in section_cases if case is not None]
        if key.text in required_sections and not section_cases:
            source.add_error(key, Message("rules.test_case_reader.missing_case", key=key.text))
    return tuple(cases)


def _read_case(
    source: Source, section: str, node: Node, form: str, tables: tuple[str, ...]
) -> Case | None:
    what = Message("rules.test_case_reader.case")
    case = node_readers.read_fields(source, node, what, (*CASE_KEYS, *tables))
    if case is None:
        return None
    for name in EXPECTED if section not in ("fail", "todo") else ():
        key = case.key(name)
        if key is not None:
            source.add_error(
                key, Message("rules.test_case_reader.key_not_allowed", name=name, section=section)
            )
    return Case(
        section=section,
        line=case.line,
        draft_spec=DraftSpec(
            **read_values(source, case, DraftSpec, _READERS),
            parts=dict(_parts(source, case)),
            form=form,
            tables=dict(_tables(source, case, tables)),
            unreadable=tuple(name for name in tables if _is_unreadable(case.get(name))),
        ),
        **read_values(source, case, Case, _READERS),
    )


def _texts(source: Source, node: Node | None, what: str | LocalizedText) -> tuple[str, ...]:
    """Take one text or a list of them; "" is none."""
    if isinstance(node, Sequence):
        return node_readers.read_texts(source, node, what)
    text = node_readers.read_text(source, node, what)
    return (text,) if text else ()


def _parts(source: Source, case: Mapping) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = case.get("text")
    if text is not None:
        part = node_readers.read_integer(source, case.get("part"), "part")
        yield part or 1, _texts(source, text, "text")
    elif case.key("part") is not None:
        source.add_error(case, Message("rules.test_case_reader.part_without_text"))
    parts = case.get("parts")
    mapping = None if parts is None else node_readers.read_mapping(source, parts, "parts")
    for key, value in mapping.entries if mapping else ():
        what = Message("rules.test_case_reader.part_number")
        number = node_readers.read_integer(source, key, what)
        if number is not None:
            what = Message("rules.test_case_reader.numbered_part", number=number)
            yield number, _texts(source, value, what)


def _is_unreadable(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.text == "unreadable"


def _tables(
    source: Source, case: Mapping, tables: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, RowValues]]]:
    for name in tables:
        node = case.get(name)
        if node is None or _is_unreadable(node):
            continue
        table = node_readers.read_mapping(source, node, name)
        entries = table.entries if table else ()
        yield name, {row.text: _row(source, row.text, value) for row, value in entries}


def _row(source: Source, name: str, node: Node) -> RowValues:
    if isinstance(node, Sequence):
        return tuple(_raw(source, item) for item in node.items)
    row = node_readers.read_mapping(source, node, name)
    return {key.text: _raw(source, value) for key, value in row.entries} if row else {}


def _raw(source: Source, node: Node) -> str:
    """Take a cell as written: numbers keep their digits."""
    if isinstance(node, Scalar):
        return node.text
    source.add_error(node, Message("rules.test_case_reader.invalid_cell"))
    return ""


def _swap(source: Source, node: Node, what: str) -> tuple[str, ...] | None:
    pair = node_readers.read_texts(source, node, what)
    if len(pair) == 2:
        return pair
    source.add_error(node, Message("rules.test_case_reader.swap_needs_pairs"))
    return None


_READERS: Readers = {
    **READERS,
    "Texts": _texts,
    "tuple[str, str]": _swap,
    "CaseMark": build_reader(CaseMark, Message("rules.test_case_reader.mark")),
    "CaseSuppression": build_reader(CaseSuppression, Message("rules.test_case_reader.suppression")),
}
