"""SARIF: valid by the official schema, with everything a platform can make use of."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from reportlint.model.finding import FileResult, SuppressedFinding
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, view


@cache
def validator() -> Draft4Validator:
    path = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
    return Draft4Validator(json.loads(path.read_text(encoding="utf-8")))


def log(results: tuple[FileResult, ...], language: str = "zh") -> Any:
    made = json.loads(render_all("sarif", results, view(language)))
    validator().validate(made)
    return made


def results(*given: FileResult, language: str = "zh") -> list[Any]:
    (run,) = log(given or outcomes(language), language)["runs"]
    found: list[Any] = run["results"]
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_valid(language: str) -> None:
    log(outcomes(language), language)
    log((), language)
    log(outcomes(language)[1:2], language)


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "markdown", "ofd"])
def test_it_is_valid_for_every_format(form: str) -> None:
    found = outcomes("zh")[0]
    place = replace(
        found.findings[0].location, page=3, paragraph=4, table_index=1, cell="r3c2", source_line=7
    )
    finding = replace(found.findings[0], location=place)
    (made,) = results(replace(found, format=form, findings=(finding,)))
    (where,) = made["locations"]
    region = where["physicalLocation"].get("region")
    assert where["properties"]["page"] == 3
    assert where["properties"]["cell"] == "r3c2"
    if form == "markdown":
        assert region["startLine"] == place.line
    else:
        assert region == {"startLine": 7}
        assert where["properties"]["text_line"] == place.line


def test_all_rules_are_told_with_their_help() -> None:
    (run,) = log(outcomes("zh"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["A101", "A105", "N101", "W305", "unreadable"]
    assert rules[1]["help"]["text"] == "核对该单元格的原始数据。"
    assert rules[1]["defaultConfiguration"] == {"level": "error", "enabled": True}
    assert rules[1]["properties"] == {
        "tags": ["表内勾稽"],
        "basis": ["国办公开办函〔2021〕30号 格式", "GB/T 15834—2011"],
    }
    assert rules[3]["help"]["text"] == "重复的词\n不提示：叠词（家家户户）"
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        if "ruleIndex" in result:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_rules_lead_to_their_pages_where_there_are_any() -> None:
    (run,) = log(outcomes("zh"))["runs"]
    assert not any("helpUri" in rule for rule in run["tool"]["driver"]["rules"])
    shown = view("zh", rule_pages="https://example.cn/{language}/rules/{id}.md")
    made = json.loads(render_all("sarif", outcomes("zh"), shown))
    validator().validate(made)
    rules = made["runs"][0]["tool"]["driver"]["rules"]
    assert [rule.get("helpUri") for rule in rules[:2]] == [
        "https://example.cn/zh/rules/A101.md",
        "https://example.cn/zh/rules/A105.md",
    ]


def test_places_are_those_of_the_file_and_of_the_form() -> None:
    found = next(result for result in results() if result["ruleId"] == "A105")
    expected = next(f for f in outcomes("zh")[0].findings if f.rule == "A105")
    (where,) = found["locations"]
    region = where["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (
        expected.location.line,
        expected.location.column,
    )
    assert region["snippet"] == {"text": "3"}
    assert [place["fullyQualifiedName"] for place in where["logicalLocations"]] == [
        "part 3",
        "requests[processed_total, natural_person]",
    ]
    assert len(found["relatedLocations"]) == 4
    assert found["properties"] == {"values": {"found": "3", "expected": "2"}}
    assert found["partialFingerprints"] == {"reportlint/v1": expected.fingerprint}


def test_fixes_are_told_where_lines_are_those_of_the_file() -> None:
    found = next(result for result in results() if result["ruleId"] == "W305")
    (fix,) = found["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert fix["description"] == {"text": "删去一个“的”"}
    assert replacement["insertedContent"] == {"text": "的"}
    region = replacement["deletedRegion"]
    assert region["endColumn"] - region["startColumn"] == 2
    word = replace(outcomes("zh")[0], format="docx")
    assert not any("fixes" in result for result in results(word))


@pytest.mark.parametrize(
    ("source", "kind"),
    [("comment", "inSource"), ("baseline", "external"), ("configuration", "external")],
)
def test_what_is_suppressed_is_told_as_suppressed(source: str, kind: str) -> None:
    found = outcomes("zh")[0]
    first, *others = found.findings
    held = replace(
        found, findings=tuple(others), suppressions=(SuppressedFinding(first, "已核对", source),)
    )
    made = [result for result in results(held) if "suppressions" in result]
    (only,) = made
    assert only["ruleId"] == first.rule
    assert only["suppressions"] == [{"kind": kind, "justification": "已核对"}]


def test_what_cannot_be_read_is_an_error() -> None:
    (only,) = results(outcomes("zh")[2])
    assert (only["ruleId"], only["level"]) == ("unreadable", "error")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/a b.txt", "drafts/a%20b.txt"),
        ("./年报.txt", "%E5%B9%B4%E6%8A%A5.txt"),
        ("/srv/a#1.txt", "/srv/a%231.txt"),
        (r"drafts\2024\a.txt", "drafts/2024/a.txt"),
        (r"C:\drafts\a.txt", "file:///C:/drafts/a.txt"),
    ],
)
def test_paths_become_references(path: str, uri: str) -> None:
    found = results(replace(outcomes("zh")[0], path=path))
    assert {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in found
    } == {uri}


LINKS = "[甲](1) \\[乙\\](sarif:/runs/0) {0} }"


def test_words_of_a_draft_make_no_links_and_no_placeholders() -> None:
    found = outcomes("zh")[0]
    fixed = next(finding for finding in found.findings if finding.fix is not None)
    assert fixed.fix is not None
    said = replace(fixed, message=LINKS, fix=replace(fixed.fix, title=Bilingual(LINKS, LINKS)))
    (made,) = results(replace(found, findings=(said,)))
    (unread,) = results(replace(outcomes("zh")[2], error=LINKS))
    texts = (made["message"], made["fixes"][0]["description"], unread["message"])
    assert {message["text"] for message in texts} == {
        "\\[甲\\](1) \\\\\\[乙\\\\\\](sarif:/runs/0) {{0}} }}"
    }


def test_the_words_of_a_rule_make_no_links() -> None:
    (rule, doc), *_ = view("zh").book()
    assert doc is not None
    said = Bilingual("见[甲](1)", "see [a](1)")
    odd = (replace(rule, title=said), replace(doc, looks_for=said, remedy=said, guard=()))
    made = json.loads(render_all("sarif", (), view("zh", book=lambda: (odd,))))
    told, _ = made["runs"][0]["tool"]["driver"]["rules"]
    for key in ("shortDescription", "fullDescription", "help"):
        assert told[key] == {"text": "见\\[甲\\](1)"}


def test_brackets_that_make_no_link_stand_as_they_are() -> None:
    found = outcomes("zh")[0]
    said = replace(found.findings[0], message="第[3]条 (甲) C:\\年报")
    (made,) = results(replace(found, findings=(said,)))
    assert made["message"]["text"] == said.message
