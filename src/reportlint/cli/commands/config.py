"""``reportlint config show``: every setting in force, and the file and line that it comes from."""

from __future__ import annotations

import os

from reportlint.checks import KINDS
from reportlint.cli import option_values, screen, settings
from reportlint.cli.batch_run import told_faults
from reportlint.cli.draft_identity import identity
from reportlint.cli.sinks import Sink, note
from reportlint.config import project as projects
from reportlint.config.draft_config import Standing, check_profile, standing, threshold
from reportlint.engine.check_options import Options, placed
from reportlint.reporters.configuration import EffectiveConfig, EffectiveRule, EffectiveSetting
from reportlint.reporters.configuration.as_json import render_json
from reportlint.reporters.configuration.terminal import render_overview, render_rule_origin
from reportlint.reporters.shared.width import make_visible
from reportlint.rules.builtin import profiles, save
from reportlint.rules.layers import settled, steps
from reportlint.rules.selection import asked, check
from reportlint.support.lazy_import import fetch
from reportlint.support.records import Record, fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.cli.parser import Arguments
    from reportlint.config.project import Project
    from reportlint.model.rule import Rule, RuleDoc, RuleSet
    from reportlint.rules.layers import Level

#: The settings of a run in the order in which they are told.
_SETTINGS = (
    "profile",
    "fail-on",
    "output-format",
    "language",
    "jobs",
    "year",
    "published",
    "region",
    "rule-pages",
)
_USUAL = {"fail-on": "error", "output-format": "full", "language": "zh"}
_OPTIONS = {"language": "--lang"}


class Force(Record):
    """What is in force for a draft, or for the current folder."""

    arguments: Arguments
    standing: Standing
    packs: tuple[int, ...]
    levels: tuple[Level, ...]
    rules: RuleSet
    draft: str

    @property
    def project(self) -> Project | None:
        """The project."""
        return self.standing.project


def show(arguments: Arguments) -> int:
    """Show the settings, or those of one rule."""
    force = in_force(arguments)
    arguments = force.arguments
    settings.tell_search(arguments, verbose=True)
    sink = Sink(None)
    view = screen.view(sink, arguments)
    named = _named(arguments, force.rules)
    shown = _shown(force, [named] if named else list(force.rules))
    if arguments.last("--output-format") == "json":
        sink.write(render_json(shown, arguments.language))
    elif named:
        sink.say(render_rule_origin(shown.rules[0], view), coloured=view.colour)
    else:
        sink.say(render_overview(shown, view), coloured=view.colour)
    save()
    faults = force.project.faults if force.project else ()
    return 2 if told_faults(arguments.language, faults) else 0


def in_force(arguments: Arguments) -> Force:
    """Find what is in force where a command is run, or for the draft of ``--for``."""
    draft = arguments.last("--for") or ""
    find = settings.config_of(arguments)
    folder = os.path.dirname(draft) if draft and not os.path.isdir(draft) else draft
    path = find(folder or os.curdir) if find else None
    project = settings.loaded((path,))[0] if path else None
    arguments = settings.spoken(arguments, project)
    choice = option_values.choice_of(arguments)
    level = asked(choice.select, choice.ignore, choice.extend_select, dict(choice.severities))
    check(projects.rules_of(project), level)
    profile = arguments.last("--profile")
    if profile is not None:
        check_profile(profile, (project,))
    stands = standing(draft or os.curdir, project, profile)
    packs = stands.packs(*_known(draft, arguments, path))
    return Force(
        arguments, stands, packs, (*stands.levels(packs), level), stands.rules(packs), draft
    )


def _known(draft: str, arguments: Arguments, config: str | None) -> tuple[str | None, int | None]:
    """Give the kind of organ and the year of a draft, as far as they are known."""
    year = option_values.year_of(arguments)
    if not draft or os.path.isdir(draft):
        return None, year
    known = identity(draft, placed(Options(year=year), draft, config).year)
    if known.error is not None:
        note(f"{make_visible(draft)}: {known.error.told(arguments.language)[0]}")
    return known.organ, known.year


