"""Baselines: what is known is not told again, whatever else changes in the draft or its format."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportlint
from reportlint.cli.main import main
from reportlint.engine.finding_builder import MOST
from reportlint.suppression.baseline import Baseline, dump, load, relative_name, renew
from tests.formats import word
from tests.formats.paper import paper_of
from tests.suppression.faulty import RULES, TEXT, rules, write

NAME = "reportlint-baseline.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a draft and its baseline, and make it the current one."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path)
    assert main(["check", "draft.txt", "--write-baseline", "--quiet"]) == 0
    return tmp_path


def checked(path: str = "draft.txt", baseline: str = NAME) -> reportlint.FileResult:
    return reportlint.check(path, baseline=baseline)


@pytest.mark.usefixtures("folder")
def test_what_is_written_makes_the_next_check_clean() -> None:
    assert main(["check", "draft.txt"]) == 1
    assert main(["check", "draft.txt", "--baseline", NAME]) == 0
    result = checked()
    assert result.findings == ()
    assert [item.finding.rule for item in result.suppressions] == list(RULES)
    assert {item.source for item in result.suppressions} == {"baseline"}


def test_a_baseline_is_sorted_json_with_paths_and_fingerprints(folder: Path) -> None:
    found = reportlint.check("draft.txt").findings
    text = (folder / NAME).read_text(encoding="utf-8")
    pairs = sorted((finding.rule, finding.fingerprint) for finding in found)
    content = json.loads(text)
    assert content["schema"] == "reportlint-baseline/1"
    entries = content["files"]["draft.txt"]
    assert [(entry["rule"], entry["fingerprint"]) for entry in entries] == pairs
    # NOTE: a cell is told by its place; a few words by a digest of those around them, too.
    contexts = {entry["rule"]: entry.get("context") for entry in entries}
    assert contexts["A105"] is None
    assert re.fullmatch("[0-9a-f]{8}-[0-9a-f]{8}", contexts["W304"])
    before = (folder / NAME).read_bytes()
    assert main(["check", "draft.txt", "--write-baseline", "--quiet"]) == 0
    assert (folder / NAME).read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["draft.txt", NAME]


def test_only_what_is_new_is_told(folder: Path) -> None:
    write(folder, text=TEXT.replace("未收取信息处理费。", "未收取信息处理费。。"))
    result = checked()
    assert [finding.location.part for finding in result.findings] == [6]
    assert result.suppressed == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n一、总体情况\n", "\n\n\n一、总体情况\n"),
        ("举办业务培训2场", "举办业务培训3场"),
        ("（三）政府信息管理情况", "（三）信息管理情况"),
        ("六、其他需要报告的事项", "六、其他需要报告的事项\n本局无其他情况。"),
    ],
)
def test_an_edit_elsewhere_leaves_the_rest_known(old: str, new: str, folder: Path) -> None:
    assert old in TEXT
    write(folder, text=TEXT.replace(old, new))
    result = checked()
    assert not {"A105", "N101", "W304"} & set(rules(result))
    assert result.suppressed == 3


def test_what_was_put_right_is_counted_in_one_finding(folder: Path) -> None:
    write(folder, text=TEXT.replace("28件", "18件").replace("，，", "，"))
    result = checked()
    assert rules(result) == ["E101"]
    assert result.findings[0].severity == "warning"
    assert result.findings[0].message.startswith("基线中有 2 条问题已不再出现")
    assert main(["check", "draft.txt", "--write-baseline", "--quiet"]) == 0
    assert checked().findings == ()
    assert [rule for rule, *_ in load(NAME).files["draft.txt"]] == ["A105"]


HOLE = "××"
ONE = "六、其他需要报告的事项\n"
#: How a placeholder in the first part of a draft moves, and what is new and gone then.
MOVES = [
    ("stays", "我局的{}由专人负责。", "我局的{}由专人负责。", 0, 0),
    ("moves down", "我局的{}由专人负责。", "另行说明。\n我局的{}由专人负责。", 0, 0),
    ("an edit before it", "我局的{}由专人负责。", "本年度的{}由专人负责。", 0, 0),
    ("an edit behind it", "我局的{}由专人负责。", "我局的{}由办公室负责。", 0, 0),
    ("a second one behind", "我局的{}由专人负责。", "我局的{}由专人负责。电话{}照旧。", 1, 0),
    ("a second one before", "我局的{}由专人负责。", "电话{}照旧。我局的{}由专人负责。", 1, 0),
    ("another instead", "我局的{}由专人负责。", "我局的信箱由专人负责，电话{}照旧。", 1, 1),
    ("one of two goes", "邮箱{}照旧，我局的{}由专人负责。", "我局的{}由专人负责。", 0, 1),
    ("the same twice", "邮箱{}照旧。\n邮箱{}照旧。", "邮箱{}照旧。\n邮箱{}照旧。", 0, 0),
    ("the same once more", "邮箱{}照旧。\n邮箱{}照旧。", "邮箱{}照旧。\n" * 3, 1, 0),
    ("a sentence of its own", "电话{}。", "邮编{}。", 1, 1),
    ("they change places", "邮箱{}照旧。我局的{}另定。", "我局的{}另定。邮箱{}照旧。", 0, 0),
]


@pytest.mark.parametrize(("before", "after", "new", "gone"), [m[1:] for m in MOVES])
def test_a_placeholder_elsewhere_is_new_and_one_that_moved_is_not(
    before: str, after: str, new: int, gone: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ONE in TEXT
    first, second = (
        TEXT.replace(ONE, f"{ONE}{words.replace('{}', HOLE)}\n") for words in (before, after)
    )
    write(tmp_path, text=first)
    assert rules(reportlint.check("draft.txt")).count("W101") == before.count("{}")
    assert main(["check", "draft.txt", "--write-baseline", "-q"]) == 0
    write(tmp_path, text=second)
    found = [(one.rule, one.location.text) for one in checked().findings]
    assert found.count(("W101", HOLE)) == new
    told = [one.message for one in checked().findings if one.rule == "E101"]
    assert len(told) == bool(gone)
    assert all(message.startswith(f"基线中有 {gone} 条") for message in told)
    assert len(found) == new + bool(gone)


def test_an_edit_before_the_first_finding_that_is_not_listed_makes_none_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    holes = "".join(f"第{number}项为{HOLE}，由专人负责。\n" for number in range(1, MOST + 3))
    write(tmp_path, text=TEXT.replace(ONE, ONE + holes))
    assert [one.values.get("more") for one in reportlint.check("draft.txt").findings].count(
        "2"
    ) == 1
    assert main(["check", "draft.txt", "--write-baseline", "-q"]) == 0
    edited = holes.replace(f"第{MOST + 1}项为", "另外的一项为")
    write(tmp_path, text=TEXT.replace(ONE, ONE + edited))
    assert checked().findings == ()


def test_a_baseline_of_an_earlier_version_holds(folder: Path) -> None:
    content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    for entry in content["files"]["draft.txt"]:
        entry.pop("context", None)
    (folder / NAME).write_text(json.dumps(content), encoding="utf-8")
    assert checked().findings == ()
    assert checked().suppressed == 3


@pytest.mark.usefixtures("folder")
def test_what_did_not_run_is_not_called_gone() -> None:
    assert reportlint.check("draft.txt", select=["A", "E"], baseline=NAME).findings == ()


def test_a_change_of_format_leaves_the_findings_known(folder: Path) -> None:
    (folder / "draft.docx").write_bytes(word.word(paper_of(folder / "draft.txt")))
    (folder / "draft.txt").unlink()
    assert rules(reportlint.check("draft.docx")) == list(RULES)
    assert checked("draft.docx").findings == ()


def test_another_draft_of_the_same_findings_is_not_known(folder: Path) -> None:
    write(folder, "other.txt")
    assert rules(checked("other.txt")) == list(RULES)


def test_a_baseline_holds_in_another_checkout_and_from_another_folder(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "checkout"
    shutil.copytree(folder, elsewhere)
    monkeypatch.chdir(elsewhere.parent)
    assert checked("checkout/draft.txt", f"checkout/{NAME}").findings == ()
    assert checked(str(elsewhere / "draft.txt"), f"checkout/{NAME}").findings == ()


def test_a_baseline_may_lie_beside_a_folder_of_drafts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drafts" / "2024").mkdir(parents=True)
    write(tmp_path / "drafts" / "2024")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "drafts", "--baseline", "known.json", "--write-baseline", "-q"]) == 0
    assert list(load("known.json").files) == ["drafts/2024/draft.txt"]
    assert main(["check", "drafts", "--baseline", "known.json", "-q"]) == 0


def test_writing_keeps_what_this_run_was_not_about(folder: Path) -> None:
    write(folder, "other.txt", TEXT.replace("28件", "18件"))
    assert main(["check", "other.txt", "--write-baseline", "-q"]) == 0
    assert set(load(NAME).files) == {"draft.txt", "other.txt"}
    assert main(["check", "draft.txt", "--select", "A", "--write-baseline", "-q"]) == 0
    assert {rule for rule, *_ in load(NAME).files["draft.txt"]} == set(RULES)
    (folder / "draft.txt").unlink()
    assert main(["check", "other.txt", "--write-baseline", "-q"]) == 0
    assert set(load(NAME).files) == {"other.txt"}


def test_findings_with_a_reason_stay_out_of_the_baseline(folder: Path) -> None:
    entry = "- {rule: A105, reason: 待更正}\n"
    (folder / ".reportlint-ignore.yaml").write_text(entry, encoding="utf-8")
    assert main(["check", "draft.txt", "--write-baseline", "-q"]) == 0
    assert {rule for rule, *_ in load(NAME).files["draft.txt"]} == {"N101", "W304"}
    assert {item.source for item in checked().suppressions} == {"ignore-file", "baseline"}


FILES = '{"schema": "reportlint-baseline/1", "files": {"a": [%s]}}'
#: What is no baseline, and what is said.
BROKEN = [
    ("", "第 1 行第 1 列不是 JSON"),
    ("{", "第 1 行第 2 列不是 JSON"),
    ("{}", "缺少“reportlint-baseline/1”"),
    ("[]", "缺少“reportlint-baseline/1”"),
    ('{"schema": "reportlint-check/1", "files": []}', "缺少“reportlint-baseline/1”"),
    ('{"schema": "reportlint-baseline/2", "files": {}}', "这个程序只认 reportlint-baseline/1"),
    ('{"schema": "reportlint-baseline/1"}', "缺少“files”"),
    ('{"schema": "reportlint-baseline/1", "files": {"a": {}}}', "“a”下的条目写法不对"),
    ('{"schema": "reportlint-baseline/1", "files": {"a": [1]}}', "“a”下的条目写法不对"),
    ('{"schema": "reportlint-baseline/1", "files": {"a": [{"rule": "A"}]}}', "“a”下的条目写法不对"),
    (FILES % '{"rule": "A", "fingerprint": "1", "context": 1}', "“a”下的条目写法不对"),
    ("[" * 100_000, "不是 JSON"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "told"), BROKEN, ids=[told for _, told in BROKEN])
def test_a_file_that_is_no_baseline_is_refused_and_never_written_over(
    content: str, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "other.json").write_text(content, encoding="utf-8")
    for more in ([], ["--write-baseline"]):
        assert main(["check", "draft.txt", "--baseline", "other.json", *more]) == 2
        streams = capsys.readouterr()
        assert streams.out == ""
        assert streams.err.startswith("reportlint: other.json 不是 reportlint 的基线：")
        assert told in streams.err
        assert (folder / "other.json").read_text(encoding="utf-8") == content


@settings(max_examples=50)
@given(
    st.binary()
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.just("reportlint-baseline/1"),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["schema", "files", "rule", "fingerprint", "a.txt"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=8,
    ).map(lambda value: json.dumps(value).encode())
)
def test_whatever_a_file_holds_is_a_baseline_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "known.json"
        path.write_bytes(content)
        try:
            loaded = load(str(path))
        except reportlint.UsageError:
            return
        assert dump(loaded).startswith("{")


@pytest.mark.usefixtures("folder")
def test_a_missing_baseline_is_an_error_that_says_how_to_make_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "draft.txt", "--baseline", "none.json"]) == 2
    assert "没有基线文件 none.json\n  先用 --write-baseline 生成" in capsys.readouterr().err
    with pytest.raises(reportlint.UsageError, match=r"none\.json"):
        checked(baseline="none.json")


def test_a_folder_is_no_baseline(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "known").mkdir()
    assert main(["check", "draft.txt", "--baseline", "known", "--write-baseline"]) == 2
    assert "无法读取基线 known" in capsys.readouterr().err


def test_what_hides_findings_keeps_the_baseline_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / NAME).read_bytes()
    (folder / ".reportlint-ignore.yaml").write_text("- {rule: Z9, reason: x}\n", encoding="utf-8")
    assert main(["check", "draft.txt", "--write-baseline"]) == 2
    assert "没有写入基线" in capsys.readouterr().err
    assert (folder / NAME).read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_writing_says_how_much(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "draft.txt", "--write-baseline"]) == 0
    streams = capsys.readouterr()
    assert streams.err == f"已写入基线 {NAME}：3 条问题\n"
    assert "3 个问题已抑制" in streams.out
    assert main(["check", "draft.txt", "--write-baseline", "--lang", "en"]) == 0
    assert capsys.readouterr().err == f"baseline written: {NAME} (3 findings)\n"


def test_a_file_that_cannot_be_read_keeps_what_was_known_of_it(folder: Path) -> None:
    (folder / "draft.txt").write_bytes(b"")
    assert main(["check", "draft.txt", "--write-baseline", "-q"]) == 2
    assert {rule for rule, *_ in load(NAME).files["draft.txt"]} == set(RULES)


def test_names_are_relative_with_slashes(tmp_path: Path) -> None:
    baseline = str(tmp_path / "sub" / NAME)
    assert relative_name(baseline, str(tmp_path / "sub" / "a" / "报告.txt")) == "a/报告.txt"
    assert relative_name(baseline, str(tmp_path / "b.txt")) == "../b.txt"


def test_findings_of_the_same_kind_are_told_apart(tmp_path: Path) -> None:
    path = str(tmp_path / NAME)
    found = (("W304", "1", "a-b"), ("W304", "2", ""))
    made = renew(Baseline(path), [("a.txt", found, frozenset({"W304"}))])
    (tmp_path / NAME).write_text(dump(made), encoding="utf-8")
    assert load(path).find_entries(os.path.relpath("a.txt")) == found
