"""Rule packs: what they change, for which drafts, in which order, and what is wrong with them."""

from __future__ import annotations

import sys
from itertools import permutations
from pathlib import Path

import pytest

import reportlint
from reportlint.config import project as projects
from reportlint.config.draft_config import resolve_draft_config
from reportlint.config.model import ConfigError, Project
from reportlint.model.finding import Finding
from reportlint.model.rule import RuleSet
from reportlint.rules.layers import Layer
from reportlint.rules.pack import Applicability
from reportlint.rules.selection import match_rules
from reportlint.support.localized_text import Bilingual
from tests.corpus import CLEAN
from tests.rules.packs import HEAD, cats
from tests.texts import in_both


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, as in a process that has seen nothing yet."""
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    projects.clear_cache()
    return work


def pack(name: str, text: str = "", rules: str = "", identity: str = "") -> None:
    """Write a pack into a folder of its own."""
    top = Path(name)
    (top / "rules").mkdir(parents=True, exist_ok=True)
    head = HEAD.format(id=identity or top.name)
    (top / "pack.yaml").write_text(head + text, encoding="utf-8")
    if rules:
        (top / "rules" / "own.yaml").write_text(rules, encoding="utf-8")


def project(*packs: str, more: str = "") -> Project:
    listed = ", ".join(f'"{name}"' for name in packs)
    Path("reportlint.toml").write_text(f"packs = [{listed}]\n{more}", encoding="utf-8")
    projects.clear_cache()
    return projects.load_project("reportlint.toml")


def faults(*packs: str) -> list[str]:
    """Return what is wrong with packs, in English, without the lines that are quoted."""
    return [str(fault).splitlines()[0] for fault in project(*packs).source_errors]


def settled(
    made: Project,
    organ: str | None = None,
    year: int | None = None,
    path: str = "draft.txt",
) -> RuleSet:
    stands = resolve_draft_config(path, made, None)
    return stands.resolve_rules(Layer("command-line"), stands.find_packs(organ, year))


def deadline(rules: RuleSet) -> object:
    rule = rules.get("X101")
    return rule and rule.values[0]


def test_a_pack_changes_severity_parameters_and_messages() -> None:
    pack(
        "west",
        "overrides:\n"
        "  P101: {severity: info, reason: 未作要求}\n"
        "  deadline-department: {with: {deadline: 01-20}, message: {zh: '晚于{deadline}', en: "
        "'after {deadline}'}, reason: {zh: 通知, en: notice}}\n",
    )
    made = project("west")
    assert made.source_errors == ()
    rules = settled(made)
    late, period = rules.get("X101"), rules.get("P101")
    assert late is not None
    assert period is not None
    assert late.values == ("01-20", "03-31")
    assert late.messages[""].zh == "晚于{deadline}"
    assert (period.severity, late.severity) == ("info", "warning")


def test_a_pack_brings_rules_under_its_prefix() -> None:
    pack("west", "prefix: WE\nrules: [rules/*.yaml]\n", cats("WE-F101"))
    rules = settled(project("west"))
    assert match_rules(rules, "WE-") == ("WE-F101",)
    assert rules.get("no-cats") is not None
    assert projects.load_docs("reportlint.toml")["WE-F101"].path == "west/rules/own.yaml"


def test_a_pack_above_another_wins_whatever_the_order() -> None:
    pack("base", "overrides: {X101: {with: {deadline: 01-25}, reason: 省}}\n")
    pack(
        "city",
        "extends: [built-in, ../base]\noverrides: {X101: {with: {deadline: 01-20}, reason: 市}}\n",
    )
    for order in (("base", "city"), ("city", "base"), ("city",)):
        made = project(*order)
        assert made.source_errors == ()
        assert [one.id for one in made.packs] == ["base", "city"]
        assert deadline(settled(made)) == "01-20"


def test_the_project_wins_over_packs_and_a_path_over_the_project() -> None:
    pack("west", "overrides: {X101: {with: {deadline: 01-20}, severity: info, reason: 省}}\n")
    more = (
        "[parameters.X101]\ndeadline = '01-25'\n"
        "[[per-path]]\npaths = ['town']\nseverities = {X101 = 'error'}\n"
        "parameters = {X101 = {deadline = '01-28'}}\n"
    )
    made = project("west", more=more)
    assert deadline(settled(made)) == "01-25"
    town = settled(made, path="town/a.txt")
    assert deadline(town) == "01-28"
    assert [rule.severity for rule in (settled(made).get("X101"), town.get("X101")) if rule] == [
        "info",
        "error",
    ]


@pytest.mark.parametrize(
    ("applies", "region", "organ", "year", "fits"),
    [
        ("region: '44*'", "440100", None, None, True),
        ("region: '44*'", "450100", None, None, False),
        ("region: '44*'", None, None, None, True),
        ("region: '440100'", "440100", None, None, True),
        ("region: '440100'", "440101", None, None, False),
        ("organs: [township]", None, "township", None, True),
        ("organs: [township]", None, "department", None, False),
        ("organs: [township]", None, None, None, True),
        ("years: 2024-", None, None, 2024, True),
        ("years: 2024-", None, None, 2023, False),
        ("years: -2024", None, None, 2025, False),
        ("years: 2022-2024", None, None, 2023, True),
        ("years: 2024", None, None, 2023, False),
        ("years: 2024", None, None, None, True),
    ],
)
def test_a_pack_applies_to_the_reports_it_says(
    applies: str, region: str | None, organ: str | None, year: int | None, *, fits: bool
) -> None:
    pack(
        "west",
        f"prefix: WE\nrules: [rules/*.yaml]\napplies: {{{applies}}}\n"
        "overrides: {P101: {severity: info, reason: 省}}\n",
        cats("WE-F101"),
    )
    made = project("west", more=f"region = '{region}'\n" if region else "")
    assert made.source_errors == ()
    rules = settled(made, organ, year)
    period = rules.get("P101")
    assert period is not None
    assert (rules.get("WE-F101") is not None, period.severity == "info") == (fits, fits)


def test_packs_that_touch_different_things_may_stand_in_any_order() -> None:
    pack(
        "a",
        "prefix: AA\nrules: [rules/*.yaml]\n"
        "overrides: {X101: {with: {deadline: 01-20}, reason: 甲}}\n",
        cats("AA-F101"),
    )
    pack(
        "b",
        "overrides:\n  X101: {with: {otherwise: 03-20}, reason: 乙}\n"
        "  P101: {severity: info, reason: 乙}\n",
    )
    pack(
        "c",
        "overrides: {X101: {severity: error, reason: 丙}, P101: {severity: info, reason: 丙}}\n",
    )
    found = []
    for order in permutations("abc"):
        made = project(*order)
        assert made.source_errors == ()
        found.append(settled(made))
    assert all(rules == found[0] for rules in found)
    late = found[0].get("X101")
    assert late is not None
    assert (late.values, late.severity) == (("01-20", "03-20"), "error")


def test_what_two_packs_set_differently_is_a_fault_unless_one_extends_the_other() -> None:
    pack("a", "overrides: {X101: {with: {deadline: 01-20}, reason: 甲}}\n")
    pack("b", "overrides: {X101: {with: {deadline: 01-25}, reason: 乙}}\n")
    (told,) = faults("a", "b")
    assert told == (
        "b/pack.yaml:5:27: deadline of X101 is set otherwise by pack a (a/pack.yaml:5): "
        "let one extend the other"
    )
    pack(
        "a", "applies: {region: '44*'}\noverrides: {X101: {with: {deadline: 01-20}, reason: 甲}}\n"
    )
    pack(
        "b", "applies: {region: '45*'}\noverrides: {X101: {with: {deadline: 01-25}, reason: 乙}}\n"
    )
    assert faults("a", "b") == []


def test_rules_of_a_pack_may_yield_to_others() -> None:
    rule = cats("WE-F101") + "  yields-to: [S207, R1]\n"
    pack("west", "prefix: WE\nrules: [rules/*.yaml]\n", rule)
    made = project("west")
    assert made.source_errors == ()
    assert ("S207", "place") in made.own[0].yields_to


OVERRIDE = "overrides:\n  X101: {%s}\n"
#: What stands below the head of a manifest, where the fault is, what is told in either language.
BROKEN: list[tuple[str, str, str, str]] = [
    ("tilte: x\n", "5:1", "没有“tilte”这个键", 'unknown key "tilte", did you mean "title"?'),
    ("extends: built-in\n", "5:10", "extends 应是列表", "extends must be a list"),
    ("extends: [nowhere]\n", "5:11", "没有规则包“nowhere”", 'no pack "nowhere"'),
    ("extends: [../p]\n", "5:11", "规则包互相扩展", "packs extend each other"),
    ("requires: '>=9'\n", "5:12", "规则包要求 reportlint >=9", "the pack requires reportlint >=9"),
    ("requires: '~1'\n", "5:12", "应写成 >=0.1,<1 这样", "is written like >=0.1,<1"),
    ("prefix: sp\n", "5:9", "应写成 GD 这样", "write it like GD"),
    ("rules: [rules/*.yaml]\n", "1:1", "要有“prefix”", 'give them a "prefix"'),
    ("prefix: SP\nrules: [none/*.yaml]\n", "6:9", "没有文件符合", "no file matches"),
    ("prefix: SP\nrules: [../x.yaml]\n", "6:9", "在规则包之外", "lies outside the pack"),
    ("applies: {region: 44}\n", "5:19", "region 应是文字", "region must be text"),
    ("applies: {region: 粤}\n", "5:19", "应写成 44* 这样", "write it like 44*"),
    ("applies: {organs: [office]}\n", "5:20", "organs 只能是", "organs must be one of"),
    ("applies: {years: 24-}\n", "5:18", "years 应写成", "years is written like"),
    ("applies: {years: 2025-2024}\n", "5:18", "years 应写成", "years is written like"),
    ("overrides: [X101]\n", "5:12", "overrides 应写成", "overrides must be a mapping"),
    ("overrides: {X101: info}\n", "5:19", "X101 应写成", "X101 must be a mapping"),
    ("overrides: {X9: {severity: info, reason: r}}\n", "5:13", "没有规则“X9”", 'no rule "X9"'),
    ("overrides: {X: {severity: info, reason: r}}\n", "5:13", "不止一条规则", "more than one rule"),
    (OVERRIDE % "severity: info", "6:3", "要写明“reason”", 'without a "reason"'),
    (OVERRIDE % "severity: info, reason: ''", "6:35", "要写明“reason”", 'without a "reason"'),
    (OVERRIDE % "reason: r", "6:3", "没有改什么", "nothing of X101 is changed"),
    (OVERRIDE % "severity: eror, reason: r", "6:20", "是不是“error”", 'did you mean "error"?'),
    (
        OVERRIDE % "check: mentions, reason: r",
        "6:10",
        "不能改“check”",
        '"check" cannot be overridden',
    ),
    (OVERRIDE % "id: X999, reason: r", "6:10", "不能改“id”", '"id" cannot be overridden'),
    (OVERRIDE % "basis: [], reason: r", "6:10", "不能改“basis”", '"basis" cannot be overridden'),
    (OVERRIDE % "sevrity: info, reason: r", "6:10", "是不是“severity”", 'did you mean "severity"?'),
    (
        OVERRIDE % "with: {deadlin: 01-20}, reason: r",
        "6:17",
        "没有参数“deadlin”",
        'no parameter "deadlin", did you mean "deadline"?',
    ),
    (OVERRIDE % "with: {deadline: 02-30}, reason: r", "6:27", "这样（月-日）", "a month and a day"),
    (OVERRIDE % "message: {zh: 晚}, reason: r", "6:19", "缺少“en”", 'lacks "en"'),
    (
        OVERRIDE % "message: {zh: '{dat}', en: '{date}'}, reason: r",
        "6:26",
        "没有可填入“{dat}”的内容",
        'nothing provides "{dat}", did you mean "date"?',
    ),
    (
        "overrides:\n  A101: {message: {zh: '{inn}', en: '{in}'}, reason: r}\n",
        "6:26",
        "没有可填入“{inn}”的内容",
        'nothing provides "{inn}", did you mean "in"?',
    ),
    (
        "overrides:\n  A101: {with: {blank: zero}, reason: r}\n",
        "6:16",
        "没有可以调整的参数",
        "no parameters to change",
    ),
]


@pytest.mark.parametrize(("text", "place", "zh", "en"), BROKEN)
def test_a_broken_manifest_is_told_where_it_is_broken(
    text: str, place: str, zh: str, en: str
) -> None:
    pack("p", text, cats("SP-F101"))
    found = project("p").source_errors
    assert len(found) == 1
    for language, words in (("zh", zh), ("en", en)):
        head = found[0][language].splitlines()[0]
        assert head.startswith(f"p/pack.yaml:{place}: ")
        assert words in head


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("format: 1", "format: 2", "p/pack.yaml:1:9: unknown format 2: this reportlint knows 1"),
        ("format: 1\n", "", 'p/pack.yaml:1:1: a pack lacks "format"'),
        ("id: p", "id: Pack", 'p/pack.yaml:2:5: id "Pack": write it like guangdong'),
        ("version: 1.0.0", "version: v1", 'p/pack.yaml:3:10: version "v1": write it like 1.2.0'),
        (", en: pack", "", 'p/pack.yaml:4:8: title lacks "en"'),
    ],
)
def test_a_pack_that_does_not_say_what_it_is_is_not_used(old: str, new: str, told: str) -> None:
    pack("p", "overrides: {P101: {severity: info, reason: r}}\n")
    path = Path("p/pack.yaml")
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert faults("p") == [told]
    assert project("p").packs == ()


def test_everything_is_told_at_once_and_what_is_sound_is_used() -> None:
    pack(
        "p",
        "prefix: SP\nrules: [rules/*.yaml]\noverrides:\n"
        "  X101: {with: {deadline: soon}, severity: info, reason: r}\n"
        "  P101: {severity: info, reason: r}\n"
        "  X9: {severity: info, reason: r}\n",
        cats("SP-F101") + cats("SP-F102", "no-dogs").replace("forbids", "forbid"),
    )
    made = project("p")
    assert sorted((fault.path, fault.line) for fault in made.source_errors) == [
        ("p/pack.yaml", 8),
        ("p/pack.yaml", 10),
        ("p/rules/own.yaml", 15),
    ]
    rules = settled(made)
    assert deadline(rules) == "01-31"
    assert match_rules(rules, "SP-") == ("SP-F101",)
    assert [rule.severity for rule in rules if rule.id in ("P101", "X101")] == ["info", "info"]


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (cats("F101"), 'p/rules/own.yaml:1:3: rule F101: ids of this pack begin with "SP-"'),
        (cats("AB-F101"), 'p/rules/own.yaml:1:3: rule AB-F101: ids of this pack begin with "SP-"'),
        (
            cats("SP-F101", "balance"),
            'p/rules/own.yaml:1:3: "balance" is taken by the rule in A101',
        ),
    ],
)
def test_rules_of_a_pack_keep_to_their_names(rules: str, told: str) -> None:
    pack("p", "prefix: SP\nrules: [rules/*.yaml]\n", rules)
    (found,) = faults("p")
    assert found.startswith(told)
    assert project("p").own == ()


def test_two_packs_cannot_have_the_same_name_or_prefix() -> None:
    pack("a", "prefix: SP\n", identity="same")
    pack("b", "prefix: SQ\n", identity="same")
    pack("c", "prefix: SP\n")
    (told,) = faults("a", "b")
    assert told == 'b/pack.yaml:1:1: the id "same" is taken by the pack a/pack.yaml'
    (told,) = faults("a", "c")
    assert told == 'c/pack.yaml:1:1: the prefix "SP" is taken by the pack a/pack.yaml'


def test_a_pack_that_is_not_there_is_a_fault_of_the_configuration() -> None:
    with pytest.raises(ConfigError, match=r'reportlint.toml:1:11: no pack "gone"'):
        project("gone")


def test_an_installed_package_offers_a_pack_and_nothing_of_it_is_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = folder / "site"
    pack(
        "site/west_rules/data", "overrides: {P101: {severity: info, reason: r}}\n", identity="west"
    )
    (site / "west_rules" / "__init__.py").write_text("raise SystemExit\n")
    info = site / "west_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: west-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[reportlint.packs]\nwest = west_rules.data\n")
    monkeypatch.syspath_prepend(site)
    made = project("west")
    assert [(one.label, Path(one.path).parent.name) for one in made.packs] == [
        ("west@1.0.0", "data")
    ]
    assert "west_rules" not in sys.modules


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Applicability(), Applicability("44*"), True),
        (Applicability("44*"), Applicability("4401*"), True),
        (Applicability("440100"), Applicability("44*"), True),
        (Applicability("44*"), Applicability("45*"), False),
        (Applicability("440100"), Applicability("4401"), False),
        (Applicability(organs=("township",)), Applicability(organs=("street",)), False),
        (Applicability(organs=("township",)), Applicability(organs=("street", "township")), True),
        (Applicability(first_year=2024), Applicability(last_year=2023), False),
    ],
)
def test_packs_meet_where_a_report_may_be_about_both(
    one: Applicability, other: Applicability, *, meet: bool
) -> None:
    assert one.overlaps(other) is other.overlaps(one) is meet


#: Patterns that take forever on text they do not match, by where a repository writes them.
ENDLESS = [
    ("part: 1\n    topics: {年度: '(?:[^甲乙]+)+甲'}", "mentions"),
    ("pattern: '(?:[^甲]{1,9}){1,9}甲'", "forbids"),
    ("pattern: 甲\n    unless: '(?:甲|乙|甲乙)*丙'", "forbids"),
]


@pytest.mark.parametrize(("parameters", "check"), ENDLESS)
def test_patterns_without_a_bound_are_a_fault_of_the_pack(parameters: str, check: str) -> None:
    rule = cats("WE-F101").replace("check: forbids", f"check: {check}")
    pack(
        "we",
        "prefix: WE\nrules: [rules/*.yaml]\n",
        rule.replace("with: {pattern: 猫}", f"with:\n    {parameters}"),
    )
    told = faults("we")[0]
    assert "bound" in told or "too often" in told


def test_patterns_without_a_bound_are_a_fault_of_the_configuration() -> None:
    with pytest.raises(ConfigError, match="has no bound") as caught:
        project(more='[parameters.S209.topics]\nx = "(?:[^甲乙]+)+甲"\n')
    assert "reportlint.toml:3:" in str(caught.value)


def late(config: str = "", *, language: str = "zh") -> Finding:
    """The finding about a report of a department that was published on 8 February."""
    Path("reportlint.toml").write_text(config, encoding="utf-8")
    projects.clear_cache()
    text = CLEAN.read_text(encoding="utf-8")
    result = reportlint.check(
        text, config="reportlint.toml", published="2025-02-08", select=["X101"], language=language
    )
    return result.findings[0]


def test_a_message_tells_who_wants_another_deadline() -> None:
    usual = late()
    assert usual.message == "公布日期2025-02-08晚于期限2025-01-31"
    assert usual.remedy is None
    pack("west", "overrides: {X101: {with: {deadline: 01-20}, reason: 省里通知要求。}}\n")
    found = late("packs = ['west']")
    assert found.message == "公布日期2025-02-08晚于期限2025-01-20（规则包 west：省里通知要求）"
    told = late("packs = ['west']\n[parameters.X101]\ndeadline = '01-10'", language="en")
    assert told.message.endswith(
        "2025-01-10 (as reportlint.toml has it) (rule pack west: 省里通知要求。)"
    )


@pytest.mark.parametrize(
    ("config", "zh", "en"),
    [
        ("packs = ['west']", "按省里的期限公布。", "Publish in time."),
        ("[remedies]\nX101 = '找办公室。'", "找办公室。", "找办公室。"),
        ("remedies = {X101 = {zh = '找甲。', en = 'Ask A.'}}", "找甲。", "Ask A."),
        ("packs = ['west']\nremedies = {X101 = '找办公室。'}", "找办公室。", "找办公室。"),
        ("remedies = {X101 = '期限{deadline}。'}", "期限2025-01-31。", "期限2025-01-31。"),
        (
            "packs = ['west']\nremedies = {X101 = '{date}，{otherwise}{{}}'}",
            "2025-02-08，03-20{}",
            "2025-02-08，03-20{}",
        ),
    ],
)
def test_what_to_do_can_be_said_otherwise(config: str, zh: str, en: str) -> None:
    words = "{zh: 按省里的期限公布。, en: Publish in time.}"
    others = "with: {otherwise: 03-20}"
    pack("west", f"overrides: {{X101: {{remedy: {words}, {others}, reason: x}}}}")
    advice = late(config).advice(None)
    assert advice is not None
    assert (advice["zh"], advice["en"]) == (zh, en)


def test_a_remedy_of_a_relation_names_what_its_message_names() -> None:
    pack("west", "overrides: {A101: {remedy: {zh: '{c}列差{in}', en: '{c}: {in}'}, reason: x}}")
    made = project("west")
    assert made.source_errors == ()
    wrong = (CLEAN.parent.parent / "bad" / "A101").glob("*.txt")
    result = reportlint.check(next(wrong), config="reportlint.toml", select=["A101"])
    advice = result.findings[0].advice(None)
    assert advice is not None
    assert advice["zh"].endswith(f"列差{result.findings[0].values['left']}")


def test_a_pack_for_other_reports_changes_no_remedy() -> None:
    words = "remedy: {zh: 甲。, en: A.}, reason: x"
    pack("west", f"applies: {{organs: [street]}}\noverrides: {{X101: {{{words}}}}}")
    assert late("packs = ['west']").remedy is None


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("remedies = {X999 = 'x'}", "X999"),
        ("remedies = {X101 = {zh = 'x'}}", "en"),
        ("remedies = {X101 = 1}", "X101"),
        ("remedies = 'x'", "remedies"),
        ("remedies = {X101 = '{day}'}", "day"),
        ("remedies = {X101 = {zh = '甲', en = '{'}}", "brace"),
        ("remedies = {A101 = '{sums}'}", "sums"),
    ],
)
def test_remedies_that_make_no_sense_are_told(config: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        late(config)


@pytest.mark.parametrize(
    ("applies", "region", "organ", "year", "why", "zh", "en"),
    [
        (
            Applicability("44*"),
            "110000",
            None,
            None,
            "region",
            "只用于地区 44*",
            "for region 44* only",
        ),
        (
            *(Applicability(organs=("street", "township")), None, "department", None, "organs"),
            *("只用于街道、乡镇", "for streets, townships only"),
        ),
        (
            *(Applicability(first_year=2024, last_year=2025), None, None, 2023, "years"),
            *("只用于 2024-2025 年度", "for the years 2024-2025 only"),
        ),
        (
            *(Applicability(first_year=2024), None, None, 2023, "years"),
            *("只用于 2024- 年度", "for the years 2024- only"),
        ),
        (
            *(Applicability(first_year=2024, last_year=2024), None, None, 2023, "years"),
            *("只用于 2024 年度", "for the years 2024 only"),
        ),
    ],
)
def test_why_a_pack_does_not_apply(
    applies: Applicability,
    region: str | None,
    organ: str | None,
    year: int | None,
    why: str,
    zh: str,
    en: str,
) -> None:
    assert applies.find_mismatch(region, organ, year) == why
    assert not applies.fits(region, organ, year)
    assert in_both(applies.describe_limit(why)) == Bilingual(zh, en)


@pytest.mark.parametrize(
    ("deadline_", "warns"), [("02-15", True), ("01-31", False), ("01-20", False)]
)
def test_a_deadline_later_than_that_of_the_law_is_warned_of(deadline_: str, *, warns: bool) -> None:
    pack("west", f"overrides: {{X101: {{with: {{deadline: {deadline_}}}, reason: 省}}}}\n")
    for made in (project("west"), project(more=f"[parameters.X101]\ndeadline = '{deadline_}'")):
        assert made.source_errors == ()
        told = [str(warning).splitlines()[0] for warning in made.source_warnings]
        assert bool(told) is warns
        assert all("02-15 is later than the deadline of the law, 01-31" in one for one in told)
    if warns:
        assert made.source_warnings[0].path == "reportlint.toml"


def test_a_pack_switches_on_what_it_gives_a_severity() -> None:
    pack("west", "overrides: {W307: {severity: warning, reason: 省}}\n")
    pack("east", "overrides: {S221: {with: {most: 800}, reason: 市}}\n")
    rules = settled(project("west", "east"))
    spacing = rules.get("W307")
    assert spacing is not None
    assert spacing.severity == "warning"
    assert rules.get("S221") is None
    assert settled(project("west", more="ignore = ['W307']\n")).get("W307") is None
    assert settled(project("west", more="severities = {W307 = 'off'}\n")).get("W307") is None


def test_packs_of_the_command_line_stand_above_the_configuration() -> None:
    pack("west", "overrides: {X101: {with: {deadline: 01-20}, reason: 省}}\n")
    pack("east", "overrides: {X101: {with: {deadline: 01-15}, reason: 市}}\n")
    project("west", more="[parameters.X101]\ndeadline = '01-25'\n")
    for named, last in (((), "01-25"), (("east",), "01-15"), (("west",), "01-20")):
        made = projects.load_project("reportlint.toml", named)
        assert made.source_errors == ()
        assert deadline(settled(made)) == last
    alone = projects.load_project("", ("east",))
    assert (alone.path, deadline(settled(alone))) == ("", "01-15")
    (fault,) = projects.load_project("", ("east", "west")).source_errors
    assert "west" in str(fault)


def test_a_pack_of_the_command_line_brings_those_that_it_extends() -> None:
    pack("base", "prefix: BA\nrules: [rules/*.yaml]\n", cats("BA-F101"))
    pack(
        "city", "extends: [built-in, ../base]\noverrides: {BA-F101: {severity: error, reason: 市}}"
    )
    made = projects.load_project("", ("city",))
    assert [(one.id, one.is_named) for one in made.packs] == [("base", True), ("city", True)]
    assert projects.load_docs("", ("city",))["BA-F101"].kind == "forbids"
    rule = settled(made).get("BA-F101")
    assert rule is not None
    assert rule.severity == "error"


def test_a_pack_that_is_not_there_is_told_as_it_was_named() -> None:
    with pytest.raises(ConfigError, match='no pack "nowhere"') as caught:
        projects.load_project("", ("nowhere",))
    assert "\n" not in str(caught.value)