def _named(arguments: Arguments, rules: RuleSet) -> Rule | None:
    if not arguments.operands:
        return None
    return option_values.rule_of(arguments.operands[0], rules)


def _shown(force: Force, rules: list[Rule]) -> EffectiveConfig:
    project, stands = force.project, force.standing
    told = {one.name: one for one in profiles()}.get(stands.profile)
    packs = project.packs if project else ()
    scopes = project.scopes if project else ()
    docs = projects.docs_of(project)
    return EffectiveConfig(
        project.path if project else None,
        force.draft,
        tuple(_settings(force)),
        tuple((pack, index in force.packs) for index, pack in enumerate(packs)),
        told.about if told else None,
        tuple(
            (", ".join(scope.paths), index in stands.scopes, scope.level.path, scope.line)
            for index, scope in enumerate(scopes)
        ),
        tuple(_rule(rule, docs[rule.id], force) for rule in rules),
    )


def _settings(force: Force) -> Iterator[EffectiveSetting]:
    for key in _SETTINGS:
        said = force.arguments.values.get(_OPTIONS.get(key, f"--{key}"))
        if said and key != "output-format":
            yield EffectiveSetting(key, said[-1], _OPTIONS.get(key, f"--{key}"))
        elif key == "language" and os.environ.get("REPORTLINT_LANG"):
            yield EffectiveSetting(key, force.arguments.language, "REPORTLINT_LANG")
        else:
            yield _configured(force, key)
    project = force.project
    for key, words in (
        ("exclude", project.exclude if project else ()),
        ("packs", ()),
    ):
        for word in words:
            yield EffectiveSetting(key, word.text, project.path if project else "", word.line)


def _configured(force: Force, key: str) -> EffectiveSetting:
    project, stands = force.project, force.standing
    for scope in reversed(stands.matching()):
        value = getattr(scope, key, None)
        if value is not None:
            return EffectiveSetting(key, str(value), scope.level.path, scope.line)
    if key == "fail-on" and threshold(stands) != (project and project.get(key)):
        return EffectiveSetting(key, threshold(stands) or "", f"profile {stands.profile}")
    if project is not None and key == "output-format" and project.output_format:
        words = project.output_format
        listed = ", ".join(word.text for word in words)
        return EffectiveSetting(key, listed, project.path, words[0].line)
    word = project.settings.get(key) if project else None
    if word is None or project is None:
        return EffectiveSetting(key, _USUAL.get(key, ""))
    return EffectiveSetting(key, word.text, project.path, word.line)


def _rule(rule: Rule, doc: RuleDoc, force: Force) -> EffectiveRule:
    made = settled(rule, force.levels)
    taken = tuple(steps(rule, force.levels))
    return EffectiveRule(
        rule,
        made.runs,
        made.rule.severity,
        doc.path,
        doc.line,
        taken,
        tuple(_parameters(rule, doc, force)),
    )


def _parameters(rule: Rule, doc: RuleDoc, force: Force) -> Iterator[EffectiveSetting]:
    """Give the parameters of a rule: as its file has them, or as the last level sets them."""
    if rule.target == KINDS["relation"]:
        return
    changed = {
        one.name: EffectiveSetting(one.name, one.written, level.path, one.where.line)
        for level in force.levels
        for one in level.parameters
        if one.rule == rule.id
    }
    given = {key.replace("_", "-"): value for key, value in doc.parameters.items()}
    for field, value in zip(fields_of(fetch(rule.target)), rule.values, strict=True):
        key = field.replace("_", "-")
        if field.isupper():
            continue
        if key in changed:
            yield changed[key]
        elif key in given:
            yield EffectiveSetting(key, _written(given[key]), doc.path, doc.line)
        else:
            yield EffectiveSetting(key, _written(value))


def _written(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_written(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_written, value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
